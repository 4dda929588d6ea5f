#include "server/export/restorer.hpp"

#include "storage/statements.hpp"

#include <algorithm>
#include <sys/stat.h>

namespace lateral::exporting {
namespace {

namespace archive = protocol::archive;
namespace fs = std::filesystem;
namespace sql = storage::sql;

/// Rows between two looks at whether to stop.
constexpr std::int64_t kStep = 500;

archive::Manifest manifest_in(fs::path const& folder) {
    Lines lines(folder / "manifest.json");
    std::string text;
    for (std::string line; lines.next(line);) {
        text += line;
        if (text.size() > Lines::kLongest) lines.refuse("is longer than any manifest");
    }
    auto manifest = archive::decode_manifest(text);
    if (!manifest) throw Refused("manifest.json: " + manifest.error().field + " " + manifest.error().message);
    return *std::move(manifest);
}

} // namespace

bool is_empty(storage::ReadTransaction& tx) { return tx.row<std::int64_t>(sql::restore_is_empty) == 1; }

Restorer::Restorer(fs::path folder, Means const& means)
    : folder_(std::move(folder)), means_(means), manifest_(manifest_in(folder_)) {}

void Restorer::check_manifest() const {
    if (manifest_.format != archive::kFormat) throw Refused("manifest.json: this is no export of Lateral");
    if (manifest_.version != archive::kVersion)
        throw Refused("manifest.json: version " + std::to_string(manifest_.version) +
                      " is not one that this program reads; take the program that wrote it, or a newer one");
    for (auto const& note : manifest_.tables)
        if (std::ranges::find(tables(), note.name, &Table::name) == tables().end())
            throw Refused("manifest.json: this program has no table " + note.name);
    for (auto const& table : tables())
        if (std::ranges::count(manifest_.tables, table.name, &archive::TableNote::name) != 1)
            throw Refused("manifest.json: does not say once what " + std::string(table.name) + " holds");
}

template <class Take>
void Restorer::each(Table const& table, Take take) {
    auto const& note = *std::ranges::find(manifest_.tables, table.name, &archive::TableNote::name);
    Lines lines(folder_ / (std::string(table.name) + ".jsonl"));
    for (std::string line; lines.next(line);) {
        if (lines.number() % kStep == 1) {
            means_.go_on();
            means_.tell("rows read", read_ += lines.number() == 1 ? 1 : kStep);
        }
        auto const row = archive::decode_row(line);
        if (!row) lines.refuse(row.error().field + " " + row.error().message);
        if (auto const problem = problem_with(table, *row); !problem.empty()) lines.refuse(problem);
        take(lines, *row);
    }
    if (lines.number() != note.rows)
        throw Refused(std::string(table.name) + ".jsonl has " + std::to_string(lines.number()) +
                      " lines; the manifest says " + std::to_string(note.rows));
    if (lines.digest() != note.sha256)
        throw Refused(std::string(table.name) + ".jsonl is not the file that was exported: its SHA-256 differs");
}

void Restorer::check() {
    check_manifest();
    for (auto const& table : tables()) check(table);
}

void Restorer::check(Table const& table) {
    auto last = first_key(table);
    each(table, [&](Lines const& lines, Row const& row) {
        if (!is_before(table, last, row)) lines.refuse("stands twice, or not in its place");
        last = row;
        if (table.name == "network" && lines.number() > 1) lines.refuse("there is one network");
        if (table.name == "contents") check_content(row);
    });
    if (table.name == "network" && last.size() == table.keys) throw Refused("network.jsonl has no line");
}

fs::path Restorer::place(Row const& content) {
    return place_of(std::get<std::string>(content[0].second), std::get<std::string>(content[2].second));
}

void Restorer::check_content(Row const& row) const {
    means_.go_on();
    if (std::get<std::int64_t>(row[3].second) == 0) return; // it was gone when this was written
    auto const path = place(row);
    auto const file = open_plain(folder_ / path);
    struct stat info{};
    bool const is_whole = fstat(file.get(), &info) == 0 && info.st_size == std::get<std::int64_t>(row[1].second) &&
                          digest_of(file) == std::get<std::string>(row[0].second);
    if (!is_whole) throw Refused(path.string() + " is damaged: its size or SHA-256 differs");
}

void Restorer::keep_files(files::Store const& store) {
    auto const* contents = &*std::ranges::find(tables(), "contents", &Table::name);
    each(*contents, [&](Lines const& /*lines*/, Row const& row) {
        means_.go_on();
        auto const& digest = std::get<std::string>(row[0].second);
        auto const size = std::get<std::int64_t>(row[1].second);
        if (std::get<std::int64_t>(row[3].second) == 0 || files::problem_of(store, digest, size).empty()) return;
        store.take_copy(open_plain(folder_ / place(row)));
        if (!files::problem_of(store, digest, size).empty())
            throw Refused(place(row).string() + " changed while it was read");
    });
}

void Restorer::write(storage::Transaction& tx, std::string const& password_hash, std::string const& epoch) {
    if (!is_empty(tx)) throw Refused("there is a community here already; an export goes into an empty database only");
    for (auto const& table : tables()) write(tx, table, Return::with_row);
    for (auto const& table : tables())
        if (table.finish) write(tx, table, Return::later);
    tx.run(sql::restore_passwords, password_hash);
    tx.run(sql::restore_contents_total);
    tx.run(sql::network_set_epoch, epoch);
    check_references(tx);
}

void Restorer::write(storage::Transaction& tx, Table const& table, Return which) {
    auto const& statement = which == Return::later ? *table.finish : *table.write;
    each(table, [&](Lines const& lines, Row const& row) {
        try {
            tx.run_with(statement, params(table, row, which));
        } catch (storage::StorageError const& error) {
            if (error.fault() != storage::Fault::constraint) throw;
            lines.refuse("names something that is not there, or stands twice");
        }
    });
}

/// What the database itself does not look after.
void Restorer::check_references(storage::ReadTransaction& tx) const {
    if (auto const post = tx.row<std::int64_t>(sql::restore_loose_seq))
        throw Refused("network.jsonl: its count is below that of post " + std::to_string(*post));
    if (auto const post = tx.row<std::int64_t>(sql::restore_loose_reply))
        throw Refused("posts.jsonl: post " + std::to_string(*post) + " answers one that is not in its thread");
    if (auto const thread = tx.row<std::int64_t>(sql::restore_loose_plan))
        throw Refused("plans.jsonl: the plan of thread " + std::to_string(*thread) + " does not fit it");
    if (auto const thread = tx.row<std::int64_t>(sql::restore_loose_answer))
        throw Refused("questions.jsonl: thread " + std::to_string(*thread) + " has an answer that is not in it");
}

} // namespace lateral::exporting
