-- name: excerpt_insert
INSERT INTO excerpts (thread_id, reflection_id, member_id, space_id, published_at, withdrawn_at)
VALUES (:thread, :reflection, :member, :space, :published_at, NULL)

-- name: excerpts_since
-- How many somebody published since a moment.
SELECT COUNT(*) FROM excerpts e WHERE e.member_id = :member AND e.published_at > :since

-- name: excerpts_of
-- Where one stands now, or stood before it was withdrawn, is told to an author who sees that.
SELECT e.thread_id, t.title,
       (SELECT MIN(v.space_id) FROM visible_spaces v
         WHERE v.member_id = e.member_id AND v.space_id = CASE WHEN e.withdrawn_at IS NULL THEN t.space_id ELSE e.space_id END),
       e.published_at, e.withdrawn_at,
       (SELECT COUNT(*) FROM posts p WHERE p.thread_id = e.thread_id AND p.author_id <> e.member_id AND p.deleted = 0)
  FROM excerpts e
  JOIN threads t ON t.id = e.thread_id
 WHERE e.reflection_id = :reflection
 ORDER BY e.published_at DESC, e.thread_id
 LIMIT :count

-- name: excerpt_shown
SELECT e.thread_id, t.title,
       (SELECT MIN(v.space_id) FROM visible_spaces v
         WHERE v.member_id = e.member_id AND v.space_id = CASE WHEN e.withdrawn_at IS NULL THEN t.space_id ELSE e.space_id END),
       e.published_at, e.withdrawn_at,
       (SELECT COUNT(*) FROM posts p WHERE p.thread_id = e.thread_id AND p.author_id <> e.member_id AND p.deleted = 0)
  FROM excerpts e
  JOIN threads t ON t.id = e.thread_id
 WHERE e.thread_id = :thread

-- name: excerpt_row
SELECT e.thread_id, e.reflection_id, r.week, e.member_id, e.withdrawn_at, j.own_space_id
  FROM excerpts e
  JOIN journals j ON j.member_id = e.member_id
  LEFT JOIN reflections r ON r.thread_id = e.reflection_id
 WHERE e.thread_id = :thread

-- name: excerpts_standing
-- Those of a reflection that nobody took back.
SELECT e.thread_id FROM excerpts e WHERE e.reflection_id = :reflection AND e.withdrawn_at IS NULL ORDER BY e.thread_id

-- name: excerpt_set_withdrawn
UPDATE excerpts SET withdrawn_at = :now WHERE thread_id = :thread

-- name: excerpt_repliers
SELECT DISTINCT p.author_id
  FROM posts p
 WHERE p.thread_id = :thread AND p.author_id <> :member AND p.deleted = 0
 ORDER BY p.author_id

-- name: first_post
SELECT p.id, p.thread_id, p.space_id, p.position, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo,
       p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision, p.edited_at, p.deleted, p.hidden
  FROM posts_shown p
 WHERE p.thread_id = :thread AND p.position = 1

-- name: thread_case_waiting
SELECT c.id
  FROM cases c
  JOIN posts p ON p.id = c.post_id
 WHERE p.thread_id = :thread AND c.state IN ('open', 'appealed')
 LIMIT 1

-- name: thread_draft_quotes_clear
UPDATE drafts SET quote = NULL
 WHERE quote IS NOT NULL AND reply_to IN (SELECT p.id FROM posts p WHERE p.thread_id = :thread)

-- name: thread_notices_withdraw
-- Of everybody but one.
DELETE FROM notices WHERE thread_id = :thread AND member_id <> :member
