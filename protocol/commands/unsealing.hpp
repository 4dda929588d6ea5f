#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// What its parties are told when words in confidence were opened (docs/adr/0030). Opening itself is no command: it is
/// done at the server's own keyboard, by two administrators.
namespace lateral::protocol {

using UnsealingReason = Text<"reason", 10, 500, Shape::line>;

struct ListOpenings {
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(ListOpenings, (), (thread))
struct Opening {
    Timestamp at;
    Timestamp until; ///< it could be read so long
    MemberRef asked_by;
    MemberRef agreed_by;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Opening, (), (at, until, asked_by, agreed_by, reason))
struct OpeningsReply {
    std::vector<Opening> openings; ///< newest first, at most 20; none in a channel
};
BOOST_DESCRIBE_STRUCT(OpeningsReply, (), (openings))

using UnsealingCommands = boost::mp11::mp_list<
    CommandSpec<"sealed.openings", ListOpenings, OpeningsReply,
                "By whom, when and why what is said in this thread was opened to administrators.">>;

} // namespace lateral::protocol
