-- name: thread_settings_of
SELECT ts.level, ts.read_position, ts.kept_seq
  FROM thread_settings ts
 WHERE ts.member_id = :member AND ts.thread_id = :thread

-- name: thread_read_upsert
INSERT INTO thread_settings (member_id, thread_id, level, read_position, kept_seq)
VALUES (:member, :thread, 'normal', :position, :kept_seq)
ON CONFLICT (member_id, thread_id) DO UPDATE SET read_position = excluded.read_position, kept_seq = excluded.kept_seq

-- name: thread_level_upsert
INSERT INTO thread_settings (member_id, thread_id, level, read_position)
VALUES (:member, :thread, :level, 0)
ON CONFLICT (member_id, thread_id) DO UPDATE SET level = excluded.level

-- name: watermark_of
SELECT COALESCE(st.watermark, m.joined_seq)
  FROM members m
  LEFT JOIN space_settings st ON st.member_id = m.id AND st.space_id = :space
 WHERE m.id = :member
