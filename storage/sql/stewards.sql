-- name: space_page
-- With what holds where nobody set anything. The newest post that the asker may read.
SELECT COALESCE(p.agreements, ''), COALESCE(p.content, '[]'), COALESCE(o.name, ''), s.created_at,
       (SELECT t.last_post_at FROM threads t
         WHERE t.space_id = s.id AND t.last_seq > :from_seq ORDER BY t.last_seq DESC LIMIT 1),
       COALESCE(p.asks, 0), COALESCE(p.quiet_days, :quiet_days), COALESCE(p.kept_at, 0), COALESCE(p.why, '')
  FROM spaces s
  LEFT JOIN space_pages p ON p.space_id = s.id
  LEFT JOIN organisations o ON o.id = s.organisation_id
 WHERE s.id = :space

-- name: space_page_upsert
INSERT INTO space_pages (space_id, agreements, content, asks, quiet_days, kept_at, why)
VALUES (:space, :agreements, :content, :asks, :quiet_days, :kept_at, :why)
ON CONFLICT (space_id) DO UPDATE
   SET agreements = excluded.agreements, content = excluded.content, asks = excluded.asks,
       quiet_days = excluded.quiet_days, kept_at = excluded.kept_at, why = excluded.why

-- name: stewards_of
-- Who can look after the space now.
SELECT ms.member_id
  FROM memberships ms
  JOIN members m ON m.id = ms.member_id
 WHERE ms.space_id = :space AND ms.role = 'steward' AND m.state = 'active'
 ORDER BY ms.member_id

-- name: stewards_shown
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM memberships ms
  JOIN members_shown m ON m.id = ms.member_id
 WHERE ms.space_id = :space AND ms.role = 'steward' AND m.state = 'active'
 ORDER BY m.sort_key, m.id

-- name: rota_of
SELECT r.member_id, r.since_week, CASE WHEN ms.role = 'steward' AND m.state = 'active' THEN 1 ELSE 0 END
  FROM rotas r
  JOIN members m ON m.id = r.member_id
  LEFT JOIN memberships ms ON ms.space_id = r.space_id AND ms.member_id = r.member_id
 WHERE r.space_id = :space
 ORDER BY r.position

-- name: rota_week_of
SELECT w.member_id
  FROM rota_weeks w
  JOIN memberships ms ON ms.space_id = w.space_id AND ms.member_id = w.member_id AND ms.role = 'steward'
  JOIN members m ON m.id = w.member_id AND m.state = 'active'
 WHERE w.space_id = :space AND w.week = :week

-- name: rota_delete
DELETE FROM rotas WHERE space_id = :space

-- name: rota_week_delete
DELETE FROM rota_weeks WHERE space_id = :space

-- name: rota_insert
INSERT INTO rotas (space_id, position, member_id, since_week) VALUES (:space, :position, :member, :since_week)

-- name: rota_week_upsert
INSERT INTO rota_weeks (space_id, week, member_id) VALUES (:space, :week, :member)
ON CONFLICT (space_id) DO UPDATE SET week = excluded.week, member_id = excluded.member_id

-- name: rotas_of_steward
SELECT ms.space_id
  FROM memberships ms
  JOIN spaces s ON s.id = ms.space_id AND s.state = 'open'
 WHERE ms.member_id = :member AND ms.role = 'steward'
   AND EXISTS (SELECT 1 FROM rotas r WHERE r.space_id = ms.space_id)
 ORDER BY s.name, s.id

-- name: spaces_quiet
-- Counted from the last post or from when it was opened, and from when a steward kept it. Of those that the member looks
-- after and, if they may, of those that they see and could take over.
SELECT s.id, s.name, s.description, s.visibility, s.organisation_id, s.state, q.since,
       CASE COALESCE(ms.role, 'none') WHEN 'steward' THEN 1 ELSE 0 END
  FROM (SELECT x.id, COALESCE(p.kept_at, 0) AS kept_at, COALESCE(p.quiet_days, :quiet_days) AS quiet_days,
               COALESCE((SELECT t.last_post_at FROM threads t
                          WHERE t.space_id = x.id ORDER BY t.last_seq DESC LIMIT 1), x.created_at) AS since
          FROM spaces x
          LEFT JOIN space_pages p ON p.space_id = x.id
         WHERE x.state = 'open' AND x.visibility IN ('network', 'organisation', 'closed')) q
  JOIN spaces s ON s.id = q.id
  LEFT JOIN memberships ms ON ms.space_id = s.id AND ms.member_id = :member
 WHERE q.since <= :now - q.quiet_days * 86400000000 AND q.kept_at <= :now - q.quiet_days * 86400000000
   AND (COALESCE(ms.role, 'none') = 'steward' OR (:may_take = 1 AND s.visibility <> 'closed'))
   AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = :member AND v.space_id = s.id)
 ORDER BY q.since, s.id
 LIMIT 200

-- name: watch_mark
SELECT w.created_at, w.thread_id FROM watch_marks w WHERE w.level = :level

-- name: watch_mark_upsert
INSERT INTO watch_marks (level, created_at, thread_id) VALUES (:level, :created_at, :thread)
ON CONFLICT (level) DO UPDATE SET created_at = excluded.created_at, thread_id = excluded.thread_id

-- name: watch_next
-- Threads after one in the order in which they were begun, and whether they wait: as in threads_unanswered.
SELECT t.id, t.created_at, t.space_id, t.kind, t.author_id, f.id, f.seq,
       CASE WHEN t.locked = 0 AND f.deleted = 0 AND s.state = 'open' AND t.kind <> 'staged'
             AND s.visibility <> 'sealed'
             AND NOT EXISTS (SELECT 1 FROM posts p
                              WHERE p.thread_id = t.id AND p.author_id <> t.author_id AND p.deleted = 0)
            THEN 1 ELSE 0 END
  FROM threads t
  JOIN posts f ON f.thread_id = t.id AND f.position = 1
  JOIN spaces s ON s.id = t.space_id
 WHERE t.created_at >= :from AND t.created_at <= :until AND (t.created_at > :after OR t.id > :after_thread)
 ORDER BY t.created_at, t.id
 LIMIT :count

-- name: thread_was_imported
SELECT i.ours FROM imports i WHERE i.kind = 'thread' AND i.ours = :thread LIMIT 1

-- name: specialists_who_see
SELECT DISTINCT v.member_id
  FROM visible_spaces v
  JOIN members m ON m.id = v.member_id AND m.role = 'specialist'
 WHERE v.space_id = :space
 ORDER BY v.member_id

-- name: member_name
SELECT m.name FROM members m WHERE m.id = :member
