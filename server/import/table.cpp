#include "server/import/table.hpp"

#include <algorithm>
#include <cctype>
#include <csv.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <unicode/utf8.h>

namespace lateral::import {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(fs::path const& file, std::string const& why) {
    throw std::runtime_error(file.filename().string() + ": " + why);
}

bool is_utf8(std::string_view text) {
    std::int32_t at = 0;
    UChar32 character = 0;
    auto const length = static_cast<std::int32_t>(text.size());
    while (at < length && character >= 0) {
        U8_NEXT(text.data(), at, length, character); // NOLINT: ICU's macro
    }
    return character >= 0;
}

std::string read(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || fs::is_directory(file)) refuse(file, "cannot be read");
    if (fs::file_size(file) > Table::kMostBytes) refuse(file, "is longer than 64 MB");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3); // Excel marks UTF-8 so
    if (!is_utf8(text)) refuse(file, "is not UTF-8; in Excel, save it as \"CSV UTF-8\"");
    return text;
}

/// What stands most often in the line of names.
char between_cells(std::string_view text) {
    auto const line = text.substr(0, text.find('\n'));
    return std::ranges::max({',', ';', '\t'}, {}, [&](char one) { return std::ranges::count(line, one); });
}

/// What libcsv tells goes into rows.
struct Reader {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;

    static void take_cell(void* text, std::size_t length, void* self) {
        static_cast<Reader*>(self)->row.emplace_back(static_cast<char const*>(text), length);
    }
    static void take_row(int /*the character that ended it*/, void* self) {
        auto& reader = *static_cast<Reader*>(self);
        reader.rows.push_back(std::move(reader.row));
        reader.row.clear();
    }
};

std::vector<std::vector<std::string>> rows_of(fs::path const& file, std::string const& text) {
    csv_parser parser{};
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) refuse(file, "no memory to read it");
    std::unique_ptr<csv_parser, decltype(&csv_free)> const freed(&parser, &csv_free);
    csv_set_delim(&parser, static_cast<unsigned char>(between_cells(text)));
    Reader reader;
    bool const is_read =
        csv_parse(&parser, text.data(), text.size(), &Reader::take_cell, &Reader::take_row, &reader) == text.size() &&
        csv_fini(&parser, &Reader::take_cell, &Reader::take_row, &reader) == 0;
    if (!is_read)
        refuse(file, "row " + std::to_string(reader.rows.size() + 1) + ": a quotation mark stands where none may");
    return std::move(reader.rows);
}

/// "E-Mail Address" and "email_address" are one name.
std::string plain(std::string_view name) {
    std::string made;
    for (char const one : name)
        if (std::isalnum(static_cast<unsigned char>(one)) != 0)
            made += static_cast<char>(std::tolower(static_cast<unsigned char>(one)));
    return made;
}

} // namespace

Table::Table(fs::path const& file) {
    auto rows = rows_of(file, read(file));
    if (rows.empty()) refuse(file, "has no line");
    names_ = std::move(rows.front());
    rows_.reserve(rows.size() - 1);
    for (std::size_t i = 1; i < rows.size(); ++i) rows_.push_back({i + 1, std::move(rows[i])});
}

std::string Table::Row::at(std::optional<std::size_t> column) const {
    if (!column || *column >= cells.size()) return {};
    std::string_view cell = cells[*column];
    auto const first = cell.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1));
}

std::optional<std::size_t> Table::column(std::initializer_list<std::string_view> names) const {
    for (auto const name : names)
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (plain(names_[i]) == plain(name)) return i;
    return std::nullopt;
}

} // namespace lateral::import
