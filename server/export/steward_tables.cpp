#include "protocol/commands/through_steward.hpp"
#include "server/export/tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

/// 20,000 characters of four bytes.
constexpr std::size_t kBody = 80'000;

std::vector<Table> channels() {
    return {
        {"space_pages",
         "What channels say of themselves on their pages.",
         1,
         {id("space_id", "Which channel."), text("agreements", "Its own agreements, in Markdown.", kBody),
          nodes("content", "As they are shown."), flag("asks", "Whether questions are asked through its stewards."),
          number("quiet_days", "After so many days without a post its stewards are asked whether it stays."),
          time("kept_at", "When one of them said that it does; 0: never."), text("why", "Why it was closed.")},
         &sql::export_space_pages,
         &sql::restore_space_page},
        {"rotas",
         "Which stewards look after a channel by turns.",
         2,
         {id("space_id", "Where."), number("position", "Their place in the order."), id("member_id", "Who."),
          number("since_week", "The week of the first place, in weeks since Monday, 1969-12-29.")},
         &sql::export_rotas,
         &sql::restore_rota},
        {"rota_weeks",
         "A week that was handed to another steward.",
         1,
         {id("space_id", "Where."), number("week", "Which week."), id("member_id", "To whom.")},
         &sql::export_rota_weeks,
         &sql::restore_rota_week},
        {"watch_marks",
         "How far the watch over first replies has come.",
         1,
         {number("level", "Working hours that it waits."), time("created_at", "When the last thread was begun."),
          number("thread_id", "That thread.")},
         &sql::export_watch_marks,
         &sql::restore_watch_mark},
    };
}

Table questions() {
    return {"asked",
            "Questions asked through stewards. Whose they are is between them and the channel's stewards.",
            1,
            {id("id", "Its number."), id("space_id", "In which channel."), id("asker_id", "Who asked."),
             choice<protocol::AskedState>("state", "What became of it."), text("title", "Its title, as asked."),
             text("body", "As asked, in Markdown.", kBody), nodes("content", "As it is shown."),
             time("asked_at", "When."), text("words", "Of the steward to the asker."),
             flag("changed", "Whether it was published in other words."),
             optional(id("settled_by", "Who published or declined it.")), optional(time("settled_at", "When.")),
             optional(id("thread_id", "The conversation that it became."))},
            &sql::export_asked,
            &sql::restore_asked};
}

} // namespace

std::vector<Table> steward_tables() {
    auto all = channels();
    all.push_back(questions());
    return all;
}

} // namespace lateral::exporting
