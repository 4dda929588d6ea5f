#include "server/domain/prompts.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/organisations.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::OrganisationId;
using protocol::PromptsReply;
using protocol::PromptWords;
namespace sql = storage::sql;

struct Programme {
    OrganisationId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Programme, (), (id, name))

std::int64_t version_of(storage::ReadTransaction& tx, OrganisationId organisation) {
    return tx.row<std::int64_t>(sql::prompt_version, organisation).value();
}

std::vector<PromptWords> questions_of(storage::ReadTransaction& tx, OrganisationId organisation) {
    return tx.rows<PromptWords>(sql::prompts_of, organisation, version_of(tx, organisation));
}

PromptsReply reply_of(storage::ReadTransaction& tx, Actor const& actor, OrganisationId organisation) {
    return {version_of(tx, organisation), questions_of(tx, organisation),
            may_at(tx, actor, Capability::keep_organisation, organisation)};
}

Result<void> may_keep(storage::ReadTransaction& tx, Actor const& actor, protocol::KeepPrompts const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return allowed;
    auto const programme = open_organisation(tx, command.organisation);
    if (!programme) return std::unexpected(programme.error());
    if (!may_at(tx, actor, Capability::keep_organisation, command.organisation)) return fail(ErrorCode::forbidden);
    if (programme->kind != protocol::OrganisationKind::programme)
        return fail(ErrorCode::invalid, "organisation", "only programmes have questions of their own");
    for (auto const& question : command.questions.items)
        if (!question.en && !question.es)
            return fail(ErrorCode::invalid, "questions", "a question needs words in one language at least");
    if (command.version.value != version_of(tx, command.organisation))
        return fail(ErrorCode::conflict, "version", "somebody else changed them");
    return {};
}

std::optional<std::string> words(std::optional<protocol::QuestionWords> const& from) {
    return from ? std::optional(from->str()) : std::nullopt;
}

} // namespace

Result<PromptsReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListPrompts const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    if (!tx.row<protocol::Organisation>(sql::organisation_by_id, command.organisation))
        return fail(ErrorCode::not_found, "organisation");
    return reply_of(tx, actor, command.organisation);
}

Result<PromptsReply> handle(storage::Transaction& tx, Actor const& actor, protocol::KeepPrompts const& command) {
    if (auto allowed = may_keep(tx, actor, command); !allowed) return std::unexpected(allowed.error());
    auto const version = command.version.value + 1;
    tx.run(sql::prompt_set_insert, command.organisation, version, tx.now());
    std::int64_t position = 0;
    for (auto const& question : command.questions.items) {
        ++position;
        auto const name = "q" + std::to_string(command.organisation.value) + "-" + std::to_string(version) + "-" +
                          std::to_string(position);
        tx.run(sql::prompt_insert, name, command.organisation, version, position, words(question.en),
               words(question.es));
    }
    audit(tx, actor, command, events::subject("organisation", command.organisation));
    return reply_of(tx, actor, command.organisation);
}

Result<protocol::OfferedPromptsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                             protocol::ListOfferedPrompts const&) {
    protocol::OfferedPromptsReply reply;
    for (auto& [id, name] : tx.rows<Programme>(sql::programmes_of, actor.id))
        if (auto questions = questions_of(tx, id); !questions.empty())
            reply.sets.push_back({id, std::move(name), std::move(questions)});
    return reply;
}

Result<protocol::PromptReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::GetPrompt const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto found = tx.row<PromptWords>(sql::prompt_by_name, command.prompt.str());
    if (!found) return fail(ErrorCode::not_found, "prompt");
    return protocol::PromptReply{*std::move(found)};
}

} // namespace lateral::domain
