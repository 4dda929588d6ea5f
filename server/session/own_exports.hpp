#pragma once

#include "protocol/commands/own.hpp"
#include "server/base/workers.hpp"
#include "server/domain/actor.hpp"
#include "server/export/own_exporter.hpp"
#include "server/session/files.hpp"

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace lateral::session {

/// What members take along of their own (adr/0021): made one after another on a thread of its own, over a connection of
/// its own, into a folder that is emptied at the start; there for an hour, for its member alone. One for all loops.
class OwnExports {
public:
    static constexpr std::int64_t kKeptSeconds = 3'600;
    static constexpr std::size_t kADay = 3;

    /// `url`: of the database; `stay_free`: bytes of the disk, whatever is made. Empties `folder`.
    OwnExports(storage::Database& db, std::string url, files::Store const& store, Files& files,
               std::filesystem::path folder, std::int64_t stay_free);

    /// Begins one, unless one is being made. On a reader's thread.
    protocol::Result<protocol::OwnExport> make(storage::ReadTransaction& tx, domain::Actor const& actor,
                                               protocol::Language language);
    /// Any thread.
    protocol::OwnExport get(protocol::MemberId member);

    /// `not_found` for whatever is not the caller's.
    boost::asio::awaitable<protocol::Result<std::shared_ptr<Download>>> open(Caller caller, std::int64_t number);

    /// Deletes those that have been there for long enough. Any thread.
    void collect(protocol::Timestamp now);

    void stop() {
        stopping_ = true;
        making_.stop();
    }

private:
    struct Ready {
        std::int64_t number = 0;
        std::int64_t bytes = 0;
        protocol::Timestamp until;
    };
    struct Entry {
        bool is_making = false;
        bool has_failed = false;
        std::optional<Ready> ready;             ///< the one before, while another is being made
        std::vector<protocol::Timestamp> begun; ///< in the last day
    };

    static protocol::OwnExport shown(Entry const& entry);
    protocol::Result<void> has_room(storage::ReadTransaction& tx, protocol::MemberId member) const;
    protocol::Result<void> begin(exporting::OwnWish wish, protocol::Timestamp now);
    void work(exporting::OwnWish wish);
    std::int64_t write(exporting::OwnWish wish, std::int64_t number) const;
    void settle(protocol::MemberId member, std::optional<Ready> made);
    std::filesystem::path path_of(std::int64_t number) const;
    void remove(std::int64_t number) const;

    storage::Database& db_; // NOLINT: parts of the Application
    std::string const url_;
    files::Store const& store_; // NOLINT
    Files& files_;              // NOLINT
    std::filesystem::path const folder_;
    std::int64_t const stay_free_;
    std::mutex mutex_; ///< of the two below
    std::map<protocol::MemberId, Entry> entries_;
    std::size_t waiting_ = 0;
    std::atomic<bool> stopping_{false};
    base::Workers making_{1, 1};
};

} // namespace lateral::session
