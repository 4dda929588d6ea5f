#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Whose words one does not want to see. The blocked learn nothing of it: everybody gets the same posts and events, and
/// the client of who blocked folds them away.
namespace lateral::protocol {

struct BlockMember {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(BlockMember, (), (member))
struct UnblockMember {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(UnblockMember, (), (member))
struct ListBlocks {};
BOOST_DESCRIBE_STRUCT(ListBlocks, (), ())
struct BlocksReply {
    std::vector<MemberRef> members; ///< by name; a name is empty when the asker may not know of the member any more
};
BOOST_DESCRIBE_STRUCT(BlocksReply, (), (members))

using BlockCommands = boost::mp11::mp_list<
    CommandSpec<"member.block", BlockMember, Done,
                "Folds what a member writes, and takes no notice or mention from them. Nobody else learns of it.">,
    CommandSpec<"member.unblock", UnblockMember, Done, "Takes a block back.">,
    CommandSpec<"member.blocks", ListBlocks, BlocksReply, "Whom you blocked.">>;

} // namespace lateral::protocol
