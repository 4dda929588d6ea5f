#include "server/domain/agreements.hpp"

#include "protocol/encode.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/markdown.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

/// The chain names the version; its words are in the table of all versions.
struct PublishedDetail {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PublishedDetail, (), (version))

std::int64_t version_now(storage::ReadTransaction& tx) { return tx.row<std::int64_t>(sql::agreement_version).value(); }

} // namespace

std::optional<protocol::Agreement> agreement_now(storage::ReadTransaction& tx) {
    return tx.row<protocol::Agreement>(sql::agreement_now);
}

Result<void> agrees(storage::ReadTransaction& tx, std::optional<std::int64_t> version) {
    if (auto const now = version_now(tx); now > 0 && version != now)
        return fail(ErrorCode::conflict, "agreement", "accept the agreement in force: version " + std::to_string(now));
    return {};
}

void note_acceptance(storage::Transaction& tx, protocol::MemberId member) {
    auto const version = version_now(tx);
    if (version == 0) return;
    tx.run(sql::agreement_acceptance_insert, member, version, tx.now());
    tx.run(sql::agreement_set_accepted, version, member);
}

Result<protocol::AgreementReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                        protocol::GetAgreement const&) {
    protocol::AgreementReply reply{agreement_now(tx),
                                   tx.row<std::int64_t>(sql::agreement_accepted_version, actor.id).value(), 0};
    if (reply.agreement && may(actor, Capability::manage_joining))
        reply.accepted_by = tx.row<std::int64_t>(sql::agreement_accepted_by, reply.agreement->version).value();
    return reply;
}

Result<protocol::AgreementReply> handle(storage::Transaction& tx, Actor const& actor,
                                        protocol::PublishAgreement const& command) {
    if (auto allowed = require(actor, Capability::manage_joining); !allowed) return std::unexpected(allowed.error());
    auto const before = agreement_now(tx);
    if (before && before->body == command.body.str())
        return fail(ErrorCode::conflict, "body", "that is the version in force");
    auto const version = version_now(tx) + 1;
    auto const content = protocol::encode(parse_markdown(command.body.str()));
    tx.run(sql::agreement_insert, version, command.body, content, actor.known_id(), tx.now());
    tx.run(sql::agreement_set_version, version);
    note_acceptance(tx, actor.id);
    events::emit(tx, events::server_topic(), protocol::AgreementPublished{version});
    events::emit(tx, events::member_topic(actor.id), protocol::AgreementAccepted{version});
    append_audit(tx, actor.known_id(), name_of_command<protocol::PublishAgreement>(), "network",
                 protocol::encode(PublishedDetail{version}));
    return handle(tx, actor, protocol::GetAgreement{});
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AcceptAgreement const& command) {
    if (command.version.value != version_now(tx))
        return fail(ErrorCode::conflict, "version", "another version is in force");
    if (tx.row<std::int64_t>(sql::agreement_accepted_version, actor.id) == command.version.value) return Done{};
    note_acceptance(tx, actor.id);
    events::emit(tx, events::member_topic(actor.id), protocol::AgreementAccepted{command.version.value});
    return Done{};
}

} // namespace lateral::domain
