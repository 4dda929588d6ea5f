-- name: space_insert
INSERT INTO spaces (id, name, description, visibility, organisation_id, state, created_at, created_by)
VALUES (:id, :name, :description, :visibility, :organisation, 'open', :created_at, :created_by)

-- name: spaces_closed_by
-- By who opened them, not by who looks after them now: that can be handed to anybody.
SELECT COUNT(*) FROM spaces WHERE visibility = 'closed' AND created_by = :member

-- name: space_update
UPDATE spaces SET name = :name, description = :description, state = :state WHERE id = :space

-- name: space_name_taken
-- Among the spaces that the asker sees: the names of others are nobody's business.
SELECT s.id
  FROM visible_spaces v
  JOIN spaces s ON s.id = v.space_id
 WHERE v.member_id = :member AND LOWER(s.name) = LOWER(:name) AND s.id <> :space
 LIMIT 1

-- name: spaces_visible
SELECT s.id, s.name, s.description, s.visibility, s.organisation_id, s.state, COALESCE(ms.role, 'none'),
       COALESCE(st.level, 'normal'), COALESCE(st.watermark, m.joined_seq), v.from_seq
  FROM (SELECT g.space_id, MIN(g.from_seq) AS from_seq
          FROM visible_spaces g
         WHERE g.member_id = :member
         GROUP BY g.space_id) v
  JOIN members m ON m.id = :member
  JOIN spaces s ON s.id = v.space_id
  LEFT JOIN memberships ms ON ms.space_id = s.id AND ms.member_id = m.id
  LEFT JOIN space_settings st ON st.space_id = s.id AND st.member_id = m.id
 ORDER BY s.name, s.id

-- name: space_settings_of
SELECT COALESCE(st.level, 'normal'), COALESCE(st.watermark, m.joined_seq)
  FROM members m
  LEFT JOIN space_settings st ON st.member_id = m.id AND st.space_id = :space
 WHERE m.id = :member

-- name: space_level_upsert
INSERT INTO space_settings (member_id, space_id, level, watermark)
SELECT m.id, CAST(:space AS BIGINT), CAST(:level AS TEXT), m.joined_seq FROM members m WHERE m.id = :member
ON CONFLICT (member_id, space_id) DO UPDATE SET level = excluded.level

-- name: space_gain
-- What was written before a member sees a space counts as read. Who comes back finds the level that they left.
INSERT INTO space_settings (member_id, space_id, level, watermark)
VALUES (:member, :space, 'normal', :watermark)
ON CONFLICT (member_id, space_id) DO UPDATE SET watermark = excluded.watermark
RETURNING level

-- name: space_watermark_upsert
INSERT INTO space_settings (member_id, space_id, level, watermark)
VALUES (:member, :space, 'normal', :watermark)
ON CONFLICT (member_id, space_id) DO UPDATE SET watermark = excluded.watermark

-- name: space_seen_by_all
-- The space, if everybody sees it who sees `here`: it is `here`, or one of the network, or of the same organisation, and
-- nobody is in `here` by name who does not (guests, people of other organisations).
SELECT s.id
  FROM spaces h
  JOIN spaces s ON h.id = :here AND s.id = :space
 WHERE s.id = h.id
    OR ((s.visibility = 'network'
         OR (s.visibility = 'organisation' AND h.visibility = 'organisation' AND s.organisation_id = h.organisation_id))
        AND NOT EXISTS (SELECT 1
                          FROM memberships ms
                          JOIN members m ON m.id = ms.member_id
                         WHERE ms.space_id = h.id AND m.state = 'active' AND (m.role = 'guest' OR s.visibility <> 'network')
                           AND NOT EXISTS (SELECT 1
                                             FROM visible_spaces v
                                            WHERE v.space_id = s.id AND v.member_id = ms.member_id)))
