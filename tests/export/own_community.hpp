#pragma once

#include "storage/connection.hpp"
#include "tests/export/moving.hpp"

#include <string>

namespace lateral::tests {

/// What stands in what nobody but others may read: no byte of it may come along.
inline constexpr std::string_view kSecret = "ZZSECRET";

/// One member with a row of everything that is theirs, with "MINE" in its words, among others whose rows hold the
/// secret in every column that takes a text.
class OwnCommunity {
public:
    static constexpr protocol::MemberId kMe{1};
    static constexpr protocol::MemberId kOther{2};

    OwnCommunity(std::string const& url, fs::path const& files) : place_(url, files) {
        auto const connection = storage::connect(url, storage::Access::read_write);
        auto const digest = keep("MINE bytes of a plan");
        connection->begin_write();
        connection->execute(kPeople);
        connection->execute(kWords);
        connection->execute(kMine);
        connection->execute(kOthers);
        connection->execute(kConduct);
        connection->execute("INSERT INTO contents (digest, size) VALUES ('" + digest +
                            "', 20); INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, digest, "
                            "post_id, place, description) VALUES (701, 1, 'MINE: plan?.pdf', 20, 1, 'document', "
                            "'application/pdf', '" +
                            digest + "', 501, 0, 'MINE described')");
        connection->execute("INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, width, height, "
                            "digest, place) VALUES "
                            "(702, 1, 'MINE face.png', 20, 1, 'picture', 'image/png', 3, 4, '" +
                            digest + "', 0); UPDATE members SET photo_id = 702 WHERE id = 1");
        connection->commit();
    }

    storage::Database& db() { return place_.db; }
    files::Store const& store() const { return place_.store; }

private:
    std::string keep(std::string_view bytes) const {
        auto const scratch = place_.store.scratch();
        files::Store::append(scratch.file(), bytes).value();
        return place_.store.place(scratch);
    }

    // Members: 1 it is about, 2 another one, 3 one that it blocked. Channels: 100 everybody's, 200 closed to the
    // member, 300 a closed one that they lost.
    static constexpr const char* kPeople = R"(
UPDATE network SET epoch = 'ZZSECRET';
INSERT INTO organisations (id, kind, name, sort_key, named_since) VALUES (10, 'district', 'MINE district', 'mine', 1),
  (20, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO organisation_names (organisation_id, since, name) VALUES (20, 1, 'ZZSECRET');
INSERT INTO breaks (id, organisation_id, name, starts_on, ends_on) VALUES (15, 20, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET');
INSERT INTO prompts (name, organisation_id, version, position, en, es) VALUES
  ('MINE prompt', 10, 1, 1, 'MINE question', 'ZZSECRET'), ('ZZSECRET', 20, 1, 1, 'ZZSECRET', 'ZZSECRET');
INSERT INTO members (id, name, sort_key, email, password_hash, role, state, joined_at, joined_seq, zone) VALUES
  (1, 'MINE name', 'ZZSECRET', 'MINE@example.org', 'ZZSECRET', 'member', 'active', 1, 0, 'MINE/Zone'),
  (2, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1, 0, 'ZZSECRET'),
  (3, 'Blocked Bea', 'bea', 'ZZSECRET-bea', 'ZZSECRET', 'member', 'active', 1, 0, '');
INSERT INTO affiliations (id, member_id, organisation_id, role, title, starts_on, ends_on, active, since_seq) VALUES
  (11, 1, 10, 'teacher', 'MINE title', '2026-01-02', NULL, 1, 0), (12, 1, 10, 'teacher', 'MINE past', '2020-01-02', '2021-01-02', 0, 0),
  (21, 2, 20, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 0, 0);
INSERT INTO profiles (member_id, pronouns, about) VALUES (1, 'MINE', 'MINE about'), (2, 'ZZSECRET', 'ZZSECRET');
INSERT INTO member_topics (member_id, kind, sort_key, name, position) VALUES (1, 'course', 'MINE', 'MINE topic', 0),
  (2, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 0);
INSERT INTO blocks (member_id, blocked_id) VALUES (1, 3), (2, 1);
INSERT INTO sessions (id, member_id, token_hash, device, address, created_at, seen_at) VALUES
  (31, 1, 'ZZSECRET-1', 'MINE phone', 'MINE address', 1, 1), (32, 2, 'ZZSECRET-2', 'ZZSECRET', 'ZZSECRET', 1, 1);
INSERT INTO sign_in_failures (email, address, failed_at) VALUES ('ZZSECRET', 'ZZSECRET', 1), ('MINE@example.org', 'ZZSECRET', 1);
INSERT INTO reset_links (code_hash, member_id, expires_at) VALUES ('ZZSECRET', 1, 1);
INSERT INTO spaces (id, name, description, visibility, state, created_at, created_by) VALUES
  (100, 'MINE channel', 'MINE for', 'network', 'open', 1, 1), (200, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1, 2),
  (300, 'ZZSECRET', 'ZZSECRET', 'closed', 'open', 1, 1);
INSERT INTO memberships (space_id, member_id, role, from_seq, since_seq) VALUES (100, 1, 'steward', 0, 0), (200, 2, 'ZZSECRET', 0, 0);
INSERT INTO space_settings (member_id, space_id, level, watermark) VALUES (1, 100, 'following', 0), (1, 300, 'normal', 0),
  (2, 200, 'ZZSECRET', 0);
INSERT INTO invitations (id, code_hash, name, email, role, organisation_id, affiliation_role, title, invited_by, created_at,
                         expires_at) VALUES
  (41, 'ZZSECRET-1', 'MINE guest', 'ZZSECRET', 'member', 10, 'teacher', 'MINE', 1, 1, 2),
  (42, 'ZZSECRET-2', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 20, 'ZZSECRET', 'ZZSECRET', 2, 1, 2);
UPDATE invitations SET accepted_at = 1, accepted_by = 2, revoked_at = 1;
UPDATE spaces SET organisation_id = 10 WHERE id = 100;
INSERT INTO invitation_spaces (invitation_id, space_id) VALUES (41, 100), (41, 300), (42, 200);
INSERT INTO agreements (version, body, content, published_by, published_at) VALUES (1, 'MINE to keep', 'ZZSECRET', 2, 1),
  (2, 'ZZSECRET', 'ZZSECRET', 2, 2);
INSERT INTO agreement_acceptances (member_id, version, accepted_at) VALUES (1, 1, 1), (2, 2, 2);
INSERT INTO join_links (id, code_hash, organisation_id, affiliation_role, question, approval, listed, uses, made_by, made_at,
                        expires_at, closed_at) VALUES
  (43, 'ZZSECRET-1', 10, 'teacher', 'MINE question?', 1, 0, 1, 1, 1, 2, 2), (44, 'ZZSECRET-2', 20, 'ZZSECRET', 'ZZSECRET', 1, 0, 0, 2, 1, 2, 2);
INSERT INTO join_link_domains (link_id, domain) VALUES (43, 'MINE.example'), (44, 'ZZSECRET');
INSERT INTO join_requests (id, link_id, name, email, title, question, answer, address, asked_at) VALUES
  (45, 43, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1);
)";

    // Conversations: 401 the member's, 402 another's in the open, 403 another's in the channel that was lost, 404
    // another's in the closed one, 405 the member's in the one that was lost.
    static constexpr const char* kWords = R"(
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked) VALUES
  (401, 100, 'question', 'MINE question', 1, 'MINE', 'MINE', 1, 1, 9, 2, 0, 0),
  (402, 100, 'discussion', 'A title that is seen', 2, 'ZZSECRET', 'ZZSECRET', 1, 1, 9, 2, 0, 0),
  (403, 300, 'discussion', 'ZZSECRET', 2, 'ZZSECRET', 'ZZSECRET', 1, 1, 9, 2, 0, 0),
  (404, 200, 'ZZSECRET', 'ZZSECRET', 2, 'ZZSECRET', 'ZZSECRET', 1, 1, 9, 2, 0, 0),
  (405, 300, 'discussion', 'MINE lost', 1, 'MINE', 'MINE', 1, 1, 9, 2, 0, 0);
INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, created_at, body, content,
                   reply_to, quote, revision, edited_at, deleted, client_key, request_digest, hidden) VALUES
  (501, 401, 1, 1, 1, 'MINE', 'MINE', 1, 'MINE first', '[{"kind":"paragraph","children":[{"kind":"text","text":"MINE shown"},{"kind":"space_mention","text":"#old","space":200}]}]',
   NULL, NULL, 2, 5, 0, 'ZZSECRET', 'ZZSECRET', 0),
  (502, 402, 2, 2, 1, 'MINE', 'MINE', 1, 'MINE answer', '[]', 511, 'ZZSECRET', 1, NULL, 0, NULL, NULL, 0),
  (503, 403, 2, 3, 1, 'MINE', 'MINE', 1, 'MINE lost answer', '[{"kind":"paragraph","children":[{"kind":"text","text":"MINE <lost>"}]}]',
   513, 'ZZSECRET', 1, NULL, 0, NULL, NULL, 0),
  (504, 401, 3, 4, 1, 'MINE', 'MINE', 1, '', '[]', NULL, NULL, 1, NULL, 1, NULL, NULL, 1),
  (505, 405, 1, 5, 1, 'MINE', 'MINE', 1, 'MINE in the lost', '[]', NULL, NULL, 1, NULL, 0, NULL, NULL, 0),
  (511, 402, 1, 6, 2, 'ZZSECRET', 'ZZSECRET', 1, 'ZZSECRET', 'ZZSECRET', NULL, 'ZZSECRET', 1, NULL, 0, 'ZZSECRET', 'ZZSECRET', 0),
  (512, 401, 2, 7, 2, 'ZZSECRET', 'ZZSECRET', 1, 'ZZSECRET', 'ZZSECRET', 501, 'ZZSECRET', 1, NULL, 0, 'ZZSECRET', 'ZZSECRET', 0),
  (513, 403, 1, 8, 2, 'ZZSECRET', 'ZZSECRET', 1, 'ZZSECRET', 'ZZSECRET', NULL, NULL, 1, NULL, 0, NULL, NULL, 0);
INSERT INTO questions (thread_id, answer_id) VALUES (401, 512);
INSERT INTO journals (member_id, own_space_id, lead_id, lead_space_id, due) VALUES (1, 100, 2, 100, 9);
INSERT INTO reflections (thread_id, member_id, week, prompt, submitted_at, late) VALUES (401, 1, 'MINE week', 'MINE prompt', 1, 1);
INSERT INTO excused_weeks (member_id, week) VALUES (1, 'MINE away');
INSERT INTO reminders (member_id, minute, looked_week, next_at) VALUES (1, 9, 'MINE looked', 1);
INSERT INTO cycles (id, coach_id, teacher_id, proposed_by, proposed_at, stage, focus, band, subject, opening, paused, card) VALUES
  (911, 1, 2, 2, 1, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 0, 0);
INSERT INTO cycle_steps (cycle_id, number, stage, by_id, at) VALUES (911, 1, 'learn', 1, 1), (911, 2, 'ZZSECRET', 2, 1);
INSERT INTO cycle_goals (cycle_id, revision, goal, checks, strategy, set_by, set_at) VALUES
  (911, 1, 'MINE goal', '["powerful"]', 'MINE strategy', 1, 1), (911, 2, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 2, 1);
INSERT INTO cycle_entries (id, cycle_id, kind, by_id, entered_at, words, on_day, counted, of_all, minutes, owner_id, done_at) VALUES
  (921, 911, 'note', 1, 1, 'MINE note', 'MINE day', 14, 22, 40, 2, 1),
  (922, 911, 'ZZSECRET', 2, 1, 'ZZSECRET', 'ZZSECRET', 1, 2, 3, 1, 1);
INSERT INTO unsealings (id, asked_by, asked_at, reason, hours) VALUES (931, 2, 1, 'ZZSECRET', 1);
INSERT INTO vault_keys (fingerprint, since) VALUES ('ZZSECRET', 1);
INSERT INTO desk_marks (member_id, thread_id, mark, position) VALUES (1, 404, 'follow_up', 1);
INSERT INTO excerpts (thread_id, reflection_id, member_id, space_id, published_at, withdrawn_at) VALUES (405, 401, 1, 100, 1, 2);
INSERT INTO newsletter_asks (thread_id, member_id, lead_id, state, named, body, content, changed_at) VALUES (401, 1, 2, 'agreed', 1, 'MINE quoted', '[]', 1);
INSERT INTO snippets (member_id, name, body) VALUES (1, 'MINE snippet', 'MINE short');
INSERT INTO plans (thread_id, format, ends_at) VALUES (401, 'chat', 9), (404, 'ZZSECRET', 9);
INSERT INTO stages (thread_id, position, name, speaks, words, starts_at) VALUES (401, 1, 'question', 'everyone', 'MINE asked', 1),
  (404, 1, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO post_revisions (post_id, revision, body, content, written_at) VALUES (501, 1, 'MINE before', '[]', 1),
  (511, 1, 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO mentions (post_id, member_id) VALUES (501, 2);
)";

    static constexpr const char* kMine = R"(
INSERT INTO reactions (post_id, kind, member_id, reacted_at) VALUES (511, 'thanks', 1, 1), (513, 'thanks', 1, 1);
INSERT INTO thread_settings (member_id, thread_id, level, read_position, kept_seq) VALUES (1, 402, 'following', 2, 0),
  (1, 403, 'normal', 2, 0);
INSERT INTO notices (member_id, seq, kind, actor_id, space_id, thread_id, post_id, position, raised_at, due_at, marked) VALUES
  (1, 6, 'reply', 2, 100, 401, 512, 2, 1, 1, 0), (1, 7, 'reply', 2, 300, 403, 513, 1, 1, 1, 0), (1, 8, 'flagged', 2, 100, 402, 511, 0, 1, 1, 0);
INSERT INTO notice_choices (member_id, kind, delivery) VALUES (1, 'mention', 'daily');
INSERT INTO notice_settings (member_id, gathered_at, quiet_from, quiet_until, read_seq, read_at) VALUES (1, 360, 0, 0, 0, 0);
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, reply_to, quote, saved_at) VALUES
  (1, 'thread', 100, 1, 'question', 'MINE', 'MINE draft </pre><b>', 511, 'ZZSECRET', 1);
INSERT INTO not_students (subject, words, member_id, said_at) VALUES ('post:501 MINE', 'MINE B.', 1, 1);
INSERT INTO activity_weeks (week, organisation_id, people, writers, until) VALUES ('ZZSECRET', 10, 1, 1, 1);
INSERT INTO idempotency (member_id, client_key, request_digest, answer, created_at) VALUES (1, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO audit_log (number, at, actor_id, act, subject, detail, hash) VALUES (900, 1, 1, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET');
INSERT INTO imports (source, kind, foreign_id, ours) VALUES ('ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO asked (id, space_id, asker_id, state, title, body, content, asked_at, words, changed, settled_by, settled_at, thread_id) VALUES
  (901, 100, 1, 'published', 'MINE to ask', 'MINE to ask in words', '[]', 1, 'MINE to hear', 1, 2, 2, 403);
)";

    static constexpr const char* kOthers = R"(
INSERT INTO journals (member_id, own_space_id, lead_id, lead_space_id, due) VALUES (2, 100, 1, 100, 9);
INSERT INTO reflections (thread_id, member_id, week, prompt, submitted_at, late) VALUES (404, 2, 'ZZSECRET', 'ZZSECRET', 1, 0);
INSERT INTO excused_weeks (member_id, week) VALUES (2, 'ZZSECRET');
INSERT INTO reminders (member_id, minute, looked_week, next_at) VALUES (2, 9, 'ZZSECRET', 1);
INSERT INTO desk_marks (member_id, thread_id, mark, position) VALUES (2, 401, 'ZZSECRET', 1);
INSERT INTO excerpts (thread_id, reflection_id, member_id, space_id, published_at, withdrawn_at) VALUES (402, 404, 2, 200, 1, NULL);
INSERT INTO newsletter_asks (thread_id, member_id, lead_id, state, named, body, content, changed_at) VALUES (404, 2, 1, 'ZZSECRET', 1, 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO snippets (member_id, name, body) VALUES (2, 'ZZSECRET', 'ZZSECRET');
INSERT INTO reactions (post_id, kind, member_id, reacted_at) VALUES (501, 'ZZSECRET', 2, 1);
INSERT INTO thread_settings (member_id, thread_id, level, read_position, kept_seq) VALUES (2, 401, 'ZZSECRET', 2, 0);
INSERT INTO notices (member_id, seq, kind, actor_id, space_id, thread_id, post_id, position, raised_at, due_at, marked) VALUES
  (2, 5, 'ZZSECRET', 1, 100, 401, 501, 1, 1, 1, 0);
INSERT INTO notice_choices (member_id, kind, delivery) VALUES (2, 'ZZSECRET', 'ZZSECRET');
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, reply_to, quote, saved_at) VALUES
  (2, 'ZZSECRET', 401, 1, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 501, 'ZZSECRET', 1);
INSERT INTO not_students (subject, words, member_id, said_at) VALUES ('ZZSECRET', 'ZZSECRET', 2, 1);
INSERT INTO space_pages (space_id, agreements, content, asks, quiet_days, kept_at, why) VALUES (200, 'ZZSECRET', 'ZZSECRET', 1, 9, 1, 'ZZSECRET');
INSERT INTO rotas (space_id, position, member_id, since_week) VALUES (200, 0, 2, 1), (100, 0, 1, 1);
INSERT INTO rota_weeks (space_id, week, member_id) VALUES (200, 1, 2), (100, 1, 1);
INSERT INTO watch_marks (level, created_at, thread_id) VALUES (24, 1, 402);
UPDATE threads SET through_steward = 1 WHERE id = 401;
INSERT INTO asked (id, space_id, asker_id, state, title, body, content, asked_at, words, changed, settled_by, settled_at, thread_id) VALUES
  (902, 100, 2, 'published', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1, 'ZZSECRET', 1, 1, 2, 401),
  (903, 200, 2, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1, 'ZZSECRET', 1, 2, 2, NULL);
INSERT INTO contents (digest, size) VALUES ('ZZSECRET', 5);
INSERT INTO contents_left (digest) VALUES ('ZZSECRET');
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, digest, post_id, place, description) VALUES
  (711, 2, 'ZZSECRET', 5, 1, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 512, 0, 'ZZSECRET');
INSERT INTO peer_threads (id, kind, state, focus, opening, proposed_by, proposed_at, version)
  VALUES (901, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 2, 1, 1);
INSERT INTO peer_members (peer_id, member_id, standing) VALUES (901, 2, 'ZZSECRET');
INSERT INTO peer_versions (peer_id, version, agreements, words, proposed_by) VALUES (901, 1, 'ZZSECRET', 'ZZSECRET', 2);
INSERT INTO peer_answers (peer_id, version, member_id, open_history, answered_at) VALUES (901, 1, 2, 1, 1);
INSERT INTO peer_seeker_topics (member_id, sort_key, name) VALUES (2, 'ZZSECRET', 'ZZSECRET');
INSERT INTO event_log (seq, prev, topic, name, body, subject, created_at) VALUES (900, 0, 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO topic_heads (topic, seq, prev) VALUES ('ZZSECRET', 1, 0);
)";

    // 801: about a post of the member's that is out of sight. 802: about another's. 803: about a post of the member's,
    // of which they never heard. 804: about a post of theirs in the channel that was lost.
    static constexpr const char* kConduct = R"(
INSERT INTO cases (id, post_id, state, opened_at, hid, decided_by, decided_at, reason, appeal) VALUES
  (801, 504, 'appealed', 1, 1, 2, 2, 'MINE to know', 'MINE appeal'), (802, 511, 'ZZSECRET', 1, 0, 2, 2, 'ZZSECRET', 'ZZSECRET'),
  (803, 501, 'kept', 1, 0, 2, 2, 'ZZSECRET', ''), (804, 503, 'removed', 1, 1, 2, 2, 'ZZSECRET', '');
INSERT INTO flags (case_id, member_id, reason, words, flagged_at) VALUES (801, 2, 'unkind', 'ZZSECRET', 1),
  (802, 1, 'other', 'MINE flag', 1), (802, 3, 'ZZSECRET', 'ZZSECRET', 1), (803, 2, 'ZZSECRET', 'ZZSECRET', 1);
INSERT INTO hidden_posts (post_id, body, content, reply_to, edited_at) VALUES
  (504, 'MINE hidden', '[{"kind":"paragraph","children":[{"kind":"text","text":"MINE out of sight"}]}]', 511, 5),
  (511, 'ZZSECRET', 'ZZSECRET', NULL, NULL);
INSERT INTO case_readers (case_id, member_id, had_read) VALUES (801, 2, 1);
)";

    Place place_;
};

} // namespace lateral::tests
