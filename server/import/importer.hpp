#pragma once

#include "server/import/file_taker.hpp"
#include "server/import/plan.hpp"
#include "storage/transaction.hpp"

#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>

namespace lateral::import {

/// What an import needs of the program around it.
struct Means {
    /// Runs the work and returns when it is on disk, with all of it or nothing. Throws when that fails. May run it
    /// twice.
    std::function<void(std::function<void(storage::Transaction&)> const&)> write;
    std::function<void(std::function<void(storage::ReadTransaction&)> const&)> read;
    /// How far it is, now and then.
    std::function<void(std::string const& what, std::int64_t done, std::int64_t all)> tell;
    /// Whether it is to stop.
    std::function<bool()> is_stopping;
    std::string password_hash; ///< of nobody's password
    std::string epoch;         ///< a new one
};

/// The operator, or the system, ended it. What is done is done, and the next run goes on there.
class Stopped : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Brings a Ning archive into the network (docs/adr/0015-moving-in.md): members, spaces, then conversations from the
/// oldest to the newest, some hundred posts in one commit. What is there already from an earlier run stays as it is.
/// One thread, but for the files.
class Importer {
public:
    Importer(Archive const& archive, Plan const& plan, Report& report, FileTaker& files, Means const& means)
        : archive_(archive), plan_(plan), report_(report), files_(files), means_(means) {}

    /// Throws Stopped, Unreadable, and what `means` throws.
    void run();
    /// Only says what run() would do.
    void try_out();

private:
    struct Post {
        Draft draft;
        protocol::MemberId author;
        std::int64_t at = 0;
        std::int64_t number = 0;
    };
    struct Conversation {
        Talk talk; ///< its posts are in `posts`, but for those that are there already
        std::int64_t at = 0;
        bool is_there = false;
        std::vector<Post> posts;
    };
    using Batch = std::vector<Conversation>;

    void add_members();
    void add_member_batch(std::vector<Value> const& members);
    void add_absent();
    void add_spaces();
    void add_space(Place const& place);
    void know_members();
    void add_talks();
    Conversation load(PlannedTalk const& planned);
    void leave_out_known(storage::ReadTransaction& tx, Conversation& conversation);
    void prepare(Batch& batch);
    void take_files(Batch& batch);
    void write(Batch const& batch);
    void write(storage::Transaction& tx, Conversation const& conversation);
    void count(Batch const& batch);
    void finish();
    void check_stop() const;

    Archive const& archive_; // NOLINT: outlives it
    Plan const& plan_;       // NOLINT: outlives it
    Report& report_;         // NOLINT: outlives it
    FileTaker& files_;       // NOLINT: outlives it
    Means const& means_;     // NOLINT: outlives it
    std::map<Source, JsonReader> readers_;
    std::unordered_map<std::string, protocol::MemberId> members_;
    std::map<std::string, protocol::SpaceId> spaces_;
    Defects read_again_; ///< what the plan noted already
    protocol::Seq begin_;
    std::int64_t done_ = 0;
    bool is_dry_ = false;
};

} // namespace lateral::import
