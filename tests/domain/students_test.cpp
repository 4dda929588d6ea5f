// Nothing is published with words that may say who a student is until its author says of exactly these that they are no
// student's.
#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

constexpr std::string_view kWords = "My student Tyler M. in room 12 hit 80%";

protocol::NotStudents said(std::initializer_list<std::string_view> words) {
    protocol::NotStudents made;
    for (auto const one : words) made.items.push_back(text<protocol::NoStudentsWords>(one));
    return made;
}

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    Actor steward = world.person("Stella Steward", NetworkRole::specialist);
    Actor dana = world.person("Dana Whitfield");
    protocol::SpaceId space = world.space(steward, "room");
    protocol::ThreadId thread = world.thread(steward, space);

    std::vector<std::string> on_record(std::string const& subject) {
        return world.read<std::vector<std::string>>(
            [&](auto& tx) { return tx.template rows<std::string>(storage::sql::not_students_of, subject); });
    }
    domain::Result<protocol::FileBegun> begin(protocol::BeginFile const& command) {
        return world.write(
            [&](storage::Transaction& tx) { return domain::begin_file(tx, dana, command, World::kBounds); });
    }
    std::size_t files() {
        return static_cast<std::size_t>(
            world.read<std::int64_t>([&](auto& tx) { return domain::limits_of(tx, dana, World::kBounds).used_bytes; }));
    }
};

using Words = std::vector<std::string>;

template <class Id>
std::string subject(char const* kind, Id id) {
    return std::string(kind) + ":" + std::to_string(id.value);
}

} // namespace

TEMPLATE_TEST_CASE("a post is refused, and passes with exactly the words that were found", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto command = World::new_post(room.thread, kWords);
    auto const refusal = room.world.refused(room.dana, command);
    CHECK(refusal.code == ErrorCode::may_identify);
    CHECK(refusal.field == "body");
    CHECK(bytes(refusal).find("Tyler") == std::string::npos);
    CHECK(room.world.posts(room.dana, room.thread).size() == 1);

    for (auto const* other : {"Tyler", "tyler m.", "Tyler M", "My student Tyler M."}) {
        command.not_a_student = said({other});
        CHECK(room.world.code(room.dana, command) == ErrorCode::may_identify);
    }
    command.not_a_student = said({"Tyler M.", "what is not there"});
    auto const post = room.world.done(room.dana, command).post;
    CHECK(room.on_record(subject("post", post.id)) == Words{"Tyler M."});
    // Words of one post are not those of another.
    CHECK(room.world.code(room.dana, World::new_post(room.thread, kWords)) == ErrorCode::may_identify);
}

TEMPLATE_TEST_CASE("the gate comes before the words", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const hidden = room.world.thread(room.steward, room.world.space(room.steward, "closed", Visibility::closed));
    CHECK(room.world.code(room.dana, World::new_post(hidden, kWords)) == ErrorCode::not_found);
    room.world.done(room.steward, protocol::LockThread{room.thread, true});
    CHECK(room.world.code(room.dana, World::new_post(room.thread, kWords)) == ErrorCode::closed);
}

TEMPLATE_TEST_CASE("an edit is looked at for new words alone, and what was said goes with the text", "", Sqlite,
                   Postgres) {
    TestType engine;
    Room room(engine.url);
    auto command = World::new_post(room.thread, kWords);
    command.not_a_student = said({"Tyler M."});
    auto const post = room.world.done(room.dana, command).post;
    protocol::EditPost edit{post.id, text<protocol::Body>(std::string(kWords) + " again"), {1}};
    room.world.done(room.dana, edit);
    edit = {post.id, text<protocol::Body>(std::string(kWords) + ". My student Aisha too."), {2}};
    auto const refusal = room.world.refused(room.dana, edit);
    CHECK(refusal.code == ErrorCode::may_identify);
    CHECK(refusal.field == "body");
    edit.not_a_student = said({"Aisha"});
    room.world.done(room.dana, edit);
    CHECK(room.on_record(subject("post", post.id)) == Words{"Aisha", "Tyler M."});
    room.world.done(room.steward, protocol::DeletePost{post.id});
    CHECK(room.on_record(subject("post", post.id)).empty());
}

TEMPLATE_TEST_CASE("titles are looked at when a thread is opened and when it is renamed", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto command = World::new_thread(room.space);
    command.title = text<protocol::Title>("Tyler's IEP");
    CHECK(room.world.refused(room.dana, command).field == "title");
    command.body = text<protocol::Body>(kWords);
    command.not_a_student = said({"Tyler"});
    auto const refusal = room.world.refused(room.dana, command);
    CHECK(refusal.code == ErrorCode::may_identify);
    CHECK(refusal.field == "body");
    command.not_a_student = said({"Tyler", "Tyler M."});
    auto const made = room.world.done(room.dana, command);
    CHECK(room.on_record(subject("thread", made.thread.id)) == Words{"Tyler"});
    CHECK(room.on_record(subject("post", made.post.id)) == Words{"Tyler M."});

    protocol::RenameThread rename{made.thread.id, text<protocol::Title>("Again: Tyler's IEP")};
    room.world.done(room.dana, rename);
    rename.title = text<protocol::Title>("Aisha's IEP");
    CHECK(room.world.refused(room.steward, rename).field == "title");
    rename.not_a_student = said({"Aisha"});
    room.world.done(room.steward, rename);
    CHECK(room.on_record(subject("thread", made.thread.id)) == Words{"Aisha", "Tyler"});
}

TEMPLATE_TEST_CASE("a file with such a name is not even begun", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto command = World::new_file("IEP_J_Smith.docx");
    auto const refusal = room.begin(command);
    REQUIRE_FALSE(refusal);
    CHECK(refusal.error().code == ErrorCode::may_identify);
    CHECK(refusal.error().field == "name");
    CHECK(room.files() == 0);
    command.not_a_student = said({"IEP_J_Smith.docx"});
    auto const file = room.begin(command).value().file;
    CHECK(room.on_record(subject("file", file)) == Words{"IEP_J_Smith.docx"});
    room.world.done(room.dana, protocol::ForgetFile{file});
    CHECK(room.on_record(subject("file", file)).empty());
}

TEMPLATE_TEST_CASE("what describes pictures is looked at too", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const picture = room.world.file(room.dana, World::picture());
    auto command = World::new_post(room.thread, "Look");
    command.files = World::with({picture}, "My student Tyler at the board");
    auto const refusal = room.world.refused(room.dana, command);
    CHECK(refusal.code == ErrorCode::may_identify);
    CHECK(refusal.field == "files");
    command.not_a_student = said({"Tyler"});
    room.world.done(room.dana, command);
}

TEMPLATE_TEST_CASE("a draft is kept whatever it says", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    room.world.done(
        room.dana,
        protocol::SaveDraft{
            protocol::DraftPlace::reply, {room.thread.value}, {0}, text<protocol::DraftBody>(kWords), {}, {}, {}, {}});
}

TEMPLATE_TEST_CASE("a refusal uses no key up, and the first answer stays the answer", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto command = World::new_post(room.thread, kWords);
    CHECK(room.world.code(room.dana, command, {"key-one", "digest of the words"}) == ErrorCode::may_identify);
    command.not_a_student = said({"Tyler M."});
    RequestKey const key{"key-one", "digest with what was said"};
    auto const post = room.world.done(room.dana, command, key).post;
    CHECK(room.world.done(room.dana, command, key).post.id == post.id);
    CHECK(room.world.posts(room.dana, room.thread).size() == 2);
    command.not_a_student.reset();
    CHECK(room.world.code(room.dana, command, {"key-one", "digest of the words"}) == ErrorCode::key_reused);
}

TEMPLATE_TEST_CASE("a text is checked for who asks, and nothing is kept of it", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const check = [&](protocol::TextKind kind, std::string_view words) {
        return room.world.done(room.dana, protocol::CheckText{kind, text<protocol::Body>(words)}).found;
    };
    auto const found = check(protocol::TextKind::body, kWords);
    REQUIRE(found.size() == 1);
    CHECK(found[0].words == "Tyler M.");
    CHECK(check(protocol::TextKind::file_name, "IEP_J_Smith.docx").front().clue == protocol::StudentClue::file_name);
    CHECK(check(protocol::TextKind::line, "Tyler's IEP").size() == 1);
    CHECK(check(protocol::TextKind::body, "8 students in grade 4").empty());
}
