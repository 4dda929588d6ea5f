#include "protocol/model.hpp"
#include "server/export/tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

constexpr std::size_t kText = 80'000;

std::vector<Table> agreements() {
    return {
        {"agreements",
         "Every version of the community agreement.",
         1,
         {id("version", "Counted from 1; the highest is in force."), text("body", "Its words, in Markdown.", kText),
          nodes("content", "As it is shown."), optional(id("published_by", "Who published it.")),
          time("published_at", "When.")},
         &sql::export_agreements,
         &sql::restore_agreement},
        {"agreement_acceptances",
         "Who accepted which version.",
         2,
         {id("member_id", "Who."), number("version", "Which."), time("accepted_at", "When.")},
         &sql::export_agreement_acceptances,
         &sql::restore_agreement_acceptance},
    };
}

std::vector<Table> join_links() {
    return {
        {"join_links",
         "Links for many. One with a secret is closed here: it opens nothing elsewhere.",
         1,
         {id("id", "Its number."), id("organisation_id", "The organisation that it leads to."),
          choice<protocol::AffiliationRole>("affiliation_role", "As what there."),
          text("question", "What it asks; may be empty."), flag("approval", "Whether somebody decides about each."),
          flag("listed", "Whether anybody finds it."), number("uses", "How many came or asked by it."),
          id("made_by", "Who made it."), time("made_at", "When."), time("expires_at", "Until when it is good."),
          optional(time("closed_at", "When it was closed."))},
         &sql::export_join_links,
         &sql::restore_join_link,
         nullptr,
         {"code_hash"}},
        {"join_link_domains",
         "Domains of mail addresses that a link is for.",
         2,
         {id("link_id", "Which link."), text("domain", "The domain.")},
         &sql::export_join_link_domains,
         &sql::restore_join_link_domain},
        {"join_requests",
         "Who waits to be let in.",
         1,
         {id("id", "Its number."), id("link_id", "By which link."), text("name", "Who asks."),
          text("email", "Their mail address."), text("title", "What they do."),
          text("question", "What they were asked."), text("answer", "What they answered."), time("asked_at", "When.")},
         &sql::export_join_requests,
         &sql::restore_join_request,
         nullptr,
         {"address"}},
    };
}

} // namespace

std::vector<Table> joining_tables() {
    auto all = agreements();
    for (auto& one : join_links()) all.push_back(std::move(one));
    return all;
}

} // namespace lateral::exporting
