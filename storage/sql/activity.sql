-- name: activity_post
-- What search_post shows, and whether it answered its thread's question.
SELECT p.id, p.thread_id, p.space_id, p.position, t.kind, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo, p.created_at, t.title, p.body, CASE WHEN q.answer_id = p.id THEN 1 ELSE 0 END
  FROM posts_shown p
  JOIN threads t ON t.id = p.thread_id
  LEFT JOIN questions q ON q.thread_id = t.id
 WHERE p.seq = :seq AND p.deleted = 0
   AND EXISTS (SELECT 1
                 FROM visible_spaces v
                WHERE v.member_id = :member AND v.space_id = p.space_id AND v.from_seq < p.seq)
