#include "server/export/exporter.hpp"

#include "protocol/encode.hpp"
#include "storage/statements.hpp"

#include <ctime>

namespace lateral::exporting {
namespace {

namespace archive = protocol::archive;
namespace sql = storage::sql;

struct Epoch {
    std::string epoch;
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(Epoch, (), (epoch, seq))

constexpr std::string_view kSealedReason =
    "spaces that are their parties' alone stay behind with all that hangs on them; each party takes their own words "
    "along with their own export, and `lateral backup` moves a whole server";

/// Without words of anybody's: it goes to a log.
std::string encode_key(Table const& table, Row row) {
    row.resize(table.keys);
    return encode_row(row);
}

} // namespace

std::string in_words(protocol::Timestamp time) {
    auto const seconds = static_cast<std::time_t>(time.value / 1'000'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::string text(32, '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
    return text;
}

std::string laid_out(archive::Manifest const& manifest) {
    std::string text = protocol::encode(manifest);
    std::string made;
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"' && (at == 0 || text[at - 1] != '\\')) is_quoted = !is_quoted;
        if (!is_quoted && text[at] == '{' && at > 0) made += '\n';
        made += text[at];
    }
    return made + "\n";
}

archive::Manifest Exporter::run() {
    archive::Manifest manifest;
    manifest.format = archive::kFormat;
    manifest.version = archive::kVersion;
    manifest.made_at = in_words(tx_.now());
    manifest.epoch = tx_.row<Epoch>(sql::network_read).value().epoch;
    for (auto const& table : tables()) manifest.tables.push_back(write(table));
    for (auto const& [table, reason] : left_out())
        manifest.left_out.push_back({std::string(table), std::string(reason)});
    manifest.sealed = {tx_.row<std::int64_t>(sql::sealed_spaces_count).value(), std::string(kSealedReason)};
    manifest.files = {contents_.count(), contents_.bytes(), contents_.missing()};
    return manifest;
}

archive::TableNote Exporter::write(Table const& table) {
    auto note = note_of(table);
    NewFile file(folder_.path() / note.file);
    auto last = first_key(table);
    for (std::size_t page = 1; page > 0;) {
        means_.go_on();
        page = write_page(table, last, file);
        note.rows += static_cast<std::int64_t>(page);
        means_.tell("rows", written_ += static_cast<std::int64_t>(page));
    }
    file.finish();
    note.sha256 = file.digest();
    return note;
}

std::size_t Exporter::write_page(Table const& table, Row& last, NewFile& file) {
    std::size_t count = 0;
    auto const after = last; // the parameters are views of it
    tx_.each(*table.read, key_params(table, after), column_types(table), [&](storage::Columns const& columns) {
        last = row_of(table, columns);
        if (table.name == "contents") look_at_content(last);
        file.write(encode_row(last) + "\n");
        if (auto const problem = problem_with(table, last); !problem.empty())
            means_.warn(std::string(table.name) + ", key " + encode_key(table, last) + ": " + problem);
        ++count;
    });
    return count;
}

void Exporter::look_at_content(Row& row) {
    bool const is_here = contents_.take(std::get<std::string>(row[0].second), std::get<std::int64_t>(row[1].second),
                                        std::get<std::string>(row[2].second));
    row[3].second = std::int64_t{is_here ? 1 : 0};
}

void write_manifest(NewFolder const& folder, archive::Manifest const& manifest) {
    NewFile file(folder.path() / "manifest.json");
    file.write(laid_out(manifest));
    file.finish();
}

} // namespace lateral::exporting
