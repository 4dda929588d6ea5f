#include "storage/vault.hpp"

#include "protocol/model.hpp"
#include "storage/statements.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/test_database.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sys/stat.h>

using namespace lateral;
using namespace lateral::tests;
using storage::VaultKey;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kWords = "I keep rescuing the silence · rescato el silencio";

fs::path key_in(TempFolder const& folder, std::string_view text, fs::perms perms = fs::perms::owner_read) {
    auto const path = folder.path() / "some key";
    fs::remove(path);
    std::ofstream(path) << text;
    fs::permissions(path, perms);
    return path;
}

} // namespace

TEST_CASE("what is sealed opens with its key, and shows none of its words", "[vault]") {
    auto const vault = new_vault();
    auto const sealed = vault->seal("post:12", "body", kWords);
    CHECK(storage::is_sealed(sealed));
    CHECK_FALSE(sealed.contains("silence"));
    CHECK(vault->open(sealed) == kWords);
    CHECK(vault->read(sealed) == kWords);
    auto const head = storage::head_of(sealed).value();
    CHECK(head.place == "post:12:body");
    CHECK(head.fingerprint == vault->fingerprint());
    // The same words are never the same twice.
    std::set<std::string> all;
    for (int i = 0; i < 100; ++i) all.insert(vault->seal("post:12", "body", kWords));
    CHECK(all.size() == 100);
}

TEST_CASE("nothing stays nothing, and what is not sealed is read as it stands", "[vault]") {
    auto const vault = new_vault();
    for (auto const* text : {"", "[]"}) CHECK(vault->seal("post:12", "content", text) == text);
    CHECK(vault->open("Plain words") == "Plain words");
    CHECK(vault->read("Plain words") == "Plain words");
    CHECK(storage::stored_as(nullptr, "post:12", "body", kWords) == kWords);
    CHECK(storage::is_sealed(storage::stored_as(vault.get(), "post:12", "body", kWords)));
}

TEST_CASE("no member can write what would be taken for sealed", "[vault]") {
    auto const sealed = new_vault()->seal("post:12", "body", kWords);
    CHECK_FALSE(protocol::Title::create(sealed));
    CHECK_FALSE(protocol::Body::create(sealed));
    CHECK(protocol::Body::create(sealed.substr(1)));
}

TEST_CASE("another key, a changed byte or another place opens nothing", "[vault]") {
    std::vector<std::string> log;
    auto const vault = new_vault([&](std::string const& line) { log.push_back(line); });
    auto const sealed = vault->seal("post:12", "body", kWords);
    CHECK_FALSE(new_vault()->open(sealed));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        INFO(i);
        // Without its mark it is a text like others, and reads as the noise that it is.
        if (storage::is_sealed(changed)) CHECK_FALSE(vault->open(changed));
    }
    for (std::size_t size = 12; size < sealed.size(); ++size) CHECK_FALSE(vault->open(sealed.substr(0, size)));
    auto moved = sealed;
    moved.replace(moved.find("post:12"), 7, "post:13");
    CHECK_FALSE(vault->open(moved));

    CHECK(vault->read(moved).contains("cannot be opened"));
    REQUIRE(log.size() == 1);
    CHECK(log[0].contains("post:13:body"));
    CHECK_FALSE(log[0].contains("silence"));
    auto const content = vault->seal("post:12", storage::kContentField, R"([{"kind":"paragraph"}])");
    CHECK(new_vault()->read(content).starts_with(R"([{"kind":"paragraph")"));
    CHECK(new_vault()->read(vault->seal("event:post:12", storage::kEventField, "{}1")).empty());
    CHECK(new_vault()->read(vault->seal("answer:7:", storage::kAnswerField, "{}1")).empty());
}

TEST_CASE("a key is a new file of its owner's alone, and is never written over", "[vault]") {
    TempFolder const folder;
    auto const file = folder.path() / "key";
    storage::make_key_file(file);
    struct stat info{};
    REQUIRE(stat(file.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    auto const fingerprint = VaultKey::read(file).fingerprint();
    CHECK(fingerprint.size() == 16);
    CHECK_THROWS_AS(storage::make_key_file(file), storage::KeyError);
    CHECK(VaultKey::read(file).fingerprint() == fingerprint);
    CHECK(new_vault()->fingerprint() != fingerprint);
    CHECK_THROWS_AS(storage::make_key_file(folder.path() / "nowhere" / "key"), storage::KeyError);
}

TEST_CASE("a key file that others read, or that is no key, is refused with a sentence", "[vault]") {
    TempFolder const folder;
    std::string const good = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    CHECK(VaultKey::read(key_in(folder, good + "\n")).fingerprint() ==
          VaultKey::read(key_in(folder, good)).fingerprint());
    using fs::perms;
    for (auto const perm : {perms::group_read, perms::others_read, perms::group_write, perms::others_write})
        CHECK_THROWS_WITH(VaultKey::read(key_in(folder, good, perms::owner_read | perm)), Catch::Contains("chmod 600"));
    for (auto const& bad : {std::string(), std::string("secret"), good.substr(4), "AAAA" + good, good + good,
                            std::string(44, '*'), std::string(500, 'A')})
        CHECK_THROWS_WITH(VaultKey::read(key_in(folder, bad)), Catch::Contains("holds no key"));
    CHECK_THROWS_WITH(VaultKey::read(folder.path() / "nowhere"), Catch::Contains("nowhere"));
    CHECK_THROWS_AS(VaultKey::read(folder.path()), storage::KeyError);
}

TEMPLATE_TEST_CASE("rows are read opened with a vault, and as they stand without", "[vault]", Sqlite, Postgres) {
    TestType engine;
    FakeClock clock;
    auto const vault = new_vault();
    auto options = test_options(engine.url, clock);
    options.vault = vault;
    {
        storage::Database db(options);
        REQUIRE(write_now(db, [](storage::Transaction& tx) {
                    tx.append_event("space:1", "test.happened", R"({"words":"marigold"})", "post:1");
                    CHECK(tx.events().at(0).body == R"({"words":"marigold"})");
                    return storage::Verdict::keep;
                }) == storage::Outcome::done);
        REQUIRE(read_now(db, [](storage::ReadTransaction& tx) {
                    auto const events = tx.rows<storage::EventRecord>(storage::sql::events_after, protocol::Seq{0});
                    REQUIRE(events.size() == 1);
                    CHECK(events[0].body == R"({"words":"marigold"})");
                }) == storage::Outcome::done);
    }
    options.vault = nullptr;
    storage::Database db(options);
    REQUIRE(read_now(db, [&](storage::ReadTransaction& tx) {
                auto const events = tx.rows<storage::EventRecord>(storage::sql::events_after, protocol::Seq{0});
                CHECK_FALSE(events.at(0).body.contains("marigold"));
                CHECK(storage::head_of(events.at(0).body)->place == "event:post:1:event");
            }) == storage::Outcome::done);
    CHECK(storage::sealing_keys(engine.url).empty());
}
