-- name: threads_unanswered
-- Of a time, in spaces that the member looks after or, from :overseen on and if they may, in all that they see. A reply
-- is a post by somebody else that was not deleted. A thread with stages has times of its own.
SELECT t.id, f.seq, CASE COALESCE(ms.role, 'none') WHEN 'steward' THEN 1 ELSE 0 END
  FROM threads t
  JOIN posts f ON f.thread_id = t.id AND f.position = 1
  JOIN spaces s ON s.id = t.space_id
  LEFT JOIN memberships ms ON ms.space_id = t.space_id AND ms.member_id = :member
 WHERE t.created_at > :since AND t.created_at <= :until AND t.author_id <> :member
   AND t.locked = 0 AND f.deleted = 0 AND s.state = 'open' AND s.visibility <> 'sealed'
   AND t.kind <> 'staged'
   AND (COALESCE(ms.role, 'none') = 'steward' OR (:oversees = 1 AND t.created_at <= :overseen))
   AND EXISTS (SELECT 1 FROM visible_spaces v
                WHERE v.member_id = :member AND v.space_id = t.space_id AND v.from_seq < f.seq)
   AND NOT EXISTS (SELECT 1 FROM posts p
                    WHERE p.thread_id = t.id AND p.author_id <> t.author_id AND p.deleted = 0)
 ORDER BY t.created_at, t.id
 LIMIT :count

-- name: thread_insert
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked, through_steward)
VALUES (:id, :space, :kind, :title, :author, :organisation, :author_title, :now, :now, :last_seq, 1, 0, 0,
        :through_steward)

-- name: thread_grow
UPDATE threads SET last_position = :position, last_seq = :seq, last_post_at = :now WHERE id = :thread

-- name: threads_before
SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo,
       t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id, t.through_steward,
       COALESCE(ts.level, 'normal'), COALESCE(ts.read_position, 0), COALESCE(ts.kept_seq, 0)
  FROM threads_shown t
  LEFT JOIN thread_settings ts ON ts.member_id = :member AND ts.thread_id = t.id
 WHERE t.space_id = :space AND t.pinned = 0 AND t.last_seq < :before AND t.last_seq > :from_seq
 ORDER BY t.last_seq DESC, t.id DESC
 LIMIT :count

-- name: threads_pinned
SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo,
       t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id, t.through_steward,
       COALESCE(ts.level, 'normal'), COALESCE(ts.read_position, 0), COALESCE(ts.kept_seq, 0)
  FROM threads_shown t
  LEFT JOIN thread_settings ts ON ts.member_id = :member AND ts.thread_id = t.id
 WHERE t.space_id = :space AND t.pinned = 1 AND t.last_seq > :from_seq
 ORDER BY t.last_seq DESC, t.id DESC

-- name: threads_pinned_count
SELECT COUNT(*) FROM threads WHERE space_id = :space AND pinned = 1

-- name: thread_rename
UPDATE threads SET title = :title WHERE id = :thread

-- name: thread_pin
UPDATE threads SET pinned = :pinned WHERE id = :thread

-- name: thread_lock
UPDATE threads SET locked = :locked WHERE id = :thread

-- name: thread_move
-- A pin belongs to the space that it was given in.
UPDATE threads SET space_id = :space, pinned = 0 WHERE id = :thread

-- name: thread_past_rewrite
-- The log keeps that something happened, in its place, and says it in other words. Who does not see the thread where it is now
-- reads none of it (events_for_member).
UPDATE event_log SET body = :body
 WHERE subject = :subject AND name <> 'post.created' AND name <> 'thread.read'
   AND name IN ('thread.created', 'thread.changed')

-- name: thread_answers_forget
-- Kept for requests that come again, whoever asked.
DELETE FROM idempotency WHERE answer LIKE :pattern
