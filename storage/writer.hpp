#pragma once

#include "storage/database.hpp"
#include "storage/engine.hpp"
#include "storage/work_queue.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace lateral::storage {

using WriteJob = Database::Piece;

/// The one writer: takes what waits, runs the pieces in one transaction, commits, and only then lets
/// answers and events out. While a group is being synced the next one gathers in the queue. Runs on its own thread.
class Writer {
public:
    explicit Writer(Options const& options);

    void loop(); ///< until the queue is stopped and empty

    WorkQueue<WriteJob> queue;
    std::function<void(CommittedEvents)> on_commit;
    std::function<void()> on_settled;
    std::function<void(bool)> on_writable;
    std::atomic<bool> writable{true};
    std::atomic<std::uint64_t> groups{0}, written{0}, discarded{0}, failed{0};

private:
    /// What became of one piece of a group.
    struct Piece {
        WriteJob* job;
        Outcome outcome = Outcome::done;
        Verdict verdict = Verdict::discard;
    };

    /// A savepoint costs two statements and a copy of each page that the piece changes (4 % of a post), and hardly any
    /// group has something to take back. So a group runs without them first; one that has runs again with them.
    enum class Savepoints : std::uint8_t { none, each };

    void fetch_foreign(Transaction& head, std::vector<EventRecord>& events);
    void settle(std::vector<Piece>& group);
    bool attempt(std::vector<Piece>& group, std::vector<EventRecord>& events);
    bool run_all(std::vector<Piece>& group, std::vector<EventRecord>& events, Savepoints savepoints);
    bool run_one(Piece& piece, Seq& last, std::vector<EventRecord>& events, Savepoints savepoints);
    void do_work(Piece& piece, Transaction& tx) const;
    bool commit(std::vector<Piece>& group);
    void give_up(std::vector<Piece>& group, StorageError const& error);
    void publish(std::vector<Piece>& group, std::vector<EventRecord> events);
    void count(Piece const& piece);
    void set_writable(bool now);
    void probe();
    void begin();
    void reopen();
    void say(std::string const& line) const;

    Options const& options_; // NOLINT: lives in the Database that owns this
    std::unique_ptr<EngineConnection> connection_;
    std::vector<EventRecord> held_; ///< committed, and told with the next group
    std::optional<Seq> known_;      ///< the newest event that this process has published or found
};

} // namespace lateral::storage
