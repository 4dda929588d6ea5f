#pragma once

#include "server/app/demo/loader.hpp"
#include "storage/connection.hpp"
#include "tests/export/moving.hpp"
#include "tests/support/community.hpp"

namespace lateral::tests {

/// The demo community, and a row of everything that nobody does in it.
class FullCommunity {
public:
    FullCommunity() : config_(test_config(folder_.path())) {
        app::demo::prepare(config_);
        auto const connection = storage::connect(config_.database_url(), storage::Access::read_write);
        connection->begin_write();
        connection->execute(kMore);
        connection->commit();
    }
    std::string url() const { return config_.database_url(); }
    fs::path files() const { return fs::path(config_.data) / "files"; }

private:
    static constexpr const char* kMore = R"(
UPDATE organisations SET merged_into = (SELECT MIN(id) FROM organisations) WHERE id = (SELECT MAX(id) FROM organisations);
UPDATE affiliations SET ends_on = '2031-02-28' WHERE id = (SELECT MIN(id) FROM affiliations);
INSERT INTO breaks (id, organisation_id, name, starts_on, ends_on)
  SELECT 5, MIN(id), 'Winter "break"', '2026-12-21', '2027-01-03' FROM organisations;
INSERT INTO prompt_sets (organisation_id, version, kept_at) SELECT MIN(id), 1, 7 FROM organisations;
INSERT INTO prompts (name, organisation_id, version, position, en, es)
  SELECT 'q1-1-1', MIN(id), 1, 1, 'What held?', NULL FROM organisations;
INSERT INTO prompts (name, organisation_id, version, position, en, es)
  SELECT 'q1-1-2', MIN(id), 1, 2, NULL, '¿Qué cambió?' FROM organisations;
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, width, height, digest, place, description)
  SELECT 77, f.uploader_id, 'me.png', f.size, 1, f.kind, f.type, f.width, f.height, f.digest, 0, 'A <face>'
    FROM files f WHERE f.kind = 'picture' LIMIT 1;
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, place)
  SELECT 78, MIN(id), 'coming.pdf', 10, 1, 'document', '', 0 FROM members;
UPDATE members SET photo_id = 77 WHERE id = (SELECT uploader_id FROM files WHERE id = 77);
INSERT INTO blocks (member_id, blocked_id) SELECT MIN(id), MAX(id) FROM members;
UPDATE spaces SET created_by = (SELECT MIN(id) FROM members) WHERE id = (SELECT MIN(id) FROM spaces WHERE visibility = 'network');
INSERT INTO invitations (id, code_hash, name, email, role, organisation_id, affiliation_role, title, invited_by, created_at,
                         expires_at, accepted_at, accepted_by, revoked_at)
  SELECT 1, 'one', 'Ann', 'ann@example.org', 'member', (SELECT MIN(id) FROM organisations), 'teacher', '', MIN(id), 1, 9, NULL,
         NULL, NULL FROM members;
INSERT INTO invitations (id, code_hash, name, email, role, organisation_id, affiliation_role, title, invited_by, created_at,
                         expires_at, accepted_at, accepted_by, revoked_at)
  SELECT 2, 'two', '', '', 'guest', (SELECT MIN(id) FROM organisations), 'staff', '', NULL, 1, 9, 5, MIN(id), NULL FROM members;
INSERT INTO invitation_spaces (invitation_id, space_id) SELECT 1, MIN(id) FROM spaces WHERE visibility = 'network';
UPDATE posts SET client_key = 'a-key-of-mine', request_digest = 'abc', quote = 'said "so"', edited_at = 3, revision = 2
 WHERE id = (SELECT MIN(id) FROM posts WHERE reply_to IS NOT NULL);
INSERT INTO post_revisions (post_id, revision, body, content, written_at)
  SELECT id, 1, body, content, 2 FROM posts WHERE client_key IS NOT NULL;
INSERT INTO notice_choices (member_id, kind, delivery) SELECT MIN(id), 'mention', 'daily' FROM members;
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, reply_to, quote, saved_at)
  SELECT (SELECT MIN(id) FROM members), 'reply', p.thread_id, 1, 'question', 'T', 'line' || CHAR(10) || 'é "x" \', p.id, 'q', 4
    FROM posts p WHERE p.reply_to IS NOT NULL LIMIT 1;
INSERT INTO not_students (subject, words, member_id, said_at) SELECT 'post:5', 'Ann B.', MIN(id), 6 FROM members;
INSERT INTO cases (id, post_id, state, opened_at, hid, decided_by, decided_at, reason, appeal)
  SELECT 9, MAX(id), 'removed', 1, 1, author_id, 2, 'why', 'please' FROM posts WHERE reply_to IS NOT NULL;
INSERT INTO hidden_posts (post_id, body, content, reply_to, edited_at)
  SELECT p.id, p.body, p.content, p.reply_to, 3 FROM posts p JOIN cases c ON c.post_id = p.id;
UPDATE posts SET hidden = 1, body = '', content = '[]', reply_to = NULL WHERE id = (SELECT post_id FROM cases);
INSERT INTO flags (case_id, member_id, reason, words, flagged_at) SELECT 9, MIN(id), 'unkind', 'it is', 4 FROM members;
INSERT INTO case_readers (case_id, member_id, had_read) SELECT 9, MIN(id), 1 FROM members;
INSERT INTO agreements (version, body, content, published_by, published_at) SELECT 2, 'Be *kind*', '[]', MIN(id), 5 FROM members;
INSERT INTO agreement_acceptances (member_id, version, accepted_at) SELECT MIN(id), 2, 6 FROM members;
UPDATE network SET agreement_version = 2;
UPDATE members SET agreed_version = 2 WHERE id = (SELECT MIN(id) FROM members);
INSERT INTO join_links (id, code_hash, organisation_id, affiliation_role, question, approval, listed, uses, made_by, made_at, expires_at)
  SELECT 3, 'three', (SELECT MIN(id) FROM organisations), 'coach', 'Who sent you?', 1, 0, 2, MIN(id), 1, 9 FROM members;
INSERT INTO join_links (id, code_hash, organisation_id, affiliation_role, question, approval, listed, uses, made_by, made_at, expires_at)
  SELECT 4, NULL, (SELECT MIN(id) FROM organisations), 'staff', '', 1, 1, 0, MIN(id), 1, 9 FROM members;
INSERT INTO join_link_domains (link_id, domain) VALUES (3, 'larkspur.example');
INSERT INTO join_requests (id, link_id, name, email, title, question, answer, address, asked_at)
  VALUES (5, 3, 'Ann', 'ann@larkspur.example', 'Coach', 'Who sent you?', 'Dana', '::1', 7);
INSERT INTO space_pages (space_id, agreements, content, asks, quiet_days, kept_at, why)
  SELECT MIN(id), 'Be *kind*.', '[]', 1, 90, 8, 'It slept.' FROM spaces
   WHERE visibility <> 'sealed' AND id NOT IN (SELECT space_id FROM space_pages);
INSERT INTO rotas (space_id, position, member_id, since_week)
  SELECT (SELECT MIN(id) FROM spaces WHERE visibility <> 'sealed'), 9, MIN(id), 2900 FROM members;
INSERT INTO rota_weeks (space_id, week, member_id) SELECT (SELECT MIN(id) FROM spaces WHERE visibility <> 'sealed'), 2901, MIN(id) FROM members;
INSERT INTO watch_marks (level, created_at, thread_id) SELECT 25, 5, MIN(id) FROM threads;
INSERT INTO asked (id, space_id, asker_id, state, title, body, content, asked_at, words, changed, settled_by, settled_at, thread_id)
  SELECT 6, (SELECT MIN(id) FROM spaces WHERE visibility <> 'sealed'), (SELECT MAX(id) FROM members), 'published', 'May I?', 'May *I*?', '[]', 7, 'Yes.', 1,
         (SELECT MIN(id) FROM members), 8, MIN(id) FROM threads WHERE id NOT IN (SELECT id FROM sealed_threads);
UPDATE threads SET through_steward = 1 WHERE id = (SELECT MIN(id) FROM threads WHERE id NOT IN (SELECT id FROM sealed_threads));
INSERT INTO imports (source, kind, foreign_id, ours) VALUES ('ning', 'member', 'x:1', 0);
)";
    TempFolder folder_;
    config::Config config_;
};

} // namespace lateral::tests
