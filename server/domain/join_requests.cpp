#include "server/domain/join_requests.hpp"

#include "server/base/clock.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/invitations.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::JoinRequest;
namespace sql = storage::sql;

/// The longest waiting; the others follow when these are decided about.
constexpr std::int64_t kMostListed = 200;

struct Waiting {
    std::int64_t at_link = 0;
    std::int64_t from_address = 0;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (at_link, from_address))

void tell(storage::Transaction& tx, protocol::OrganisationId organisation) {
    for (auto const member : tx.rows<protocol::MemberId>(sql::members_who_admit, organisation))
        events::emit(tx, events::member_topic(member), protocol::JoinRequestsChanged{organisation});
}

/// As who invites would write it.
protocol::CreateInvitation invitation_for(JoinRequest const& request, protocol::AffiliationRole role) {
    return {request.organisation,
            protocol::NetworkRole::member,
            protocol::PersonName::create(request.name).value(),
            protocol::Email::create(request.email).value(),
            role,
            protocol::JobTitle::create(request.title).value(),
            std::nullopt};
}

} // namespace

Result<Done> ask_to_join(storage::Transaction& tx, JoinLinkKey const& key, protocol::AskToJoin const& command,
                         std::string const& email, std::string const& address) {
    auto const link = open_join_link(tx, key);
    if (!link) return std::unexpected(link.error());
    if (!link->approval) return fail(ErrorCode::forbidden, "code", "this link lets in at once");
    if (auto fit = fits(*link, email); !fit) return std::unexpected(fit.error());
    if (link->question.empty() == command.answer.has_value())
        return fail(ErrorCode::invalid, "answer", "belongs to links that ask a question, and to all of them");
    auto const waiting = tx.row<Waiting>(sql::join_requests_counted, link->id, address).value();
    if (waiting.at_link >= kMostWaiting ||
        waiting.from_address >= (link->listed ? kMostFromAddressAtDoor : kMostFromAddress))
        return fail(ErrorCode::unavailable, "", "too many wait already");
    // The first one stands: somebody else who knows the address cannot put their words in its place. After the bounds,
    // which would else tell who waits.
    if (tx.row<protocol::JoinRequestId>(sql::join_request_waiting, link->id, email)) return Done{};
    tx.run(sql::join_request_insert, tx.new_id<protocol::JoinRequestId>(), link->id, command.name, email,
           command.title ? command.title->str() : std::string(), link->question,
           command.answer ? command.answer->str() : std::string(), address, tx.now());
    tx.run(sql::join_link_used, link->id);
    tell(tx, link->organisation);
    return Done{};
}

Result<protocol::JoinRequestsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                           protocol::ListJoinRequests const&) {
    if (!may(actor, Capability::see_directory)) return protocol::JoinRequestsReply{};
    return protocol::JoinRequestsReply{
        tx.rows<JoinRequest>(sql::join_requests_shown, may(actor, Capability::invite), actor.id, kMostListed)};
}

Result<protocol::JoinRequestDecided> handle(storage::Transaction& tx, Actor const& actor,
                                            protocol::DecideJoinRequest const& command) {
    auto const request = tx.row<JoinRequest>(sql::join_request_shown, command.request);
    // What somebody else decided about is gone, and so is the same as what never was.
    if (!request || !may(actor, Capability::see_directory) ||
        !may_at(tx, actor, Capability::invite, request->organisation))
        return fail(ErrorCode::not_found, "request");
    protocol::JoinRequestDecided reply;
    if (command.admit) {
        auto const role = tx.row<protocol::AffiliationRole>(sql::join_request_role, request->id).value();
        auto invited = handle(tx, actor, invitation_for(*request, role));
        if (!invited) return std::unexpected(invited.error());
        tx.run(sql::invitation_fix_email, invited->invitation.id);
        reply.invitation = *std::move(invited);
    }
    tx.run(sql::join_request_delete, request->id);
    audit(tx, actor, command, events::subject("organisation", request->organisation));
    tell(tx, request->organisation);
    return reply;
}

void forget_join_requests(storage::Transaction& tx) {
    tx.run(sql::join_requests_forget, protocol::Timestamp{tx.now().value - kRequestDays * base::kDay});
}

} // namespace lateral::domain
