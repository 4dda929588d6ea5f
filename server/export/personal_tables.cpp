#include "protocol/model.hpp"
#include "server/export/tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

constexpr std::size_t kBody = 80'000;

Table notices() {
    return {"notices",
            "What concerned one member.",
            2,
            {id("member_id", "Whom."), number("seq", "The network's count then."),
             choice<protocol::NoticeKind>("kind", "What it was."), id("actor_id", "Who did it."),
             id("space_id", "In which channel."), optional(id("thread_id", "In which conversation.")),
             optional(id("post_id", "About which post.")), number("position", "The post's place; 0: not a new post."),
             time("raised_at", "When."), time("due_at", "When they wanted to hear of it."),
             flag("marked", "Whether they marked it as read.")},
            &sql::export_notices,
            &sql::restore_notice};
}

} // namespace

std::vector<Table> personal_tables() {
    return {
        notices(),
        {"notice_choices",
         "How members want to hear of what concerns them.",
         2,
         {id("member_id", "Who."), choice<protocol::NoticeKind>("kind", "Of what."),
          choice<protocol::Delivery>("delivery", "How.")},
         &sql::export_notice_choices,
         &sql::restore_notice_choice},
        {"notice_settings",
         "When members want to hear of it.",
         1,
         {id("member_id", "Who."), number("gathered_at", "Minutes after midnight at which the day's come."),
          number("quiet_from", "Minutes after midnight from when on they want quiet."),
          number("quiet_until", "And until when; the same: never."),
          number("read_seq", "Everything up to this count is read."), time("read_at", "When they said so.")},
         &sql::export_notice_settings,
         &sql::restore_notice_setting},
        {"drafts",
         "What members were writing. Nobody but them has read it.",
         3,
         {id("member_id", "Who."), choice<protocol::DraftPlace>("place", "An answer, a conversation, or a change."),
          id("subject_id", "In which conversation, in which channel, of which post."),
          number("revision", "Counts its changes."),
          optional(choice<protocol::ThreadKind>("kind", "What the conversation is to be.")),
          text("title", "Its title."), text("body", "The text, in Markdown.", kBody),
          optional(id("reply_to", "The post that it answers.")),
          optional(text("quote", "What it quotes of that.", kBody)), time("saved_at", "When.")},
         &sql::export_drafts,
         &sql::restore_draft},
    };
}

std::vector<Table> record_tables() {
    return {
        {"not_students",
         "Words of which their author said that they are no student's.",
         2,
         {text("subject", "Whose words they are: post:12, thread:5, file:7."), text("words", "The words."),
          id("member_id", "Who said so."), time("said_at", "When.")},
         &sql::export_not_students,
         &sql::restore_not_student},
        {"imports",
         "What was brought from another network, and what it became here.",
         3,
         {text("source", "The other network."), text("kind", "What it was there."),
          text("foreign_id", "What it was called there."), number("ours", "Its number here.")},
         &sql::export_imports,
         &sql::restore_import},
        {"audit_log",
         "Every act of administration and moderation, chained: each hash covers the entry and the hash before it.",
         1,
         {number("number", "From 1, without a gap."), time("at", "When."),
          optional(id("actor_id", "Who; nobody: at the server.")), text("act", "What was done."),
          text("subject", "To whom or what."), text("detail", "More, as JSON.", kBody),
          text("hash", "Of this entry and all before it.")},
         &sql::export_audit_log,
         &sql::restore_audit_entry},
        {"network",
         "The network itself, one row.",
         1,
         {number("id", "Always 1."), number("seq", "How many events there were; posts and others carry this count."),
          optional(id("introductions_id", "The channel where newcomers introduce themselves.")),
          number("agreement_version", "The version of the agreement in force; 0: none.")},
         &sql::export_network,
         &sql::restore_network,
         nullptr,
         {"epoch"}},
    };
}

} // namespace lateral::exporting
