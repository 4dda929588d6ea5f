#pragma once

#include "protocol/codec.hpp"
#include "server/base/random.hpp"
#include "server/session/accounts.hpp"
#include "server/session/answer.hpp"
#include "server/session/files.hpp"
#include "server/session/limits.hpp"
#include "server/session/own_exports.hpp"
#include "storage/database.hpp"

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <mutex>
#include <string>

namespace lateral::session {

/// Takes a command to its handler and the reply back, the same way for the socket and for POST. One for all loops; its
/// only state is the members' limits.
class Dispatcher {
public:
    Dispatcher(storage::Database& db, Accounts& accounts, Files& files, OwnExports& own_exports,
               std::int64_t writes_per_minute, std::int64_t reads_per_minute)
        : db_(db), accounts_(accounts), files_(files), own_exports_(own_exports), writes_(writes_per_minute),
          reads_(reads_per_minute), next_request_(base::random_id()) {}

    /// `key` as the client made it, or empty.
    boost::asio::awaitable<Answer> run(Caller caller, std::string key, protocol::Command command);

    /// Takes from what a member may read in a minute: of all their connections and sessions together, since each has a
    /// limit too, but opening another costs nothing. On the readers' threads.
    protocol::Result<void> take_read(protocol::MemberId member, std::int64_t turns);

    /// Notes that a session is in use, so that it does not end as idle.
    boost::asio::awaitable<void> touch(Caller caller);

    /// An answer, and what is kept of it for when the write comes again.
    struct Written {
        std::string answer;
        std::string kept;
    };

    storage::Database& database() { return db_; }
    Files& files() { return files_; }
    OwnExports& own_exports() { return own_exports_; }

private:
    using Reading = std::function<protocol::Result<std::string>(storage::ReadTransaction&, domain::Actor const&)>;
    using Writing = std::function<protocol::Result<Written>(storage::Transaction&, domain::Actor const&,
                                                            domain::RequestKey const&)>;

    /// What becomes of a write that comes twice.
    enum class Repeat : std::uint8_t {
        harmless,  ///< doing it again changes nothing: no answer is kept
        by_row,    ///< its row keeps the key for ever
        by_answer, ///< the answer is kept for seven days
        by_look    ///< the answer is looked up again: what the asker may see of it may be less by then
    };

    /// What holds for a write before its handler.
    struct Rules {
        Repeat repeat{};
        bool needs_agreement = true; ///< only who accepted the community agreement of today may
    };

    template <class Args>
    boost::asio::awaitable<Answer> start(Caller caller, std::string request, std::string key, Args args);
    boost::asio::awaitable<Answer> run_read(Caller caller, std::string request, Reading work, std::int64_t turns = 1);
    boost::asio::awaitable<Answer> run_write(Caller caller, std::string request, domain::RequestKey key, Rules rules,
                                             Writing work);
    protocol::Result<std::string> write_once(storage::Transaction& tx, domain::Actor const& actor,
                                             domain::RequestKey const& key, Repeat repeat, Writing const& work);

    storage::Database& db_;   // NOLINT: parts of the Application
    Accounts& accounts_;      // NOLINT
    Files& files_;            // NOLINT
    OwnExports& own_exports_; // NOLINT
    MemberLimits writes_;     ///< on the writer thread
    std::mutex reads_mutex_;
    MemberLimits reads_;                     ///< on the readers' threads, under the mutex
    std::atomic<std::int64_t> next_request_; ///< names requests in the log; begins anywhere, so that restarts differ
};

} // namespace lateral::session
