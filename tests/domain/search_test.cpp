#include "tests/domain/library.hpp"

using namespace lateral;
using namespace lateral::tests;

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
