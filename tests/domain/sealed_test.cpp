// A sealed space is its parties' alone, and no command that rules channels reaches into it.
#include "server/domain/sealed.hpp"
#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using domain::History;
using protocol::ThreadId;

namespace {

/// An administrator and a member share a space with one thread; everybody else is outside.
struct Sealed : World {
    template <class Work>
    auto act(Work work) {
        return *write([&](storage::Transaction& tx) {
            if constexpr (std::is_void_v<std::invoke_result_t<Work, storage::Transaction&>>) {
                work(tx);
                return std::optional(true);
            } else {
                return std::optional(work(tx));
            }
        });
    }
    explicit Sealed(std::string const& url) : World(url) {
        hall = act(
            [&](storage::Transaction& tx) { return domain::make_sealed(tx, marisol.id, {marisol.id, admin.id}).id; });
        talk = act([&](storage::Transaction& tx) {
            // As what it is for makes one: a thread with its first post.
            auto const made = tx.new_id<ThreadId>();
            tx.run(storage::sql::thread_insert, made, hall, ThreadKind::discussion, std::string("Openers"), marisol.id,
                   std::string(), std::string(), tx.now(), tx.next_seq(), false);
            return made;
        });
        first = post(marisol, talk, "How do you begin on a gray day");
    }

    void add(Actor const& member, History history) {
        act([&](storage::Transaction& tx) {
            auto const seq = domain::add_party(tx, hall, member.id, history);
            if (history == History::from_now) domain::show_thread(tx, talk, seq);
        });
    }

    Actor marisol = person("Marisol");
    Actor late = person("Lena Late");
    Actor outside = person("Otto Outside");
    Actor specialist = person("Sam Specialist", NetworkRole::specialist);
    protocol::SpaceId hall;
    ThreadId talk;
    protocol::Post first;
};

} // namespace

TEMPLATE_TEST_CASE("a sealed space is there for its parties and for nobody else", "[sealed]", Sqlite, Postgres) {
    TestType engine;
    Sealed world(engine.url);
    CHECK(world.sees(world.marisol, world.hall));
    CHECK(world.sees(world.admin, world.hall));
    CHECK(world.view(world.marisol, world.hall)->space.name.empty());
    CHECK(world.view(world.marisol, world.hall)->role == SpaceRole::member);
    for (auto const* actor : {&world.outside, &world.specialist}) {
        CHECK_FALSE(world.sees(*actor, world.hall));
        auto const absent = world.refused(*actor, protocol::ListThreads{protocol::SpaceId{4711}, {}, {}});
        CHECK(bytes(world.refused(*actor, protocol::ListThreads{world.hall, {}, {}})) == bytes(absent));
        CHECK(world.code(*actor, protocol::GetThread{world.talk}) == ErrorCode::not_found);
        CHECK(world.code(*actor, World::new_post(world.talk)) == ErrorCode::not_found);
        CHECK(world.code(*actor, protocol::ListSpaceMembers{world.hall}) == ErrorCode::not_found);
    }
    CHECK(world.posts(world.admin, world.talk).size() == 1);
    CHECK(world.act([](storage::Transaction& tx) { return domain::sealed_count(tx); }) == 1);
    world.done(world.admin, protocol::SuspendMember{world.marisol.id});
    CHECK_FALSE(world.sees(world.marisol, world.hall));
    CHECK(world.posts(world.admin, world.talk).size() == 1);
    world.done(world.admin, protocol::RestoreMember{world.marisol.id});
    CHECK(world.sees(world.marisol, world.hall));
}

TEMPLATE_TEST_CASE("what rules channels does not reach into a sealed space", "[sealed]", Sqlite, Postgres) {
    TestType engine;
    Sealed world(engine.url);
    auto const forbidden = [&](Actor const& actor, auto const& command) {
        CHECK(world.code(actor, command) == ErrorCode::forbidden);
    };
    CHECK(world.code(world.admin, protocol::CreateSpace{text<protocol::SpaceName>("x"), Visibility::sealed, {}, {}}) ==
          ErrorCode::invalid);
    auto const commons = world.space(world.admin, "commons");
    auto const open = world.thread(world.admin, commons);
    for (auto const* actor : {&world.marisol, &world.admin}) {
        for (auto const role : {SpaceRole::steward, SpaceRole::member, SpaceRole::none}) {
            forbidden(*actor, protocol::SetSpaceMember{world.hall, actor->id, role});
            forbidden(*actor, protocol::SetSpaceMember{world.hall, world.outside.id, role});
        }
        forbidden(*actor, protocol::LeaveSpace{world.hall});
        forbidden(*actor, protocol::UpdateSpace{world.hall, text<protocol::SpaceName>("named"), {}, {}});
        forbidden(*actor, protocol::UpdateSpace{world.hall, {}, {}, protocol::SpaceState::archived});
        forbidden(*actor, World::new_thread(world.hall));
        forbidden(*actor, protocol::PinThread{world.talk, true});
        forbidden(*actor, protocol::LockThread{world.talk, true});
        forbidden(*actor, protocol::RenameThread{world.talk, text<protocol::Title>("Other")});
        forbidden(*actor, protocol::MoveThread{world.talk, commons});
        protocol::SaveDraft draft{};
        draft.place = protocol::DraftPlace::thread;
        draft.about = {world.hall.value};
        draft.body = text<protocol::DraftBody>("a thread of my own");
        forbidden(*actor, draft);
    }
    forbidden(world.admin, protocol::MoveThread{open, world.hall});
    forbidden(world.admin, protocol::SetIntroductions{world.hall});
    forbidden(world.admin, protocol::FlagPost{world.first.id, protocol::FlagReason::unkind, {}});
    forbidden(world.admin, protocol::DeletePost{world.first.id});
    auto const isd = world.organisation("Lakebend");
    protocol::CreateInvitation invite{};
    invite.role = NetworkRole::member;
    invite.organisation = isd;
    invite.affiliation_role = protocol::AffiliationRole::coach;
    invite.spaces = protocol::List<protocol::SpaceId, 20>{{world.hall}};
    CHECK(world.write([&](storage::Transaction& tx) { return domain::handle(tx, world.admin, invite); }).error().code ==
          ErrorCode::forbidden);
    CHECK(world.done(world.marisol, protocol::ListSpaceMembers{world.hall}).members.size() == 2);
}

TEMPLATE_TEST_CASE("a sealed space waits for nobody's answer and is no channel to follow", "[sealed]", Sqlite,
                   Postgres) {
    TestType engine;
    Sealed world(engine.url);
    world.clock.advance(std::chrono::hours(24 * 7));
    CHECK(world.done(world.admin, protocol::ListWaiting{}).threads.empty());
    CHECK(world.done(world.admin, protocol::ListCases{}).cases.empty());
    auto const newcomer = world.person("Nora New");
    world.add(newcomer, History::all);
    CHECK(world.done(newcomer, protocol::GetFirstSteps{}).suggested.empty());
    protocol::Search search{};
    search.words = text<protocol::SearchWords>("gray day");
    CHECK(world.done(world.marisol, search).posts.size() == 1);
    CHECK(world.done(world.specialist, search).posts.empty());
    CHECK(world.done(world.outside, search).posts.empty());
}

TEMPLATE_TEST_CASE("a later party reads what came after them, or all of it", "[sealed]", Sqlite, Postgres) {
    TestType engine;
    Sealed world(engine.url);
    world.add(world.late, History::from_now);
    CHECK(world.heard("member:" + std::to_string(world.late.id.value), "space.gained"));
    CHECK(world.posts(world.late, world.talk).empty());
    CHECK(world.view(world.late, world.hall)->unread.empty());
    CHECK(world.code(world.late, protocol::PostHistory{world.first.id}) == ErrorCode::not_found);
    auto const answer = world.post(world.marisol, world.talk, "Welcome");
    REQUIRE(world.posts(world.late, world.talk).size() == 1);
    CHECK(world.posts(world.late, world.talk).front().id == answer.id);
    CHECK(world.view(world.late, world.hall)->unread.size() == 1);
    protocol::Search search{};
    search.words = text<protocol::SearchWords>("gray day");
    CHECK(world.done(world.late, search).posts.empty());

    // What becomes of an older post is told to those who were there, each on their own topic.
    auto const hall = "space:" + std::to_string(world.hall.value);
    auto const marisol = "member:" + std::to_string(world.marisol.id.value);
    protocol::EditPost const edit{world.first.id, text<protocol::Body>("A grey day"), {world.first.revision}};
    world.done(world.marisol, edit);
    CHECK(world.heard(marisol, "post.edited"));
    CHECK_FALSE(world.heard(hall, "post.edited"));
    CHECK_FALSE(world.heard("member:" + std::to_string(world.late.id.value), "post.edited"));
    world.done(world.marisol, protocol::AddReaction{world.first.id, protocol::ReactionKind::thanks});
    CHECK_FALSE(world.heard(hall, "reaction.added"));
    world.done(world.marisol, protocol::AddReaction{answer.id, protocol::ReactionKind::thanks});
    CHECK(world.heard(hall, "reaction.added"));

    world.act([&](storage::Transaction& tx) { domain::add_party(tx, world.hall, world.late.id, History::all); });
    search.words = text<protocol::SearchWords>("grey day");
    CHECK(world.posts(world.late, world.talk).size() == 2);
    CHECK(world.done(world.late, search).posts.size() == 1);
}

TEMPLATE_TEST_CASE("who goes loses a sealed space, and a dissolved one is nobody's", "[sealed]", Sqlite, Postgres) {
    TestType engine;
    Sealed world(engine.url);
    world.act([&](storage::Transaction& tx) { domain::remove_party(tx, world.hall, world.marisol.id); });
    CHECK(world.heard("member:" + std::to_string(world.marisol.id.value), "space.lost"));
    CHECK_FALSE(world.sees(world.marisol, world.hall));
    CHECK(world.code(world.marisol, protocol::GetThread{world.talk}) == ErrorCode::not_found);

    world.act(
        [&](storage::Transaction& tx) { domain::set_sealed_state(tx, world.hall, protocol::SpaceState::archived); });
    CHECK(world.code(world.admin, World::new_post(world.talk)) == ErrorCode::closed);
    CHECK(world.posts(world.admin, world.talk).size() == 1);
    world.act([&](storage::Transaction& tx) { domain::dissolve_sealed(tx, world.hall); });
    CHECK_FALSE(world.sees(world.admin, world.hall));
    CHECK(world.act([&](storage::Transaction& tx) { return domain::parties_of(tx, world.hall); }).empty());
}
