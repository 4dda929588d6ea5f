#include "protocol/commands/conduct.hpp"
#include "protocol/commands/cycle_values.hpp"
#include "protocol/commands/desk.hpp"
#include "protocol/commands/journal.hpp"
#include "protocol/commands/through_steward.hpp"
#include "protocol/model.hpp"
#include "server/export/own_tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

/// 20,000 characters of four bytes.
constexpr std::size_t kBody = 80'000;

Column channel() { return never(optional(text("channel", "Its name; empty: you see it no longer."))); }
Column title() { return never(optional(text("title", "Its title; empty: you see it no longer."))); }
Column conversation() { return id("thread_id", "In which conversation."); }

OwnTable posts() {
    return own(
        "posts", "author_id", "posts", "What you said. A deleted post keeps its place and no words.", 1,
        {id("id", "Its number."), conversation(), title(), channel(), number("position", "Its place there, from 1."),
         number("seq", "The network's count when it came."), text("author_organisation", "Your organisation that day."),
         text("author_title", "Your title that day."), time("created_at", "When."),
         text("body", "As you wrote it, in Markdown.", kBody), nodes("content", "As it is shown."),
         optional(id("reply_to", "The post that it answers.")), number("revision", "Counts its changes, from 1."),
         optional(time("edited_at", "When you last changed it.")), flag("deleted", "Whether it was deleted."),
         flag("hidden", "Whether it is out of sight; hidden_posts has its words.")},
        sql::own_posts);
}

std::vector<OwnTable> words() {
    return {
        own("threads", "author_id", "threads", "Conversations that you began.", 1,
            {id("id", "Its number."), id("space_id", "The channel that it stands in."), channel(),
             choice<protocol::ThreadKind>("kind", "What it is."), text("title", "Its title."),
             text("author_organisation", "Your organisation that day."), text("author_title", "Your title that day."),
             time("created_at", "When.")},
            sql::own_threads),
        own("questions", "", "questions", "Your questions.", 1,
            {conversation(), optional(id("answer_id", "The post that answered it, while you see the channel."))},
            sql::own_questions),
        own("asked", "asker_id", "asked", "Questions that you asked through stewards.", 1,
            {id("id", "Its number."), channel(), choice<protocol::AskedState>("state", "What became of it."),
             text("title", "Its title, as you asked it."), text("body", "As you asked it, in Markdown.", kBody),
             nodes("content", "As it was shown."), time("asked_at", "When."),
             text("words", "What the steward told you."), flag("changed", "Whether it was published in other words.")},
            sql::own_asked),
        own("plans", "", "plans", "What your conversations with stages have besides.", 1,
            {conversation(), choice<protocol::StageFormat>("format", "What it follows."),
             time("ends_at", "When it is over.")},
            sql::own_plans),
        own("stages", "", "stages", "The stages of those, each until the next begins.", 2,
            {conversation(), number("position", "Its place, from 1."),
             choice<protocol::StageName>("name", "What it is for."),
             choice<protocol::Speakers>("speaks", "Who may write in it."), text("words", "The question, in a chat."),
             time("starts_at", "When it begins.")},
            sql::own_stages),
        own("journals", "member_id", "journal", "When your reflections are due, and who reads along.", 1,
            {id("own_space_id", "Where those lie that nobody else reads."),
             optional(id("lead_id", "Who reads what you share.")), optional(id("lead_space_id", "Where that lies.")),
             number("due", "Minutes after Monday, 0:00, where you are.")},
            sql::own_journal),
        own("reflections", "member_id", "reflections", "For which week each of your reflections was.", 1,
            {conversation(), text("week", "The Monday of the week."),
             optional(text("prompt", "The name of the question that you wrote to.")),
             never(optional(text("question", "Its words, where a programme asked it."))),
             time("submitted_at", "When you entered it."), flag("late", "Whether that was after it was due.")},
            sql::own_reflections),
        own("excused_weeks", "member_id", "excused_weeks", "Weeks of which you said that you are away.", 1,
            {text("week", "The Monday of the week.")}, sql::own_excused_weeks),
        own("reminders", "member_id", "reminders", "When you are reminded of your reflection.", 1,
            {text("looked_week", "The Monday of the last week in which that was looked at."),
             number("minute", "Minutes after Monday, 0:00, where you are.")},
            sql::own_reminder),
        own("cycle_steps", "by_id", "cycle_steps", "Coaching cycles that you moved on, and when.", 2,
            {id("cycle_id", "Which cycle."), number("number", "Its place among the moves, from 1."),
             choice<protocol::CycleStage>("stage", "Where to."), time("at", "When.")},
            sql::own_cycle_steps),
        own("cycle_goals", "set_by", "cycle_goals", "Goals and strategies that you wrote down in coaching cycles.", 2,
            {id("cycle_id", "Which cycle."), number("revision", "Counts its changes, from 1."),
             text("goal", "The goal.", kBody), text("checks", "What it was looked at for, as a list in JSON."),
             text("strategy", "How to get there.", kBody), time("set_at", "When.")},
            sql::own_cycle_goals),
        own("cycle_entries", "by_id", "cycle_entries",
            "What you entered in coaching cycles; of a coach also the notes that nobody else reads.", 1,
            {id("id", "Its number."), id("cycle_id", "Which cycle."),
             choice<protocol::EntryKind>("kind", "What it is."), time("entered_at", "When you entered it."),
             text("words", "As you wrote it.", kBody), optional(text("on_day", "The day that it is of, or by when.")),
             optional(number("counted", "Of a class: so many.")), optional(number("of_all", "Out of so many.")),
             optional(number("minutes", "How long it took.")), optional(id("owner_id", "Who was to do it.")),
             optional(time("done_at", "When it was done."))},
            sql::own_cycle_entries),
        own("desk_marks", "member_id", "desk_marks", "How you marked what others share with you.", 1,
            {conversation(), choice<protocol::DeskMark>("mark", "How."),
             number("position", "The newest post of it that day.")},
            sql::own_desk_marks),
        own("excerpts", "member_id", "excerpts", "What of your reflections you published.", 1,
            {id("thread_id", "The conversation with the copy."), id("reflection_id", "The reflection."),
             id("space_id", "In which channel."), time("published_at", "When."),
             optional(time("withdrawn_at", "When you took it back."))},
            sql::own_excerpts),
        own("newsletter_asks", "member_id", "newsletter", "What you said to leads who asked to quote you.", 1,
            {conversation(), id("lead_id", "Who asked."), choice<protocol::NewsletterState>("state", "What you said."),
             flag("named", "Whether with your name."), text("body", "What they may quote, in Markdown.", kBody),
             nodes("content", "As it is shown."), time("changed_at", "When.")},
            sql::own_newsletter_asks),
        own("snippets", "member_id", "snippets", "Your short texts for answers.", 1,
            {text("name", "Its name."), text("body", "In Markdown.", kBody)}, sql::own_snippets),
        posts(),
        own("hidden_posts", "", "hidden_posts", "What your posts said that are out of sight.", 1,
            {id("post_id", "The post."), text("body", "As you wrote it, in Markdown.", kBody),
             nodes("content", "As it was shown."), optional(id("reply_to", "The post that it answered.")),
             optional(time("edited_at", "When you last changed it."))},
            sql::own_hidden_posts),
        own("post_revisions", "", "post_revisions", "What your posts said before you changed them.", 2,
            {id("post_id", "The post."), number("revision", "Which of its texts."),
             text("body", "As you wrote it, in Markdown.", kBody), nodes("content", "As it was shown."),
             time("written_at", "When.")},
            sql::own_revisions),
        own("drafts", "member_id", "drafts", "What you were writing. Nobody but you has read it.", 2,
            {choice<protocol::DraftPlace>("place", "An answer, a conversation, or a change."),
             id("subject_id", "In which conversation, in which channel, of which post."),
             number("revision", "Counts its changes."),
             optional(choice<protocol::ThreadKind>("kind", "What the conversation is to be.")),
             text("title", "Its title."), text("body", "The text, in Markdown.", kBody),
             optional(id("reply_to", "The post that it answers.")), time("saved_at", "When.")},
            sql::own_drafts),
    };
}

OwnTable files() {
    return own("files", "uploader_id", "files", "Your files under their names.", 1,
               {id("id", "Its number."), text("name", "Its name."), number("size", "How many bytes."),
                time("begun_at", "When it came."),
                choice<protocol::FileKind>("kind", "Pictures are shown, documents downloaded."),
                text("type", "What it is, as on the web."), optional(number("width", "Of a picture, in dots.")),
                optional(number("height", "Of a picture, in dots.")), digest("digest", "SHA-256 of its bytes."),
                optional(id("post_id", "Your post that it hangs on.")), number("place", "Its place there."),
                optional(text("description", "What a picture shows, in words.")),
                never(text("path", "Where its bytes lie in this ZIP.")),
                never(flag("here", "Whether they do: 0 when they were missing or damaged."))},
               sql::own_files);
}

std::vector<OwnTable> doings() {
    return {
        files(),
        own("reactions", "member_id", "reactions", "Your thanks and their like.", 2,
            {id("post_id", "To which post."), choice<protocol::ReactionKind>("kind", "Which."), never(conversation()),
             title(), channel(), time("reacted_at", "When.")},
            sql::own_reactions),
        own("thread_settings", "member_id", "thread_settings", "How you have a conversation: followed, muted, read.", 1,
            {conversation(), title(), channel(), choice<protocol::Level>("level", "How much you want to hear of it."),
             number("read_position", "The last post that you read."),
             number("kept_seq", "The network's count when you left it unread by hand; 0: never, or read since.")},
            sql::own_thread_settings),
        own("flags", "member_id", "flags", "Posts of others that you flagged.", 1,
            {id("case_id", "In which case."), never(id("post_id", "Which post.")), never(conversation()), title(),
             channel(), choice<protocol::FlagReason>("reason", "Why."), text("words", "More, in your words.", kBody),
             time("flagged_at", "When.")},
            sql::own_flags),
        own("cases", "", "cases", "What was decided about posts of yours that were taken out of sight.", 1,
            {id("id", "Its number."), id("post_id", "Your post."),
             choice<protocol::CaseState>("state", "Whether it waits, and how it was decided."),
             flag("hid", "Always 1: it was out of sight."), optional(time("decided_at", "When it was decided.")),
             optional(text("reason", "Why, as you were told; while you see the channel.", kBody)),
             text("appeal", "Your words when you asked for somebody else.", kBody)},
            sql::own_cases),
        own("flags", "", "case_reasons", "For which reasons they were flagged.", 2,
            {id("case_id", "In which case."), choice<protocol::FlagReason>("reason", "Why.")}, sql::own_case_reasons),
        own("not_students", "member_id", "not_students", "Words of which you said that they are no student's.", 2,
            {text("subject", "Where they stand: post:12, thread:5, file:7."), text("words", "The words."),
             time("said_at", "When you said so.")},
            sql::own_not_students),
    };
}

} // namespace

std::vector<OwnTable> own_word_tables() {
    auto all = words();
    for (auto& one : doings()) all.push_back(std::move(one));
    return all;
}

} // namespace lateral::exporting
