-- name: introductions_space
SELECT n.introductions_id FROM network n WHERE n.introductions_id IS NOT NULL

-- name: introductions_set
UPDATE network SET introductions_id = :space

-- name: introduced_in
-- Whether a member opened a thread there. Threads that are older than they are need no look.
SELECT t.id
  FROM threads t
  JOIN members m ON m.id = t.author_id
 WHERE t.space_id = :space AND t.author_id = :member AND t.last_seq >= m.joined_seq
 LIMIT 1

-- name: member_describes
-- Whether anything stands in a member's profile.
SELECT m.id
  FROM members m
  LEFT JOIN profiles p ON p.member_id = m.id
 WHERE m.id = :member
   AND (COALESCE(p.about, '') <> '' OR EXISTS (SELECT 1 FROM member_topics mt WHERE mt.member_id = m.id))
