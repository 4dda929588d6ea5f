#pragma once

#include "storage/transaction.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lateral::storage {

/// What a piece of writing wants done with its changes.
enum class Verdict : std::uint8_t { keep, discard };

enum class Outcome : std::uint8_t {
    done,       ///< read, or written and on disk, or discarded as asked
    full,       ///< writing is off until there is room again; nothing was changed
    failed,     ///< an exception; nothing was changed
    unknown,    ///< the commit failed after it was handed to the disk: it may or may not be there
    lost,       ///< the engine is out of reach, or went away in the middle; nothing was changed
    overloaded, ///< the queue is at its bound, or the database is stopping; nothing was started
};

/// The events of one commit, in order. Shared by all who deliver them.
using CommittedEvents = std::shared_ptr<std::vector<EventRecord> const>;

struct Options {
    std::string url;                             ///< "sqlite:PATH" or "postgresql://..."
    std::size_t readers = 2;                     ///< threads with a connection each
    std::size_t max_group = 256;                 ///< commands that share one commit; bounds the time an answer waits
    std::size_t max_waiting = 10'000;            ///< pieces of work queued before `overloaded`
    std::function<Timestamp()> clock;            ///< required
    std::function<std::int64_t()> ids;           ///< required: random, 1 to 2^52 - 1
    StatementHook hook;                          ///< tests only
    std::shared_ptr<Vault const> vault;          ///< what words in confidence are kept with; null: as they are
    std::function<void(std::string const&)> log; ///< infrastructure errors, one line each
};

/// The database: one writer thread that commits in groups, a few readers, one queue each. Thread-safe.
/// Acknowledged means on disk: `done` runs only after the commit of the group, with full synchronisation.
class Database {
public:
    using Work = std::function<Verdict(Transaction&)>;
    using ReadWork = std::function<void(ReadTransaction&)>;
    using Done = std::function<void(Outcome)>;

    /// Opens, migrates and starts. Throws StorageError; a database newer than the program is refused.
    explicit Database(Options options);
    ~Database();
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;

    /// `work` runs on the writer thread. It may run again (a group with a piece to take back, or that failed, is
    /// repeated), so it starts from nothing each time. An exception discards it alone. `done` runs on the writer
    /// thread.
    void write(Work work, Done done);

    struct Piece {
        Work work;
        Done done;
    };
    /// As above, for pieces that came up together: the writer finds all of them at once, so that they share a commit.
    void write(std::vector<Piece> pieces);

    /// `work` runs on a reader thread in a transaction that cannot write; `done` on the same thread.
    void read(ReadWork work, Done done);

    /// Called on the writer thread after each commit, after the `done`s of its group; once for two commits when more
    /// was waiting after the first. Set before the first write.
    void on_commit(std::function<void(CommittedEvents)> listener);

    /// Called on the same thread when all `done`s of a group, or that of a read or a refusal, have been called: the
    /// moment to wake those who wait for them, once for all. Set before the first work.
    void on_settled(std::function<void()> listener);

    /// Called on the writer thread when writing goes off (full disk) and comes back.
    void on_writable(std::function<void(bool)> listener);

    bool writable() const;

    std::shared_ptr<Vault const> vault() const; ///< for other connections to the same database

    struct Counters {
        std::uint64_t groups, written, discarded, failed, read;
        std::size_t waiting;
    };
    Counters counters() const;

    /// Finishes what is queued, then stops the threads. Later calls answer `overloaded`.
    void stop();

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// The fingerprints of the keys with which texts in a database may be sealed (vault.hpp). Opens and migrates it. Throws
/// StorageError.
std::vector<std::string> sealing_keys(std::string const& url);

} // namespace lateral::storage
