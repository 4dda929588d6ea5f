#include "protocol/commands/conduct.hpp"
#include "server/export/tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

/// 20,000 characters of four bytes.
constexpr std::size_t kBody = 80'000;

Table cases() {
    return {"cases",
            "Posts that were flagged, and what was decided.",
            1,
            {id("id", "Its number."), id("post_id", "The post."),
             choice<protocol::CaseState>("state", "Whether it waits, and how it was decided."),
             time("opened_at", "When it was first flagged."), flag("hid", "Whether it took the post out of sight."),
             optional(id("decided_by", "Who decided.")), optional(time("decided_at", "When.")),
             text("reason", "Why, as the author was told.", kBody),
             text("appeal", "The author's words when they asked for somebody else.", kBody)},
            &sql::export_cases,
            &sql::restore_case};
}

} // namespace

std::vector<Table> conduct_tables() {
    return {
        cases(),
        {"flags",
         "Who flagged a post, and why.",
         2,
         {id("case_id", "In which case."), id("member_id", "Who."), choice<protocol::FlagReason>("reason", "Why."),
          text("words", "More, in their words.", kBody), time("flagged_at", "When.")},
         &sql::export_flags,
         &sql::restore_flag},
        {"hidden_posts",
         "What a post said that is out of sight: for its author and for who moderates.",
         1,
         {id("post_id", "The post."), text("body", "As it was written, in Markdown.", kBody),
          nodes("content", "As it was shown."), optional(id("reply_to", "The post that it answered.")),
          optional(time("edited_at", "When it was last changed."))},
         &sql::export_hidden_posts,
         &sql::restore_hidden_post},
        {"case_readers",
         "Who could see a post when it was taken out of sight.",
         2,
         {id("case_id", "In which case."), id("member_id", "Who."),
          flag("had_read", "Whether they had read that far.")},
         &sql::export_case_readers,
         &sql::restore_case_reader},
    };
}

} // namespace lateral::exporting
