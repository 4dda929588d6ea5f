#pragma once

#include "protocol/ids.hpp"
#include "storage/connection.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lateral::storage {

using protocol::Seq;
using protocol::Timestamp;

/// An event as the log keeps it; `body` is encoded.
struct EventRecord {
    Seq seq;
    Seq prev; ///< the event before it in the same topic, 0 for the first
    std::string topic;
    std::string name;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(EventRecord, (), (seq, prev, topic, name, body))

/// A consistent view of the database. Lives on a storage thread for the length of one piece of work.
class ReadTransaction {
public:
    ReadTransaction(Connection& connection, StatementHook const& hook, Timestamp now)
        : connection_(connection), hook_(hook), now_(now) {}
    ReadTransaction(ReadTransaction const&) = delete;
    ReadTransaction& operator=(ReadTransaction const&) = delete;

    /// All rows; the statement's columns stand in the order of Row's described members (values.hpp).
    template <class Row, class... Args>
    std::vector<Row> rows(Statement const& statement, Args const&... args) {
        std::vector<Row> found;
        query<Row>(statement, [&](Row&& row) { found.push_back(std::move(row)); }, args...);
        return found;
    }

    /// The first row, if there is one.
    template <class Row, class... Args>
    std::optional<Row> row(Statement const& statement, Args const&... args) {
        std::optional<Row> found;
        query<Row>(
            statement,
            [&](Row&& row) {
                if (!found) found = std::move(row);
            },
            args...);
        return found;
    }

    /// The rows as they come, for who knows the columns only while the program runs. Texts are valid until the next
    /// row.
    void each(Statement const& statement, std::span<Param const> params, std::span<ColumnType const> columns,
              RowSink const& sink) {
        if (hook_) hook_(statement);
        changed_ |= statement.changes();
        connection_.query(statement, params, columns, sink);
    }

    /// Seq of the newest event that this view holds.
    Seq as_of();

    Timestamp now() const { return now_; }

    /// Null where words in confidence are stored as they are (storage/vault.hpp).
    Vault const* vault() const { return connection_.vault(); }
    /// An event's body as the log keeps it.
    std::string sealed_event(std::string_view subject, std::string_view body) const;

protected:
    template <class Row, class Take, class... Args>
    void query(Statement const& statement, Take&& take, Args const&... args) {
        if (hook_) hook_(statement);
        changed_ |= statement.changes();
        Param const params[] = {to_param(args)..., Param(std::int64_t{0})};
        connection_.query(statement, std::span(params, sizeof...(Args)), column_types<Row>(),
                          [&](Columns const& columns) { take(from_columns<Row>(columns)); });
    }

    Connection& connection_;    // NOLINT: lives as long as the piece of work
    StatementHook const& hook_; // NOLINT
    bool changed_ = false;

private:
    Timestamp now_;
};

/// One command's changes, kept or taken back as a whole, in the writer's current group. What it appends to the log is
/// published only after the group is on disk.
class Transaction : public ReadTransaction {
public:
    using Ids = std::function<std::int64_t()>;

    Transaction(Connection& connection, StatementHook const& hook, Timestamp now, Ids const& ids, Seq last)
        : ReadTransaction(connection, hook, now), ids_(ids), last_(last) {}

    /// Rows changed.
    template <class... Args>
    std::int64_t run(Statement const& statement, Args const&... args) {
        if (hook_) hook_(statement);
        changed_ |= statement.changes();
        Param const params[] = {to_param(args)..., Param(std::int64_t{0})};
        return connection_.run(statement, std::span(params, sizeof...(Args)));
    }

    /// The same for who knows the parameters only while the program runs.
    std::int64_t run_with(Statement const& statement, std::span<Param const> params) {
        if (hook_) hook_(statement);
        changed_ |= statement.changes();
        return connection_.run(statement, params);
    }

    /// The seq that the next event will have: rows that must carry their event's seq are written with it.
    Seq next_seq() const { return Seq{last_.value + 1}; }

    /// `subject` ("post:123") lets a later redaction find what the log says about a thing.
    Seq append_event(std::string_view topic, std::string_view name, std::string body, std::string_view subject);

    /// A fresh random id below 2^52.
    template <class IdT>
    IdT new_id() {
        return IdT{ids_()};
    }

    std::vector<EventRecord>& events() { return events_; }
    Seq last_seq() const { return last_; }
    bool changed() const { return changed_; } ///< whether there is anything to take back

private:
    Ids const& ids_; // NOLINT
    Seq last_;
    std::vector<EventRecord> events_;
};

} // namespace lateral::storage
