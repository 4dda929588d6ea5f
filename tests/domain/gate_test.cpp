#include "tests/domain/world.hpp"

#include "server/domain/capabilities.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

constexpr protocol::SpaceId kNoSpace{4'000'000'001};
constexpr protocol::ThreadId kNoThread{4'000'000'002};
constexpr protocol::PostId kNoPost{4'000'000'003};

/// Refuses what is private with the same bytes as what is not there.
template <class Command>
void same_as_missing(World& world, Actor const& actor, Command const& hidden, Command const& missing) {
    INFO(protocol::encode(hidden));
    CHECK(bytes(world.refused(actor, hidden)) == bytes(world.refused(actor, missing)));
    CHECK(world.code(actor, hidden) == ErrorCode::not_found);
}

} // namespace

TEMPLATE_TEST_CASE("what one may not see is answered like what does not exist", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const owner = world.person("Olga Owner");
    auto const hidden = world.space(owner, "hidden", Visibility::closed);
    auto const thread = world.thread(owner, hidden, ThreadKind::question);
    auto const post = world.post(owner, thread).id;
    auto const outsider = GENERATE_COPY(as<int>(), 0, 1, 2);
    auto const actor = outsider == 0   ? world.admin
                       : outsider == 1 ? world.person("Max Member")
                                       : world.person("Gus Guest", NetworkRole::guest);
    auto const body = text<protocol::Body>("x");
    auto const title = text<protocol::Title>("x");
    using namespace protocol;
    auto const both_spaces = [&](auto make) { same_as_missing(world, actor, make(hidden), make(kNoSpace)); };
    auto const both_threads = [&](auto make) { same_as_missing(world, actor, make(thread), make(kNoThread)); };
    auto const both_posts = [&](auto make) { same_as_missing(world, actor, make(post), make(kNoPost)); };
    both_spaces([&](auto id) { return ListThreads{id, {}, {}}; });
    both_spaces([&](auto id) { return CreateThread{id, ThreadKind::question, title, body}; });
    both_spaces([&](auto id) { return UpdateSpace{id, {}, {}, SpaceState::archived}; });
    both_spaces([&](auto id) { return ListSpaceMembers{id}; });
    both_spaces([&](auto id) { return SetSpaceMember{id, actor.id, SpaceRole::steward}; });
    both_spaces([&](auto id) { return LeaveSpace{id}; });
    both_spaces([&](auto id) { return FollowSpace{id, Level::muted}; });
    both_spaces([&](auto id) { return MarkSpacesRead{{{{id, {1}}}}}; });
    both_threads([&](auto id) { return GetThread{id}; });
    both_threads([&](auto id) { return RenameThread{id, title}; });
    both_threads([&](auto id) { return PinThread{id, true}; });
    both_threads([&](auto id) { return LockThread{id, true}; });
    both_threads([&](auto id) { return MoveThread{id, kNoSpace}; });
    both_threads([&](auto id) { return FollowThread{id, Level::muted}; });
    both_threads([&](auto id) { return MarkThreadRead{id, {0}}; });
    both_threads([&](auto id) { return AcceptAnswer{id, post}; });
    both_threads([&](auto id) { return ListPosts{id, {}, {}, {}, {}}; });
    both_threads([&](auto id) { return CreatePost{id, body, {}, {}}; });
    both_threads([&](auto id) { return NextStage{id, {1}}; });
    both_threads([&](auto id) { return ExtendStage{id, {1}, {1}}; });
    both_threads([&](auto id) { return RewordStage{id, {1}, text<StageText>("x")}; });
    both_threads([&](auto id) { return ShareReflection{id, ReflectionAudience::me}; });
    both_threads([&](auto id) { return MarkDesk{id, DeskMark::read}; });
    both_posts([&](auto id) { return EditPost{id, body, {1}}; });
    both_posts([&](auto id) { return DeletePost{id}; });
    both_posts([&](auto id) { return PostHistory{id}; });
    both_posts([&](auto id) { return AddReaction{id, ReactionKind::thanks}; });
    both_posts([&](auto id) { return RemoveReaction{id, ReactionKind::thanks}; });
    auto const typing = [&](ThreadId id) {
        return world.read<Result<SpaceId>>([&](auto& tx) { return domain::may_type(tx, actor, StartTyping{id}); });
    };
    CHECK(bytes(typing(thread).error()) == bytes(typing(kNoThread).error()));
    CHECK_FALSE(world.sees(actor, hidden));
}

TEMPLATE_TEST_CASE("a post elsewhere cannot be answered or accepted, as if it were not there", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const owner = world.person("Olga Owner");
    auto const secret = world.thread(owner, world.space(owner, "hidden", Visibility::closed));
    auto const hidden = world.post(owner, secret).id;
    auto const member = world.person("Max Member");
    auto const thread = world.thread(member, world.space(world.admin, "open"), ThreadKind::question);
    auto command = World::new_post(thread);
    command.reply_to = hidden;
    auto missing = command;
    missing.reply_to = kNoPost;
    same_as_missing(world, member, command, missing);
    same_as_missing(world, member, protocol::AcceptAnswer{thread, hidden}, protocol::AcceptAnswer{thread, kNoPost});
}

TEMPLATE_TEST_CASE("a guest sees the spaces that name them and may post there", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur");
    auto const open = world.space(world.admin, "open");
    auto const theirs = world.space(world.admin, "larkspur", Visibility::organisation, isd);
    auto const closed = world.space(world.admin, "team", Visibility::closed);
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    world.affiliate(guest, isd);
    CHECK(world.done(guest, protocol::ListSpaces{}).spaces.empty());
    world.name_in(world.admin, closed, guest);
    CHECK(world.sees(guest, closed));
    CHECK_FALSE(world.sees(guest, open));
    CHECK_FALSE(world.sees(guest, theirs));
    auto const thread = world.thread(guest, closed);
    CHECK(world.post(guest, thread).position == 2);
}

TEMPLATE_TEST_CASE("a space of an organisation is open to its people and to those below it", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur ISD");
    auto const district = world.organisation("Larkspur District", isd);
    auto const school = world.organisation("Hill School", district);
    auto const other = world.organisation("Elsewhere");
    auto const space = world.space(world.admin, "district-room", Visibility::organisation, district);
    auto const above = world.person("Above");
    auto const there = world.person("There");
    auto const below = world.person("Below");
    auto const beside = world.person("Beside");
    world.affiliate(above, isd);
    world.affiliate(there, district);
    world.affiliate(below, school);
    world.affiliate(beside, other);
    CHECK_FALSE(world.sees(above, space));
    CHECK(world.sees(there, space));
    CHECK(world.sees(below, space));
    CHECK_FALSE(world.sees(beside, space));
}

TEMPLATE_TEST_CASE("who came later to a space with closed history reads from there on", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const owner = world.person("Olga Owner");
    auto const late = world.person("Late Lou");
    auto const space = world.space(owner, "peers", Visibility::closed);
    auto const old_thread = world.thread(owner, space);
    auto const thread = world.thread(owner, space);
    world.name_in(owner, space, late);
    auto const from = world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); });
    // No command sets it yet; peer threads will.
    auto const set = [&](storage::Transaction& tx) {
        tx.run(storage::Statement{"test", "UPDATE memberships SET from_seq = :seq WHERE member_id = :member",
                                  std::size(storage::sql::kAll)},
               from, late.id);
        return true;
    };
    world.write(set);
    CHECK(world.code(late, protocol::GetThread{old_thread}) == ErrorCode::not_found);
    CHECK(world.code(late, protocol::GetThread{thread}) == ErrorCode::not_found);
    auto const newer = world.post(owner, thread);
    CHECK(world.done(late, protocol::GetThread{thread}).thread.thread.last_position == 2);
    auto const posts = world.posts(late, thread);
    REQUIRE(posts.size() == 1);
    CHECK(posts[0].id == newer.id);
    CHECK(world.done(late, protocol::ListThreads{space, {}, {}}).threads.size() == 1);
    CHECK(world.view(late, space)->unread.size() == 1);
}

TEST_CASE("nobody but those in the table may do a thing, and every capability stands in it once") {
    using domain::Capability;
    using domain::Holder;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Capability>>([](auto entry) {
        CHECK(std::ranges::count(domain::kGrants, entry.value, &domain::Grant::capability) == 1);
        CHECK_FALSE(domain::holds(Holder::guest, entry.value));
    });
    CHECK_FALSE(domain::holds(Holder::administrator, Capability::moderate));
    CHECK_FALSE(domain::holds(Holder::administrator, Capability::manage_space));
}
