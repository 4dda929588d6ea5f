-- name: affiliations_of
SELECT a.id, a.organisation_id, o.name, a.role, a.title, a.starts_on, a.ends_on
  FROM affiliations a
  JOIN organisations o ON o.id = a.organisation_id
 WHERE a.member_id = :member
 ORDER BY a.starts_on DESC, a.id DESC

-- name: affiliation_of_id
SELECT a.id, a.organisation_id, o.name, a.role, a.title, a.starts_on, a.ends_on, a.member_id, a.active
  FROM affiliations a
  JOIN organisations o ON o.id = a.organisation_id
 WHERE a.id = :affiliation

-- name: affiliations_count
SELECT COUNT(*) FROM affiliations WHERE member_id = :member

-- name: affiliation_insert
INSERT INTO affiliations (id, member_id, organisation_id, role, title, starts_on, ends_on, active, since_seq)
VALUES (:id, :member, :organisation, :role, :title, :starts_on, :ends_on, :active, :since_seq)

-- name: affiliation_end
UPDATE affiliations SET ends_on = :ends_on, active = :active WHERE id = :affiliation

-- name: members_to_turn
-- Whose affiliations begin or end with the new day. Three ways, each one range of affiliations_by_end.
SELECT DISTINCT a.member_id
  FROM affiliations a
 WHERE (a.active = 0 AND a.ends_on IS NULL AND a.starts_on <= :today)
    OR (a.active = 0 AND a.ends_on > :today AND a.starts_on <= :today)
    OR (a.active = 1 AND a.ends_on <= :today)
 ORDER BY a.member_id

-- name: affiliations_begin
UPDATE affiliations SET active = 1, since_seq = :since_seq
 WHERE (active = 0 AND ends_on IS NULL AND starts_on <= :today)
    OR (active = 0 AND ends_on > :today AND starts_on <= :today)

-- name: affiliations_expire
UPDATE affiliations SET active = 0 WHERE active = 1 AND ends_on <= :today
