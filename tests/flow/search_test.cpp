#include "protocol/encode.hpp"
#include "server/app/assembly.hpp"
#include "server/app/demo/loader.hpp"
#include "server/app/storage_now.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/search_index.hpp"
#include "storage/statements.hpp"
#include "tests/support/client.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/test_server.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace lateral;
using namespace lateral::tests;
using domain::Actor;
using protocol::PostId;

namespace {

using Words = std::set<std::string>;
using Library = std::map<PostId, Words>; ///< posts and the stems of what they say

Words stems_of(std::string_view text) {
    base::Stemmer const stemmer;
    Words stems;
    for (auto const& word : base::split_words(text)) stems.insert(stemmer(word.folded));
    return stems;
}

/// Every post that the gate gives somebody, as the screens get them: spaces, their threads, their posts.
Library readable(storage::ReadTransaction& tx, Actor const& actor) {
    Library library;
    for (auto const& view : domain::handle(tx, actor, protocol::ListSpaces{}).value().spaces) {
        protocol::ListThreads threads{view.space.id, {}, protocol::Number<1, 100>{100}};
        auto const page = domain::handle(tx, actor, threads).value();
        REQUIRE_FALSE(page.more);
        for (auto const& [thread, level, position, kept] : page.threads)
            for (auto const& post :
                 domain::handle(tx, actor, protocol::ListPosts{thread.id, {}, {}, {}, protocol::Number<1, 200>{200}})
                     .value()
                     .posts) {
                auto text = domain::plain_text(post.body);
                if (post.position == 1) text += " " + thread.title;
                for (auto const& file : post.attachments) text += "\n" + file.name;
                if (post.deleted) continue;
                library[post.id] = stems_of(text);
                if (!post.attachments.empty()) library[post.id].insert("_has_file");
            }
    }
    return library;
}

protocol::Search one_word(std::string const& word) {
    protocol::Search command;
    command.words = protocol::SearchWords::create("\"" + word + "\"").value();
    return command;
}

/// Every page of a search.
std::set<PostId> found(storage::ReadTransaction& tx, Actor const& actor, protocol::Search command) {
    std::set<PostId> posts;
    for (std::int64_t page = 0; page < 10; ++page) {
        command.page = protocol::Number<0, 9>{page};
        auto const reply = domain::handle(tx, actor, command).value();
        for (auto const& post : reply.posts) posts.insert(post.post);
        if (reply.more) continue;
        CHECK(reply.found == std::ssize(posts));
        break;
    }
    return posts;
}

std::vector<Actor> everybody(storage::ReadTransaction& tx) {
    std::vector<Actor> all;
    for (auto const& member :
         tx.rows<protocol::Member>(storage::sql::members_page, "", std::int64_t{0}, protocol::MemberState::suspended,
                                   "%", "%", "%", "%", std::int64_t{1000}))
        all.push_back({{}, member.id, member.name, member.role, member.organisation, member.title});
    return all;
}

/// Some words of all that anybody wrote.
std::vector<std::string> samples(std::vector<Library> const& libraries, std::size_t count) {
    Words all;
    for (auto const& library : libraries)
        for (auto const& [post, words] : library) all.insert(words.begin(), words.end());
    std::vector<std::string> const sorted(all.begin(), all.end());
    std::vector<std::string> chosen{"number", "student", "coach", "marigold", "periwinkle", "pdf"};
    for (std::size_t i = 0; i < count; ++i) chosen.push_back(sorted.at(i * sorted.size() / count));
    return chosen;
}

void compare_files(storage::ReadTransaction& tx, std::vector<Actor> const& people,
                   std::vector<Library> const& libraries) {
    protocol::Search having;
    having.has = protocol::SearchHas::file;
    std::set<std::size_t> counts;
    for (std::size_t i = 0; i < people.size(); ++i) {
        std::set<PostId> expected;
        for (auto const& [post, stems] : libraries[i])
            if (stems.contains("_has_file")) expected.insert(post);
        INFO(people[i].name);
        CHECK(found(tx, people[i], having) == expected);
        counts.insert(expected.size());
    }
    CHECK(counts.size() > 2); // not everybody sees the same
}

/// The demo shows a picture that is described and a document, and has their bytes.
void check_demo_files(storage::Database& db, files::Store const& store) {
    app::read_now(db, [&](storage::ReadTransaction& tx) {
        std::map<std::string, protocol::FileKind> shown;
        protocol::Search having;
        having.has = protocol::SearchHas::file;
        auto const reader = everybody(tx).front();
        for (auto const& post : domain::handle(tx, reader, having).value().posts)
            for (auto const& found : post.files) {
                auto const file = domain::access_file(tx, reader, found.file).value();
                CHECK(files::problem_of(store, *file.digest, file.shown.size).empty());
                CHECK(file.shown.description.has_value() == (found.kind == protocol::FileKind::picture));
                shown[file.shown.name] = found.kind;
            }
        CHECK(shown ==
              std::map<std::string, protocol::FileKind>{{"battery-line.png", protocol::FileKind::picture},
                                                        {"device-at-home.docx", protocol::FileKind::document}});
    });
}

/// Everybody uploads two files, and posts the marigold in one of the rooms that they see.
void share_files(storage::Database& db) {
    app::write_now(db, [&](storage::Transaction& tx) {
        domain::FileBounds const bounds{1'000, 1'000, 1'000'000, 1'000'000};
        std::size_t turn = 0;
        auto const kept = [&](Actor const& person, std::string const& name) {
            protocol::BeginFile const begin{protocol::FileName::create(name).value(), {100}};
            auto const file = domain::begin_file(tx, person, begin, bounds)->file;
            domain::FileContent content{std::string(64, 'a'), name, 100, protocol::FileKind::document,
                                        "application/pdf",    {},   {}};
            REQUIRE(domain::keep_file(tx, person, file, content, bounds));
            return file;
        };
        for (auto const& person : everybody(tx)) {
            kept(person, "Periwinkle.pdf");
            auto const spaces = domain::handle(tx, person, protocol::ListSpaces{})->spaces;
            auto const& space = spaces.at(turn++ % spaces.size()).space.id;
            protocol::CreateThread command{space, protocol::ThreadKind::discussion,
                                           protocol::Title::create("A room").value(),
                                           protocol::Body::create("Here").value()};
            command.files.emplace().items.push_back({kept(person, "Marigold.pdf"), {}});
            REQUIRE(domain::handle(tx, person, command, {}));
        }
        return storage::Verdict::keep;
    });
}

/// What each member finds is what the gate gives them of it, neither more nor less.
void compare_with_gate(storage::Database& db, std::size_t words) {
    app::read_now(db, [&](storage::ReadTransaction& tx) {
        auto const people = everybody(tx);
        REQUIRE(people.size() > 20);
        std::vector<Library> libraries;
        for (auto const& person : people) libraries.push_back(readable(tx, person));
        std::size_t hits = 0;
        base::Stemmer const stemmer;
        for (auto const& word : samples(libraries, words))
            for (std::size_t i = 0; i < people.size(); ++i) {
                std::set<PostId> expected;
                for (auto const& [post, stems] : libraries[i])
                    if (stems.contains(stemmer(word))) expected.insert(post);
                INFO(people[i].name << " looks for " << word);
                REQUIRE(expected.size() < 200);
                CHECK(found(tx, people[i], one_word(word)) == expected);
                hits += expected.size();
            }
        compare_files(tx, people, libraries);
        CHECK(hits > people.size());
    });
}

} // namespace

TEMPLATE_TEST_CASE("every member of the demo finds what the gate gives them, and nothing else", "", Sqlite, Postgres) {
    TestType engine;
    TempFolder const folder;
    auto config = config::defaults();
    config.data = folder.path();
    config.database = engine.url;
    config.readers = 1;
    app::demo::prepare(config);
    auto const db = app::open_database(config);
    check_demo_files(*db, files::Store(app::files_folder(config)));
    share_files(*db);
    std::int64_t posts = 0;
    app::read_now(*db, [&](storage::ReadTransaction& tx) {
        posts = std::ssize(
            tx.rows<domain::IndexedPost>(storage::sql::posts_to_index, protocol::Seq{}, std::int64_t{1'000'000}));
    });
    auto const index = [&](std::int64_t most) {
        for (std::size_t done = 1; most > 0 && done > 0; most -= static_cast<std::int64_t>(done))
            app::write_now(*db, [&](storage::Transaction& tx) {
                done = domain::index_new_posts(tx, static_cast<std::size_t>(most));
                return storage::Verdict::keep;
            });
    };
    index(posts - 50);
    compare_with_gate(*db, 10);
    index(posts);
    compare_with_gate(*db, 20);
}

TEST_CASE("what was said a moment ago is found, and goes into the index by itself") {
    TestServer server;
    auto const thread = std::to_string(server.open_thread.value);
    auto const say = [&](std::string const& words) {
        auto const arguments = R"({"thread":)" + thread + R"(,"body":")" + words + "\"}";
        REQUIRE(call(server.port(), "post.create", arguments, server.bo.token).status == 200);
    };
    auto const finds = [&](std::string const& words) {
        auto const answer = call(server.port(), "search.find", R"({"words":")" + words + "\"}", server.bo.token).body;
        return answer.find("\"found\":1,") != std::string::npos;
    };
    say("A wolverine passed");
    CHECK(finds("wolverine"));
    auto const is_indexed = [&] {
        auto const db = storage::connect(server.config().database_url(), storage::Access::read_only);
        std::int64_t waiting = 1;
        storage::Statement const count{
            "test_waiting", "SELECT COUNT(*) FROM posts WHERE seq > (SELECT indexed_seq FROM search_state)", 0};
        std::array const columns{storage::ColumnType::integer};
        db->query(count, {}, columns, [&](storage::Columns const& row) { waiting = row.integer(0); });
        return waiting == 0;
    };
    wait_until("it is in the index", is_indexed);
    CHECK(finds("wolverine"));
    // A stop in between loses nothing.
    say("An ocelot too");
    server.stop();
    server.start();
    CHECK(finds("ocelot"));
    wait_until("it is in the index", is_indexed);
    CHECK(finds("ocelot"));
}

TEST_CASE("a search takes five turns of a connection's limit") {
    TestServer server([](auto& config) { config.reads_per_minute = 50; });
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    int answered = 0;
    while (bo.ask(10 + answered, "search.find", R"({"words":"x"})").find("\"ok\"") != std::string::npos) ++answered;
    CHECK(answered >= 9);
    CHECK(answered < 15);
}
