#include "server/export/own_tables.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace lateral::exporting {

std::span<OwnTable const> own_tables() {
    static std::vector<OwnTable> const all = [] {
        auto made = own_account_tables();
        std::ranges::move(own_word_tables(), std::back_inserter(made));
        return made;
    }();
    return all;
}

std::span<LeftOut const> not_own() {
    static constexpr std::array kAll{
        LeftOut{"members.password_hash", "a secret: who has it can try passwords against it"},
        LeftOut{"members.sort_key", "places your name in lists; it follows from the name"},
        LeftOut{"members.agreed_version", "the highest of the agreements that you accepted"},
        LeftOut{"join_links.code_hash", "a secret of the link that you handed on"},
        LeftOut{"join_requests", "what somebody else wrote who asks to join"},
        LeftOut{"sessions.token_hash", "a secret of your browsers"},
        LeftOut{"invitations.code_hash", "a secret of the link that you gave to somebody"},
        LeftOut{"invitations.email", "somebody else's address"},
        LeftOut{"invitations.email_fixed", "how somebody else's address came"},
        LeftOut{"invitations.accepted_by", "somebody else's doing"},
        LeftOut{"threads.last_post_at", "others wrote since"},
        LeftOut{"threads.last_seq", "others wrote since"},
        LeftOut{"threads.last_position", "others wrote since"},
        LeftOut{"threads.pinned", "what stewards did"},
        LeftOut{"threads.locked", "what stewards did"},
        LeftOut{"threads.through_steward", "somebody else's question; who asked is not yours to take along"},
        LeftOut{"asked.space_id", "the channel's name says it, while you see it"},
        LeftOut{"asked.settled_by", "somebody else's doing"},
        LeftOut{"asked.settled_at", "somebody else's doing"},
        LeftOut{"asked.thread_id", "a conversation of the steward's"},
        LeftOut{"space_pages", "the network's"},
        LeftOut{"rotas", "who looks after a channel by turns: the channel's"},
        LeftOut{"rota_weeks", "who looks after a channel by turns: the channel's"},
        LeftOut{"watch_marks", "how far the network's watch has come"},
        LeftOut{"posts.quote", "somebody else's words"},
        LeftOut{"posts.client_key", "how your browser sent it"},
        LeftOut{"posts.request_digest", "how your browser sent it"},
        LeftOut{"reflections.stands_in", "where the conversation lies, which stands with it"},
        LeftOut{"reflections.waits", "what your lead marked is theirs"},
        LeftOut{"cases.opened_at", "would say when somebody flagged your post, and so perhaps who"},
        LeftOut{"cases.decided_by", "somebody else's doing"},
        LeftOut{"notices.actor_id", "somebody else's doing"},
        LeftOut{"drafts.quote", "somebody else's words"},
        LeftOut{"mentions", "whom your posts name stands in your posts"},
        LeftOut{"contents", "what files hold; files says it of yours"},
        LeftOut{"case_readers", "who could see somebody's post: for who decides about it"},
        LeftOut{"organisations", "the network's; the names of yours stand with your affiliations"},
        LeftOut{"organisation_names", "the network's"},
        LeftOut{"organisation_ancestors", "the network's"},
        LeftOut{"breaks", "the network's"},
        LeftOut{"prompt_sets", "the network's"},
        LeftOut{"prompts", "the network's; those that you wrote to stand with your reflections"},
        LeftOut{"reminders.next_at", "when the server looks again, which follows from the rest"},
        LeftOut{"imports", "what the network brought from another one, by numbers"},
        LeftOut{"audit_log", "the network's record of administration, for its administrators"},
        LeftOut{"agreements", "the network's; those that you accepted come along"},
        LeftOut{"network", "the network's"},
        LeftOut{"sign_in_failures", "protects accounts; the addresses are of whoever tried"},
        LeftOut{"reset_links", "secrets that let somebody in"},
        LeftOut{"activity_weeks", "how many reflect, by organisation; nobody's"},
        LeftOut{"idempotency", "what browsers ask again, for a week"},
        LeftOut{"event_log", "for browsers that reconnect; what it tells of stands in other tables"},
        LeftOut{"topic_heads", "the ends of the event log"},
        LeftOut{"contents_left", "files that are about to be deleted"},
        LeftOut{"contents_total", "the network's"},
        LeftOut{"search_state", "the search index, made from the posts"},
        LeftOut{"search_words", "the search index, made from the posts"},
        LeftOut{"search_variants", "the search index, made from the posts"},
        LeftOut{"search_again", "the search index, made from the posts"},
        LeftOut{"search_forget", "the search index, made from the posts"},
        LeftOut{"post_search", "the search index, made from the posts"},
        LeftOut{"thread_search", "the search index, made from the posts"},
        LeftOut{"peer_threads", "shared by its parties; your own words in it come along as posts"},
        LeftOut{"peer_members", "shared by its parties"},
        LeftOut{"peer_versions", "shared by its parties"},
        LeftOut{"peer_answers", "shared by its parties"},
        LeftOut{"peer_seekers", "a switch of yours, under Peers"},
        LeftOut{"peer_seeker_topics", "goes with that switch"},
        LeftOut{"unsealings", "the network's record; what was opened of yours is told in its place"},
        LeftOut{"unsealing_members", "the network's record; what was opened of yours is told in its place"},
        LeftOut{"unsealed_threads", "the network's record; what was opened of yours is told in its place"},
        LeftOut{"cycles", "shared by coach and teacher; what you wrote in it comes along"},
        LeftOut{"vault_keys", "fingerprints of the keys that the server has; they are nobody's"},
        LeftOut{"migrations", "the shape of the database"},
    };
    return kAll;
}

} // namespace lateral::exporting
