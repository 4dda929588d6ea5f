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

-- name: unsealed_cycle
-- The coaching cycle whose talk it is.
SELECT c.id, k.id, k.name, m.id, m.name, c.proposed_at, c.stage, c.focus, c.band, c.subject
  FROM cycles c
  JOIN members k ON k.id = c.coach_id
  JOIN members m ON m.id = c.teacher_id
 WHERE c.thread_id = :thread

-- name: unsealed_entries
-- Notes are their writer's alone: they are of what was opened only when nobody else was named.
SELECT e.id, e.kind, e.by_id, e.entered_at, e.words, e.on_day, e.counted, e.of_all, e.minutes, e.owner_id, e.done_at
  FROM cycle_entries e
 WHERE e.cycle_id = :cycle
   AND (e.kind <> 'note'
        OR NOT EXISTS (SELECT um.member_id
                         FROM unsealing_members um
                        WHERE um.unsealing_id = :id AND um.member_id <> e.by_id))
 ORDER BY COALESCE(e.on_day, ''), e.entered_at, e.id

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
