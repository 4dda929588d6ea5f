-- name: plan_insert
INSERT INTO plans (thread_id, format, ends_at) VALUES (:thread, :format, :ends_at)

-- name: plan_of
SELECT x.format, x.ends_at FROM plans x WHERE x.thread_id = :thread

-- name: plan_shift
UPDATE plans SET ends_at = ends_at + :by WHERE thread_id = :thread

-- name: stage_insert
INSERT INTO stages (thread_id, position, name, speaks, words, starts_at)
VALUES (:thread, :position, :name, :speaks, :words, :starts_at)

-- name: stages_of
SELECT x.name, x.speaks, x.words, x.starts_at FROM stages x WHERE x.thread_id = :thread ORDER BY x.position

-- name: stages_shift
UPDATE stages SET starts_at = starts_at + :by WHERE thread_id = :thread AND position > :position

-- name: stage_reword
UPDATE stages SET words = :words WHERE thread_id = :thread AND position = :position

-- name: chats_coming
-- On at :now or beginning before :until, where they can be written in, in spaces that the member sees.
SELECT t.id
  FROM plans x
  JOIN stages f ON f.thread_id = x.thread_id AND f.position = 1
  JOIN threads t ON t.id = x.thread_id
  JOIN spaces s ON s.id = t.space_id
  LEFT JOIN thread_settings ts ON ts.member_id = :member AND ts.thread_id = t.id
 WHERE x.format = 'chat' AND x.ends_at > :now AND f.starts_at <= :until AND t.locked = 0 AND s.state = 'open'
   AND COALESCE(ts.level, 'normal') <> 'muted'
   AND EXISTS (SELECT 1 FROM visible_spaces v
                WHERE v.member_id = :member AND v.space_id = t.space_id AND v.from_seq < t.last_seq)
 ORDER BY f.starts_at, t.id
 LIMIT 10
