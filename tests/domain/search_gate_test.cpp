#include "tests/domain/library.hpp"

using namespace lateral;
using namespace lateral::tests;

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

std::string words_beginning(std::string_view begin, int count) {
    std::string words;
    for (int i = 0; i < count; ++i) {
        (words += begin) += static_cast<char>('a' + i % 26);
        if (i >= 26) words += static_cast<char>('a' + i / 26);
        words += ' ';
    }
    return words;
}

TEMPLATE_TEST_CASE("words of spaces one does not see take no place among beginnings and likenesses", "", Sqlite,
                   Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const outsider = world.person("Olga Outside");
    auto const hidden = world.space(world.ben, "behind", protocol::Visibility::closed);
    auto const before = world.thread(world.ben, world.open);
    world.post(world.ben, before, "quorzy");
    world.index();
    CHECK(world.found(outsider, "quor") == 1);
    CHECK(world.found(outsider, "quorly") == 1); // one mistake
    // More of them, and used more often; among the uses one in sixteen counts.
    for (int i = 0; i < 20; ++i) world.write_in(hidden, words_beginning("quor", 60) + words_beginning("quorl", 60));
    world.index();
    CHECK(world.found(outsider, "quor") == 1);
    CHECK(world.found(outsider, "quorly") == 1);
    CHECK(world.found(world.ben, "quor") == 20);
}

TEMPLATE_TEST_CASE("a text of made-up words holds the writer no longer than others", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const words = [](char first) { return words_beginning(std::string(1, first) + "rixol", 600); };
    for (char first = 'a'; first < 'e'; ++first) world.write_in(world.open, words(first));
    std::vector<std::size_t> turns;
    while (turns.empty() || turns.back() > 0)
        world.write([&](storage::Transaction& tx) { return turns.push_back(domain::index_new_posts(tx, 100)), true; });
    CHECK(turns == std::vector<std::size_t>{1, 1, 1, 1, 0});
    CHECK(world.texts("arixola").size() == 1);
    CHECK(world.texts("arixolaw").size() == 1); // one of the last: found, as typed

    // What a person changes waits for the index no longer than for its own text.
    auto const post = world.write_in(world.open, "short");
    world.index();
    world.done(world.ben, protocol::EditPost{post.id, text<protocol::Body>(words('x')), {1}});
    CHECK(world.words_known("xrixola") == 0);
    CHECK(world.texts("xrixola").size() == 1);
    world.index();
    CHECK(world.words_known("xrixola") > 0);
    world.done(world.ben, protocol::DeletePost{post.id});
    CHECK(world.words_known("xrixola") > 0);
    world.index();
    CHECK(world.words_known("xrixola") == 0);
}

TEMPLATE_TEST_CASE("words of deleted texts are forgotten, and purged from the index in time", "", Sqlite, Postgres) {
    TestType engine;
    Library world(engine.url);
    auto const post = world.write_in(world.open, "Wolverine and apricot");
    world.write_in(world.open, "Another apricot");
    world.index();
    CHECK(world.words_known("wolverin") == 1);
    world.done(world.ben, protocol::EditPost{post.id, text<protocol::Body>("apricot"), {1}});
    world.done(world.ben, protocol::DeletePost{post.id});
    world.index();
    CHECK(world.words_known("wolverin") == 0);
    CHECK(world.words_known("apricot") == 1);
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
