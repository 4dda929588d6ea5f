#pragma once

#include "protocol/errors.hpp"
#include "storage/database.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/io_context.hpp>
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
    case storage::Outcome::lost:
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

/// A coroutine of one loop that waits for a storage thread.
struct Waiting {
    Waiting() = default;
    Waiting(Waiting const&) = delete;
    Waiting& operator=(Waiting const&) = delete;
    virtual ~Waiting() = default;
    virtual void resume() = 0; ///< on its loop, once

    storage::Outcome outcome{};
    std::shared_ptr<Waiting> self; ///< itself while it is on its way
    Waiting* next = nullptr;
};

template <class Handler>
struct WaitingHandler final : Waiting {
    explicit WaitingHandler(Handler given) : handler(std::move(given)) {}
    void resume() override { std::move(handler)(outcome); }
    Handler handler;
};

/// Outcomes on their way from the storage threads to one loop. A commit answers many at once: they are chained, and
/// when all are there the loop is woken once. Woken by the first, it would run, sleep and be woken again for each.
class Arrivals final : public boost::asio::execution_context::service {
public:
    using key_type = Arrivals;
    inline static boost::asio::execution_context::id id;

    explicit Arrivals(boost::asio::io_context& context) : service(context), loop_(context) {}

    /// Any thread.
    void add(std::shared_ptr<Waiting> waiting) {
        auto* const added = waiting.get();
        added->self = std::move(waiting);
        auto* before = newest_.load(std::memory_order_relaxed);
        do added->next = before;
        while (!newest_.compare_exchange_weak(before, added, std::memory_order_release, std::memory_order_relaxed));
    }

    /// Any thread: has the loop resume what has arrived.
    void wake() {
        if (!newest_.load(std::memory_order_relaxed) || woken_.exchange(true)) return;
        boost::asio::post(loop_, [this] { resume_all(); });
    }

private:
    void resume_all() {
        woken_ = false; // before it takes: what arrives later wakes again
        for (auto const& waiting : take()) waiting->resume();
    }

    /// In the order in which they came.
    std::vector<std::shared_ptr<Waiting>> take() {
        std::vector<std::shared_ptr<Waiting>> taken;
        for (auto* at = newest_.exchange(nullptr, std::memory_order_acquire); at;) {
            auto* const next = at->next;
            taken.push_back(std::move(at->self));
            at = next;
        }
        std::ranges::reverse(taken);
        return taken;
    }

    void shutdown() override { take(); }

    boost::asio::io_context& loop_; // NOLINT: owns this
    std::atomic<Waiting*> newest_{nullptr};
    std::atomic<bool> woken_{false};
};

/// Waits for `submit(loop, done)`, which calls `done` on a storage thread.
template <class Submit>
boost::asio::awaitable<storage::Outcome> settled(Submit submit) {
    namespace asio = boost::asio;
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(storage::Outcome)>(
        [](auto handler, Submit&& start) {
            auto const loop = asio::get_associated_executor(handler);
            auto& context = asio::query(loop, asio::execution::context);
            auto& arrivals = asio::use_service<Arrivals>(static_cast<asio::io_context&>(context));
            auto waiting = std::make_shared<WaitingHandler<decltype(handler)>>(std::move(handler));
            start(loop, [waiting, &arrivals](storage::Outcome outcome) {
                waiting->outcome = outcome;
                arrivals.add(waiting);
            });
        },
        asio::use_awaitable, std::move(submit));
}

} // namespace detail

/// Has the database wake these loops when work is done that coroutines on them wait for. Whoever makes a database for
/// coroutines says it once, before the first work: without it they wait for ever.
inline void answer_on(storage::Database& db, std::vector<boost::asio::io_context*> loops) {
    db.on_settled([loops = std::move(loops)] {
        for (auto* loop : loops) boost::asio::use_service<detail::Arrivals>(*loop).wake();
    });
}

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
