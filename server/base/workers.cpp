#include "server/base/workers.hpp"

namespace lateral::base {
namespace asio = boost::asio;

asio::awaitable<void> Workers::start(std::function<void()> work) {
    co_await asio::async_initiate<decltype(asio::use_awaitable), void()>(
        [this](auto handler, std::function<void()> job) {
            auto const executor = asio::get_associated_executor(handler);
            auto kept = std::make_shared<decltype(handler)>(std::move(handler));
            asio::post(pool_, [this, kept, executor, job = std::move(job)] {
                job();
                waiting_.fetch_sub(1);
                asio::post(executor, [kept] { std::move (*kept)(); });
            });
        },
        asio::use_awaitable, std::move(work));
}

} // namespace lateral::base
