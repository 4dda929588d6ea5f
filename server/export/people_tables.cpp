#include "protocol/model.hpp"
#include "server/export/tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

std::vector<Table> organisations() {
    return {
        {"organisations",
         "ISDs, districts, schools and others that people belong to.",
         1,
         {id("id", "Its number."), choice<protocol::OrganisationKind>("kind", "What it is."),
          text("name", "Its name today."), text("sort_key", "Places it in lists."),
          later(optional(id("parent_id", "The organisation above it."))),
          later(optional(id("merged_into", "The organisation that took it over."))),
          time("named_since", "Since when it has its name.")},
         &sql::export_organisations,
         &sql::restore_organisation,
         &sql::restore_organisation_links},
        {"organisation_names",
         "Names that organisations had before.",
         2,
         {id("organisation_id", "Whose."), time("since", "From when on."), text("name", "The name.")},
         &sql::export_organisation_names,
         &sql::restore_organisation_name},
        {"organisation_ancestors",
         "Every organisation with itself and all those above it.",
         2,
         {id("organisation_id", "The organisation."), id("ancestor_id", "Itself or one above.")},
         &sql::export_organisation_ancestors,
         &sql::restore_organisation_ancestor},
        {"breaks",
         "When schools are closed.",
         1,
         {id("id", "Its number."), id("organisation_id", "Where; below it, too, unless there are others."),
          text("name", "Its name."), day("starts_on", "First day."), day("ends_on", "Last day.")},
         &sql::export_breaks,
         &sql::restore_break},
        {"prompt_sets",
         "Which questions a programme asked, set after set; the newest holds.",
         2,
         {id("organisation_id", "Whose."), number("version", "Counts them, from 1."), time("kept_at", "Since when.")},
         &sql::export_prompt_sets,
         &sql::restore_prompt_set},
        {"prompts",
         "The questions of those.",
         1,
         {text("name", "What reflections call it."), id("organisation_id", "Whose."),
          number("version", "Of which set."), number("position", "Its place there, from 1."),
          optional(text("en", "In English.")), optional(text("es", "In Spanish."))},
         &sql::export_prompts,
         &sql::restore_prompt},
    };
}

std::vector<Table> members() {
    return {
        {"members",
         "Everybody with an account, who left included.",
         1,
         {id("id", "Their number."), text("name", "Their name."), text("sort_key", "Places them in lists."),
          text("email", "Mail address, with which they sign in."),
          choice<protocol::NetworkRole>("role", "What they may do in the network."),
          choice<protocol::MemberState>("state", "Whether they may come in; awaited: known from an import."),
          time("joined_at", "When they came."), number("joined_seq", "The network's count then."),
          text("zone", "Time zone; empty until a device told it."),
          later(optional(id("photo_id", "The file with their photo."))),
          number("agreed_version", "The version of the agreement that they accepted last; 0: none.")},
         &sql::export_members,
         &sql::restore_member,
         &sql::restore_member_photo,
         {"password_hash"}},
        {"affiliations",
         "Who is what in which organisation.",
         1,
         {id("id", "Its number."), id("member_id", "Who."), id("organisation_id", "Where."),
          choice<protocol::AffiliationRole>("role", "As what."), text("title", "In their own words."),
          day("starts_on", "First day."), optional(day("ends_on", "First day on which it no longer holds.")),
          flag("active", "Whether it held when this was written."),
          number("since_seq", "The network's count when it began to hold.")},
         &sql::export_affiliations,
         &sql::restore_affiliation},
        {"profiles",
         "What members say of themselves.",
         1,
         {id("member_id", "Who."), text("pronouns", "How to speak of them."), text("about", "In their words.")},
         &sql::export_profiles,
         &sql::restore_profile},
        {"member_topics",
         "Courses, and what members may be asked about.",
         3,
         {id("member_id", "Who."), text("kind", "Which of the two lists."),
          text("sort_key", "One key is one topic, however it is written."), text("name", "The topic."),
          number("position", "Its place in their list.")},
         &sql::export_member_topics,
         &sql::restore_member_topic},
        {"blocks",
         "Whose words a member does not want to see. Nobody but them knows.",
         2,
         {id("member_id", "Who does not want to see."), id("blocked_id", "Whose words.")},
         &sql::export_blocks,
         &sql::restore_block},
    };
}

} // namespace

std::vector<Table> people_tables() {
    auto all = organisations();
    for (auto& one : members()) all.push_back(std::move(one));
    return all;
}

} // namespace lateral::exporting
