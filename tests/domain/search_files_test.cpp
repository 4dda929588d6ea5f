#include "storage/migrate.hpp"
#include "tests/domain/library.hpp"

#include <algorithm>

using namespace lateral;
using namespace lateral::tests;
using protocol::FileId;
using protocol::PostId;
using protocol::SearchHas;

namespace {

domain::FileContent named(std::string_view name, char digest = 'a') {
    auto content = name.ends_with(".jpg") ? World::picture(digest) : World::document(digest);
    content.name = name;
    return content;
}

/// A shelf of files, for finding.
struct Shelf : Library {
    using Library::Library;

    FileId kept(Actor const& actor, std::string_view name) { return file(actor, named(name)); }

    /// An answer in the thread with these files.
    protocol::Post with_files(protocol::ThreadId in, std::vector<std::string_view> const& names,
                              std::string_view body = "Look") {
        std::vector<FileId> files;
        for (auto name : names) files.push_back(kept(ben, name));
        auto made = new_post(in, body);
        made.files = with(files);
        return done(ben, made).post;
    }

    /// The names of the files found, with what is marked in brackets.
    std::vector<std::string> names(Actor const& actor, Search const& command) {
        std::vector<std::string> found;
        for (auto const& post : find(actor, command).posts)
            for (auto const& file : post.files) {
                std::string line;
                for (auto const& piece : file.name) line += piece.marked ? "[" + piece.text + "]" : piece.text;
                found.push_back(line);
            }
        return found;
    }
    std::vector<std::string> names(std::string_view words) { return names(ben, search_for(words)); }
    protocol::ThreadId thread = write_in(open, "The first post", "A title").thread;
};

Search having(SearchHas what, std::string_view words = "") {
    auto command = search_for(words);
    command.has = what;
    return command;
}

} // namespace

TEMPLATE_TEST_CASE("files are found by their names as posts are by their words, and marked", "", Sqlite, Postgres) {
    TestType engine;
    Shelf world(engine.url);
    world.with_files(world.thread, {"Number_talks-week3.pdf", "Anchor chart.jpg"});
    world.with_files(world.thread, {"Résumé of the walkthrough.docx"}, "We talked about something else");
    if (GENERATE(false, true)) world.index();
    CHECK(world.names("number talk") == Texts{"[Number]_[talks]-week3.pdf"});
    CHECK(world.names("talking numbers") == Texts{"[Number]_[talks]-week3.pdf"});
    CHECK(world.names("numb") == Texts{"[Number]_talks-week3.pdf"});
    CHECK(world.names("resume") == Texts{"[Résumé] of the walkthrough.docx"});
    CHECK(world.names("week3") == Texts{"Number_talks-[week3].pdf"});
    CHECK(world.names("pdf") == Texts{"Number_talks-week3.[pdf]"});
    CHECK(world.names("chart numbers").size() == 2);
    // Words of the text and of a name count together; files without any of them are not listed.
    CHECK(world.names("something walkthroughs") == Texts{"Résumé of the [walkthrough].docx"});
    CHECK(world.names("something").empty());
    CHECK(world.found(world.ben, "something") == 1);
    CHECK(world.names("\"number talks\"").size() == 1);
    CHECK(world.names("\"look number\"").empty());
    CHECK(world.names("\"pdf anchor\"").empty());
    CHECK(world.found(world.ben, "_f") == 0);
}

TEMPLATE_TEST_CASE("a small mistake in a file's name finds what was meant, and names it", "", Sqlite, Postgres) {
    TestType engine;
    Shelf world(engine.url);
    world.with_files(world.thread, {"Walkthrough notes.pdf"});
    if (GENERATE(false, true)) world.index();
    auto const reply = world.find(world.ben, search_for("walkthruogh"));
    CHECK(reply.posts.size() == 1);
    REQUIRE(reply.similar.size() == 1);
    CHECK(reply.similar[0].found == "walkthrough");
}

TEMPLATE_TEST_CASE("posts can be narrowed to those with files, pictures or documents", "", Sqlite, Postgres) {
    TestType engine;
    Shelf world(engine.url);
    world.with_files(world.thread, {"Plan.pdf"}, "apple one");
    world.with_files(world.thread, {"Board.jpg", "Map.pdf"}, "apple two");
    world.post(world.ben, world.thread, "apple without");
    if (GENERATE(false, true)) world.index();
    CHECK(world.names(world.ben, having(SearchHas::file)) == Texts{"Board.jpg", "Map.pdf", "Plan.pdf"});
    CHECK(world.texts(world.ben, having(SearchHas::file, "apple")).size() == 2);
    CHECK(world.texts(world.ben, having(SearchHas::picture, "apple")) == Texts{"[apple] two"});
    CHECK(world.texts(world.ben, having(SearchHas::document, "apple")).size() == 2);
    CHECK(world.find(world.ben, having(SearchHas::file)).found == 2);
    CHECK(world.find(world.ben, having(SearchHas::file)).threads.empty());
    CHECK(world.texts(world.ben, having(SearchHas::file, "without")).empty());
    CHECK(world.texts(world.admin, having(SearchHas::picture)).size() == 1);
}

TEMPLATE_TEST_CASE("a file is found by those who see its post, and by nobody before it hangs on one", "", Sqlite,
                   Postgres) {
    TestType engine;
    Shelf world(engine.url);
    auto const max = world.person("Max Member");
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    auto const hidden = world.space(world.ben, "hidden", Visibility::closed);
    auto const inside = world.write_in(hidden, "The first", "Inside").thread;
    auto const upload = world.kept(world.ben, "Quince draft.pdf");
    world.begun(world.ben, World::new_file("Quince coming.pdf"));
    protocol::SaveDraft draft;
    draft.place = protocol::DraftPlace::reply;
    draft.about = {inside.value};
    draft.body = text<protocol::DraftBody>("Soon: ![quince](file:" + std::to_string(upload.value) + ")");
    world.done(world.ben, draft);
    if (GENERATE(false, true)) world.index();
    for (auto const& person : {world.ben, max, guest, world.admin}) {
        CHECK(world.found(person, "quince") == 0);
        CHECK(world.find(person, having(SearchHas::file)).found == 0);
        CHECK(world.find(person, search_for("quinse")).similar.empty());
    }
    world.with_files(inside, {"Quince.pdf"});
    if (GENERATE(false, true)) world.index();
    CHECK(world.names("quince") == Texts{"[Quince].pdf"});
    auto const nothing = [&](Actor const& person) {
        for (auto const* typed : {"quince", "quinc", "qui", "quinse", "quince pdf"})
            CHECK(protocol::encode(world.find(person, search_for(typed))) ==
                  protocol::encode(world.find(person, search_for("zzzzzzzzz"))));
        CHECK(world.find(person, having(SearchHas::document)).found == 0);
    };
    for (auto const& person : {max, guest, world.admin}) nothing(person);
    world.name_in(world.ben, hidden, guest);
    CHECK(world.found(guest, "quince") == 1);
    world.name_in(world.ben, hidden, guest, SpaceRole::none);
    nothing(guest);
}

TEMPLATE_TEST_CASE("what takes a file away takes its name out of the search", "", Sqlite, Postgres) {
    TestType engine;
    Shelf world(engine.url);
    auto const post = world.with_files(world.thread, {"Wolverine.pdf", "Ocelot.pdf"}, "Look at the pdf");
    bool const is_indexed = GENERATE(false, true);
    if (is_indexed) world.index();
    CHECK(world.found(world.ben, "wolverine") == 1);

    SECTION("an edit that takes it out") {
        protocol::EditPost edit{post.id, text<protocol::Body>("Changed"), {1}};
        edit.files = World::with({post.attachments[1].file, world.kept(world.ben, "Lynx.jpg")});
        world.done(world.ben, edit);
        CHECK(world.found(world.ben, "wolverine") == 0);
        CHECK(world.names("ocelot") == Texts{"[Ocelot].pdf"});
        CHECK(world.names("lynx") == Texts{"[Lynx].jpg"});
        if (is_indexed) world.index();
        CHECK(world.words_known("wolverin") == 0);
        CHECK(world.words_known("ocelot") == (is_indexed ? 1 : 0));
        CHECK(world.texts(world.ben, having(SearchHas::picture)).size() == 1);
        edit.revision = {2};
        edit.files = World::with({});
        world.done(world.ben, edit);
        CHECK(world.find(world.ben, having(SearchHas::file)).found == 0);
        CHECK(world.found(world.ben, "ocelot") == 0);
        CHECK(world.found(world.ben, "changed") == 1);
        world.index();
        for (auto const* word : {"wolverine", "ocelot", "lynx"}) CHECK(world.found(world.ben, word) == 0);
    }
    SECTION("an edit that says nothing of files keeps them") {
        world.done(world.ben, protocol::EditPost{post.id, text<protocol::Body>("Changed"), {1}});
        CHECK(world.names("wolverine") == Texts{"[Wolverine].pdf"});
    }
    SECTION("deleting the post") {
        world.done(world.ben, protocol::DeletePost{post.id});
        CHECK(world.found(world.ben, "wolverine") == 0);
        CHECK(world.find(world.ben, having(SearchHas::file)).found == 0);
        world.index();
        CHECK(world.found(world.ben, "wolverine") == 0);
        CHECK(world.words_known("wolverin") == 0);
    }
    SECTION("a new title does not") {
        world.done(world.ben, protocol::RenameThread{world.thread, text<protocol::Title>("Animals")});
        CHECK(world.names("wolverine") == Texts{"[Wolverine].pdf"});
    }
    SECTION("moving the thread takes it along") {
        auto const hidden = world.space(world.admin, "hidden", Visibility::closed);
        world.done(world.admin, protocol::MoveThread{world.thread, hidden});
        CHECK(world.found(world.ben, "wolverine") == 0);
        CHECK(world.find(world.ben, having(SearchHas::file)).found == 0);
        CHECK(world.names(world.admin, search_for("wolverine")) == Texts{"[Wolverine].pdf"});
        world.done(world.admin, protocol::MoveThread{world.thread, world.open});
        CHECK(world.found(world.ben, "wolverine") == 1);
    }
    SECTION("what fails changes nothing") {
        world.fail_at = 12;
        auto edit = protocol::EditPost{post.id, text<protocol::Body>("Changed"), {1}};
        edit.files = World::with({});
        write_now(world.db, [&](storage::Transaction& tx) {
            return domain::handle(tx, world.ben, edit) ? storage::Verdict::keep : storage::Verdict::discard;
        });
        world.fail_at = 0;
        CHECK(world.found(world.ben, "wolverine") == 1);
    }
}

TEMPLATE_TEST_CASE("files from before their names were indexed come into the index", "", Sqlite, Postgres) {
    TestType engine;
    Shelf world(engine.url);
    auto const post = world.with_files(world.thread, {"Wolverine.pdf"}, "An old apricot");
    auto const gone = world.with_files(world.thread, {"Ocelot.pdf"}, "An older one");
    world.index();
    // As an older program left it, and then what the migration does.
    auto const files = storage::migration_files();
    auto const again =
        std::ranges::find(files, std::string_view("0010_search_again.sql"), &storage::MigrationFile::name);
    REQUIRE(again != files.end());
    std::string insert(again->text.substr(again->text.find("INSERT")));
    insert.resize(insert.rfind(';'));
    world.write([&](storage::Transaction& tx) {
        for (auto const& id : {post.id, gone.id}) {
            auto const seq = tx.row<protocol::Seq>(storage::sql::post_seq, id).value();
            auto tokens = tx.row<std::string>(storage::sql::post_index_tokens, seq).value();
            tokens.resize(tokens.size() - domain::file_tokens_in(tokens).size());
            tx.run(storage::sql::post_index_update, tokens, seq);
        }
        tx.run(storage::Statement{"test_again", insert, 901});
        return true;
    });
    CHECK(world.found(world.ben, "wolverine") == 0);
    CHECK(world.found(world.ben, "apricot") == 1);
    auto const newer = world.with_files(world.thread, {"Lynx.pdf"}, "A newer one");
    world.done(world.ben, protocol::DeletePost{gone.id});

    std::vector<std::size_t> turns;
    for (int i = 0; i < 3; ++i)
        world.write([&](storage::Transaction& tx) { return turns.push_back(domain::index_again(tx, 1)), true; });
    CHECK(turns == std::vector<std::size_t>{1, 1, 0});
    CHECK(world.names("wolverine") == Texts{"[Wolverine].pdf"});
    CHECK(world.found(world.ben, "apricot") == 1);
    CHECK(world.found(world.ben, "ocelot") == 0);
    CHECK(world.names("lynx") == Texts{"[Lynx].pdf"});
    CHECK(world.words_known("wolverin") == 1);
}
