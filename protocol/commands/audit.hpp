#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// The audit chain.
namespace lateral::protocol {

struct ListAudit {
    std::optional<Number<1, kMaxId>> before;
    std::optional<Number<1, 200>> limit;
};
BOOST_DESCRIBE_STRUCT(ListAudit, (), (before, limit))
struct AuditReply {
    std::vector<AuditEntry> entries;
};
BOOST_DESCRIBE_STRUCT(AuditReply, (), (entries))

using AuditCommands = boost::mp11::mp_list<
    CommandSpec<"audit.list", ListAudit, AuditReply, "The audit chain, newest first (administrator).">>;

} // namespace lateral::protocol
