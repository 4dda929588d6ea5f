-- name: thread_insert
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked)
VALUES (:id, :space, :kind, :title, :author, :organisation, :author_title, :now, :now, :last_seq, 1, 0, 0)

-- name: thread_grow
UPDATE threads SET last_position = :position, last_seq = :seq, last_post_at = :now WHERE id = :thread

-- name: threads_before
SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo,
       t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id,
       COALESCE(ts.level, 'normal'), COALESCE(ts.read_position, 0), COALESCE(ts.kept_seq, 0)
  FROM threads_shown t
  LEFT JOIN thread_settings ts ON ts.member_id = :member AND ts.thread_id = t.id
 WHERE t.space_id = :space AND t.pinned = 0 AND t.last_seq < :before AND t.last_seq > :from_seq
 ORDER BY t.last_seq DESC, t.id DESC
 LIMIT :count

-- name: threads_pinned
SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo,
       t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id,
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
