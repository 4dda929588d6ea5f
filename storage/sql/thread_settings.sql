-- name: thread_settings_of
SELECT ts.level, ts.read_position FROM thread_settings ts WHERE ts.member_id = :member AND ts.thread_id = :thread

-- name: thread_read_upsert
INSERT INTO thread_settings (member_id, thread_id, level, read_position)
VALUES (:member, :thread, 'normal', :position)
ON CONFLICT (member_id, thread_id) DO UPDATE SET read_position = excluded.read_position

-- name: thread_level_upsert
INSERT INTO thread_settings (member_id, thread_id, level, read_position)
VALUES (:member, :thread, :level, 0)
ON CONFLICT (member_id, thread_id) DO UPDATE SET level = excluded.level

-- name: watermark_of
SELECT COALESCE(st.watermark, m.joined_seq)
  FROM members m
  LEFT JOIN space_settings st ON st.member_id = m.id AND st.space_id = :space
 WHERE m.id = :member

-- name: threads_unread
-- Looks at the newest :window threads past the watermark and no more, so that it costs the same in a network of any age.
SELECT x.id, x.last_seq
  FROM (SELECT t.id, t.last_seq, t.last_position
          FROM threads t
         WHERE t.space_id = :space AND t.last_seq > :watermark
         ORDER BY t.last_seq DESC, t.id DESC
         LIMIT :window) x
  LEFT JOIN thread_settings ts ON ts.member_id = :member AND ts.thread_id = x.id
 WHERE x.last_position > COALESCE(ts.read_position, 0) AND COALESCE(ts.level, 'normal') <> 'muted'
 ORDER BY x.last_seq DESC, x.id DESC
 LIMIT :count
