-- name: notice_hearing
SELECT COALESCE(c.delivery, 'instant'), m.zone, COALESCE(ns.gathered_at, :gathered_at), COALESCE(ns.quiet_from, 0),
       COALESCE(ns.quiet_until, 0)
  FROM members m
  LEFT JOIN notice_choices c ON c.member_id = m.id AND c.kind = :kind
  LEFT JOIN notice_settings ns ON ns.member_id = m.id
 WHERE m.id = :member

-- name: thread_level_of
SELECT ts.level FROM thread_settings ts WHERE ts.member_id = :member AND ts.thread_id = :thread

-- name: notice_insert
INSERT INTO notices (member_id, seq, kind, actor_id, space_id, thread_id, post_id, position, raised_at, due_at, marked)
VALUES (:member, :seq, :kind, :actor, :space, :thread, :post, :position, :raised_at, :due_at, 0)

-- name: notice_of_post
SELECT n.kind FROM notices n WHERE n.post_id = :post AND n.member_id = :member AND n.kind IN ('mention', 'reply') LIMIT 1

-- name: notices_withdraw
DELETE FROM notices WHERE post_id = :post

-- name: notices_withdraw_acceptance
DELETE FROM notices WHERE post_id = :post AND kind = 'accepted'

-- name: notices_withdraw_mentions
-- Of those whom the text does not mention any more.
DELETE FROM notices
 WHERE post_id = :post AND kind = 'mention'
   AND member_id NOT IN (SELECT me.member_id FROM mentions me WHERE me.post_id = :same_post)

-- name: notices_newest
-- What is due, in spaces that the member sees. A watermark covers a post unless its thread was left unread after it.
SELECT n.seq, n.kind, n.actor_id, a.name, s.id, s.name, n.thread_id, t.title, p.position, n.raised_at,
       CASE WHEN n.marked = 1 OR (n.seq <= :read_seq AND n.due_at <= :read_at) THEN 1
            WHEN n.position > 0 AND n.position <= COALESCE(ts.read_position, 0) THEN 1
            WHEN n.position > 0 AND p.seq <= COALESCE(ss.watermark, 0)
                 AND COALESCE(ts.kept_seq, 0) <= COALESCE(ss.watermark, 0) THEN 1
            ELSE 0 END
  FROM (SELECT * FROM notices x WHERE x.member_id = :member AND x.due_at <= :now ORDER BY x.seq DESC LIMIT :most) n
  JOIN members a ON a.id = n.actor_id
  LEFT JOIN threads t ON t.id = n.thread_id
  LEFT JOIN posts p ON p.id = n.post_id
  JOIN spaces s ON s.id = COALESCE(t.space_id, n.space_id)
  LEFT JOIN thread_settings ts ON ts.member_id = n.member_id AND ts.thread_id = n.thread_id
  LEFT JOIN space_settings ss ON ss.member_id = n.member_id AND ss.space_id = s.id
 WHERE EXISTS (SELECT 1
                 FROM visible_spaces v
                WHERE v.member_id = n.member_id AND v.space_id = s.id AND v.from_seq < COALESCE(p.seq, n.seq))
   AND (n.kind IN ('moderated', 'opened', 'flagged')
        OR NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = n.member_id AND b.blocked_id = n.actor_id))
 ORDER BY n.seq DESC

-- name: notices_of_cycles
-- Proposals that wait for the member's answer, whom nobody whom they blocked made. What was answered is told no more.
SELECT c.asked_seq, c.id, m.id, m.name, c.proposed_at, c.asked_due,
       CASE WHEN c.asked_marked = 1 OR (c.asked_seq <= :read_seq AND c.asked_due <= :read_at) THEN 1 ELSE 0 END
  FROM cycles c
  JOIN members m ON m.id = c.proposed_by
 WHERE (c.coach_id = :member OR c.teacher_id = :member) AND c.stage = 'proposed' AND c.asked_seq > 0
   AND c.proposed_by <> :member
   AND CASE WHEN c.coach_id = :member THEN c.coach_agreed_at ELSE c.teacher_agreed_at END IS NULL
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :member AND b.blocked_id = c.proposed_by)
 ORDER BY c.asked_seq DESC
 LIMIT :most

-- name: notices_next_due
-- When the next of those that wait comes.
SELECT MIN(n.due_at) FROM notices n WHERE n.member_id = :member AND n.due_at > :now

-- name: threads_followed
-- The newest that were posted in, wherever they are: the caller knows which of them are seen.
SELECT t.id, t.last_seq
  FROM thread_settings ts
  JOIN threads t ON t.id = ts.thread_id
 WHERE ts.member_id = :member AND ts.level = 'following'
 ORDER BY t.last_seq DESC
 LIMIT :most

-- name: post_time_at
SELECT p.created_at FROM posts p WHERE p.thread_id = :thread AND p.position = :position

-- name: last_author_of
SELECT p.author_id, m.name
  FROM posts p
  JOIN members m ON m.id = p.author_id
 WHERE p.thread_id = :thread AND p.position = :position

-- name: notices_mark_thread
UPDATE notices SET marked = 1
 WHERE member_id = :member AND thread_id = :thread AND position <= :position AND due_at <= :now AND marked = 0

-- name: notices_mark_space
UPDATE notices SET marked = 1
 WHERE member_id = :member AND space_id = :space AND thread_id IS NULL AND due_at <= :now AND marked = 0

-- name: notices_mark_cycle
UPDATE cycles SET asked_marked = 1
 WHERE id = :cycle AND proposed_by <> :member AND (coach_id = :member OR teacher_id = :member) AND asked_seq > 0
   AND asked_due <= :now AND asked_marked = 0

-- name: notice_read
SELECT ns.read_seq, ns.read_at FROM notice_settings ns WHERE ns.member_id = :member

-- name: notice_read_upsert
INSERT INTO notice_settings (member_id, gathered_at, quiet_from, quiet_until, read_seq, read_at)
VALUES (:member, :gathered_at, 0, 0, :read_seq, :read_at)
ON CONFLICT (member_id) DO UPDATE SET read_seq = excluded.read_seq, read_at = excluded.read_at

-- name: notice_times_upsert
INSERT INTO notice_settings (member_id, gathered_at, quiet_from, quiet_until, read_seq, read_at)
VALUES (:member, :gathered_at, :quiet_from, :quiet_until, 0, 0)
ON CONFLICT (member_id) DO UPDATE
   SET gathered_at = excluded.gathered_at, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until

-- name: notice_choice_upsert
INSERT INTO notice_choices (member_id, kind, delivery) VALUES (:member, :kind, :delivery)
ON CONFLICT (member_id, kind) DO UPDATE SET delivery = excluded.delivery

-- name: notices_trim
DELETE FROM notices
 WHERE (member_id, seq) IN (SELECT n.member_id, n.seq FROM notices n WHERE n.raised_at < :before ORDER BY n.raised_at LIMIT :count)
