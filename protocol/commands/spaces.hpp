#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Spaces, who is in them, and what is new in them.
namespace lateral::protocol {

using ClosingWords = Text<"words why a channel is closed", 1, 300>;

struct ListSpaces {};
BOOST_DESCRIBE_STRUCT(ListSpaces, (), ())
struct SpacesReply {
    std::vector<SpaceView> spaces;
};
BOOST_DESCRIBE_STRUCT(SpacesReply, (), (spaces))
struct CreateSpace {
    SpaceName name;
    Visibility visibility{};
    std::optional<Description> description;
    std::optional<OrganisationId> organisation;
};
BOOST_DESCRIBE_STRUCT(CreateSpace, (), (name, visibility, description, organisation))
struct SpaceReply {
    SpaceView space;
};
BOOST_DESCRIBE_STRUCT(SpaceReply, (), (space))
struct UpdateSpace {
    SpaceId space;
    std::optional<SpaceName> name;
    std::optional<Description> description;
    std::optional<SpaceState> state;
    std::optional<ClosingWords> why{}; ///< with `archived`: what its banner says
};
BOOST_DESCRIBE_STRUCT(UpdateSpace, (), (space, name, description, state, why))
struct ListSpaceMembers {
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(ListSpaceMembers, (), (space))
struct SpaceMembersReply {
    std::vector<SpaceMember> members;
};
BOOST_DESCRIBE_STRUCT(SpaceMembersReply, (), (members))
struct SetSpaceMember {
    SpaceId space;
    MemberId member;
    SpaceRole role{};
};
BOOST_DESCRIBE_STRUCT(SetSpaceMember, (), (space, member, role))
struct LeaveSpace {
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(LeaveSpace, (), (space))
struct FollowSpace {
    SpaceId space;
    Level level{};
};
BOOST_DESCRIBE_STRUCT(FollowSpace, (), (space, level))
struct SpaceMark {
    SpaceId space;
    Seq watermark;
};
BOOST_DESCRIBE_STRUCT(SpaceMark, (), (space, watermark))
struct MarkSpacesRead {
    List<SpaceMark, 200> marks;
};
BOOST_DESCRIBE_STRUCT(MarkSpacesRead, (), (marks))
struct ListUnread {};
BOOST_DESCRIBE_STRUCT(ListUnread, (), ())
struct UnreadReply {
    std::vector<UnreadEntry> threads; ///< those that mention you, those you follow, the rest; each newest first
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(UnreadReply, (), (threads, more))

using SpaceCommands = boost::mp11::mp_list<
    CommandSpec<"space.list", ListSpaces, SpacesReply, "The spaces that you may see, with what is unread.">,
    CommandSpec<"space.create", CreateSpace, SpaceReply, "Opens a channel; you become its steward.">,
    CommandSpec<"space.update", UpdateSpace, SpaceReply,
                "Changes name, description or state of a space (its steward).">,
    CommandSpec<"space.members", ListSpaceMembers, SpaceMembersReply, "The named members and stewards of a space.">,
    CommandSpec<"space.set_member", SetSpaceMember, Done,
                "Adds, removes or makes steward (its steward); `none` removes.">,
    CommandSpec<"space.leave", LeaveSpace, Done, "Gives up your membership in a space.">,
    CommandSpec<"space.follow", FollowSpace, Done, "Follows or mutes a space.">,
    CommandSpec<"space.mark_read", MarkSpacesRead, Done,
                "Marks spaces as read up to a `watermark` each, in one write; smaller ones take that back.">,
    CommandSpec<"unread.list", ListUnread, UnreadReply, "What is new to you, by thread, to catch up with.">>;

} // namespace lateral::protocol
