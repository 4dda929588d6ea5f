-- name: administrator_by_email
SELECT m.id, m.password_hash FROM members m
 WHERE m.email = :email AND m.role = 'administrator' AND m.state = 'active'

-- name: unsealing_insert
INSERT INTO unsealings (id, asked_by, asked_at, reason, hours, agreed_by, agreed_at, until_at)
VALUES (:id, :administrator, :now, :reason, :hours, NULL, NULL, NULL)

-- name: unsealing_member_insert
INSERT INTO unsealing_members (unsealing_id, member_id) VALUES (:id, :member)

-- name: unsealing
SELECT u.id, u.asked_by, u.asked_at, u.reason, u.hours, u.agreed_by, u.until_at FROM unsealings u WHERE u.id = :id

-- name: unsealing_agree
UPDATE unsealings SET agreed_by = :administrator, agreed_at = :now, until_at = :until
 WHERE id = :id AND agreed_by IS NULL

-- name: unsealed_thread_insert
INSERT INTO unsealed_threads (unsealing_id, thread_id) VALUES (:id, :thread)

-- name: unsealing_threads
-- Of sealed spaces, those to which nobody named is a stranger: each is a party now, or wrote in that very thread. A reply
-- to an excerpt lies in its author's own journal when it was withdrawn, and opens nothing else there.
SELECT t.id
  FROM threads t
  JOIN spaces s ON s.id = t.space_id AND s.visibility = 'sealed'
 WHERE NOT EXISTS (
     SELECT 1 FROM unsealing_members um
      WHERE um.unsealing_id = :id
        AND NOT EXISTS (SELECT 1 FROM memberships ms WHERE ms.space_id = t.space_id AND ms.member_id = um.member_id)
        AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id AND p.author_id = um.member_id))
 ORDER BY t.id

-- name: unsealed_threads
SELECT ut.thread_id FROM unsealed_threads ut WHERE ut.unsealing_id = :id ORDER BY ut.thread_id

-- name: unsealed_posts
-- As they stand.
SELECT t.title, p.id, p.position, m.name, p.created_at, p.revision, p.body, p.deleted
  FROM threads t
  JOIN posts p ON p.thread_id = t.id
  JOIN members m ON m.id = p.author_id
 WHERE t.id = :thread
 ORDER BY p.position

-- name: unsealed_space
SELECT t.space_id FROM threads t WHERE t.id = :thread

-- name: unsealing_names
SELECT m.name FROM unsealing_members um JOIN members m ON m.id = um.member_id
 WHERE um.unsealing_id = :id ORDER BY m.sort_key, m.id

-- name: administrator_now
SELECT m.name FROM members m WHERE m.id = :member AND m.role = 'administrator' AND m.state = 'active'

-- name: openings_of
SELECT u.agreed_at, u.until_at, a.id, a.name, b.id, b.name, u.reason
  FROM unsealed_threads ut
  JOIN unsealings u ON u.id = ut.unsealing_id
  JOIN members a ON a.id = u.asked_by
  JOIN members b ON b.id = u.agreed_by
 WHERE ut.thread_id = :thread
 ORDER BY u.agreed_at DESC
 LIMIT :count
