#include "storage/migrate.hpp"

#include <array>
#include <charconv>
#include <sodium.h>

namespace lateral::storage {
namespace {

int number_of(MigrationFile const& file) {
    int number = 0;
    auto const digits = file.name.substr(0, 4);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// "0002_search.sqlite.sql" is for sqlite alone; "0001_core.sql" is for all.
bool is_for(MigrationFile const& file, std::string_view engine) {
    auto const stem = file.name.substr(0, file.name.size() - 4);
    auto const dot = stem.find('.');
    return dot == std::string_view::npos || stem.substr(dot + 1) == engine;
}

int applied(EngineConnection& connection) {
    static constexpr Statement kNewest{"migration_newest", "SELECT COALESCE(MAX(number), 0) FROM migrations", 0};
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    std::int64_t newest = 0;
    std::array const columns{ColumnType::integer};
    connection.query(kNewest, {}, columns, [&](Columns const& row) { newest = row.integer(0); });
    return static_cast<int>(newest);
}

void apply(EngineConnection& connection, MigrationFile const& file) {
    connection.execute(connection.dialect(std::string(file.text)));
    // File names are ours: digits, letters and dots.
    connection.execute("INSERT INTO migrations (number, name) VALUES (" + std::to_string(number_of(file)) + ", '" +
                       std::string(file.name) + "') ON CONFLICT (number) DO NOTHING");
}

} // namespace

void draw_epoch(Connection& connection) {
    std::array<unsigned char, 8> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 17> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    connection.execute("INSERT INTO network (id, epoch, seq) VALUES (1, '" + std::string(hex.data()) +
                       "', 0) ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch");
}

void migrate(EngineConnection& connection, std::string_view engine) {
    connection.rebuild([&] {
        int const before = applied(connection);
        auto const files = migration_files();
        if (!files.empty() && before > number_of(files.back()))
            throw StorageError(Fault::other, "the database was written by a newer Lateral (migration " +
                                                 std::to_string(before) + "); update the program");
        bool changed = false;
        for (auto const& file : files) {
            if (number_of(file) <= before || !is_for(file, engine)) continue;
            apply(connection, file);
            changed = true;
        }
        if (before == 0) draw_epoch(connection);
        return changed;
    });
}

} // namespace lateral::storage
