#include "server/domain/organisations.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/name_search.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <iterator>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Organisation;
using protocol::OrganisationId;
using protocol::OrganisationReply;
namespace sql = storage::sql;

constexpr std::int64_t kPage = 50;

OrganisationReply reply_of(storage::ReadTransaction& tx, Organisation const& organisation) {
    return {organisation, tx.rows<protocol::FormerName>(sql::organisation_names_of, organisation.id),
            tx.rows<Organisation>(sql::organisations_merged_into, organisation.id)};
}

void emit_changed(storage::Transaction& tx, Organisation const& organisation) {
    events::emit(tx, events::network_topic(), protocol::OrganisationChanged{organisation},
                 events::subject("organisation", organisation.id));
}

} // namespace

Result<Organisation> open_organisation(storage::ReadTransaction& tx, OrganisationId id, const char* field) {
    auto const found = tx.row<Organisation>(sql::organisation_by_id, id);
    if (!found) return fail(ErrorCode::not_found, field);
    if (found->merged_into) return fail(ErrorCode::closed, field, "merged into another organisation");
    return *found;
}

Result<protocol::OrganisationsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                            protocol::ListOrganisations const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto const limit = command.limit ? command.limit->value : kPage;
    auto const from = after(command.after, command.after_id);
    auto const words = word_patterns(command.query);
    std::string const kind = command.kind ? protocol::name_of(*command.kind) : "%";
    protocol::OrganisationsReply reply;
    reply.organisations = tx.rows<Organisation>(sql::organisations_page, from.key, from.id, kind, words[0], words[1],
                                                words[2], words[3], limit + 1);
    reply.more = std::ssize(reply.organisations) > limit;
    if (reply.more) reply.organisations.pop_back();
    return reply;
}

Result<OrganisationReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                 protocol::GetOrganisation const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto const found = tx.row<Organisation>(sql::organisation_by_id, command.organisation);
    if (!found) return fail(ErrorCode::not_found, "organisation");
    return reply_of(tx, *found);
}

Result<OrganisationReply> handle(storage::Transaction& tx, Actor const& actor,
                                 protocol::CreateOrganisation const& command) {
    if (auto allowed = require(actor, Capability::manage_organisations); !allowed)
        return std::unexpected(allowed.error());
    if (command.parent) {
        auto const parent = open_organisation(tx, *command.parent, "parent");
        if (!parent) return std::unexpected(parent.error());
    }
    Organisation const made{tx.new_id<OrganisationId>(), command.kind, command.name.str(), command.parent,
                            std::nullopt};
    tx.run(sql::organisation_insert, made.id, made.kind, made.name, base::sort_key(made.name), made.parent, tx.now());
    tx.run(sql::ancestors_insert_self, made.id);
    if (made.parent) tx.run(sql::ancestors_inherit, *made.parent, made.id);
    emit_changed(tx, made);
    audit(tx, actor, command, events::subject("organisation", made.id));
    return reply_of(tx, made);
}

Result<OrganisationReply> handle(storage::Transaction& tx, Actor const& actor,
                                 protocol::RenameOrganisation const& command) {
    if (auto allowed = require(actor, Capability::manage_organisations); !allowed)
        return std::unexpected(allowed.error());
    auto organisation = open_organisation(tx, command.organisation);
    if (!organisation) return std::unexpected(organisation.error());
    auto const& name = command.name.str();
    if (name == organisation->name) return reply_of(tx, *organisation);
    auto const since = tx.row<protocol::Timestamp>(sql::organisation_named_since, command.organisation).value();
    tx.run(sql::organisation_name_keep, command.organisation, since, organisation->name);
    tx.run(sql::organisation_rename, name, base::sort_key(name), tx.now(), command.organisation);
    organisation->name = name;
    emit_changed(tx, *organisation);
    // Members are shown with the name of their organisation.
    for (auto member : tx.rows<protocol::MemberId>(sql::organisation_people, command.organisation))
        emit_member_changed(tx, member);
    audit(tx, actor, command, events::subject("organisation", command.organisation));
    return reply_of(tx, *organisation);
}

} // namespace lateral::domain
