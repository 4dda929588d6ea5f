#include "protocol/model.hpp"
#include "server/export/tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

/// 20,000 characters of four bytes.
constexpr std::size_t kBody = 80'000;

Table threads() {
    return {"threads",
            "Conversations.",
            1,
            {id("id", "Its number."), id("space_id", "The channel that it stands in."),
             choice<protocol::ThreadKind>("kind", "What it is."), text("title", "Its title."),
             id("author_id", "Who began it."), text("author_organisation", "Their organisation that day."),
             text("author_title", "Their title that day."), time("created_at", "When."),
             time("last_post_at", "When the newest post came."), number("last_seq", "The newest post's count."),
             number("last_position", "The newest post's place."), flag("pinned", "Whether it stands on top."),
             flag("locked", "Whether it takes no more posts."),
             flag("through_steward", "Whether its author, a steward, asked it for somebody else.")},
            &sql::export_threads,
            &sql::restore_thread};
}

Table posts() {
    return {
        "posts",
        "What was said. A deleted post keeps its place and no words.",
        1,
        {id("id", "Its number."), id("thread_id", "The conversation."), number("position", "Its place there, from 1."),
         number("seq", "The network's count when it came."), id("author_id", "Who wrote it."),
         text("author_organisation", "Their organisation that day."), text("author_title", "Their title that day."),
         time("created_at", "When."), text("body", "As it was written, in Markdown.", kBody),
         nodes("content", "As it is shown."), optional(id("reply_to", "The post that it answers.")),
         optional(text("quote", "What it quotes of that.", kBody)), number("revision", "Counts its changes, from 1."),
         optional(time("edited_at", "When it was last changed.")), flag("deleted", "Whether it was deleted."),
         optional(text("client_key", "Its sender's key for it: sending it again makes no second one.")),
         optional(text("request_digest", "What was sent with that key.")),
         flag("hidden", "Whether it is out of sight; hidden_posts has its words.")},
        &sql::export_posts,
        &sql::restore_post};
}

std::vector<Table> of_posts() {
    return {
        {"questions",
         "What threads that are questions have besides.",
         1,
         {id("thread_id", "The conversation."), optional(id("answer_id", "The post that answered it."))},
         &sql::export_questions,
         &sql::restore_question},
        {"plans",
         "What threads with stages have besides: protocols and chats.",
         1,
         {id("thread_id", "The conversation."), choice<protocol::StageFormat>("format", "What it follows."),
          time("ends_at", "When it is over.")},
         &sql::export_plans,
         &sql::restore_plan},
        {"stages",
         "The stages of those, each until the next begins.",
         2,
         {id("thread_id", "The conversation."), number("position", "Its place, from 1."),
          choice<protocol::StageName>("name", "What it is for."),
          choice<protocol::Speakers>("speaks", "Who may write in it."), text("words", "The question, in a chat."),
          time("starts_at", "When it begins.")},
         &sql::export_stages,
         &sql::restore_stage},
        {"post_revisions",
         "What posts said before they were changed.",
         2,
         {id("post_id", "The post."), number("revision", "Which of its texts."),
          text("body", "As it was written, in Markdown.", kBody), nodes("content", "As it was shown."),
          time("written_at", "When.")},
         &sql::export_post_revisions,
         &sql::restore_post_revision},
        {"reactions",
         "Thanks and their like.",
         3,
         {id("post_id", "To which post."), choice<protocol::ReactionKind>("kind", "Which."), id("member_id", "Whose."),
          time("reacted_at", "When.")},
         &sql::export_reactions,
         &sql::restore_reaction},
        {"mentions",
         "Whom posts name.",
         2,
         {id("post_id", "The post."), id("member_id", "Who is named.")},
         &sql::export_mentions,
         &sql::restore_mention},
        {"thread_settings",
         "How members have a conversation.",
         2,
         {id("member_id", "Who."), id("thread_id", "Which conversation."),
          choice<protocol::Level>("level", "How much they want to hear of it."),
          number("read_position", "The last post that they read."),
          number("kept_seq", "The network's count when they left it unread by hand; 0: never, or read since.")},
         &sql::export_thread_settings,
         &sql::restore_thread_setting},
    };
}

std::vector<Table> files() {
    return {
        {"contents",
         "Files by what they hold, each once; the bytes are in files/, in a folder of the digest's first two letters.",
         1,
         {digest("digest", "SHA-256 of the bytes."), number("size", "How many bytes."),
          never(text("name", "One of its names; the bytes have its ending.")),
          never(flag("here", "Whether the bytes are here: 0 when they were missing or damaged."))},
         &sql::export_contents,
         &sql::restore_content},
        {"files",
         "Files under their names.",
         1,
         {id("id", "Its number."), id("uploader_id", "Whose it is."), text("name", "Its name."),
          number("size", "How many bytes."), time("begun_at", "When it came."),
          choice<protocol::FileKind>("kind", "Pictures are shown, documents downloaded."),
          text("type", "What it is, as on the web."), optional(number("width", "Of a picture, in dots.")),
          optional(number("height", "Of a picture, in dots.")), digest("digest", "Which contents."),
          optional(id("post_id", "The post that it hangs on.")), number("place", "Its place there."),
          optional(text("description", "What a picture shows, in words."))},
         &sql::export_files,
         &sql::restore_file},
    };
}

} // namespace

std::vector<Table> post_tables() {
    std::vector<Table> all{threads(), posts()};
    for (auto& one : of_posts()) all.push_back(std::move(one));
    for (auto& one : files()) all.push_back(std::move(one));
    return all;
}

} // namespace lateral::exporting
