#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/commands/students.hpp"
#include "protocol/model.hpp"

/// What a channel says of itself on its page, who looks after it in which week, and channels in which nobody writes any
/// more (docs/adr/0022).
namespace lateral::protocol {

using ChannelAgreements = Text<"agreements of a channel", 0, 5'000, Shape::body>;

struct AboutSpace {
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(AboutSpace, (), (space))
struct SpaceSteward {
    Member member;
    bool in_rota = false;
    bool on_duty = false; ///< this week is theirs
};
BOOST_DESCRIBE_STRUCT(SpaceSteward, (), (member, in_rota, on_duty))
struct SpaceAbout {
    Space space;
    std::string agreements; ///< Markdown; empty: none of its own
    Encoded<std::vector<Node>> content;
    std::string organisation_name; ///< of a channel of an organisation
    Timestamp created_at;
    std::optional<Timestamp> last_post_at;
    bool asks = false;                  ///< questions can be asked through the steward
    std::int64_t quiet_days = 0;        ///< after so many without a post its stewards are asked whether it stays
    std::string why;                    ///< it was closed
    std::vector<SpaceSteward> stewards; ///< those of the rota first, in its order
};
BOOST_DESCRIBE_STRUCT(SpaceAbout, (),
                      (space, agreements, content, organisation_name, created_at, last_post_at, asks, quiet_days, why,
                       stewards))

struct SetSpacePage {
    SpaceId space;
    std::optional<ChannelAgreements> agreements;
    std::optional<bool> asks;
    std::optional<Number<7, 3'650>> quiet_days;
    std::optional<NotStudents> not_a_student;
};
BOOST_DESCRIBE_STRUCT(SetSpacePage, (), (space, agreements, asks, quiet_days, not_a_student))
struct SetRota {
    SpaceId space;
    List<MemberId, 50> members; ///< its stewards in their order, the first for this week; none: no rota
};
BOOST_DESCRIBE_STRUCT(SetRota, (), (space, members))
struct HandWeek {
    SpaceId space;
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(HandWeek, (), (space, member))

struct ListQuietSpaces {};
BOOST_DESCRIBE_STRUCT(ListQuietSpaces, (), ())
struct QuietSpace {
    Space space;
    Timestamp since;   ///< its last post; when it was opened, if it has none
    bool mine = false; ///< you look after it; else you may
};
BOOST_DESCRIBE_STRUCT(QuietSpace, (), (space, since, mine))
struct QuietSpacesReply {
    std::vector<QuietSpace> spaces; ///< the longest quiet first
};
BOOST_DESCRIBE_STRUCT(QuietSpacesReply, (), (spaces))
struct KeepSpace {
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(KeepSpace, (), (space))

using StewardCommands = boost::mp11::mp_list<
    CommandSpec<"space.about", AboutSpace, SpaceAbout, "What a channel says of itself, and who looks after it.">,
    CommandSpec<"space.set_page", SetSpacePage, SpaceAbout,
                "Changes the channel's own agreements and what its page offers (its steward).">,
    CommandSpec<"space.set_rota", SetRota, SpaceAbout,
                "Says which steward has which week, Monday to Sunday (its steward).">,
    CommandSpec<"space.hand_week", HandWeek, SpaceAbout, "Gives this week to another steward (its steward).">,
    CommandSpec<"space.quiet", ListQuietSpaces, QuietSpacesReply,
                "Channels without a post for as long as they say, of those that you look after or may.">,
    CommandSpec<"space.keep", KeepSpace, Done, "A quiet channel stays; it is asked about again later (its steward).">>;

} // namespace lateral::protocol
