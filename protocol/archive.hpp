#pragma once

#include "protocol/errors.hpp"
#include "protocol/model.hpp"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// The files of an export (docs/exporting.md): rows as lines of JSON, and the manifest that says what they are. Pure
/// functions, any thread.
namespace lateral::protocol::archive {

inline constexpr std::string_view kFormat = "lateral-export";
inline constexpr std::int64_t kVersion = 1; ///< counts up when an older program could not read what is written

struct ColumnNote {
    std::string name;
    std::string type; ///< in words: "id", "time in microseconds since 1970 UTC"
    bool optional = false;
    std::string meaning;
    std::optional<std::vector<std::string>> choices;
};
BOOST_DESCRIBE_STRUCT(ColumnNote, (), (name, type, optional, meaning, choices))

struct TableNote {
    std::string name;
    std::string file;
    std::string meaning;
    std::int64_t rows = 0;
    std::string sha256; ///< of the file
    std::vector<ColumnNote> columns;
};
BOOST_DESCRIBE_STRUCT(TableNote, (), (name, file, meaning, rows, sha256, columns))

struct LeftOutNote {
    std::string table;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(LeftOutNote, (), (table, reason))

struct FilesNote {
    std::int64_t count = 0;
    std::int64_t bytes = 0;
    std::int64_t missing = 0; ///< named by rows, and not there or damaged when this was made
};
BOOST_DESCRIBE_STRUCT(FilesNote, (), (count, bytes, missing))

/// What stays behind because it is its parties' alone.
struct SealedNote {
    std::int64_t spaces = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(SealedNote, (), (spaces, reason))

struct Manifest {
    std::string format;
    std::int64_t version = 0;
    std::string made_at; ///< "2026-03-14T09:26:53Z": the moment of which everything is
    std::string epoch;   ///< which network's numbers these are
    FilesNote files;
    std::vector<TableNote> tables;
    std::vector<LeftOutNote> left_out;
    std::optional<SealedNote> sealed; ///< none in exports from before there were any
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (format, version, made_at, epoch, files, tables, left_out, sealed))

Result<Manifest> decode_manifest(std::string_view text);

/// What stands in one place of a row. Nodes: what a post holds, encoded as the program itself does it.
struct Nodes {
    std::string json;
    friend bool operator==(Nodes const&, Nodes const&) = default;
};
using Value = std::variant<std::monostate, std::int64_t, std::string, Nodes>;
using Row = std::vector<std::pair<std::string, Value>>;

/// `{"id":7,"name":"...","parent_id":null}` in the order of the line. Refuses all but whole numbers, texts without
/// U+0000, null, and lists of nodes.
Result<Row> decode_row(std::string_view line);
/// The same line, without its end.
std::string encode_row(Row const& row);

/// What a post holds, as the database keeps it.
Result<std::vector<Node>> decode_nodes(std::string_view json);

} // namespace lateral::protocol::archive
