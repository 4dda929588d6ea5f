#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

/// Lets the first, second, third ... statement of a command fail until none is left to fail. Each time nothing may have
/// changed: the same command then still succeeds from the same log.
template <class Command>
void fail_each_statement(World& world, Actor const& actor, Command const& command) {
    auto const seq = [&] { return world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); }); };
    auto const before = seq();
    int failures = 0;
    while (true) {
        world.fail_at = failures + 1;
        bool refused = false;
        auto const outcome = write_now(world.db, [&](storage::Transaction& tx) {
            auto const answer = [&] {
                if constexpr (requires { domain::handle(tx, actor, command, RequestKey{}); })
                    return domain::handle(tx, actor, command, RequestKey{});
                else
                    return domain::handle(tx, actor, command);
            }();
            refused = !answer;
            return answer ? storage::Verdict::keep : storage::Verdict::discard;
        });
        bool const ran_through = world.fail_at > 0;
        world.fail_at = 0;
        if (ran_through) {
            CHECK(outcome == storage::Outcome::done);
            CHECK_FALSE(refused);
            break;
        }
        if (outcome == storage::Outcome::done) break; // the last ones to fail are the engine's own, which it repeats
        CHECK(outcome == storage::Outcome::failed);
        CHECK(seq() == before);
        ++failures;
    }
    INFO(protocol::encode(command));
    CHECK(failures > 2);
}

} // namespace

TEMPLATE_TEST_CASE("a command whose statement fails, whichever it is, changes nothing", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    auto const space = world.space(world.admin, "room");
    auto const elsewhere = world.space(world.admin, "elsewhere");
    auto const north = world.organisation("North");
    auto const south = world.organisation("South");
    world.affiliate(member, north);
    auto const thread = world.thread(member, space);
    auto const post = world.post(member, thread).id;
    auto answer = World::new_post(thread, "[@x](lateral:member/" + std::to_string(member.id.value) + ")");
    answer.reply_to = post;
    answer.quote = text<protocol::Quote>("An answer");
    answer.files = World::with({world.file(member), world.file(member, World::picture())});
    auto with_file = World::new_post(thread, "Look");
    with_file.files = World::with({world.file(member)});
    auto const shown = world.done(member, with_file).post.id;
    protocol::EditPost without{shown, text<protocol::Body>("new"), {1}};
    without.files = protocol::AttachedFiles{};
    fail_each_statement(world, member, protocol::ForgetFile{world.file(member)});
    fail_each_statement(world, member, without);
    fail_each_statement(world, member, World::new_thread(space, ThreadKind::question));
    fail_each_statement(world, member, answer);
    fail_each_statement(world, member, protocol::EditPost{post, text<protocol::Body>("new"), {1}});
    fail_each_statement(world, member, protocol::AddReaction{post, protocol::ReactionKind::thanks});
    fail_each_statement(
        world, member,
        protocol::ChooseNotices{{}, protocol::MinuteOfDay{360}, {}, {}, text<protocol::Zone>("Etc/UTC")});
    fail_each_statement(world, world.admin, protocol::DeletePost{post});
    fail_each_statement(world, world.admin, protocol::MoveThread{thread, elsewhere});
    fail_each_statement(world, world.admin, protocol::SetSpaceMember{space, member.id, SpaceRole::member});
    fail_each_statement(world, world.admin, protocol::MergeOrganisation{north, south});
    fail_each_statement(world, world.admin, protocol::SuspendMember{member.id});
}
