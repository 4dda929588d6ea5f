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

-- name: spaces_followed_count
SELECT COUNT(*)
  FROM space_settings st
  JOIN spaces s ON s.id = st.space_id
 WHERE st.member_id = :member AND st.level = 'following' AND s.visibility <> 'sealed'

-- name: spaces_to_follow
-- Those in which most threads lived lately, of all that the member sees, neither follows nor mutes.
SELECT s.id
  FROM visible_spaces v
  JOIN spaces s ON s.id = v.space_id
  LEFT JOIN space_settings st ON st.member_id = v.member_id AND st.space_id = s.id
 WHERE v.member_id = :member AND s.state = 'open' AND s.visibility <> 'sealed'
   AND COALESCE(st.level, 'normal') = 'normal'
 GROUP BY s.id
 ORDER BY (SELECT COUNT(*) FROM threads t WHERE t.space_id = s.id AND t.last_seq > :since) DESC, s.id
 LIMIT :count
