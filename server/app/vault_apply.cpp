#include "server/app/command_line.hpp"
#include "server/app/data_lock.hpp"
#include "server/app/progress.hpp"
#include "server/app/storage_now.hpp"
#include "server/app/vault.hpp"
#include "server/domain/search_index.hpp"
#include "server/domain/search_vocabulary.hpp"
#include "server/domain/vault_tables.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <iostream>
#include <stdexcept>

/// Brings what is stored to what the configuration says: sealed with its key, or as it is without one. Each batch is a
/// commit of its own, and what is as it should be stays: it can be killed at any moment and run again.
namespace lateral::app {
namespace {

namespace sql = storage::sql;
using Vault = std::shared_ptr<storage::Vault const>;

constexpr std::size_t kStems = 500; ///< forgotten in one commit

struct Keys {
    Vault from; ///< with what some texts are sealed as yet
    Vault to;   ///< null: they are to stand as they are
};

Keys keys_for(config::Config const& config, std::string const& from) {
    Keys keys{from.empty() ? nullptr : vault_from(from),
              config.vault_key_file.empty() ? nullptr : vault_from(config.vault_key_file)};
    for (auto const& known : storage::sealing_keys(config.database_url())) {
        bool const is_here =
            (keys.from && keys.from->fingerprint() == known) || (keys.to && keys.to->fingerprint() == known);
        if (!is_here)
            throw std::runtime_error("words in confidence in this database are encrypted with the key " + known +
                                     ", which is neither in vault.key_file nor in --from; nothing was changed");
    }
    return keys;
}

void stop_if_told() {
    if (is_stopping()) throw std::runtime_error("stopped; run it again to go on from there");
}

/// A piece of work may run twice, so each begins from a copy.
void change_table(storage::Database& db, domain::VaultWalk& walk, Keys const& keys, Progress& progress,
                  std::string const& name) {
    for (bool has_more = true; has_more;) {
        stop_if_told();
        auto next = walk;
        write_now(db, [&](storage::Transaction& tx) {
            next = walk;
            has_more = next.change(tx, keys.from.get(), keys.to.get());
            return storage::Verdict::keep;
        });
        walk = std::move(next);
        progress.tell(name, walk.count().rows);
    }
}

/// Words that only sealed posts have leave the vocabulary, and SQLite's pieces of the index.
void clean_search(storage::Database& db, Progress& progress) {
    std::int64_t done = 0;
    for (bool has_more = true; has_more;) {
        stop_if_told();
        write_now(db, [&](storage::Transaction& tx) {
            has_more = domain::forget_words(tx, kStems) > 0 || domain::purge_index(tx, 0);
            return storage::Verdict::keep;
        });
        progress.tell("search", ++done);
    }
}

void set_keys(storage::Database& db, Vault const& to) {
    write_now(db, [&](storage::Transaction& tx) {
        for (auto const& known : tx.rows<std::string>(sql::vault_keys))
            if (!to || known != to->fingerprint()) tx.run(sql::vault_key_delete, known);
        return storage::Verdict::keep;
    });
}

/// Pages that nothing uses any more still hold what stood there.
void rewrite_file(std::string const& url) {
    auto const connection = storage::connect(url, storage::Access::read_write);
    if (url.starts_with("sqlite:")) {
        connection->execute("VACUUM");
        connection->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return;
    }
    std::vector<std::string_view> tables{"post_search", "search_words", "search_variants", "search_forget"};
    for (auto const& table : domain::vault_tables()) tables.push_back(table.name);
    for (auto const table : tables) connection->execute("VACUUM (FULL, ANALYZE) " + std::string(table));
}

} // namespace

int make_vault_key(std::string const& file) {
    storage::make_key_file(file);
    std::cout << file << ": a new key, " << storage::VaultKey::read(file).fingerprint()
              << ". Set vault.key_file to it, and keep a copy where no backup of the database is: without it, what is "
                 "encrypted with it is lost.\n";
    return 0;
}

int apply_vault(config::Config const& config, std::string const& from) {
    DataLock const lock(config.data);
    auto const keys = keys_for(config, from);
    Progress progress;
    std::int64_t changed = 0;
    std::vector<std::string> damaged;
    {
        auto const db = open_database(config, Confidence::as_stored);
        if (keys.to) // first: a start without the key is refused from here on
            write_now(*db, [&](storage::Transaction& tx) {
                tx.run(sql::vault_key_insert, keys.to->fingerprint(), tx.now());
                return storage::Verdict::keep;
            });
        for (auto const& table : domain::vault_tables()) {
            domain::VaultWalk walk(table);
            change_table(*db, walk, keys, progress, std::string(table.name));
            changed += walk.count().changed;
            std::ranges::copy(walk.count().damaged, std::back_inserter(damaged));
        }
        clean_search(*db, progress);
        set_keys(*db, keys.to);
    }
    rewrite_file(config.database_url());
    progress.end();
    std::cout << (keys.to ? "Encrypted: " : "Opened: ") << changed << ". Words in confidence are stored "
              << (keys.to ? "encrypted with the key " + keys.to->fingerprint() : std::string("as they are"))
              << ". Older backups, and what else was copied, are as they were.\n";
    for (auto const& text : damaged) std::cout << text << " does not open and was left as it is\n";
    return damaged.empty() ? 0 : kAmiss;
}

} // namespace lateral::app
