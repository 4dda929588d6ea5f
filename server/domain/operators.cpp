#include "server/domain/operators.hpp"

#include "protocol/encode.hpp"
#include "server/base/sort_key.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace sql = storage::sql;
using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;

Actor command_line_actor() { return {{}, {}, "command line", protocol::NetworkRole::administrator, {}, {}}; }

Result<MemberId> create_member(storage::Transaction& tx, protocol::PersonName const& name, std::string_view email,
                               protocol::NetworkRole role, std::string_view password_hash) {
    if (tx.row<MemberId>(sql::member_by_email, email))
        return fail(ErrorCode::conflict, "email", "there is a member with this address");
    auto const member = tx.new_id<MemberId>();
    VisibilityBefore const before(tx, {member});
    tx.run(sql::member_insert, member, name, base::sort_key(name.str()), email, password_hash, role, tx.now(),
           tx.next_seq());
    emit_member_changed(tx, member);
    before.emit_changes(tx);
    append_audit(tx, std::nullopt, "user create", events::subject("member", member),
                 "{\"role\":\"" + std::string(protocol::name_of(role)) + "\"}");
    return member;
}

Result<MemberId> member_by_email(storage::ReadTransaction& tx, std::string_view email) {
    auto const found = tx.row<MemberId>(sql::member_by_email, email);
    if (!found) return fail(ErrorCode::not_found, "email", "nobody here has this address");
    return *found;
}

std::optional<Administrator> administrator_by_email(storage::ReadTransaction& tx, std::string_view email) {
    return tx.row<Administrator>(sql::administrator_by_email, email);
}

Result<protocol::OrganisationId> organisation_by_name(storage::ReadTransaction& tx, std::string_view name) {
    auto const found = tx.row<protocol::OrganisationId>(sql::organisation_by_name, base::sort_key(name), name);
    if (!found) return fail(ErrorCode::not_found, "organisation", "there is no organisation of this name");
    return *found;
}

} // namespace lateral::domain
