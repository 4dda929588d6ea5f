-- name: sealed_space_insert
-- Without a name: there is nothing to tell anybody.
INSERT INTO spaces (id, name, description, visibility, organisation_id, state, created_at, created_by)
VALUES (:id, '', '', 'sealed', NULL, 'open', :created_at, :created_by)

-- name: sealed_space
SELECT s.id, s.name, s.description, s.visibility, s.organisation_id, s.state
  FROM spaces s
 WHERE s.id = :space AND s.visibility = 'sealed'

-- name: sealed_party_upsert
INSERT INTO memberships (space_id, member_id, role, from_seq, since_seq)
VALUES (:space, :member, 'member', :from_seq, :since_seq)
ON CONFLICT (space_id, member_id) DO UPDATE SET from_seq = excluded.from_seq

-- name: sealed_parties
-- Whoever is named in it, suspended or not.
SELECT ms.member_id FROM memberships ms WHERE ms.space_id = :space ORDER BY ms.member_id

-- name: sealed_space_set_state
UPDATE spaces SET state = :state WHERE id = :space AND visibility = 'sealed'

-- name: sealed_spaces_count
SELECT COUNT(*) FROM spaces WHERE visibility = 'sealed'

-- name: sealed_readers
-- Who reads a post of a sealed space into which somebody came after it. Nobody where nobody did.
SELECT ms.member_id
  FROM posts p
  JOIN threads t ON t.id = p.thread_id
  JOIN memberships ms ON ms.space_id = t.space_id AND ms.from_seq < p.seq
 WHERE p.id = :post
   AND EXISTS (SELECT 1 FROM memberships later WHERE later.space_id = t.space_id AND later.from_seq >= p.seq)
 ORDER BY ms.member_id
