#include "tests/domain/world.hpp"

#include <algorithm>

using namespace lateral;
using namespace lateral::tests;
using protocol::NodeKind;

namespace {

protocol::CreatePost post_with(protocol::ThreadId thread, std::vector<protocol::FileId> const& files,
                               std::string_view body = "Look", std::string_view description = "") {
    auto made = World::new_post(thread, body);
    made.files = World::with(files, description);
    return made;
}

std::string shown_in_text(protocol::FileId file, std::string_view description) {
    return "Here: ![" + std::string(description) + "](file:" + std::to_string(file.value) + ")";
}

} // namespace

TEMPLATE_TEST_CASE("a file is its uploader's alone until it hangs on a post, and then its readers'", "", Sqlite,
                   Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const bo = world.person("Bo Member");
    auto const olga = world.person("Olga Outsider");
    auto const greta = world.person("Greta Guest", NetworkRole::guest);
    auto const closed = world.space(max, "closed", Visibility::closed);
    world.name_in(max, closed, bo);
    auto const thread = world.thread(max, closed);
    auto const file = world.file(max);
    CHECK(world.may_read(max, file));
    for (auto const& other : {bo, olga, greta, world.admin}) CHECK_FALSE(world.may_read(other, file));

    auto const post = world.done(max, post_with(thread, {file})).post;
    CHECK(post.attachments.size() == 1);
    for (auto const& reader : {max, bo}) CHECK(world.may_read(reader, file));
    for (auto const& other : {olga, greta, world.admin}) CHECK_FALSE(world.may_read(other, file));

    SECTION("who leaves the space reads it no more, nor does its uploader") {
        world.done(bo, protocol::LeaveSpace{closed});
        CHECK_FALSE(world.may_read(bo, file));
        world.name_in(max, closed, bo, SpaceRole::steward);
        world.done(max, protocol::LeaveSpace{closed});
        CHECK_FALSE(world.may_read(max, file));
        CHECK(world.may_read(bo, file));
    }
    SECTION("who is suspended reads it no more") {
        world.done(world.admin, protocol::SuspendMember{bo.id});
        CHECK_FALSE(world.may_read(bo, file));
    }
    SECTION("who sees only what came later does not read it") {
        world.write([&](storage::Transaction& tx) {
            tx.run(storage::Statement{"test", "UPDATE memberships SET from_seq = :seq WHERE member_id = :member", 900},
                   tx.last_seq(), bo.id);
            return true;
        });
        CHECK_FALSE(world.may_read(bo, file));
    }
    SECTION("deleting the post takes it from everybody") {
        world.done(max, protocol::DeletePost{post.id});
        for (auto const& reader : {max, bo}) CHECK_FALSE(world.may_read(reader, file));
        CHECK(world.collected(std::chrono::hours(24)) == std::vector{World::document().digest});
    }
    SECTION("taking it out of the post takes it from everybody, and the rest stays") {
        auto const other = world.file(max, World::document('c'));
        protocol::EditPost edit{post.id, text<protocol::Body>("Changed"), {1}};
        edit.files = World::with({other});
        CHECK(world.done(max, edit).post.attachments.front().file == other);
        CHECK_FALSE(world.may_read(max, file));
        CHECK(world.may_read(bo, other));
        // Without a list they stay as they are.
        world.done(max, protocol::EditPost{post.id, text<protocol::Body>("Again"), {2}});
        CHECK(world.posts(bo, thread).back().attachments.front().file == other);
    }
    SECTION("moving the thread moves its readers") {
        auto const open = world.space(max, "open", Visibility::closed);
        world.name_in(max, open, olga);
        world.done(max, protocol::MoveThread{thread, open});
        CHECK_FALSE(world.may_read(bo, file));
        CHECK(world.may_read(olga, file));
    }
}

TEMPLATE_TEST_CASE("nobody hangs another's file on a post, nor the same one twice", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const bo = world.person("Bo Member");
    auto const space = world.space(world.admin, "room");
    auto const thread = world.thread(max, space);
    auto const file = world.file(max);
    auto const coming = world.begun(max);
    constexpr protocol::FileId missing{4'000'000'000'000};

    // The same bytes for another's, for one that is not there yet and for none.
    auto const refusal = bytes(world.refused(bo, post_with(thread, {missing})));
    CHECK(bytes(world.refused(bo, post_with(thread, {file}))) == refusal);
    CHECK(bytes(world.refused(max, post_with(thread, {coming}))) == refusal);
    CHECK(bytes(world.refused(bo, protocol::ForgetFile{file})) ==
          bytes(world.refused(bo, protocol::ForgetFile{missing})));
    CHECK(world.code(max, post_with(thread, {file, file})) == ErrorCode::invalid);

    auto const post = world.done(max, post_with(thread, {file})).post;
    CHECK(bytes(world.refused(max, post_with(thread, {file}))) == refusal);
    CHECK(world.code(max, protocol::ForgetFile{file}) == ErrorCode::not_found);
    protocol::EditPost edit{world.post(bo, thread).id, text<protocol::Body>("Mine now"), {1}};
    edit.files = World::with({file});
    CHECK(world.code(bo, edit) == ErrorCode::not_found);
    CHECK(world.may_read(bo, file));
    CHECK(post.attachments.front().name == "Plan.pdf");
}

TEMPLATE_TEST_CASE("pictures stand in the text with their size; what is not the author's is its description", "",
                   Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const bo = world.person("Bo Member");
    auto const thread = world.thread(max, world.space(world.admin, "room"));
    auto const picture = world.file(max, World::picture());
    auto const document = world.file(max);

    auto const post = world.done(max, World::new_post(thread, shown_in_text(picture, "A board"))).post;
    CHECK(post.content.json.find(R"({"kind":"picture","text":"A board","file":)" + std::to_string(picture.value) +
                                 R"(,"width":600,"height":400})") != std::string::npos);
    REQUIRE(post.attachments.size() == 1);
    CHECK(post.attachments.front().description == "A board");
    CHECK(world.may_read(bo, picture));

    auto const changed = world.done(
        max, protocol::EditPost{post.id, text<protocol::Body>(shown_in_text(picture, "A green board")), {1}});
    REQUIRE(changed.post.attachments.size() == 1);
    CHECK(changed.post.attachments.front().description == "A green board");
    CHECK(world.may_read(bo, picture));

    for (auto const file : {picture, document, protocol::FileId{4'000'000'000'000}}) {
        auto const other =
            world.done(file == document ? max : bo, World::new_post(thread, shown_in_text(file, "words")));
        CHECK(other.post.attachments.empty());
        CHECK(other.post.content.json.find("picture") == std::string::npos);
        CHECK(other.post.content.json.find("words") != std::string::npos);
    }
    auto const listed = world.done(max, post_with(thread, {world.file(max, World::picture('d'))}, "Look", "A shelf"));
    CHECK(listed.post.attachments.front().description == "A shelf");
    auto const plain = world.done(max, post_with(thread, {world.file(max, World::picture('e'))}));
    CHECK_FALSE(plain.post.attachments.front().description.has_value());
    CHECK(world.posts(bo, thread).back().attachments.size() == 1);
}

TEMPLATE_TEST_CASE("a post has ten files and no more, wherever they stand", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const thread = world.thread(max, world.space(world.admin, "room"));
    std::vector<protocol::FileId> files;
    for (std::size_t i = 0; i < protocol::kMaxFiles; ++i) files.push_back(world.file(max, World::picture()));
    auto const eleventh = world.file(max, World::picture());
    CHECK(world.code(max, post_with(thread, files, shown_in_text(eleventh, ""))) == ErrorCode::invalid);
    CHECK(world.done(max, post_with(thread, files, shown_in_text(files[3], ""))).post.attachments.size() == 10);
}

TEMPLATE_TEST_CASE("files are bounded by size, by member and in all", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const begin = [&](Actor const& actor, std::int64_t size) {
        return world.write([&](storage::Transaction& tx) {
            return domain::begin_file(tx, actor, World::new_file("x", size), World::kBounds);
        });
    };
    CHECK(begin(max, 1'000).has_value());
    CHECK(begin(max, 1'001).error().code == ErrorCode::too_large);
    for (int i = 0; i < 4; ++i) CHECK(begin(max, 1'000).has_value());
    CHECK(begin(max, 1).error().code == ErrorCode::no_room);
    auto const limits = world.read<protocol::FileLimits>(
        [&](storage::ReadTransaction& tx) { return domain::limits_of(tx, max, World::kBounds); });
    CHECK(limits.used_bytes == 5'000);

    // Many small ones on their way are too many, and go when they are forgotten.
    auto const bo = world.person("Bo Member");
    std::vector<protocol::FileId> coming;
    for (std::int64_t i = 0; i < domain::kMaxComing; ++i) coming.push_back(world.begun(bo, World::new_file("x", 1)));
    CHECK(begin(bo, 1).error().code == ErrorCode::no_room);
    world.done(bo, protocol::ForgetFile{coming.front()});
    CHECK(begin(bo, 1).has_value());

    // The same bytes twice count once in all.
    auto const cy = world.person("Cy Member");
    for (int i = 0; i < 3; ++i) world.file(cy, World::document('a', 1'000));
    CHECK(world.read<std::int64_t>([](storage::ReadTransaction& tx) {
        return tx.row<std::int64_t>(storage::sql::contents_bytes).value();
    }) == 1'000);
    // A picture made anew can be longer than what came.
    CHECK(world.keep(cy, world.begun(cy), World::document('f', 3'000)).error().code == ErrorCode::no_room);
}

TEMPLATE_TEST_CASE("what hangs on no post goes after the grace, and bytes with their last file", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const bo = world.person("Bo Member");
    auto const thread = world.thread(max, world.space(world.admin, "room"));
    constexpr std::chrono::hours day{24};
    auto const kept = world.file(max, World::document('a'));
    auto const draft = world.file(max, World::document('c'));
    auto const same = world.file(bo, World::document('a'));
    world.begun(max);
    auto const post = world.done(max, post_with(thread, {kept})).post;
    CHECK(world.collected(day).empty());

    world.clock.advance(day + std::chrono::seconds(1));
    CHECK(world.collected(day) == std::vector{World::document('c').digest});
    CHECK_FALSE(world.may_read(max, draft));
    CHECK_FALSE(world.may_read(bo, same));
    CHECK(world.may_read(max, kept));
    world.done(max, protocol::DeletePost{post.id});
    CHECK(world.collected(day) == std::vector{World::document('a').digest});
    CHECK(world.collected(day).empty());
    world.read<bool>([](storage::ReadTransaction& tx) {
        CHECK(domain::contents_after(tx, "").empty());
        CHECK_FALSE(domain::is_content(tx, World::document('a').digest));
        return true;
    });
    CHECK(world.read<bool>([&](storage::ReadTransaction& tx) { return !domain::is_coming(tx, kept); }));
}

TEMPLATE_TEST_CASE("a file that goes takes its name out of the log", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const thread = world.thread(max, world.space(world.admin, "room"));
    auto const post = world.done(max, post_with(thread, {world.file(max)}, "Look")).post;
    SECTION("deleted") { world.done(max, protocol::DeletePost{post.id}); }
    SECTION("taken out of it") {
        protocol::EditPost edit{post.id, text<protocol::Body>("Changed"), {1}};
        edit.files = World::with({});
        world.done(max, edit);
    }
    world.read<bool>([&](storage::ReadTransaction& tx) {
        for (auto const& event : tx.rows<storage::EventRecord>(storage::sql::events_after, protocol::Seq{}))
            CHECK(event.body.find("Plan.pdf") == std::string::npos);
        return true;
    });
}

TEMPLATE_TEST_CASE("keeping a file twice keeps it once, and not another's", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const max = world.person("Max Member");
    auto const bo = world.person("Bo Member");
    auto const file = world.begun(max);
    CHECK(world.keep(bo, file, World::document()).error().code == ErrorCode::not_found);
    CHECK(world.keep(max, file, World::document())->file.type == "application/pdf");
    CHECK(world.keep(max, file, World::picture())->file.type == "application/pdf");
}

TEMPLATE_TEST_CASE("a photo is seen by those who see the member, and used for nothing else", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto max = world.person("Max Member");
    auto const bo = world.person("Bo Member");
    auto const greta = world.person("Greta Guest", NetworkRole::guest);
    auto const file = world.file(max, World::picture());
    CHECK_FALSE(world.may_read(bo, file));
    CHECK(world.done(max, protocol::SetPhoto{file}).member.photo == file);
    max.photo = file; // as it is read with the next command
    for (auto const& reader : {max, bo, world.admin}) CHECK(world.may_read(reader, file));

    SECTION("a guest sees it as soon as they meet the member, and no sooner") {
        CHECK_FALSE(world.may_read(greta, file));
        auto const closed = world.space(max, "closed", Visibility::closed);
        world.name_in(max, closed, greta);
        CHECK(world.may_read(greta, file));
    }
    SECTION("it stands with the member, with what they wrote before and with what they write now") {
        auto const space = world.space(world.admin, "open");
        auto const thread = world.thread(bo, space);
        CHECK(world.done(max, World::new_post(thread, "Look")).post.author.photo == file);
        CHECK(world.posts(bo, thread).back().author.photo == file);
        CHECK(world.done(bo, protocol::GetMember{max.id}).member.photo == file);
        world.done(max, protocol::SetPhoto{});
        CHECK_FALSE(world.posts(bo, thread).back().author.photo);
        CHECK_FALSE(world.may_read(max, file));
        CHECK(world.collected(std::chrono::hours(24)) == std::vector{World::picture().digest});
    }
    SECTION("the next one takes its place, and asking twice changes nothing") {
        auto const next = world.file(max, World::picture('c'));
        CHECK(world.done(max, protocol::SetPhoto{file}).member.photo == file);
        CHECK(world.done(max, protocol::SetPhoto{next}).member.photo == next);
        CHECK_FALSE(world.may_read(bo, file));
        CHECK(world.may_read(bo, next));
    }
    SECTION("no picture, another's, one that hangs on a post, and nothing at all") {
        auto const space = world.space(world.admin, "open");
        auto const plan = world.file(max, World::document('d'));
        CHECK(world.code(max, protocol::SetPhoto{plan}) == ErrorCode::invalid);
        CHECK(world.code(max, protocol::SetPhoto{world.file(bo, World::picture('e'))}) == ErrorCode::not_found);
        CHECK(world.code(max, protocol::SetPhoto{protocol::FileId{4711}}) == ErrorCode::not_found);
        auto const used = world.file(max, World::picture('f'));
        world.done(max, post_with(world.thread(max, space), {used}));
        CHECK(world.code(max, protocol::SetPhoto{used}) == ErrorCode::not_found);
        CHECK(world.code(bo, protocol::SetPhoto{file}) == ErrorCode::not_found);
    }
    SECTION("it hangs on no post, is not forgotten, and is not collected however old it gets") {
        auto const space = world.space(world.admin, "open");
        CHECK(world.code(max, post_with(world.thread(max, space), {file})) == ErrorCode::not_found);
        CHECK(world.code(max, protocol::ForgetFile{file}) == ErrorCode::not_found);
        world.clock.advance(std::chrono::hours(24 * 400));
        CHECK(world.collected(std::chrono::hours(24)).empty());
        CHECK(world.may_read(bo, file));
    }
}
