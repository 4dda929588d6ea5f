-- name: vault_keys
SELECT k.fingerprint FROM vault_keys k ORDER BY k.fingerprint

-- name: vault_key_insert
INSERT INTO vault_keys (fingerprint, since) VALUES (:fingerprint, :now) ON CONFLICT (fingerprint) DO NOTHING

-- name: vault_key_delete
DELETE FROM vault_keys WHERE fingerprint = :fingerprint

-- name: vault_posts
-- These go through all that may be sealed (domain/vault_tables): key, what it belongs to, texts.
SELECT p.id, 'post:' || p.id, p.body, p.content, p.quote
  FROM posts p
  JOIN sealed_threads s ON s.id = p.thread_id
 WHERE p.id > :id
 ORDER BY p.id
 LIMIT 200

-- name: vault_posts_store
UPDATE posts SET body = :body, content = :content, quote = :quote WHERE id = :id

-- name: vault_revisions
SELECT r.post_id, r.revision, 'post:' || r.post_id, r.body, r.content
  FROM post_revisions r
  JOIN sealed_posts s ON s.id = r.post_id
 WHERE (r.post_id, r.revision) > (:post, :revision)
 ORDER BY r.post_id, r.revision
 LIMIT 200

-- name: vault_revisions_store
UPDATE post_revisions SET body = :body, content = :content WHERE post_id = :post AND revision = :revision

-- name: vault_drafts
SELECT d.member_id, d.place, d.subject_id, 'draft:' || d.member_id || ':' || d.place || ':' || d.subject_id,
       d.title, d.body, d.quote
  FROM drafts d
 WHERE (d.member_id, d.place, d.subject_id) > (:member, :place, :subject)
 ORDER BY d.member_id, d.place, d.subject_id
 LIMIT 200

-- name: vault_drafts_store
UPDATE drafts SET title = :title, body = :body, quote = :quote
 WHERE member_id = :member AND place = :place AND subject_id = :subject

-- name: vault_events
SELECT e.seq, 'event:' || e.subject, e.body FROM event_log e WHERE e.seq > :seq ORDER BY e.seq LIMIT 200

-- name: vault_events_store
UPDATE event_log SET body = :body WHERE seq = :seq

-- name: vault_answers
SELECT i.member_id, i.client_key, 'answer:' || i.member_id, i.answer
  FROM idempotency i
 WHERE (i.member_id, i.client_key) > (:member, :client_key)
 ORDER BY i.member_id, i.client_key
 LIMIT 200

-- name: vault_answers_store
UPDATE idempotency SET answer = :answer WHERE member_id = :member AND client_key = :client_key

-- name: vault_newsletter
SELECT n.thread_id, 'newsletter:' || n.thread_id, n.body, n.content
  FROM newsletter_asks n
 WHERE n.thread_id > :thread
 ORDER BY n.thread_id
 LIMIT 200

-- name: vault_newsletter_store
UPDATE newsletter_asks SET body = :body, content = :content WHERE thread_id = :thread

-- name: vault_peers
SELECT p.id, 'peer:' || p.id, p.opening FROM peer_threads p WHERE p.id > :id ORDER BY p.id LIMIT 200

-- name: vault_peers_store
UPDATE peer_threads SET opening = :opening WHERE id = :id

-- name: vault_peer_versions
SELECT v.peer_id, v.version, 'peer:' || v.peer_id, v.words
  FROM peer_versions v
 WHERE (v.peer_id, v.version) > (:peer, :version)
 ORDER BY v.peer_id, v.version
 LIMIT 200

-- name: vault_peer_versions_store
UPDATE peer_versions SET words = :words WHERE peer_id = :peer AND version = :version

-- name: vault_cycles
SELECT c.id, 'cycle:' || c.id, c.opening FROM cycles c WHERE c.id > :id ORDER BY c.id LIMIT 200

-- name: vault_cycles_store
UPDATE cycles SET opening = :opening WHERE id = :id

-- name: vault_goals
SELECT g.cycle_id, g.revision, 'cycle:' || g.cycle_id, g.goal, g.strategy
  FROM cycle_goals g
 WHERE (g.cycle_id, g.revision) > (:cycle, :revision)
 ORDER BY g.cycle_id, g.revision
 LIMIT 200

-- name: vault_goals_store
UPDATE cycle_goals SET goal = :goal, strategy = :strategy WHERE cycle_id = :cycle AND revision = :revision

-- name: vault_entries
SELECT e.id, 'entry:' || e.id, e.words FROM cycle_entries e WHERE e.id > :id ORDER BY e.id LIMIT 200

-- name: vault_entries_store
UPDATE cycle_entries SET words = :words WHERE id = :id
