#pragma once

#include "protocol/errors.hpp"
#include "storage/database.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

/// Storage work from a coroutine: it is queued, the coroutine waits, and goes on on its own loop.
namespace lateral::session {

inline protocol::Error error_of(storage::Outcome outcome) {
    using protocol::ErrorCode;
    switch (outcome) {
    case storage::Outcome::done: break;
    case storage::Outcome::full: return {ErrorCode::read_only, {}, {}, 5};
    case storage::Outcome::failed: return {ErrorCode::internal, {}, {}, std::nullopt};
    case storage::Outcome::unknown: return {ErrorCode::outcome_unknown, {}, {}, 1};
    case storage::Outcome::overloaded: return {ErrorCode::unavailable, {}, {}, 1};
    }
    return {ErrorCode::internal, {}, {}, std::nullopt};
}

namespace detail {

/// What came up to be written in one turn of a loop, handed over together: it then shares a commit, and its events
/// share calls to each reader. Handed over one by one, the first piece would be committed alone while the others wait
/// for it.
class TurnWrites final : public boost::asio::execution_context::service {
public:
    using key_type = TurnWrites;
    inline static boost::asio::execution_context::id id;

    explicit TurnWrites(boost::asio::execution_context& context) : service(context) {}

    template <class Executor>
    void add(Executor const& loop, storage::Database& db, storage::Database::Piece piece) {
        pieces_.push_back(std::move(piece));
        if (pieces_.size() == 1) boost::asio::post(loop, [this, &db] { db.write(std::exchange(pieces_, {})); });
    }

private:
    void shutdown() override { pieces_.clear(); }

    std::vector<storage::Database::Piece> pieces_;
};

/// Waits for `submit(loop, done)`, which calls `done` on a storage thread.
template <class Submit>
boost::asio::awaitable<storage::Outcome> settled(Submit submit) {
    namespace asio = boost::asio;
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(storage::Outcome)>(
        [](auto handler, Submit start) {
            auto const executor = asio::get_associated_executor(handler);
            auto kept = std::make_shared<decltype(handler)>(std::move(handler));
            start(executor, [kept, executor](storage::Outcome outcome) {
                asio::post(executor, [kept, outcome] { std::move (*kept)(outcome); });
            });
        },
        asio::use_awaitable, std::move(submit));
}

} // namespace detail

/// Runs `work(ReadTransaction&) -> Result<T>` on a reader.
template <class Work>
auto read(storage::Database& db, Work work)
    -> boost::asio::awaitable<std::invoke_result_t<Work, storage::ReadTransaction&>> {
    using Value = std::invoke_result_t<Work, storage::ReadTransaction&>;
    auto result = std::make_shared<std::optional<Value>>();
    auto const outcome = co_await detail::settled(
        [&db, result, work = std::move(work)](auto const&, storage::Database::Done done) mutable {
            db.read([result, work = std::move(work)](storage::ReadTransaction& tx) { result->emplace(work(tx)); },
                    std::move(done));
        });
    if (outcome != storage::Outcome::done) co_return std::unexpected(error_of(outcome));
    co_return std::move(**result);
}

/// Runs `work(Transaction&) -> Result<T>` on the writer; an error discards what it changed.
template <class Work>
auto write(storage::Database& db, Work work)
    -> boost::asio::awaitable<std::invoke_result_t<Work, storage::Transaction&>> {
    using Value = std::invoke_result_t<Work, storage::Transaction&>;
    auto result = std::make_shared<std::optional<Value>>();
    auto const outcome = co_await detail::settled(
        [&db, result, work = std::move(work)](auto const& loop, storage::Database::Done done) mutable {
            auto piece = [result, work = std::move(work)](storage::Transaction& tx) {
                result->emplace(work(tx));
                return result->value() ? storage::Verdict::keep : storage::Verdict::discard;
            };
            auto& context = boost::asio::query(loop, boost::asio::execution::context);
            boost::asio::use_service<detail::TurnWrites>(context).add(loop, db, {std::move(piece), std::move(done)});
        });
    if (outcome != storage::Outcome::done) co_return std::unexpected(error_of(outcome));
    co_return std::move(**result);
}

} // namespace lateral::session
