-- name: page_spaces
SELECT s.id, s.name, s.description, s.visibility, COALESCE(o.name, ''), s.state,
       (SELECT COUNT(*) FROM threads t WHERE t.space_id = s.id)
  FROM spaces s
  LEFT JOIN organisations o ON o.id = s.organisation_id
 WHERE s.visibility <> 'sealed'
 ORDER BY LOWER(s.name), s.id

-- name: page_threads
-- Of one channel, what was last written in first.
SELECT t.id, t.title, t.kind, m.name, t.created_at, t.last_position, t.last_seq
  FROM threads t
  JOIN members m ON m.id = t.author_id
 WHERE t.space_id = :space AND (t.last_seq, t.id) < (:seq, :id)
 ORDER BY t.last_seq DESC, t.id DESC
 LIMIT 500

-- name: page_posts
SELECT p.position, m.name, p.author_organisation, p.author_title, p.created_at, p.content, p.quote, p.edited_at,
       CASE WHEN p.hidden = 1 THEN 1 ELSE p.deleted END,
       r.position, CASE WHEN q.answer_id = p.id THEN 1 ELSE 0 END
  FROM posts p
  JOIN members m ON m.id = p.author_id
  LEFT JOIN posts r ON r.id = p.reply_to AND r.thread_id = p.thread_id
  LEFT JOIN questions q ON q.thread_id = p.thread_id
 WHERE p.thread_id = :thread AND p.position > :after
 ORDER BY p.position
 LIMIT 200

-- name: page_files
-- Of a page of posts. Bytes lie under one of the names that they have.
SELECT p.position, f.id, f.name, f.kind, f.size, f.width, f.height, f.description, f.digest,
       (SELECT MIN(g.name) FROM files_to_move g WHERE g.digest = f.digest)
  FROM files f
  JOIN posts p ON p.id = f.post_id
 WHERE p.thread_id = :thread AND p.position > :after AND p.position <= :until AND f.digest IS NOT NULL AND p.deleted = 0
   AND p.hidden = 0
 ORDER BY p.position, f.place, f.id
