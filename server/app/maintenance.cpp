#include "server/app/maintenance.hpp"

#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/domain/handlers.hpp"
#include "storage/statements.hpp"

#include <boost/asio/co_spawn.hpp>
#include <spdlog/spdlog.h>

namespace lateral::app {
namespace asio = boost::asio;
namespace sql = storage::sql;
namespace {

constexpr std::chrono::minutes kEvery{1};
/// Rows a turn: a trim never holds the writer for more than some milliseconds.
constexpr std::int64_t kBatch = 2'000;
constexpr std::int64_t kKeptAnswers = 7 * base::kDay;
constexpr std::int64_t kKeptFailures = base::kDay;

struct Expired {
    protocol::SessionId session;
    protocol::MemberId member;
};
BOOST_DESCRIBE_STRUCT(Expired, (), (session, member))

void log_fault(std::exception_ptr const& fault) {
    try {
        if (fault) std::rethrow_exception(fault);
    } catch (std::exception const& error) {
        spdlog::error("maintenance: {}", error.what());
    }
}

storage::Verdict end_old_sessions(storage::Transaction& tx) {
    auto const now = tx.now().value;
    for (auto const& [session, member] : tx.rows<Expired>(sql::sessions_expired, now - auth::kLongestDays * base::kDay,
                                                          now - auth::kIdleDays * base::kDay))
        domain::end_session(tx, member, session);
    return storage::Verdict::keep;
}

} // namespace

Maintenance::Maintenance(boost::asio::io_context& loop, storage::Database& db, session::Files& files,
                         session::OwnExports& own_exports, config::Config const& config)
    : timer_(loop), db_(db), files_(files), own_exports_(own_exports), config_(config) {}

void Maintenance::start() {
    turn();
    timer_.expires_after(kEvery);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (!ec) start();
    });
}

void Maintenance::turn() {
    auto const settled = [](storage::Outcome outcome) {
        if (outcome != storage::Outcome::done && outcome != storage::Outcome::overloaded)
            spdlog::warn("maintenance: outcome {}", static_cast<int>(outcome));
    };
    db_.write(end_old_sessions, settled);
    db_.write([](storage::Transaction& tx) { return domain::turn_affiliations(tx), storage::Verdict::keep; }, settled);
    db_.write(
        [this](storage::Transaction& tx) {
            auto const now = tx.now().value;
            tx.run(sql::event_log_trim, now - config_.event_log_days * base::kDay, config_.event_log_events, kBatch);
            tx.run(sql::idempotency_trim, now - kKeptAnswers);
            tx.run(sql::sign_in_failures_trim, now - kKeptFailures);
            tx.run(sql::notices_trim, now - domain::kNoticeDays * base::kDay, kBatch);
            domain::forget_removed(tx);
            domain::forget_join_requests(tx);
            return storage::Verdict::keep;
        },
        settled);
    db_.write([](storage::Transaction& tx) { return domain::watch_first_replies(tx), storage::Verdict::keep; },
              settled);
    db_.write([](storage::Transaction& tx) { return domain::keep_activity(tx), storage::Verdict::keep; }, settled);
    db_.write([](storage::Transaction& tx) { return domain::remind(tx), storage::Verdict::keep; }, settled);
    own_exports_.collect(base::wall_clock());
    asio::co_spawn(timer_.get_executor(), files_.collect(config_.file_grace_days * base::kDay, turns_++), log_fault);
}

} // namespace lateral::app
