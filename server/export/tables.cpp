#include "server/export/tables.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace lateral::exporting {

std::span<Table const> tables() {
    static std::vector<Table> const all = [] {
        std::vector<Table> made;
        for (auto part : {people_tables(), space_tables(), joining_tables(), post_tables(), conduct_tables(),
                          steward_tables(), personal_tables(), record_tables()})
            std::ranges::move(part, std::back_inserter(made));
        return made;
    }();
    return all;
}

std::span<LeftOut const> left_out() {
    static constexpr std::array kAll{
        LeftOut{"sessions", "they let somebody in; everybody signs in again"},
        LeftOut{"sign_in_failures", "they count tries at the server that was"},
        LeftOut{"reset_links", "they let somebody in"},
        LeftOut{"idempotency", "answers to what browsers ask again, for a week; posts keep theirs"},
        LeftOut{"event_log", "for who reconnects; under a new epoch everybody reads anew"},
        LeftOut{"topic_heads", "the ends of the event log"},
        LeftOut{"contents_left", "files that were about to be deleted"},
        LeftOut{"contents_total", "counted anew"},
        LeftOut{"activity_weeks", "counted anew each day"},
        LeftOut{"journals", "who reads along with whom is theirs; each takes their own along"},
        LeftOut{"reflections", "written in confidence; each takes their own along"},
        LeftOut{"excused_weeks", "when members were away is theirs; each takes their own along"},
        LeftOut{"reminders", "when members are reminded hangs on their journals; each takes their own along"},
        LeftOut{"desk_marks", "what a lead marked is theirs; each takes their own along"},
        LeftOut{"excerpts", "from which reflection something is, is its author's; the copies are threads as any"},
        LeftOut{"newsletter_asks", "said in confidence; each takes their own along"},
        LeftOut{"snippets", "a member's own; each takes theirs along"},
        LeftOut{"search_state", "the search index is made anew"},
        LeftOut{"search_words", "the search index is made anew"},
        LeftOut{"search_variants", "the search index is made anew"},
        LeftOut{"search_again", "the search index is made anew"},
        LeftOut{"search_forget", "the search index is made anew"},
        LeftOut{"post_search", "the search index is made anew"},
        LeftOut{"thread_search", "the search index is made anew"},
        LeftOut{"peer_threads", "its parties' alone; see `sealed`"},
        LeftOut{"peer_members", "its parties' alone; see `sealed`"},
        LeftOut{"peer_versions", "its parties' alone; see `sealed`"},
        LeftOut{"peer_answers", "its parties' alone; see `sealed`"},
        LeftOut{"peer_seekers", "who looks for a peer says so again"},
        LeftOut{"peer_seeker_topics", "who looks for a peer says so again"},
        LeftOut{"unsealings", "about what was said in confidence; see `audit_log`"},
        LeftOut{"unsealing_members", "about what was said in confidence; see `audit_log`"},
        LeftOut{"unsealed_threads", "about what was said in confidence; see `audit_log`"},
        LeftOut{"cycles", "its two parties' alone; see `sealed`"},
        LeftOut{"cycle_steps", "its two parties' alone; each takes their own along"},
        LeftOut{"cycle_goals", "its two parties' alone; each takes their own along"},
        LeftOut{"cycle_entries", "its two parties' alone; each takes their own along"},
        LeftOut{"vault_keys", "an export is not encrypted"},
        LeftOut{"migrations", "the shape of the database, which is the program's"},
    };
    return kAll;
}

} // namespace lateral::exporting
