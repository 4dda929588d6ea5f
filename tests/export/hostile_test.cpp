// Exports that somebody made by hand: refused with the place, and nothing is written.
#include "protocol/encode.hpp"
#include "server/base/digest.hpp"
#include "tests/export/full_community.hpp"
#include "tests/support/engines.hpp"

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

using namespace lateral;
using namespace lateral::tests;
namespace archive = lateral::protocol::archive;

namespace {

/// An export of which a file can be changed so that its manifest still fits.
class Forged {
public:
    Forged() : folder_(place_.path() / "export") {
        FullCommunity const from;
        Place(from.url(), from.files()).export_to(folder_);
    }
    fs::path path(std::string const& name) const { return folder_ / name; }

    void change(std::string const& table, std::string const& from, std::string const& to) {
        auto text = text_of(path(table + ".jsonl"));
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        put(table, text.replace(at, from.size(), to));
    }
    void put(std::string const& table, std::string const& text) {
        std::ofstream(path(table + ".jsonl"), std::ios::trunc) << text;
        auto manifest = archive::decode_manifest(text_of(path("manifest.json"))).value();
        auto& note = *std::ranges::find(manifest.tables, table, &archive::TableNote::name);
        note.rows = std::ranges::count(text, '\n');
        note.sha256 = base::sha256_hex(text);
        put(manifest);
    }
    void put(archive::Manifest const& manifest) {
        std::ofstream(path("manifest.json"), std::ios::trunc) << protocol::encode(manifest) << "\n";
    }
    archive::Manifest manifest() const { return archive::decode_manifest(text_of(path("manifest.json"))).value(); }

    /// Why it is refused; nothing may be there afterwards.
    std::string refusal() {
        Sqlite engine;
        Place into(engine.url, place_.path() / "files");
        auto why = into.import_from(folder_);
        CHECK(read_now(into.db, [](storage::ReadTransaction& tx) { CHECK(exporting::is_empty(tx)); }) ==
              storage::Outcome::done);
        return why;
    }

private:
    TempFolder place_;
    fs::path folder_;
};

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a row that is none is refused with its file and line") {
    Forged forged;
    auto const line = [&](std::string const& from, std::string const& to, std::string const& says) {
        auto const before = text_of(forged.path("spaces.jsonl"));
        forged.change("spaces", from, to);
        auto const why = forged.refusal();
        INFO(why);
        CHECK(has(why, "spaces.jsonl, line 1: "));
        CHECK(has(why, says));
        forged.put("spaces", before);
    };
    line("{\"id\":", "{\"id\":\"1\",\"x\":", "columns");
    line("\"created_at\":", "\"created_at\":-", "created_at");
    line("\"created_at\":", "\"created_at\":1.5,\"x\":", "created_at");
    line("\"visibility\":\"", "\"visibility\":\"all", "visibility");
    line("\"state\":\"", "\"state\":null,\"x\":\"", "columns");
    line("\"name\":\"", "\"name\":\"\\u0000", "U+0000");
    line("\"name\":\"", "\"name\":\"" + std::string(5'000, 'a'), "at most 4000 bytes");
    line("{\"id\":", "{\"id\":1,\"id\":", "twice");
    line("{", "[", "");
    line("{", std::string("\xFF{"), "");
    line("\"description\":", "\"description\":[{\"kind\":\"html\"}],\"x\":", "kind");
    line("}\n", "}}\n", "");
}

TEST_CASE("an order, a count, a hash or an end that is wrong is refused") {
    Forged forged;
    auto const text = text_of(forged.path("spaces.jsonl"));
    auto const first = text.substr(0, text.find('\n') + 1);
    forged.put("spaces", first + text);
    CHECK(has(forged.refusal(), "spaces.jsonl, line 2: stands twice"));
    forged.put("spaces", text.substr(0, text.size() - 1));
    CHECK(has(forged.refusal(), "ends within a line"));
    forged.put("spaces", std::string(exporting::Lines::kLongest + 100, ' ') + "\n" + text);
    CHECK(has(forged.refusal(), "spaces.jsonl, line 1: is longer"));
}

TEST_CASE("what names a thing that is not there is refused, and all of it taken back") {
    Forged forged;
    auto const ids = [&](std::string const& table, std::string const& column) {
        auto const text = text_of(forged.path(table + ".jsonl"));
        auto const at = text.find("\"" + column + "\":") + column.size() + 3;
        return "\"" + column + "\":" + text.substr(at, text.find_first_of(",}", at) - at);
    };
    auto const loose = [&](std::string const& table, std::string const& column, std::string const& says) {
        auto const before = text_of(forged.path(table + ".jsonl"));
        forged.change(table, ids(table, column), "\"" + column + "\":42");
        auto const why = forged.refusal();
        INFO(why);
        CHECK(has(why, says));
        forged.put(table, before);
    };
    loose("threads", "space_id", "threads.jsonl, line 1: names something that is not there");
    loose("posts", "author_id", "posts.jsonl, line 1: names something that is not there");
    loose("network", "seq", "its count is below that of post");
    loose("posts", "reply_to", "answers one that is not in its thread");
    loose("questions", "answer_id", "has an answer that is not in it");
    loose("stages", "thread_id", "stages.jsonl, line 1: names something that is not there");
    loose("members", "photo_id", "members.jsonl, line 1: names something that is not there");
    loose("reactions", "member_id", "reactions.jsonl, line ");
}

TEST_CASE("a thread without its plan, a plan without its thread, and stages with a gap are refused") {
    Forged forged;
    auto const changed = [&](std::string const& table, std::string const& from, std::string const& to) {
        auto const before = text_of(forged.path(table + ".jsonl"));
        forged.change(table, from, to);
        auto const why = forged.refusal();
        INFO(why);
        CHECK(has(why, "plans.jsonl: the plan of thread"));
        forged.put(table, before);
    };
    changed("threads", R"("kind":"discussion")", R"("kind":"staged")");
    changed("threads", R"("kind":"staged")", R"("kind":"discussion")");
    auto const text = text_of(forged.path("stages.jsonl"));
    auto const line = text.find(R"("position":2)");
    auto const begin = text.rfind('\n', line) + 1;
    changed("stages", text.substr(begin, text.find('\n', begin) + 1 - begin), "");
}

TEST_CASE("a manifest of something else, of another version or of changed files is refused") {
    Forged forged;
    auto const right = forged.manifest();
    auto const with = [&](auto change) {
        auto manifest = right;
        change(manifest);
        forged.put(manifest);
        auto const why = forged.refusal();
        INFO(why);
        CHECK(has(why, "manifest"));
    };
    with([](auto& m) { m.format = "other"; });
    with([](auto& m) { m.version = 2; });
    with([](auto& m) { m.tables.pop_back(); });
    with([](auto& m) { m.tables.push_back(m.tables[0]); });
    with([](auto& m) { m.tables[0].name = "../../etc/passwd"; });
    with([](auto& m) { ++m.tables[3].rows; });
    auto manifest = right;
    manifest.tables[3].sha256[0] = manifest.tables[3].sha256[0] == 'a' ? 'b' : 'a';
    forged.put(manifest);
    CHECK(has(forged.refusal(), "SHA-256 differs"));
    std::ofstream(forged.path("manifest.json"), std::ios::trunc) << "{}\n";
    CHECK(has(forged.refusal(), "manifest.json"));
    fs::remove(forged.path("manifest.json"));
    CHECK(has(forged.refusal(), "no such file"));
}

TEST_CASE("a file that is gone, changed, a link or a pipe is refused") {
    Forged forged;
    auto const text = text_of(forged.path("contents.jsonl"));
    auto const digest = text.substr(text.find("\"digest\":\"") + 10, 64);
    auto const entry = *fs::directory_iterator(forged.path("files/" + digest.substr(0, 2)));
    auto const file = entry.path();
    auto const bytes = text_of(file);
    std::ofstream(file, std::ios::app) << "x";
    CHECK(has(forged.refusal(), "is damaged"));
    fs::remove(file);
    CHECK(has(forged.refusal(), "no such file"));
    std::ofstream(forged.path("elsewhere")) << bytes;
    fs::create_symlink(forged.path("elsewhere"), file);
    CHECK(has(forged.refusal(), "no such file"));
    fs::remove(file);
    REQUIRE(mkfifo(file.c_str(), 0600) == 0);
    CHECK(has(forged.refusal(), "no such file"));
    // Out of the folder there is no way: a digest is 64 digits.
    forged.change("contents", digest, "../" + digest.substr(3));
    CHECK(has(forged.refusal(), "contents.jsonl, line 1: digest is not right"));
}
