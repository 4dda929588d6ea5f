// What a member takes along: all that is theirs, and not a byte of what is only others' to read.
#include "server/export/own_exporter.hpp"
#include "server/export/own_tables.hpp"
#include "server/export/zip.hpp"
#include "tests/export/own_community.hpp"
#include "tests/export/schema.hpp"
#include "tests/export/unzip.hpp"
#include "tests/support/engines.hpp"

#include <algorithm>
#include <regex>
#include <set>

using namespace lateral;
using namespace lateral::tests;

namespace {

using Entries = std::map<std::string, std::string>;

exporting::OwnMeans means(storage::Connection& connection, files::Store const& store) {
    return {connection, note_on_postgresql, store, [] { return protocol::Timestamp{1'780'000'000'000'000}; }, [] {}};
}

Entries export_of(std::string const& url, files::Store const& store, exporting::OwnWish wish, fs::path const& folder) {
    auto const connection = storage::connect(url, storage::Access::read_only);
    exporting::write_own(means(*connection, store), wish, folder / "own.zip");
    return unzipped(folder / "own.zip");
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// How many rows of a column hold the secret.
std::int64_t secrets_in(storage::Connection& connection, std::string const& column) {
    auto const dot = column.find('.');
    auto const name = column.substr(dot + 1);
    auto const text = "SELECT COUNT(*) FROM " + column.substr(0, dot) + " WHERE " + name + " LIKE '%ZZSECRET%'";
    std::int64_t found = 0;
    std::array const types{storage::ColumnType::integer};
    // A number of its own for each text: statements stay prepared by it.
    static std::size_t number = 0;
    static std::deque<std::string> texts;
    connection.query({"test", texts.emplace_back(text), number++}, {}, types,
                     [&](storage::Columns const& row) { found = row.integer(0); });
    return found;
}

/// Made from the posts by the indexer, or the program's own.
bool is_made_anew(std::string const& column) {
    return column.starts_with("search_") || column.starts_with("post_search") || column.starts_with("thread_search") ||
           column.starts_with("migrations.");
}

} // namespace

TEMPLATE_TEST_CASE("every table and column is a member's own, or not for a reason", "", Sqlite, Postgres) {
    TestType engine;
    auto const all = columns_of(engine.url);
    std::set<std::string> own;
    for (auto const& [table, source, owner] : exporting::own_tables()) {
        for (auto const& column : table.columns)
            if (column.returns != exporting::Return::never)
                own.insert(std::string(source) + "." + std::string(column.name));
        if (!owner.empty()) own.insert(std::string(source) + "." + std::string(owner));
    }
    for (auto const& column : all) {
        auto const table = column.substr(0, column.find('.'));
        auto const is_named = [&](auto const& name) { return name == table || name == column; };
        INFO(column << ": server/export/own_tables says nothing of it");
        CHECK(std::ranges::any_of(exporting::not_own(), is_named, &exporting::LeftOut::table) != own.contains(column));
    }
    for (auto const& column : own) {
        INFO(column << " is not in the database");
        CHECK(all.contains(column));
    }
}

TEMPLATE_TEST_CASE("a member's own export has all that is theirs and nobody else's secrets", "", Sqlite, Postgres) {
    TestType engine;
    TempFolder folder;
    OwnCommunity community(engine.url, folder.path() / "files");
    auto const columns = text_columns_of(engine.url);
    auto const connection = storage::connect(engine.url, storage::Access::read_only);
    for (auto const& column : columns) {
        if (is_made_anew(column)) continue;
        INFO(column << " has no secret in it to be found: tests/export/own_community.hpp");
        CHECK(secrets_in(*connection, column) > 0);
    }
    auto const entries = export_of(engine.url, community.store(), {OwnCommunity::kMe}, folder.path());
    for (auto const& [name, bytes] : entries) {
        INFO(name << ": " << bytes);
        CHECK_FALSE(has(bytes, kSecret));
        CHECK_FALSE(has(name, kSecret));
    }
    for (auto const& own : exporting::own_tables()) {
        auto const& rows = entries.at("data/" + std::string(own.table.name) + ".jsonl");
        INFO(own.table.name << ": " << rows);
        CHECK_FALSE(rows.empty());
        for (auto const& column : own.table.columns) {
            INFO(column.name);
            CHECK(has(rows, "\"" + std::string(column.name) + "\":"));
            // Somewhere it has a value.
            CHECK(std::regex_search(rows, std::regex("\"" + std::string(column.name) + "\":(?!null)")));
        }
        CHECK(has(entries.at("data/manifest.json"), "\"" + std::string(own.table.name) + ".jsonl\""));
    }
    for (auto const* words : {"MINE first", "MINE before", "MINE draft", "MINE flag", "MINE hidden", "MINE appeal",
                              "MINE lost answer", "MINE guest", "MINE phone", "MINE past", "A title that is seen"}) {
        INFO(words);
        CHECK(std::ranges::any_of(
            entries, [&](auto const& entry) { return entry.first.starts_with("data/") && has(entry.second, words); }));
    }
}

TEMPLATE_TEST_CASE("pages of what is a member's own lead to what is there, and say what they see no longer", "", Sqlite,
                   Postgres) {
    TestType engine;
    TempFolder folder;
    OwnCommunity community(engine.url, folder.path() / "files");
    auto const entries = export_of(engine.url, community.store(), {OwnCommunity::kMe}, folder.path());
    std::regex const attribute("(?:href|src)=\"([^\"]*)\"");
    std::size_t links = 0;
    for (auto const& [name, text] : entries) {
        if (!name.ends_with(".html")) continue;
        CHECK_FALSE(has(text, "<script"));
        CHECK_FALSE(has(text, "<b>"));
        for (std::sregex_iterator at(text.begin(), text.end(), attribute), end; at != end; ++at, ++links) {
            auto to = (fs::path(name).parent_path() / (*at)[1].str()).lexically_normal().string();
            for (auto const& [coded, plain] : {std::pair{"%20", " "}, std::pair{"%3A", ":"}})
                for (auto found = to.find(coded); found != std::string::npos; found = to.find(coded))
                    to.replace(found, 3, plain);
            INFO(name << " -> " << to);
            CHECK(entries.contains(to));
        }
    }
    CHECK(links > 8);
    auto const& index = entries.at("index.html");
    for (auto const* words : {"MINE name", "MINE@example.org", "MINE about", "MINE past", "#MINE channel",
                              "Your drafts", "A channel that you no longer see", "MINE: plan?.pdf", "Your photo"})
        CHECK(has(index, words));
    auto const& lost = entries.at("channels/300.html");
    CHECK(has(lost, "MINE &lt;lost&gt;"));
    CHECK(has(lost, "A conversation that you no longer see"));
    CHECK(has(lost, "MINE lost"));
    CHECK(has(entries.at("channels/100.html"), "MINE out of sight"));
    CHECK(has(entries.at("channels/100.html"), "#old"));
    CHECK(has(entries.at("drafts.html"), "MINE draft &lt;/pre&gt;&lt;b&gt;"));
}

TEMPLATE_TEST_CASE("pages say in the member's language what a place in confidence is", "", Sqlite, Postgres) {
    TestType engine;
    TempFolder folder;
    OwnCommunity community(engine.url, folder.path() / "files");
    auto const connection = storage::connect(engine.url, storage::Access::read_write);
    connection->begin_write();
    for (auto const* number : {"610", "611", "612", "613"})
        connection->execute(
            std::string(
                "INSERT INTO spaces (id, name, description, visibility, state, created_at, created_by) VALUES (") +
            number +
            ", '', '', 'sealed', 'open', 1, 1); INSERT INTO memberships (space_id, member_id, role, from_seq, "
            "since_seq) VALUES (" +
            number +
            ", 1, 'member', 0, 0); INSERT INTO threads (id, space_id, kind, title, author_id, "
            "author_organisation, author_title, created_at, last_post_at, last_seq, last_position, pinned, "
            "locked) VALUES (" +
            number + ", " + number +
            ", 'discussion', '', 1, '', '', 1, 1, 9, 1, 0, 0); INSERT INTO posts (id, "
            "thread_id, position, seq, author_id, author_organisation, author_title, created_at, "
            "body, content, revision, deleted) VALUES (" +
            number + ", " + number + ", 1, " + number + ", 1, '', '', 1, 'MINE', '[]', 1, 0)");
    connection->execute("UPDATE threads SET title = '2026-11-16' WHERE id IN (610, 611);"
                        "UPDATE journals SET own_space_id = 610, lead_space_id = 611 WHERE member_id = 1;"
                        "UPDATE cycles SET space_id = 612");
    connection->commit();
    auto const spanish =
        export_of(engine.url, community.store(), {OwnCommunity::kMe, protocol::Language::es}, folder.path());
    auto const english = export_of(engine.url, community.store(), {OwnCommunity::kMe}, folder.path());
    auto const& index = spanish.at("index.html");
    for (auto const* words : {"<html lang=\"es\">", "Todo lo que es tuyo", "Tus reflexiones", "Acompañamiento",
                              "En confianza", "Miembro", "1 mensaje", "Tus borradores"}) {
        INFO(words);
        CHECK(has(index, words));
    }
    for (auto const& [name, text] : spanish) {
        INFO(name << ": " << text);
        CHECK((!name.ends_with(".html") || has(text, "<html lang=\"es\">")));
        CHECK_FALSE((name.ends_with(".html") && has(text, "conversation")));
    }
    CHECK(has(spanish.at("channels/610.html"), "<h2>Semana del 2026-11-16</h2>"));
    CHECK(has(english.at("channels/611.html"), "<h1>Reflections that you shared</h1>"));
    CHECK(has(english.at("channels/612.html"), "<h2>Coaching</h2>"));
    CHECK(has(english.at("channels/613.html"), "<h2>In confidence</h2>"));
    CHECK(has(english.at("index.html"), "<html lang=\"en\">"));
}

TEMPLATE_TEST_CASE("files come as they are, and those whose bytes are gone are said to be missing", "", Sqlite,
                   Postgres) {
    TestType engine;
    TempFolder folder;
    OwnCommunity community(engine.url, folder.path() / "files");
    auto entries = export_of(engine.url, community.store(), {OwnCommunity::kMe}, folder.path());
    std::map<std::string, unsigned long> methods;
    unzipped(folder.path() / "own.zip", &methods);
    CHECK(entries.at("files/701-MINE_ plan_.pdf") == "MINE bytes of a plan");
    CHECK(methods.at("files/701-MINE_ plan_.pdf") == 0);
    CHECK(methods.at("index.html") == 8);
    CHECK(has(entries.at("data/files.jsonl"), "\"path\":\"files/701-MINE_ plan_.pdf\",\"here\":1"));
    fs::remove_all(folder.path() / "files");
    files::Store const empty(folder.path() / "files");
    entries = export_of(engine.url, empty, {OwnCommunity::kMe}, folder.path());
    CHECK(has(entries.at("data/files.jsonl"), "\"here\":0"));
    CHECK(has(entries.at("data/manifest.json"), "\"missing\":2"));
    CHECK(has(entries.at("index.html"), "Its bytes were not there."));
}

TEMPLATE_TEST_CASE("who is not active takes nothing along, and a stop ends it", "", Sqlite, Postgres) {
    TestType engine;
    TempFolder folder;
    OwnCommunity community(engine.url, folder.path() / "files");
    auto const connection = storage::connect(engine.url, storage::Access::read_only);
    auto with = means(*connection, community.store());
    CHECK_THROWS_WITH(exporting::write_own(with, {OwnCommunity::kOther}, folder.path() / "other.zip"),
                      "the member is not active");
    with.go_on = [] { throw std::runtime_error("stopped"); };
    CHECK_THROWS_WITH(exporting::write_own(with, {OwnCommunity::kMe}, folder.path() / "mine.zip"), "stopped");
    with.go_on = [] {};
    CHECK_THROWS(exporting::write_own(with, {OwnCommunity::kMe}, folder.path() / "no-folder/mine.zip"));
    exporting::write_own(with, {OwnCommunity::kMe}, folder.path() / "mine.zip"); // the connection is of use again
}

TEMPLATE_TEST_CASE("a thousand posts come page by page", "", Sqlite, Postgres) {
    TestType engine;
    TempFolder folder;
    OwnCommunity community(engine.url, folder.path() / "files");
    auto const connection = storage::connect(engine.url, storage::Access::read_write);
    connection->begin_write();
    for (int at = 0; at < 1'100; ++at)
        connection->execute(
            "INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, "
            "created_at, body, content, revision, deleted) VALUES (" +
            std::to_string(10'000 + at) + ", 401, " + std::to_string(100 + at) + ", " + std::to_string(100 + at) +
            ", 1, '', '', 1, 'many', '[]', 1, 0)");
    connection->commit();
    auto const entries = export_of(engine.url, community.store(), {OwnCommunity::kMe}, folder.path());
    CHECK(std::ranges::count(entries.at("data/posts.jsonl"), '\n') == 1'105);
    auto const& page = entries.at("channels/100.html");
    std::size_t articles = 0;
    for (auto at = page.find("<article>"); at != std::string::npos; at = page.find("<article>", at + 1)) ++articles;
    CHECK(articles == 1'103);
}

TEST_CASE("names in a ZIP are safe on any system, and addresses lead to them") {
    using exporting::safe_name;
    CHECK(safe_name("Plan für Ö.pdf") == "Plan für Ö.pdf");
    CHECK(safe_name("../../etc/passwd") == ".._.._etc_passwd");
    CHECK(safe_name("a\\b:c*d?e\"f<g>h|i.txt") == "a_b_c_d_e_f_g_h_i.txt");
    CHECK(safe_name("a\nb\x7F.txt") == "a_b_.txt");
    CHECK(safe_name("ends. . ") == "ends");
    CHECK(safe_name("...") == "file");
    CHECK(safe_name("") == "file");
    CHECK(safe_name("\xE2\x80\xAEgpj.exe") == "gpj.exe");
    auto const longest = safe_name(std::string(99, 'a') + "\xC3\xB6\xC3\xB6.pdf");
    CHECK(longest == std::string(99, 'a') + ".pdf");
    CHECK(safe_name("no." + std::string(200, 'x')).size() == 100);
    CHECK(exporting::own_file_path({7}, "con.txt") == "files/7-con.txt");
    CHECK(exporting::href_of("files/7-a b#c%.pdf") == "files/7-a%20b%23c%25.pdf");
}
