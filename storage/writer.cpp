#include "storage/writer.hpp"

#include "storage/statements.hpp"

#include <algorithm>
#include <iterator>

namespace lateral::storage {
namespace {

/// How often a writer that was turned off by a full disk looks whether there is room again.
constexpr std::chrono::seconds kProbe{1};

/// Before the commit: whatever it was, nothing was changed.
Outcome outcome_of(Fault fault) {
    switch (fault) {
    case Fault::full: return Outcome::full;
    case Fault::lost: return Outcome::lost;
    case Fault::constraint:
    case Fault::other: break;
    }
    return Outcome::failed;
}

} // namespace

Writer::Writer(Options const& options)
    : queue(options.max_waiting), options_(options),
      connection_(connect_engine(options.url, Access::read_write, options.vault)) {}

void Writer::loop() {
    while (!queue.finished()) {
        auto jobs = queue.take(options_.max_group, kProbe);
        if (!writable) probe();
        if (jobs.empty()) continue;
        std::vector<Piece> group;
        group.reserve(jobs.size());
        for (auto& job : jobs) group.push_back({&job});
        settle(group);
    }
}

/// Runs a group to its end: as one, or after a fault piece by piece, so that one bad piece harms no other.
void Writer::settle(std::vector<Piece>& group) {
    std::vector<EventRecord> events;
    if (!writable) {
        for (auto& piece : group) piece.outcome = Outcome::full;
        return publish(group, {});
    }
    if (attempt(group, events)) {
        if (!events.empty()) known_ = events.back().seq;
        return publish(group, std::move(events));
    }
    if (group.size() == 1) return publish(group, {});
    for (auto& piece : group) {
        std::vector<Piece> alone{{piece.job}};
        settle(alone);
    }
}

/// False when the group was given up: nothing of it is in the database, and each piece has an outcome that holds if it
/// was alone.
bool Writer::attempt(std::vector<Piece>& group, std::vector<EventRecord>& events) {
    try {
        if (!run_all(group, events, Savepoints::none)) {
            connection_->roll_back();
            events.clear();
            run_all(group, events, Savepoints::each);
        }
    } catch (StorageError const& error) {
        give_up(group, error);
        events.clear();
        return false;
    }
    if (commit(group)) return true;
    events.clear();
    // Unknown is unknown for all of them: none is tried again.
    return group.front().outcome == Outcome::unknown;
}

/// False when a piece has to be taken back that has no savepoint.
bool Writer::run_all(std::vector<Piece>& group, std::vector<EventRecord>& events, Savepoints savepoints) {
    begin();
    Transaction head(*connection_, options_.hook, options_.clock(), options_.ids, Seq{});
    Seq const before = head.as_of();
    Seq last = before;
    fetch_foreign(head, events);
    for (auto& piece : group)
        if (!run_one(piece, last, events, savepoints)) return false;
    if (last != before) head.run(sql::network_set_seq, last);
    return true;
}

/// `lateral user suspend` and its like write beside a running server. Whoever is connected here hears of it with the
/// next commit, before what that commit says itself.
void Writer::fetch_foreign(Transaction& head, std::vector<EventRecord>& events) {
    if (!known_) known_ = head.as_of();
    if (*known_ >= head.as_of()) return;
    for (auto from = *known_; from < head.as_of();) {
        auto some = head.rows<EventRecord>(sql::events_after, from);
        if (some.empty()) break; // trimmed meanwhile
        from = some.back().seq;
        std::ranges::move(some, std::back_inserter(events));
    }
    // One that does not open (storage/vault.hpp) is a gap, which clients notice.
    std::erase_if(events, [](EventRecord const& event) { return event.body.empty(); });
}

bool Writer::run_one(Piece& piece, Seq& last, std::vector<EventRecord>& events, Savepoints savepoints) {
    bool const guarded = savepoints == Savepoints::each;
    if (guarded) connection_->execute("SAVEPOINT piece");
    Transaction tx(*connection_, options_.hook, options_.clock(), options_.ids, last);
    do_work(piece, tx);
    bool const keeps = piece.verdict == Verdict::keep;
    if (!keeps && !guarded) return !tx.changed();
    if (!keeps) connection_->execute("ROLLBACK TO piece");
    if (guarded) connection_->execute("RELEASE piece");
    if (!keeps) return true;
    last = tx.last_seq();
    std::ranges::move(tx.events(), std::back_inserter(events));
    return true;
}

void Writer::do_work(Piece& piece, Transaction& tx) const {
    piece.verdict = Verdict::discard;
    piece.outcome = Outcome::done;
    try {
        piece.verdict = piece.job->work(tx);
    } catch (StorageError const& error) {
        // Only a broken constraint leaves the transaction as it was; anything else may have ended it.
        if (error.fault() != Fault::constraint) throw;
        say(error.what());
        piece.outcome = Outcome::failed;
    } catch (std::exception const& error) {
        say(error.what());
        piece.outcome = Outcome::failed;
    }
}

bool Writer::commit(std::vector<Piece>& group) {
    try {
        connection_->commit();
        groups.fetch_add(1, std::memory_order_relaxed);
        return true;
    } catch (StorageError const& error) {
        // A write that found no room left no commit behind; only after a failed sync does nobody know.
        if (error.fault() == Fault::full) return give_up(group, error), false;
        say(std::string("commit failed, its outcome is unknown: ") + error.what());
        for (auto& piece : group) piece.outcome = Outcome::unknown;
        set_writable(false); // until a write is known to reach the disk
        reopen();
        return false;
    }
}

void Writer::give_up(std::vector<Piece>& group, StorageError const& error) {
    say(error.what());
    connection_->roll_back();
    for (auto& piece : group) piece.outcome = outcome_of(error.fault());
    if (error.fault() == Fault::full) set_writable(false);
    if (error.fault() == Fault::lost) reopen();
}

/// Answers first, then events: one's own answer comes before one's own event. When others wait already, the events of
/// this group go out with those of the next: a reader then gets both in one call.
void Writer::publish(std::vector<Piece>& group, std::vector<EventRecord> events) {
    for (auto& piece : group) {
        count(piece);
        piece.job->done(piece.outcome);
    }
    if (on_settled) on_settled();
    bool const first = held_.empty();
    held_.insert(held_.end(), std::move_iterator(events.begin()), std::move_iterator(events.end()));
    if (held_.empty() || (first && queue.size() > 0)) return;
    if (on_commit) on_commit(std::make_shared<std::vector<EventRecord> const>(std::move(held_)));
    held_.clear();
}

void Writer::count(Piece const& piece) {
    if (piece.outcome == Outcome::failed)
        failed.fetch_add(1, std::memory_order_relaxed);
    else if (piece.outcome == Outcome::done)
        (piece.verdict == Verdict::keep ? written : discarded).fetch_add(1, std::memory_order_relaxed);
}

void Writer::set_writable(bool now) {
    if (writable.exchange(now) != now && on_writable) on_writable(now);
}

void Writer::probe() {
    try {
        connection_->require_room();
        connection_->begin_write();
        Transaction tx(*connection_, options_.hook, options_.clock(), options_.ids, Seq{});
        tx.run(sql::network_set_seq, tx.as_of());
        connection_->commit();
        set_writable(true);
    } catch (StorageError const& error) {
        connection_->roll_back();
        if (error.fault() != Fault::full) reopen();
    }
}

/// Over a new connection when the old one is gone: an engine that was started anew in the quiet costs nobody an error.
void Writer::begin() {
    try {
        connection_->begin_write();
    } catch (StorageError const& error) {
        if (error.fault() != Fault::lost) throw;
        say(error.what());
        reopen();
        connection_->begin_write();
    }
}

void Writer::reopen() {
    try {
        connection_ = connect_engine(options_.url, Access::read_write, options_.vault);
    } catch (StorageError const& error) {
        say(std::string("cannot open the database again: ") + error.what());
        set_writable(false);
    }
}

void Writer::say(std::string const& line) const {
    if (options_.log) options_.log(line);
}

} // namespace lateral::storage
