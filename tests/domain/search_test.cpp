#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::Search;
using protocol::SearchReply;

namespace {

Search search_for(std::string_view words) {
    Search command;
    command.words = text<protocol::SearchWords>(words);
    return command;
}

/// Some channel with a steward and a member, and short words for finding.
struct Library : World {
    explicit Library(std::string const& url)
        : World(url), ben(person("Ben Whitaker")), open(space(admin, "mathematics")) {}

    void index() {
        write([](storage::Transaction& tx) { return domain::index_new_posts(tx, 1000) < 1000; });
    }
    protocol::Post write_in(protocol::SpaceId space, std::string_view body, std::string_view title = "A title") {
        return done(ben, protocol::CreateThread{space, ThreadKind::discussion, text<protocol::Title>(title),
                                                text<protocol::Body>(body)})
            .post;
    }
    SearchReply find(Actor const& actor, Search const& command) { return done(actor, command); }
    /// The posts found, as texts; in the order of the answer.
    std::vector<std::string> texts(Actor const& actor, Search const& command) {
        std::vector<std::string> found;
        for (auto const& post : find(actor, command).posts) {
            std::string line;
            for (auto const& piece : post.snippet) line += piece.marked ? "[" + piece.text + "]" : piece.text;
            found.push_back(line);
        }
        return found;
    }
    std::vector<std::string> texts(std::string_view words) { return texts(ben, search_for(words)); }

    Actor ben;
    protocol::SpaceId open;
};

using Texts = std::vector<std::string>;

} // namespace

TEMPLATE_TEST_CASE("words are found in any form, from their beginning, without accents, and marked", "", Sqlite,
                   Postgres) {
    TestType engine;
    Library world(engine.url);
    world.write_in(world.open, "We began the day with number talks.");
    world.write_in(world.open, "The café's résumé of *communication* rounds");
    bool const is_indexed = GENERATE(false, true);
    if (is_indexed) world.index();
    CHECK(world.texts("number talk") == Texts{"We began the day with [number] [talks]."});
    CHECK(world.texts("TALKING numbers") == Texts{"We began the day with [number] [talks]."});
    CHECK(world.texts("numb") == Texts{"We began the day with [number] talks."});
    CHECK(world.texts("cafe resume") == Texts{"The [café's] [résumé] of communication rounds"});
    CHECK(world.texts("communica") == Texts{"The café's résumé of [communication] rounds"});
    CHECK(world.texts("how was the talking") == Texts{"We began the day with number [talks]."});
    CHECK(world.texts("numbers rounds").empty());
    CHECK(world.texts("elephant").empty());
}

TEMPLATE_TEST_CASE("words in quotes stand together", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    world.write_in(world.open, "A number of talks");
    world.write_in(world.open, "One number talk");
    if (GENERATE(false, true)) world.index();
    CHECK(world.texts("number talk").size() == 2);
    CHECK(world.texts("\"number talk\"") == Texts{"One [number] [talk]"});
    CHECK(world.texts("\"number of talks").size() == 1); // a quote that is still open
}

TEMPLATE_TEST_CASE("nothing that a person types is a mistake of ours", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    world.write_in(world.open, "AND OR NOT near column: it's 50% \"quoted\" (and more) *bold* ^start");
    world.index();
    for (auto const* typed : {"\"",
                              "\"\"",
                              "AND",
                              "a AND",
                              "NOT x",
                              "NEAR(a b)",
                              "tokens:x",
                              "*",
                              "a*",
                              "^a",
                              "(",
                              "')",
                              "'; DROP TABLE x",
                              "50%",
                              "_s1",
                              "_n",
                              "&",
                              "a | b",
                              "!",
                              "<->",
                              ":*",
                              "\\",
                              "\\'",
                              "{x}",
                              "+a -b",
                              "日本語",
                              "🌱",
                              "ﬁ",
                              "a\"b\"c",
                              "x' & 'y",
                              "1 2 3 4 5 6 7 8 9 10 11 12"}) {
        INFO(typed);
        world.find(world.ben, search_for(typed));
    }
    CHECK(world.texts("50%").size() == 1);
    CHECK(world.texts("_n").empty());
}

TEMPLATE_TEST_CASE("a small mistake in typing finds what was meant, and says so", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    world.write_in(world.open, "Strategies for fractions");
    world.index();
    for (auto const* typed : {"stratgies", "strategeis", "stratedies", "fractoins", "fracttions"}) {
        auto const reply = world.find(world.ben, search_for(typed));
        INFO(typed);
        CHECK(reply.posts.size() == 1);
        REQUIRE(reply.similar.size() == 1);
        CHECK(reply.similar[0].typed == typed);
    }
    CHECK(world.find(world.ben, search_for("stratgies")).similar[0].found == "strategies");
    CHECK(world.find(world.ben, search_for("strategies")).similar.empty());
    CHECK(world.texts("elefant").empty());
}

TEMPLATE_TEST_CASE("suggestions hold only words that the asker could find", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const hidden = world.space(world.ben, "hidden", Visibility::closed);
    world.write_in(hidden, "Wolverine", "Wolverine");
    world.write_in(world.open, "Something else");
    world.index();
    auto const max = world.person("Max Member");
    auto const reply = world.find(max, search_for("wolverin3"));
    CHECK(reply.similar.empty());
    CHECK(protocol::encode(reply) == protocol::encode(world.find(max, search_for("qqqqqqqqq"))));
    CHECK(world.find(world.ben, search_for("wolvreine")).similar.size() == 1);
    CHECK(protocol::encode(world.find(max, search_for("wolvreine"))) ==
          protocol::encode(world.find(max, search_for("qqqqqqqqq"))));
}

TEMPLATE_TEST_CASE("a search goes through one's own spaces only, whoever asks", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const hidden = world.space(world.ben, "hidden", Visibility::closed);
    auto const north = world.organisation("North");
    auto const room = world.space(world.admin, "room", Visibility::organisation, north);
    world.affiliate(world.ben, north);
    world.write_in(hidden, "quince in the closed space", "Quince");
    world.write_in(room, "quince in the room", "Quince");
    world.write_in(world.open, "quince for everybody", "Quince");
    if (GENERATE(false, true)) world.index();
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    auto const max = world.person("Max Member");
    auto const found = [&](Actor const& actor) {
        auto const reply = world.find(actor, search_for("quince"));
        CHECK(reply.found == std::ssize(reply.posts));
        CHECK(reply.threads.size() == reply.posts.size());
        return reply.posts.size();
    };
    CHECK(found(world.ben) == 3);
    CHECK(found(max) == 1);
    CHECK(found(world.admin) == 2);
    CHECK(found(guest) == 0);
    world.name_in(world.ben, hidden, guest);
    CHECK(found(guest) == 1);
    world.name_in(world.ben, hidden, max);
    CHECK(found(max) == 2);
    // Who loses a space finds nothing of it.
    world.name_in(world.ben, hidden, max, SpaceRole::none);
    CHECK(found(max) == 1);
    world.name_in(world.admin, world.open, guest);
    CHECK(found(guest) == 2);
    world.done(world.admin, protocol::SuspendMember{max.id});
    CHECK(found(max) == 0);
}

TEMPLATE_TEST_CASE("what changes is found as it is now, at once", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const post = world.write_in(world.open, "An apricot", "Fruit");
    auto const other = world.post(world.ben, post.thread, "A zebra with an apricot");
    if (GENERATE(false, true)) world.index();
    CHECK(world.texts("apricot").size() == 2);

    world.done(world.ben, protocol::EditPost{other.id, text<protocol::Body>("A zebra with a plum"), {1}});
    CHECK(world.texts("apricot") == Texts{"An [apricot]"});
    CHECK(world.texts("plum").size() == 1);

    world.done(world.ben, protocol::DeletePost{other.id});
    CHECK(world.texts("plum").empty());
    CHECK(world.texts("zebra").empty());

    world.done(world.ben, protocol::RenameThread{post.thread, text<protocol::Title>("Vegetables")});
    CHECK(world.find(world.ben, search_for("vegetable")).threads.size() == 1);
    CHECK(world.find(world.ben, search_for("vegetable")).posts.size() == 1);
    CHECK(world.find(world.ben, search_for("fruit")).threads.empty());
    CHECK(world.find(world.ben, search_for("fruit")).posts.empty());

    // What opens a thread may go; its title stays and is found.
    world.done(world.ben, protocol::DeletePost{post.id});
    CHECK(world.texts("apricot").empty());
    CHECK(world.find(world.ben, search_for("vegetable")).threads.size() == 1);
    CHECK(world.find(world.ben, search_for("vegetable")).posts.empty());
    world.done(world.ben, protocol::RenameThread{post.thread, text<protocol::Title>("Minerals")});
    CHECK(world.find(world.ben, search_for("mineral")).threads.size() == 1);
    world.index();
    CHECK(world.texts("apricot").empty());
    CHECK(world.find(world.ben, search_for("mineral")).threads.size() == 1);
}

TEMPLATE_TEST_CASE("a moved thread is found where it is", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const hidden = world.space(world.admin, "hidden", Visibility::closed);
    auto const thread = world.write_in(world.open, "An apricot", "Apricots").thread;
    world.post(world.ben, thread, "More of the apricot");
    if (GENERATE(false, true)) world.index();
    world.done(world.admin, protocol::MoveThread{thread, hidden});
    CHECK(world.texts("apricot").empty());
    CHECK(world.find(world.ben, search_for("apricot")).threads.empty());
    CHECK(world.texts(world.admin, search_for("apricot")).size() == 2);
    auto in_space = search_for("apricot");
    in_space.space = hidden;
    CHECK(world.texts(world.admin, in_space).size() == 2);
    in_space.space = world.open;
    CHECK(world.texts(world.admin, in_space).empty());
    world.done(world.admin, protocol::MoveThread{thread, world.open});
    CHECK(world.texts("apricot").size() == 2);
}

TEMPLATE_TEST_CASE("filters leave what they name, also without words", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const north = world.organisation("North");
    auto const school = world.organisation("School of the North", north);
    auto const south = world.organisation("South");
    auto const lena = world.person("Lena Fairchild");
    world.affiliate(world.ben, school);
    world.affiliate(lena, south);
    auto const elsewhere = world.space(world.admin, "elsewhere");
    auto const start = world.clock.now();
    world.write_in(world.open, "apple of Ben");
    world.clock.advance(std::chrono::hours(24));
    auto const question = world.thread(lena, elsewhere, ThreadKind::question);
    world.post(lena, question, "apple of Lena");
    if (GENERATE(false, true)) world.index();
    auto const found = [&](auto change) {
        auto command = search_for("apple");
        change(command);
        auto const with_words = world.texts(world.admin, command);
        command.words = text<protocol::SearchWords>("");
        auto const without_words = world.texts(world.admin, command).size();
        CHECK((without_words >= with_words.size() || with_words.size() == 2));
        return with_words;
    };
    Texts const ben{"[apple] of Ben"};
    Texts const lenas{"[apple] of Lena"};
    CHECK(found([](auto&) {}).size() == 2);
    CHECK(found([&](auto& command) { command.author = world.ben.id; }) == ben);
    CHECK(found([&](auto& command) { command.space = elsewhere; }) == lenas);
    CHECK(found([&](auto& command) { command.kind = ThreadKind::question; }) == lenas);
    CHECK(found([&](auto& command) { command.organisation = north; }) == ben);
    CHECK(found([&](auto& command) { command.organisation = school; }) == ben);
    CHECK(found([&](auto& command) { command.organisation = south; }) == lenas);
    protocol::Timestamp const later{start.value + 1};
    CHECK(found([&](auto& command) { command.from = later; }) == lenas);
    CHECK(found([&](auto& command) { command.until = later; }) == ben);
    CHECK(found([&](auto& command) { command.from = start, command.until = later; }) == ben);
    // A merger takes along what the people wrote before it.
    world.done(world.admin, protocol::MergeOrganisation{south, north});
    CHECK(found([&](auto& command) { command.organisation = north; }).size() == 2);

    CHECK(world.find(world.ben, search_for("")).posts.empty());
}

TEMPLATE_TEST_CASE("a filter that names what one may not see is answered as if it did not exist", "", Sqlite,
                   Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const hidden = world.space(world.ben, "hidden", Visibility::closed);
    auto const north = world.organisation("North");
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    auto const refused = [&](Actor const& actor, auto change) {
        auto command = search_for("x");
        change(command);
        return bytes(world.refused(actor, command));
    };
    CHECK(refused(world.admin, [&](auto& command) { command.space = hidden; }) ==
          refused(world.admin, [](auto& command) { command.space = protocol::SpaceId{4'000'000'001}; }));
    CHECK(refused(guest, [&](auto& command) { command.author = world.ben.id; }) ==
          refused(guest, [](auto& command) { command.author = protocol::MemberId{4'000'000'001}; }));
    auto command = search_for("x");
    command.organisation = north;
    CHECK(world.code(guest, command) == ErrorCode::forbidden);
    CHECK(world.run(world.ben, command).has_value());
    command.organisation = protocol::OrganisationId{4'000'000'001};
    CHECK(world.code(world.ben, command) == ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("best first puts titles and words that stand together before newer ones", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const thread = world.write_in(world.open, "exit tickets every day", "Exit tickets").thread;
    world.post(world.ben, thread, "A ticket to the museum, where there was no other exit to be found that day");
    if (GENERATE(false, true)) world.index();
    CHECK(world.texts("exit ticket").front() == "[exit] [tickets] every day");
    auto newest = search_for("exit ticket");
    newest.order = protocol::SearchOrder::newest;
    CHECK(world.texts(world.ben, newest).back() == "[exit] [tickets] every day");
}

TEMPLATE_TEST_CASE("pages follow each other without gaps, half indexed too", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const thread = world.write_in(world.open, "first").thread;
    for (int i = 0; i < 30; ++i) world.post(world.ben, thread, "pear number " + std::to_string(i));
    world.index();
    for (int i = 30; i < 45; ++i) world.post(world.ben, thread, "pear number " + std::to_string(i));
    auto command = search_for("pear");
    command.order = protocol::SearchOrder::newest;
    std::vector<std::int64_t> positions;
    for (int page = 0; page < 3; ++page) {
        command.page = protocol::Number<0, 9>{page};
        auto const reply = world.find(world.ben, command);
        CHECK(reply.found == 45);
        CHECK(reply.more == (page < 2));
        for (auto const& post : reply.posts) positions.push_back(post.position);
    }
    REQUIRE(positions.size() == 45);
    CHECK(std::ranges::is_sorted(positions, std::greater{}));
    command.page = protocol::Number<0, 9>{9};
    CHECK(world.find(world.ben, command).posts.empty());
}

TEMPLATE_TEST_CASE("people and spaces are found by the beginnings of their names, or nearly", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    auto const people = [&](Actor const& actor, std::string_view words) {
        return world.find(actor, search_for(words)).people.size();
    };
    CHECK(people(world.admin, "whit ben") == 1);
    CHECK(people(world.admin, "Whittaker") == 1); // one letter too many
    CHECK(people(world.admin, "xx") == 0);
    CHECK(people(guest, "whit ben") == 0);
    CHECK(people(guest, "gus") == 1);
    world.name_in(world.admin, world.open, guest);
    CHECK(world.find(guest, search_for("mathem")).spaces.size() == 1);
    CHECK(world.find(guest, search_for("mathmatics")).spaces.size() == 1);
    world.name_in(world.admin, world.open, world.ben);
    CHECK(people(guest, "whit ben") == 1);
    world.done(world.admin, protocol::SuspendMember{world.ben.id});
    CHECK(people(world.admin, "whit ben") == 0);
    CHECK(world.find(world.admin, search_for("mathem")).spaces.front().name.front().marked);
}

TEMPLATE_TEST_CASE("the index goes on where it stopped", "", Sqlite, Postgres) {
    TestType engine;
    FakeClock clock;
    {
        Library world(engine.url);
        for (int i = 0; i < 7; ++i) world.write_in(world.open, "melon " + std::to_string(i));
        world.write([](storage::Transaction& tx) { return domain::index_new_posts(tx, 3) == 3; });
        // Thrown away with its transaction, as by a crash.
        CHECK(write_now(world.db, [](storage::Transaction& tx) {
                  domain::index_new_posts(tx, 3);
                  return storage::Verdict::discard;
              }) == storage::Outcome::done);
        CHECK(world.texts("melon").size() == 7);
    }
    storage::Database db(test_options(engine.url, clock));
    std::vector<std::size_t> turns;
    for (int i = 0; i < 3; ++i)
        CHECK(write_now(db, [&](storage::Transaction& tx) {
                  turns.push_back(domain::index_new_posts(tx, 3));
                  return storage::Verdict::keep;
              }) == storage::Outcome::done);
    CHECK(turns == std::vector<std::size_t>{3, 1, 0});
}

TEMPLATE_TEST_CASE("words of deleted texts are forgotten, and purged from the index in time", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const post = world.write_in(world.open, "Wolverine and apricot");
    world.write_in(world.open, "Another apricot");
    world.index();
    auto const similar = [&](std::string_view word) {
        return world.template read<std::int64_t>([&](storage::ReadTransaction& tx) {
            return std::ssize(tx.rows<std::string>(storage::sql::search_words_of_stem, word));
        });
    };
    CHECK(similar("wolverin") == 1);
    world.done(world.ben, protocol::EditPost{post.id, text<protocol::Body>("apricot"), {1}});
    world.done(world.ben, protocol::DeletePost{post.id});
    CHECK(similar("wolverin") == 0);
    CHECK(similar("apricot") == 1);
    auto const purge = [&](std::int64_t patience) {
        bool more = false;
        world.write([&](storage::Transaction& tx) { return more = domain::purge_index(tx, patience), true; });
        return more;
    };
    CHECK_FALSE(purge(1'000'000));
    int steps = 0;
    while (purge(0) && steps < 100) ++steps;
    CHECK(steps < 100);
    CHECK(world.texts("apricot").size() == 1);
}
