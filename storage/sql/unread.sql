-- name: threads_unread
-- Looks at the newest :window threads past the watermark and no more, so that it costs the same in a network of any age,
-- and stops at the :count newest of them. It touches only threads_by_seq and the reader's settings.
SELECT t.id, t.last_seq
  FROM threads t
  LEFT JOIN thread_settings ts ON ts.member_id = :member AND ts.thread_id = t.id
 WHERE t.space_id = :space AND t.last_seq > :watermark
   AND t.last_seq > COALESCE((SELECT o.last_seq
                                FROM threads o
                               WHERE o.space_id = :space AND o.last_seq > :watermark
                               ORDER BY o.last_seq DESC
                               LIMIT 1 OFFSET :window), 0)
   AND t.last_position > COALESCE(ts.read_position, 0) AND COALESCE(ts.level, 'normal') <> 'muted'
 ORDER BY t.last_seq DESC
 LIMIT :count

-- name: threads_kept_unread
-- What a member left unread by hand, in all spaces: the caller knows which of them they see, and the watermarks.
SELECT t.space_id, t.id, t.last_seq, ts.kept_seq
  FROM thread_settings ts
  JOIN threads t ON t.id = ts.thread_id
 WHERE ts.member_id = :member AND ts.kept_seq > 0 AND t.last_position > ts.read_position AND ts.level <> 'muted'
 ORDER BY t.last_seq

-- name: post_seq_at
SELECT p.seq FROM posts p WHERE p.thread_id = :thread AND p.position = :position

-- name: thread_shown
-- For threads that the caller has found in a space that is seen.
SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo,
       t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id, t.through_steward
  FROM threads_shown t
 WHERE t.id = :thread

-- name: threads_with_unread_mentions
-- Threads with a mention of the member after a seq: the caller knows what of them is unread.
SELECT p.thread_id, p.position
  FROM mentions me
  JOIN posts p ON p.id = me.post_id
 WHERE me.member_id = :member AND p.seq > :after AND p.author_id <> me.member_id
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = me.member_id AND b.blocked_id = p.author_id)
 ORDER BY p.seq DESC
 LIMIT :most
