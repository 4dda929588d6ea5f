#pragma once

#include "server/auth/credentials.hpp"
#include "tests/domain/world.hpp"

namespace lateral::tests {

/// A small network in which every event has somebody whom it concerns and somebody whom it does not. Ids and times are
/// the same in every run.
struct Village {
    using PostId = protocol::PostId;
    using SpaceId = protocol::SpaceId;
    using ThreadId = protocol::ThreadId;

    TempFolder folder;
    World world{folder.sqlite_url()};
    Actor const& admin = world.admin;
    Actor stella = world.person("Stella Steward"); ///< of garden, team and attic
    Actor max = world.person("Max Member");        ///< in team
    Actor rita = world.person("Rita Reader");      ///< in team and attic, affiliated to the hill below larkspur
    Actor olga = world.person("Olga Outsider");    ///< affiliated to farview
    Actor sam = world.person("Sam Suspended");
    Actor greta = world.person("Greta Guest", NetworkRole::guest); ///< in team

    protocol::OrganisationId larkspur = world.organisation("Larkspur");
    protocol::OrganisationId hill = world.organisation("Hill School", larkspur);
    protocol::OrganisationId farview = world.organisation("Farview");
    protocol::AffiliationId of_rita = world.affiliate(rita, hill);
    protocol::AffiliationId of_olga = world.affiliate(olga, farview);

    SpaceId garden = opened("garden", Visibility::network);
    SpaceId room = opened("larkspur-room", Visibility::organisation, larkspur);
    SpaceId view = opened("farview-room", Visibility::organisation, farview);
    SpaceId team = world.space(stella, "team", Visibility::closed);
    SpaceId attic = world.space(stella, "attic", Visibility::closed);

    ThreadId question, quiet, old, chat, talk;
    PostId asked, answer, reply, chat_first;

    Village() {
        for (auto const& member : {max, rita, greta, sam}) world.name_in(stella, team, member);
        world.name_in(stella, attic, rita);
        tick();
        old = thread(stella, team, "An old thread", ThreadKind::discussion, "Read by everybody long ago");
        for (auto const& member : {max, rita, greta})
            world.done(member, protocol::MarkSpacesRead{{{{team, last_seq()}}}});
        question = thread(max, team, "How do you start?", ThreadKind::question, "I **wonder**.");
        asked = world.posts(max, question).front().id;
        answer = write(stella, question, "With a walk").id;
        auto quoting = World::new_post(question, "That works");
        quoting.reply_to = answer;
        quoting.quote = text<protocol::Quote>("With a walk");
        reply = world.done(rita, quoting).post.id;
        write(max, question, "Thank you");
        world.done(rita, protocol::AddReaction{answer, protocol::ReactionKind::thanks});
        world.done(max, protocol::AddReaction{answer, protocol::ReactionKind::helpful});
        quiet = thread(stella, team, "A quiet thread", ThreadKind::discussion, "Not for Rita");
        world.done(rita, protocol::FollowThread{quiet, protocol::Level::muted});
        chat = thread(olga, garden, "Garden chat", ThreadKind::discussion, "Hello");
        chat_first = world.posts(olga, chat).front().id;
        write(max, chat, "Hello Olga");
        talk = thread(rita, room, "Room talk", ThreadKind::success, "It went well");
        world.done(admin, protocol::SuspendMember{sam.id});
        tick();
    }

    /// Everybody whose view is compared.
    std::vector<Actor> people() const { return {admin, stella, max, rita, olga, greta}; }

    protocol::Post write(Actor const& actor, ThreadId thread, std::string_view body) {
        tick();
        return world.post(actor, thread, body);
    }
    ThreadId thread(Actor const& actor, SpaceId space, std::string_view title, ThreadKind kind, std::string_view body) {
        tick();
        return world
            .done(actor, protocol::CreateThread{space, kind, text<protocol::Title>(title), text<protocol::Body>(body)})
            .thread.id;
    }
    protocol::SessionId sign_in(Actor& actor) {
        world.write([&](storage::Transaction& tx) {
            actor.session = tx.new_id<protocol::SessionId>();
            tx.run(storage::sql::session_insert, actor.session, actor.id, word(actor.session), std::string("phone"),
                   std::string("::1"), tx.now(), tx.now());
            return true;
        });
        return actor.session;
    }
    protocol::Seq last_seq() {
        return world.read<protocol::Seq>([](storage::ReadTransaction& tx) { return tx.as_of(); });
    }
    void tick() { world.clock.advance(std::chrono::seconds(1)); }

private:
    static std::string word(protocol::SessionId id) { return std::to_string(id.value); }

    SpaceId opened(std::string_view name, Visibility visibility, std::optional<protocol::OrganisationId> of = {}) {
        auto const space = world.space(admin, name, visibility, of);
        world.name_in(admin, space, stella, SpaceRole::steward);
        world.done(admin, protocol::LeaveSpace{space});
        return space;
    }
};

} // namespace lateral::tests
