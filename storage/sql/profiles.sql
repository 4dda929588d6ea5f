-- name: profile_of
SELECT COALESCE(p.pronouns, ''), COALESCE(p.about, ''), m.zone
  FROM members m
  LEFT JOIN profiles p ON p.member_id = m.id
 WHERE m.id = :member

-- name: profile_upsert
INSERT INTO profiles (member_id, pronouns, about) VALUES (:member, :pronouns, :about)
ON CONFLICT (member_id) DO UPDATE SET pronouns = excluded.pronouns, about = excluded.about

-- name: topics_of
SELECT mt.name FROM member_topics mt WHERE mt.member_id = :member AND mt.kind = :kind ORDER BY mt.position

-- name: topics_delete
DELETE FROM member_topics WHERE member_id = :member AND kind = :kind

-- name: topic_insert
INSERT INTO member_topics (member_id, kind, sort_key, name, position)
VALUES (:member, :kind, :sort_key, :name, :position)
ON CONFLICT (member_id, kind, sort_key) DO NOTHING
