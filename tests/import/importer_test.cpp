#include "tests/import/moving.hpp"

#include <sys/stat.h>
#include <unistd.h>

using namespace lateral;
using namespace lateral::tests;

namespace {

constexpr auto kMembers =
    R"({"contributorName":"u1","fullName":"Ann O&#39;Neill","email":"Ann@Example.org/x","createdDate":"2009-02-03T04:05:06.007Z","state":"active","level":"owner","profileQuestions":{"About Me":"<b>Hi</b>"},"comments":[{"contributorName":"u2","description":"<p>Later</p>","createdDate":"2010-01-02T00:00:00.000Z"},{"contributorName":"gone","description":"First","createdDate":"2010-01-01T00:00:00.000Z"}]},
{"contributorName":"u2","fullName":"Ben","email":"ben@example.org","createdDate":"2009-02-03T04:05:06.007Z","state":"suspended","level":"member"},
{"contributorName":"u3","fullName":"Cy","email":"ann@example.org","createdDate":"2009-02-04T00:00:00.000Z","state":"pending"},
{"contributorName":"u4","fullName":"","email":"none","createdDate":"x"})";

std::string topic(std::string const& id, std::string const& more, std::string const& author = "u1") {
    return R"({"id":")" + id + R"(","title":"About &amp; so","description":"<p>Body of )" + id +
           R"(</p>","contributorName":")" + author + R"(","createdDate":"2010-05-05T10:00:00.000Z")" + more + "}";
}

std::string group(std::string const& id, std::string const& more) {
    return R"({"id":")" + id +
           R"(","title":"Rural &amp; small","description":"<p>For <b>us</b></p>","contributorName":"u1","createdDate":"2009-01-01T00:00:00.000Z")" +
           more + "}";
}

bool sees_text(Moving& moving, Actor const& actor, std::string_view foreign) {
    protocol::ThreadId const thread{moving.ours("thread", foreign).value()};
    return moving.world.run(actor, protocol::ListPosts{thread, {}, {}, {}, {}}).has_value();
}

} // namespace

TEMPLATE_TEST_CASE("members come as they were, cannot sign in, and nobody is told", "", Sqlite, Postgres) {
    TestType engine;
    Moving moving(engine.url);
    auto& world = moving.world;
    moving.put_objects("members", kMembers);
    auto report = moving.bring();
    CHECK(made(report, "members") == 4);
    auto const ann = world.done(world.admin, protocol::GetMember{moving.member("u1")});
    CHECK(ann.member.name == "Ann O'Neill");
    CHECK(ann.member.state == protocol::MemberState::awaited);
    CHECK(ann.member.role == NetworkRole::member);
    CHECK(ann.profile.about == "About Me: Hi");
    CHECK(ann.joined_at.value == 1'233'633'906'007'000);
    CHECK(world.done(world.admin, protocol::GetMember{moving.member("u2")}).member.state ==
          protocol::MemberState::suspended);
    CHECK(world.done(world.admin, protocol::GetMember{moving.member("u4")}).member.name == "Member u4");
    CHECK(world.done(world.admin, protocol::ListMembers{}).members.size() == 2); // Ada, and Ben whom she may restore
    CHECK(world.done(world.admin, protocol::ListNotices{}).lines.empty());
    auto const text = report.text(false);
    CHECK(text.find("address of another") != std::string::npos);
    CHECK(text.find("without a mail address") != std::string::npos);
    CHECK(text.find("not approved yet") != std::string::npos);
    SECTION("the page that others wrote on") {
        auto const wall = moving.posts("wall of u1");
        REQUIRE(wall.size() == 2);
        CHECK(wall[0].body == "First");
        CHECK(wall[0].author.name == "Former member 1");
        CHECK(wall[1].author.name == "Ben");
        CHECK(world.done(world.admin, protocol::GetMember{wall[0].author.id}).member.state ==
              protocol::MemberState::left);
    }
    SECTION("who is here already is that member") {
        Moving other(Sqlite().url);
        auto const here = other.come("ann@example.org", "Ann Here");
        other.put_objects("members", kMembers);
        auto again = other.bring();
        CHECK(other.member("u1") == here.id);
        CHECK(other.world.done(other.world.admin, protocol::GetMember{here.id}).member.name == "Ann Here");
        CHECK(again.text(false).find("here already, by their address") != std::string::npos);
    }
}

TEMPLATE_TEST_CASE("an invitation leads to the member of before, for those alone who may give it", "", Sqlite,
                   Postgres) {
    TestType engine;
    Moving moving(engine.url);
    auto& world = moving.world;
    moving.put_objects("members", kMembers);
    moving.put_objects("groups", group("g1", R"(,"groupPrivacy":"private","members":[])"));
    moving.put_objects("discussions", topic("d1", R"(,"groupId":"g1")"));
    moving.bring();
    auto const id = moving.member("u1");
    auto const isd = world.organisation("Hollow");
    auto const lead = world.person("Lena Lead");
    world.affiliate(lead, isd, protocol::AffiliationRole::lead);
    auto const accept = [&](Actor const& by, std::string const& to, std::string const& as,
                            NetworkRole role = NetworkRole::member) {
        protocol::CreateInvitation command{isd, role, {}, text<protocol::Email>(to), {}, {}, {}};
        auto const code = world.done(by, command).code;
        return world.write([&](storage::Transaction& tx) {
            return domain::accept_invitation(tx, base::sha256_hex(code),
                                             {text<protocol::PersonName>("Ann Now"), as, "hash", {}});
        });
    };
    CHECK(accept(lead, "ann@example.org", "ann@example.org").error().code == ErrorCode::conflict);
    CHECK(accept(world.admin, "somebody@example.org", "ann@example.org").error().code == ErrorCode::conflict);
    CHECK(accept(world.admin, "ben@example.org", "ben@example.org").error().code == ErrorCode::conflict); // suspended
    CHECK(world.code(world.admin, protocol::MakeResetLink{id}) == ErrorCode::closed);
    CHECK(world.code(world.admin, protocol::RestoreMember{id}) == ErrorCode::closed);
    SECTION("and finds their words and their groups, all read") {
        CHECK(accept(world.admin, "Ann@Example.org", "ann@example.org").value() == id);
        CHECK(world.heard("network", "member.changed"));
        Actor const ann{{}, id, "Ann Now", NetworkRole::member, {}, {}};
        auto const view = world.view(ann, moving.space("group:g1"));
        REQUIRE(view);
        CHECK(view->role == SpaceRole::steward);
        CHECK(view->unread.empty());
        CHECK(world.done(ann, protocol::ListUnread{}).threads.empty());
        CHECK(moving.posts("d1").front().author.name == "Ann Now");
        CHECK(world.done(world.admin, protocol::GetMember{id}).member.organisation == "Hollow");
        CHECK(accept(world.admin, "ann@example.org", "ann@example.org").error().code == ErrorCode::conflict);
    }
    SECTION("as a guest they look after nothing") {
        CHECK(accept(world.admin, "ann@example.org", "ann@example.org", NetworkRole::guest).value() == id);
        Actor const ann{{}, id, "Ann Now", NetworkRole::guest, {}, {}};
        CHECK(world.view(ann, moving.space("group:g1"))->role == SpaceRole::member);
    }
}

TEMPLATE_TEST_CASE("what was private is seen by those alone who saw it", "", Sqlite, Postgres) {
    TestType engine;
    Moving moving(engine.url);
    auto& world = moving.world;
    moving.put_objects(
        "members",
        kMembers +
            std::string(
                R"(,{"contributorName":"u5","fullName":"Eve","email":"eve@example.org","createdDate":"2009-01-01T00:00:00.000Z"},
{"contributorName":"u6","fullName":"Flo","email":"flo@example.org","createdDate":"2009-01-01T00:00:00.000Z"})"));
    moving.put_objects(
        "groups",
        group(
            "g1",
            R"(,"groupPrivacy":"private","members":[{"contributorName":"u5","status":"member"},{"contributorName":"u6","status":"pending"}],"comments":[{"id":"gc","contributorName":"u5","description":"wall","createdDate":"2010-01-01T00:00:00.000Z"}])") +
            "," + group("g2", "") + "," + group("g3", R"(,"groupPrivacy":"public")"));
    moving.put_objects(
        "discussions",
        topic("d1", R"(,"groupId":"g1","category":"Open")") + "," +
            topic(
                "d2",
                R"(,"groupId":"lost","comments":[{"id":"c1","contributorName":"u5","description":"x","createdDate":"2010-06-01T00:00:00.000Z"}])") +
            "," + topic("d3", R"(,"category":"Tools &amp; so")") + "," + topic("d4", R"(,"category":"Tools & so")") +
            "," + topic("d5", "") + "," + topic("d6", R"(,"groupId":"g2")") + "," + topic("d7", R"(,"groupId":"g3")"));
    moving.put_objects("blogs",
                       topic("b1", R"(,"privacy":"all","publishStatus":"publish","topTags":["one","two"])", "u5") +
                           "," + topic("b2", R"(,"privacy":"friends","publishStatus":"publish")", "u5") + "," +
                           topic("b3", R"(,"privacy":"all","publishStatus":"draft")", "u5") + "," +
                           topic("b4", R"(,"privacy":"me")", "gone"));
    auto report = moving.bring();
    auto const eve = moving.come("eve@example.org", "Eve");
    auto const flo = moving.come("flo@example.org", "Flo");
    for (auto const* open : {"d3", "d4", "d5", "d7", "b1"}) CHECK(sees_text(moving, flo, open));
    for (auto const* closed : {"d1", "d2", "d6", "b2", "b3", "b4", "wall of g1"}) {
        INFO(closed);
        CHECK_FALSE(sees_text(moving, flo, closed));
        CHECK_FALSE(sees_text(moving, world.admin, closed));
    }
    for (auto const* theirs : {"d1", "d2", "b2", "b3", "wall of g1"}) CHECK(sees_text(moving, eve, theirs));
    CHECK_FALSE(sees_text(moving, eve, "b4"));
    CHECK_FALSE(sees_text(moving, eve, "d6"));
    protocol::ThreadId const hidden{moving.ours("thread", "d1").value()};
    CHECK(bytes(world.refused(flo, protocol::ListPosts{hidden, {}, {}, {}, {}})) ==
          bytes(world.refused(flo, protocol::ListPosts{{77}, {}, {}, {}, {}})));
    CHECK(moving.ours("space", "category:Tools & so").has_value());
    CHECK_FALSE(moving.ours("space", "category:Tools &amp; so").has_value());
    CHECK(moving.posts("d1").front().body.find("**Category:** Open") != std::string::npos);
    CHECK(moving.posts("b1").front().body.find("**Tags:** one, two") != std::string::npos);
    CHECK(report.text(false).find("groups that are not in the archive") != std::string::npos);
    CHECK(report.text(false).find("the group had not let them in (pending)") != std::string::npos);
    auto const names = world.view(flo, moving.space("group:g3"));
    CHECK(names->space.name == "rural-small");
    CHECK(names->space.description == "Rural & small\n\nFor us");
    CHECK(world.view(eve, moving.space("group:g1"))->space.name == "rural-small-2");
}

TEMPLATE_TEST_CASE("order, dates and forms are kept", "", Sqlite, Postgres) {
    TestType engine;
    Moving moving(engine.url);
    auto& world = moving.world;
    moving.put_objects("members", kMembers);
    moving.put_objects(
        "discussions",
        R"({"id":"new","title":"Newer","description":"b","contributorName":"u1","createdDate":"2012-01-01T00:00:00.000Z","comments":[]},
{"id":"old","title":"Older &lt;b&gt;","description":"a","contributorName":"nobody","createdDate":"2011-01-01T00:00:00.000Z","allowComments":false,"comments":[
{"id":"c3","contributorName":"u2","description":"third","createdDate":"2011-03-01T00:00:00.000Z"},{"id":"c2","contributorName":"u1","description":"second","createdDate":"2011-02-01T00:00:00.000Z"},{"id":"c1","contributorName":"u2","description":"first","createdDate":"2011-02-01T00:00:00.000Z"}]})");
    moving.put(
        "ning-events.json",
        R"([{"id":"e1","title":"Meet-up","description":"<p>Come</p>","contributorName":"u1","createdDate":"2011-06-01T00:00:00.000Z","startDate":"2011-07-01T09:30:00.000Z","endDate":"2011-07-01T11:00:00+02:00","location":"Library","city":"Larkspur","attendees":[{"contributorName":"u2","attendeeStatus":"attending"},{"contributorName":"zz","attendeeStatus":"not_rsvped"}]}])");
    moving.bring();
    auto const old = moving.posts("old");
    REQUIRE(old.size() == 4);
    CHECK(old[0].author.name == "Former member 2");
    CHECK(old[1].body + old[2].body + old[3].body == "firstsecondthird");
    CHECK(old[3].created_at.value == 1'298'937'600'000'000);
    auto const threads = world.done(world.admin, protocol::ListThreads{moving.space("fixed:forum"), {}, {}}).threads;
    REQUIRE(threads.size() == 2);
    CHECK(threads[0].thread.title == "Newer");
    CHECK(threads[1].thread.title == "Older <b>");
    CHECK(threads[1].thread.locked);
    CHECK(threads[1].thread.last_post_at == old[3].created_at);
    CHECK(moving.posts("e1").front().body ==
          "**When (UTC):** 2011-07-01 09:30 to 2011-07-01 09:00\n**Where:** Library, "
          "Larkspur\n\nCome\n\n**Attending:** Ben\n**Invited, no answer:** a former member");
    // Found by their dates, too.
    while (world.write([](storage::Transaction& tx) { return domain::index_new_posts(tx, 1000) > 0; })) {
    }
    protocol::Search search;
    search.words = text<protocol::SearchWords>("second");
    search.from = protocol::Timestamp{1'296'518'400'000'000};
    search.until = protocol::Timestamp{1'298'937'600'000'000};
    CHECK(world.done(world.admin, search).posts.size() == 1);
}

TEMPLATE_TEST_CASE("files hang on their posts, and none comes from outside of the archive", "", Sqlite, Postgres) {
    TestType engine;
    Moving moving(engine.url);
    std::filesystem::path const board = std::filesystem::path(LATERAL_ROOT) / "tests/files/samples/board.png";
    moving.put("discussions/1-board.png", "");
    std::filesystem::copy_file(board, moving.archive() / "discussions/1-board.png",
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(board, moving.archive() / "discussions/2-a b.png");
    moving.put("discussions/3-plan.pdf", "%PDF-1.4\n%plan\n");
    moving.put("discussions/4-run.exe", std::string("MZ\0\0", 4) + std::string(200, '\1'));
    std::ofstream(moving.archive().parent_path() / "secret.txt") << "secret words";
    std::filesystem::create_symlink("../../secret.txt", moving.archive() / "discussions/5-link.txt");
    std::filesystem::create_directory_symlink("../..", moving.archive() / "photos");
    REQUIRE(mkfifo((moving.archive() / "discussions/6-pipe.txt").c_str(), 0600) == 0);
    moving.put_objects("members", kMembers);
    moving.put_objects(
        "discussions",
        topic(
            "d1",
            R"(,"fileAttachments":["discussions/3-plan.pdf?x=1","discussions/4-run.exe","discussions/5-link.txt","discussions/6-pipe.txt","discussions/../../secret.txt","discussions/%2e%2e/%2e%2e/secret.txt","photos/secret.txt","/etc/passwd","discussions/9-gone.pdf"],"comments":[
{"id":"c1","contributorName":"u1","createdDate":"2010-06-01T00:00:00.000Z","description":"<p>See <a href=\"discussions/2-a%20b.png?width=700\"><img src=\"discussions/1-board.png?width=300\" alt=\"The board\"></a></p><img src=\"../secret.txt\"><img src=\"discussions/3-plan.pdf\">"}])"));
    auto report = moving.bring();
    auto const posts = moving.posts("d1");
    REQUIRE(posts.size() == 2);
    REQUIRE(posts[0].attachments.size() == 1);
    CHECK(posts[0].attachments[0].name == "plan.pdf");
    REQUIRE(posts[1].attachments.size() == 3);
    CHECK(posts[1].content.json.find("\"picture\"") != std::string::npos);
    CHECK(posts[1].body.find("![The board](file:") != std::string::npos);
    for (auto const& post : posts) {
        CHECK(post.body.find("secret words") == std::string::npos);
        CHECK(post.body.find("File not kept") != std::string::npos);
        for (auto const& file : post.attachments) CHECK(file.name.find("secret") == std::string::npos);
    }
    auto const text = report.text(false);
    CHECK(text.find("its path leads out of the archive") != std::string::npos);
    CHECK(text.find("of a kind that is not taken") != std::string::npos);
    CHECK(text.find("missing from the archive") != std::string::npos);
    auto const eve = moving.world.person("Eve");
    CHECK(moving.world.may_read(eve, posts[1].attachments[0].file));
    SECTION("an archive's own file that is a link is refused") {
        std::filesystem::create_symlink("../secret.txt", moving.archive() / "ning-blogs-local.json");
        CHECK_THROWS_WITH(moving.bring(), Catch::Contains("ning-blogs-local.json"));
    }
}

TEMPLATE_TEST_CASE("once is as often as it is run, and stopped anywhere it goes on", "", Sqlite, Postgres) {
    TestType whole;
    TestType pieces;
    std::filesystem::path const sample = std::filesystem::path(LATERAL_ROOT) / "tests/import/samples/ning-archive";
    Moving once(whole.url);
    once.bring(sample);
    auto const rows = once.rows();
    CHECK(rows.size() > 1'000);
    SECTION("twice") {
        auto report = once.bring(sample);
        CHECK(once.rows() == rows);
        for (auto const& line : report.lines())
            if (line.kind != "spaces" && line.kind != "groups") CHECK(line.made == 0);
        CHECK(report.of("discussions").there == 120);
        CHECK(report.of("replies").there == 252);
    }
    SECTION("stopped after each commit") {
        Moving often(pieces.url);
        int stops = 0;
        for (bool is_done = false; !is_done;) try {
                often.bring(sample, false, 1 + stops % 4);
                is_done = true;
            } catch (import::Stopped const&) {
                REQUIRE(++stops < 200);
            }
        CHECK(stops > 3);
        CHECK(often.rows() == rows);
    }
    SECTION("a dry run changes nothing and says the same") {
        Moving dry(pieces.url);
        auto const before = dry.rows();
        auto said = dry.bring(sample, true);
        CHECK(dry.rows() == before);
        Moving other(Sqlite().url);
        auto done = other.bring(sample);
        REQUIRE(said.lines().size() == done.lines().size());
        for (std::size_t i = 0; i < said.lines().size(); ++i) CHECK(said.lines()[i].made == done.lines()[i].made);
    }
}

TEST_CASE("the sample is brought whole") {
    Sqlite engine;
    Moving moving(engine.url);
    auto report = moving.bring(std::filesystem::path(LATERAL_ROOT) / "tests/import/samples/ning-archive");
    struct Expected {
        const char* kind;
        std::int64_t count;
    };
    // ning-archive-manifest.json.
    for (auto const& [kind, count] :
         {Expected{"members", 60}, Expected{"absent authors", 13}, Expected{"groups", 4}, Expected{"discussions", 120},
          Expected{"replies", 252}, Expected{"blogs", 40}, Expected{"blog comments", 84}, Expected{"events", 12},
          Expected{"photos", 15}, Expected{"pages", 1}, Expected{"embeds, as links", 20}}) {
        INFO(kind);
        CHECK(made(report, kind) == count);
    }
    CHECK(report.of("scripts").read == 10);
    CHECK(report.of("files").read - made(report, "files") == 1);
    CHECK(report.of("members").read == 60);
}

TEST_CASE("an archive that cannot be read changes nothing") {
    Sqlite engine;
    Moving moving(engine.url);
    CHECK_THROWS_AS(moving.bring(), import::Unreadable);
    moving.put("readme.txt", "x");
    CHECK_THROWS_WITH(moving.bring(), Catch::Contains("is this the folder of a Ning archive?"));
    moving.put_objects("members", kMembers);
    moving.put("ning-discussions-local.json", R"(([{"id":"d1","title":"cut)");
    auto const before = moving.rows();
    CHECK_THROWS_WITH(moving.bring(), Catch::Contains("ning-discussions-local.json: byte 21"));
    CHECK(moving.rows() == before);
}

TEST_CASE("what is long, odd or twice is kept and told") {
    Sqlite engine;
    Moving moving(engine.url);
    moving.put_objects("members", kMembers);
    std::string body;
    for (int i = 0; i < 3'000; ++i) body += "<p>Paragraph number " + std::to_string(i) + "</p>";
    auto const dull =
        R"({"id":"d2","title":"","description":"<script>x</script>","contributorName":"","createdDate":"never","comments":[{"contributorName":"u1","description":"same"},{"contributorName":"u1","description":"same"}]})";
    moving.put_objects("discussions", R"({"id":"d1","title":")" + std::string(500, 'T') + R"(","description":")" +
                                          body +
                                          R"(","contributorName":"u1","createdDate":"2010-01-01T00:00:00.000Z"},)" +
                                          dull + "," + dull);
    moving.put_objects("music", R"({"id":"m1","title":"A song"})");
    auto report = moving.bring();
    auto const posts = moving.posts("d1");
    REQUIRE(posts.size() > 2);
    std::string all;
    for (auto const& post : posts) all += post.body + "\n\n";
    for (int i = 0; i < 3'000; ++i) CHECK(all.find("number " + std::to_string(i) + "\n\n") != std::string::npos);
    auto const odd = moving.posts("d2");
    REQUIRE(odd.size() == 3);
    CHECK(odd[0].body == "*(no text)*");
    CHECK(odd[1].body == "same");
    auto const text = report.text(false);
    CHECK(text.find("discussions not brought: twice in the archive") != std::string::npos);
    CHECK(text.find("music not brought: sound is not kept here") != std::string::npos);
    CHECK(text.find("titles that could not stand") != std::string::npos);
    CHECK(text.find("posts without a date") != std::string::npos);
    auto const rows = moving.rows();
    moving.bring();
    CHECK(moving.rows() == rows);
}

TEST_CASE("a newer archive of the same network adds what is new") {
    Sqlite engine;
    Moving moving(engine.url);
    moving.put_objects("members", kMembers);
    moving.put_objects("discussions", topic("d1", ""));
    moving.bring();
    moving.put_objects(
        "discussions",
        topic("d2", "") + "," +
            topic(
                "d1",
                R"(,"comments":[{"id":"c1","contributorName":"u1","description":"new","createdDate":"2010-06-01T00:00:00.000Z"}])"));
    auto report = moving.bring();
    CHECK(made(report, "discussions") == 1);
    CHECK(made(report, "replies") == 1);
    CHECK(moving.posts("d1").size() == 2);
    CHECK(moving.world.done(moving.world.admin, protocol::ListUnread{}).threads.empty());
    protocol::Search search;
    search.words = text<protocol::SearchWords>("body");
    search.until = protocol::Timestamp{1'400'000'000'000'000};
    CHECK(moving.world.done(moving.world.admin, search).posts.size() == 2);
}
