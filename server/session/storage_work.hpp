#pragma once

#include "protocol/errors.hpp"
#include "storage/database.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <optional>
#include <type_traits>

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

/// Waits for `submit(done)`, which calls `done` on a storage thread.
template <class Submit>
boost::asio::awaitable<storage::Outcome> settled(Submit submit) {
    namespace asio = boost::asio;
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(storage::Outcome)>(
        [](auto handler, Submit start) {
            auto const executor = asio::get_associated_executor(handler);
            auto kept = std::make_shared<decltype(handler)>(std::move(handler));
            start([kept, executor](storage::Outcome outcome) {
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
    auto const outcome = co_await detail::settled([&db, result, work = std::move(work)](storage::Database::Done done) mutable {
        db.read([result, work = std::move(work)](storage::ReadTransaction& tx) { result->emplace(work(tx)); }, std::move(done));
    });
    if (outcome != storage::Outcome::done) co_return std::unexpected(error_of(outcome));
    co_return std::move(**result);
}

/// Runs `work(Transaction&) -> Result<T>` on the writer; an error discards what it changed.
template <class Work>
auto write(storage::Database& db, Work work) -> boost::asio::awaitable<std::invoke_result_t<Work, storage::Transaction&>> {
    using Value = std::invoke_result_t<Work, storage::Transaction&>;
    auto result = std::make_shared<std::optional<Value>>();
    auto const outcome = co_await detail::settled([&db, result, work = std::move(work)](storage::Database::Done done) mutable {
        db.write(
            [result, work = std::move(work)](storage::Transaction& tx) {
                result->emplace(work(tx));
                return result->value() ? storage::Verdict::keep : storage::Verdict::discard;
            },
            std::move(done));
    });
    if (outcome != storage::Outcome::done) co_return std::unexpected(error_of(outcome));
    co_return std::move(**result);
}

} // namespace lateral::session
