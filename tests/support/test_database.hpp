#pragma once

#include "storage/database.hpp"
#include "storage/vault.hpp"
#include "tests/support/statement_record.hpp"
#include "tests/support/temp_folder.hpp"

#include <atomic>
#include <cstdlib>
#include <future>
#include <string>

namespace lateral::tests {

/// A clock that goes only when it is told to.
struct FakeClock {
    std::atomic<std::int64_t> micros{1'780'000'000'000'000};
    storage::Timestamp now() const { return {micros}; }
    void advance(std::chrono::microseconds by) { micros += by.count(); }
};

/// With a key of its own; `log` gets what does not open.
inline std::shared_ptr<storage::Vault const> new_vault(std::function<void(std::string const&)> log = {}) {
    TempFolder const folder;
    storage::make_key_file(folder.path() / "key");
    return std::make_shared<storage::Vault const>(storage::VaultKey::read(folder.path() / "key"), std::move(log));
}

/// What databases of tests are opened with from here on: null, or a vault. With LATERAL_VAULT in the environment a
/// whole suite runs on one, since nothing may work otherwise for it (tests/CMakeLists.txt).
inline std::shared_ptr<storage::Vault const>& test_vault() {
    static std::shared_ptr<storage::Vault const> vault = std::getenv("LATERAL_VAULT") ? new_vault() : nullptr;
    return vault;
}

/// Options for a test: small, deterministic ids, the fake clock.
inline storage::Options test_options(std::string url, FakeClock const& clock) {
    storage::Options options;
    options.url = std::move(url);
    if (options.url.starts_with("postgresql")) options.hook = note_on_postgresql;
    options.vault = test_vault();
    options.clock = [&clock] { return clock.now(); };
    options.ids = [next = std::make_shared<std::atomic<std::int64_t>>(1000)] { return next->fetch_add(1); };
    return options;
}

/// Writes and waits for the outcome.
inline storage::Outcome write_now(storage::Database& db, storage::Database::Work work) {
    std::promise<storage::Outcome> promise;
    db.write(std::move(work), [&](storage::Outcome outcome) { promise.set_value(outcome); });
    return promise.get_future().get();
}

inline storage::Outcome read_now(storage::Database& db, storage::Database::ReadWork work) {
    std::promise<storage::Outcome> promise;
    db.read(std::move(work), [&](storage::Outcome outcome) { promise.set_value(outcome); });
    return promise.get_future().get();
}

} // namespace lateral::tests
