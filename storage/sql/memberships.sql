-- name: membership_upsert
INSERT INTO memberships (space_id, member_id, role, from_seq, since_seq)
VALUES (:space, :member, :role, 0, :since_seq)
ON CONFLICT (space_id, member_id) DO UPDATE SET role = excluded.role

-- name: membership_delete
DELETE FROM memberships WHERE space_id = :space AND member_id = :member

-- name: membership_role
SELECT ms.role FROM memberships ms WHERE ms.space_id = :space AND ms.member_id = :member

-- name: memberships_count
SELECT COUNT(*) FROM memberships WHERE space_id = :space

-- name: stewards_besides
-- Suspended stewards do not count: they cannot look after anything.
SELECT COUNT(*)
  FROM memberships ms
  JOIN members m ON m.id = ms.member_id
 WHERE ms.space_id = :space AND ms.role = 'steward' AND ms.member_id <> :member AND m.state = 'active'

-- name: stewardships_count
SELECT COUNT(*) FROM memberships WHERE member_id = :member AND role = 'steward'

-- name: space_members
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id, ms.role
  FROM memberships ms
  JOIN members_shown m ON m.id = ms.member_id
 WHERE ms.space_id = :space
 ORDER BY m.sort_key, m.id
