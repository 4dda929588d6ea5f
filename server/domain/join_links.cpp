#include "server/domain/join_links.hpp"

#include "protocol/encode.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/domain/agreements.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/invitations.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <cctype>

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::JoinLink;
namespace sql = storage::sql;

/// A link's own columns: its domains are rows of their own.
struct KeptLink {
    protocol::JoinLinkId id;
    protocol::OrganisationId organisation;
    std::string organisation_name;
    protocol::AffiliationRole affiliation_role{};
    std::string question;
    bool approval = true;
    bool listed = false;
    std::int64_t uses = 0;
    protocol::MemberRef made_by;
    protocol::Timestamp expires_at;
    std::optional<protocol::Timestamp> closed_at;
};
BOOST_DESCRIBE_STRUCT(KeptLink, (),
                      (id, organisation, organisation_name, affiliation_role, question, approval, listed, uses, made_by,
                       expires_at, closed_at))

/// What the chain keeps of a link: no code, and no words.
struct LinkDetail {
    protocol::OrganisationId organisation;
    protocol::AffiliationRole affiliation_role{};
    bool approval = true;
    bool listed = false;
    std::vector<std::string> domains;
};
BOOST_DESCRIBE_STRUCT(LinkDetail, (), (organisation, affiliation_role, approval, listed, domains))

JoinLink complete(storage::ReadTransaction& tx, KeptLink kept) {
    auto domains = tx.rows<std::string>(sql::join_link_domains_of, kept.id);
    return {kept.id,
            kept.organisation,
            std::move(kept.organisation_name),
            kept.affiliation_role,
            std::move(kept.question),
            kept.approval,
            kept.listed,
            kept.uses,
            std::move(kept.made_by),
            kept.expires_at,
            kept.closed_at,
            std::move(domains)};
}

JoinLink shown(storage::ReadTransaction& tx, protocol::JoinLinkId id) {
    return complete(tx, tx.row<KeptLink>(sql::join_link_shown, id).value());
}

/// RFC 1035's letters, digits and hyphens in at least two labels.
bool is_domain(std::string_view text) {
    bool has_dot = false;
    char before = '.';
    for (char const c : text) {
        bool const edge = before == '.' || before == '-';
        if (c == '.' ? edge : !(std::isalnum(static_cast<unsigned char>(c)) != 0 || (c == '-' && before != '.')))
            return false;
        has_dot = has_dot || c == '.';
        before = c;
    }
    return has_dot && before != '.' && before != '-';
}

/// As they are compared: in small letters, without the "@" that people put before them.
Result<std::vector<std::string>> regular_domains(protocol::CreateJoinLink const& command) {
    std::vector<std::string> domains;
    if (!command.domains) return domains;
    for (auto const& given : command.domains->items) {
        std::string domain = given.str();
        if (domain.starts_with('@')) domain.erase(0, 1);
        std::ranges::transform(domain, domain.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!is_domain(domain)) return fail(ErrorCode::invalid, "domains", "not a domain of mail addresses");
        domains.push_back(std::move(domain));
    }
    return domains;
}

Result<LinkDetail> allowed_link(storage::Transaction& tx, Actor const& actor, protocol::CreateJoinLink const& command) {
    auto const there = command.affiliation_role.value_or(protocol::AffiliationRole::staff);
    if (auto allowed = may_invite(tx, actor, command.organisation, protocol::NetworkRole::member, there); !allowed)
        return std::unexpected(allowed.error());
    if (there == protocol::AffiliationRole::director || there == protocol::AffiliationRole::lead)
        return fail(ErrorCode::invalid, "affiliation_role", "who leads is invited by name");
    bool const listed = command.listed.value_or(false);
    if (listed)
        if (auto allowed = require(actor, Capability::manage_joining); !allowed)
            return std::unexpected(allowed.error());
    auto domains = regular_domains(command);
    if (!domains) return std::unexpected(domains.error());
    if (!command.approval) {
        if (listed) return fail(ErrorCode::invalid, "listed", "who comes without a link has to be approved");
        if (domains->empty()) return fail(ErrorCode::invalid, "domains", "without approval the link needs some");
        if (command.question) return fail(ErrorCode::invalid, "question", "nobody would read the answer");
    }
    return LinkDetail{command.organisation, there, command.approval, listed, *std::move(domains)};
}

/// At the end of the address, and not in the middle of a label.
bool is_of(std::string_view email, std::string_view domain) {
    if (!email.ends_with(domain) || email.size() <= domain.size()) return false;
    auto const before = email[email.size() - domain.size() - 1];
    return before == '@' || before == '.';
}

protocol::OpenDoor door_of(JoinLink link) {
    return {link.id, std::move(link.organisation_name), std::move(link.question), link.approval,
            std::move(link.domains)};
}

} // namespace

Result<protocol::JoinLinkCreated> handle(storage::Transaction& tx, Actor const& actor,
                                         protocol::CreateJoinLink const& command) {
    auto const detail = allowed_link(tx, actor, command);
    if (!detail) return std::unexpected(detail.error());
    auto const id = tx.new_id<protocol::JoinLinkId>();
    auto const secret = auth::make_secret();
    auto const days = command.days ? command.days->value : kJoinLinkDays;
    tx.run(sql::join_link_insert, id, detail->listed ? std::nullopt : std::optional(secret.hash), detail->organisation,
           detail->affiliation_role, command.question ? command.question->str() : std::string(), detail->approval,
           detail->listed, actor.id, tx.now(), protocol::Timestamp{tx.now().value + days * base::kDay});
    for (auto const& domain : detail->domains) tx.run(sql::join_link_domain_insert, id, domain);
    append_audit(tx, actor.known_id(), name_of_command<protocol::CreateJoinLink>(), events::subject("join_link", id),
                 protocol::encode(*detail));
    return protocol::JoinLinkCreated{shown(tx, id), detail->listed ? std::string() : secret.token};
}

Result<protocol::JoinLinksReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                        protocol::ListJoinLinks const&) {
    protocol::JoinLinksReply reply;
    for (auto& kept :
         tx.rows<KeptLink>(sql::join_links_of, actor.id, may(actor, Capability::see_all_invitations), kMaxJoinLinks))
        reply.links.push_back(complete(tx, std::move(kept)));
    return reply;
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::CloseJoinLink const& command) {
    auto const kept = tx.row<KeptLink>(sql::join_link_shown, command.link);
    bool const theirs = kept && (kept->made_by.id == actor.id || may(actor, Capability::see_all_invitations));
    if (!theirs) return fail(ErrorCode::not_found, "link");
    if (kept->closed_at) return Done{};
    tx.run(sql::join_link_close, tx.now(), kept->id);
    audit(tx, actor, command, events::subject("join_link", kept->id));
    return Done{};
}

Result<JoinLink> open_join_link(storage::ReadTransaction& tx, JoinLinkKey const& key) {
    auto const invalid = [&] { return fail(ErrorCode::link_invalid, key.index() == 0 ? "code" : "link"); };
    bool const by_number = std::holds_alternative<protocol::JoinLinkId>(key);
    auto const id = by_number ? std::optional(std::get<protocol::JoinLinkId>(key))
                              : tx.row<protocol::JoinLinkId>(sql::join_link_by_code, std::get<std::string>(key));
    if (!id) return invalid();
    auto kept = tx.row<KeptLink>(sql::join_link_shown, *id);
    bool const open = kept && kept->listed == by_number && !kept->closed_at && tx.now() < kept->expires_at &&
                      (kept->approval || kept->uses < kMostWithoutApproval) &&
                      may_still_invite(tx, kept->made_by.id, kept->organisation, protocol::NetworkRole::member,
                                       kept->affiliation_role);
    if (!open) return invalid();
    return complete(tx, *std::move(kept));
}

Result<void> fits(JoinLink const& link, std::string_view email) {
    bool const is_fit = link.domains.empty() || std::ranges::any_of(link.domains, [&](std::string const& domain) {
                            return is_of(email, domain);
                        });
    if (!is_fit) return fail(ErrorCode::invalid, "email", "the link is for addresses of other domains");
    return {};
}

Result<JoinLink> link_to_enter(storage::ReadTransaction& tx, std::string_view code_hash, std::string_view email) {
    auto link = open_join_link(tx, std::string(code_hash));
    if (!link) return link;
    if (link->approval) return fail(ErrorCode::forbidden, "code", "somebody has to approve: ask to join");
    if (auto fit = fits(*link, email); !fit) return std::unexpected(fit.error());
    return link;
}

Result<protocol::JoinLinkLook> look_at_join_link(storage::ReadTransaction& tx, std::string_view code_hash) {
    auto link = open_join_link(tx, std::string(code_hash));
    if (!link) return std::unexpected(link.error());
    return protocol::JoinLinkLook{door_of(*std::move(link)), agreement_now(tx)};
}

protocol::OpenDoorsReply open_doors(storage::ReadTransaction& tx) {
    protocol::OpenDoorsReply reply;
    for (auto const id : tx.rows<protocol::JoinLinkId>(sql::join_links_listed_now, tx.now(), kMaxOpenDoors))
        if (auto link = open_join_link(tx, id)) reply.doors.push_back(door_of(*std::move(link)));
    return reply;
}

Result<protocol::MemberId> use_join_link(storage::Transaction& tx, std::string_view code_hash, Comer const& comer,
                                         std::string title) {
    auto const link = link_to_enter(tx, code_hash, comer.email);
    if (!link) return std::unexpected(link.error());
    if (auto agreed = agrees(tx, comer.agreement); !agreed) return std::unexpected(agreed.error());
    if (tx.row<protocol::MemberId>(sql::member_by_email, comer.email)) return fail(ErrorCode::conflict, "email");

    auto const member = tx.new_id<protocol::MemberId>();
    VisibilityBefore const before(tx, {member});
    let_in(tx, member, false, comer,
           {link->organisation, protocol::NetworkRole::member, link->affiliation_role, std::move(title)},
           tx.next_seq());
    tx.run(sql::join_link_used, link->id);
    emit_member_changed(tx, member);
    before.emit_changes(tx);
    append_audit(tx, member, name_of_command<protocol::UseJoinLink>(), events::subject("join_link", link->id), "{}");
    return member;
}

} // namespace lateral::domain
