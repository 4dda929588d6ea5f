#pragma once

#include "server/domain/confidence.hpp"
#include "server/domain/vault_tables.hpp"
#include "tests/domain/cohort.hpp"
#include "tests/support/database_dump.hpp"

#include <fstream>
#include <iterator>

/// For tests of words in confidence that are encrypted.
namespace lateral::tests {

using domain::VaultWalk;
using storage::Vault;

/// For the length of a test; what does not open is noted.
struct WithVault {
    WithVault() : before_(std::exchange(test_vault(), vault)) {}
    ~WithVault() { test_vault() = before_; }
    WithVault(WithVault const&) = delete;
    WithVault& operator=(WithVault const&) = delete;

    std::vector<std::string> log;
    std::shared_ptr<Vault const> vault = new_vault([this](std::string const& line) { log.push_back(line); });

private:
    std::shared_ptr<Vault const> before_;
};

/// Whether a word stands in any row, or of SQLite in any byte of its files.
inline bool holds(std::string const& url, std::string const& word) {
    for (auto const& row : DatabaseDump(url).rows())
        if (row.contains(word)) return true;
    if (!url.starts_with("sqlite:")) return false;
    for (auto const* rest : {"", "-wal"}) {
        std::ifstream file(url.substr(7) + rest, std::ios::binary);
        std::string const bytes(std::istreambuf_iterator<char>(file), {});
        if (bytes.contains(word)) return true;
    }
    return false;
}

inline protocol::SaveDraft draft_of(protocol::ThreadId thread, std::string_view body) {
    return {protocol::DraftPlace::reply, {thread.value}, {0}, text<protocol::DraftBody>(body), {}, {}, {}, {}};
}

/// The database as it is stored, or with a vault, beside whoever else has it open.
struct Opened {
    explicit Opened(std::string const& url, std::shared_ptr<Vault const> vault = nullptr)
        : db([&] {
              auto options = test_options(url, clock);
              options.vault = std::move(vault);
              return options;
          }()) {}
    template <class Command>
    auto done(Actor const& actor, Command const& command) {
        using Answer = decltype(domain::handle(std::declval<storage::ReadTransaction&>(), actor, command));
        std::optional<Answer> answer;
        read_now(db, [&](storage::ReadTransaction& tx) { answer.emplace(domain::handle(tx, actor, command)); });
        return answer.value().value();
    }

    FakeClock clock;
    storage::Database db;
};

/// What going through all that may be sealed came to.
struct Walked {
    std::int64_t changed = 0;
    std::int64_t plain = 0;
    std::vector<std::string> damaged;
};
template <class Step>
Walked walk(std::string const& url, Step step) {
    Opened stored(url);
    Walked all;
    for (auto const& table : domain::vault_tables()) {
        VaultWalk walking(table);
        bool has_more = true;
        while (has_more)
            REQUIRE(write_now(stored.db, [&](storage::Transaction& tx) {
                        has_more = step(walking, tx);
                        return storage::Verdict::keep;
                    }) == storage::Outcome::done);
        all.changed += walking.count().changed;
        all.plain += walking.count().plain;
        std::ranges::copy(walking.count().damaged, std::back_inserter(all.damaged));
    }
    return all;
}
inline Walked change(std::string const& url, Vault const* from, Vault const* to) {
    return walk(url, [&](VaultWalk& walking, storage::Transaction& tx) { return walking.change(tx, from, to); });
}
inline Walked check(std::string const& url, Vault const& vault) {
    return walk(url, [&](VaultWalk& walking, storage::Transaction& tx) { return walking.check(tx, vault); });
}

/// Takes the words that are gone out of the index and the vocabulary, at once.
inline void clean(std::string const& url) {
    Opened stored(url);
    bool has_more = true;
    while (has_more)
        write_now(stored.db, [&](storage::Transaction& tx) {
            has_more = domain::index_new_posts(tx, 1'000) > 0 || domain::index_again(tx, 1'000) > 0 ||
                       domain::forget_words(tx, 1'000) > 0 || domain::purge_index(tx, 0);
            return storage::Verdict::keep;
        });
}

} // namespace lateral::tests
