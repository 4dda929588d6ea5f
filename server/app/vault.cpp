#include "server/app/vault.hpp"

#include "server/app/storage_now.hpp"
#include "server/domain/vault_tables.hpp"
#include "storage/statements.hpp"

#include <filesystem>
#include <spdlog/spdlog.h>
#include <stdexcept>

namespace lateral::app {
namespace {

namespace sql = storage::sql;

/// Before the first text is sealed, so that no later start without the key goes unnoticed.
void begin_sealing(config::Config const& config, std::string const& fingerprint) {
    auto const db = open_database(config, Confidence::as_stored);
    write_now(*db, [&](storage::Transaction& tx) {
        tx.run(sql::vault_key_insert, fingerprint, tx.now());
        return storage::Verdict::keep;
    });
    spdlog::info("words in confidence are stored encrypted from now on. What was written before is as it was: stop the "
                 "server and run `lateral vault apply`");
}

constexpr const char* kNoKey =
    "words in confidence in this database are encrypted, and vault.key_file is not set. Set it to the file with their "
    "key; to store them as they are again, run `lateral vault apply --from FILE` with that file";

[[noreturn]] void refuse_missing(std::string const& file, std::vector<std::string> const& keys) {
    auto const what = keys.empty() ? "`lateral vault key " + file + "` makes one"
                                   : "Words in confidence in this database are encrypted with the key " + keys.front() +
                                         ": put its file there, from the copy that you keep";
    throw std::runtime_error("vault.key_file = " + file + ": there is no such file. " + what);
}

[[noreturn]] void refuse_key(std::string const& file, std::vector<std::string> const& keys) {
    if (keys.size() > 1)
        throw std::runtime_error("words in confidence in this database are encrypted with two keys: `lateral vault "
                                 "apply` did not come to its end. Run it again, with --from and the other key's file");
    throw std::runtime_error("vault.key_file = " + file +
                             ": words in confidence in this database are encrypted with "
                             "another key (" +
                             keys.front() +
                             "). Set the file with that key; to change to this one, run "
                             "`lateral vault apply --from FILE` with that file");
}

} // namespace

std::shared_ptr<storage::Vault const> vault_from(std::string const& file) {
    return std::make_shared<storage::Vault const>(storage::VaultKey::read(file),
                                                  [](std::string const& line) { spdlog::error("vault: {}", line); });
}

std::shared_ptr<storage::Vault const> vault_for(config::Config const& config, Confidence confidence) {
    auto const keys = storage::sealing_keys(config.database_url());
    auto const& file = config.vault_key_file;
    if (file.empty()) {
        if (!keys.empty()) throw std::runtime_error(kNoKey);
        return nullptr;
    }
    if (!std::filesystem::exists(file)) refuse_missing(file, keys);
    auto vault = vault_from(file);
    if (keys.empty()) {
        // Beside a server that runs without it still, a command writes as that one does.
        if (confidence != Confidence::begun) return nullptr;
        begin_sealing(config, vault->fingerprint());
        return vault;
    }
    if (keys != std::vector{vault->fingerprint()}) refuse_key(file, keys);
    return vault;
}

std::string vault_problems(config::Config const& config, std::int64_t& plain) {
    auto vault = vault_for(config, Confidence::kept);
    if (!vault) vault = vault_from(config.vault_key_file); // set, and nothing is sealed yet: all of it is counted
    auto const db = open_database(config, Confidence::as_stored);
    std::string problems;
    for (auto const& table : domain::vault_tables()) {
        domain::VaultWalk walk(table);
        bool has_more = true;
        while (has_more) read_now(*db, [&](storage::ReadTransaction& tx) { has_more = walk.check(tx, *vault); });
        plain += walk.count().plain;
        for (auto const& text : walk.count().damaged)
            problems += "\n  " + text + " does not open: changed, or of another row";
    }
    return problems;
}

} // namespace lateral::app
