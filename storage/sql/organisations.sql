-- name: organisation_by_id
SELECT o.id, o.kind, o.name, o.parent_id, o.merged_into FROM organisations o WHERE o.id = :organisation

-- name: organisation_named_since
SELECT o.named_since FROM organisations o WHERE o.id = :organisation

-- name: organisations_page
-- Merged ones are reached from what they merged into.
SELECT o.id, o.kind, o.name, o.parent_id, o.merged_into
  FROM organisations o
 WHERE (o.sort_key, o.id) > (:after, :after_id) AND o.merged_into IS NULL AND o.kind LIKE :kind
   AND ' ' || o.sort_key LIKE :word1 AND ' ' || o.sort_key LIKE :word2
   AND ' ' || o.sort_key LIKE :word3 AND ' ' || o.sort_key LIKE :word4
 ORDER BY o.sort_key, o.id
 LIMIT :count

-- name: organisation_names_of
SELECT n.name, n.since FROM organisation_names n WHERE n.organisation_id = :organisation ORDER BY n.since

-- name: organisations_merged_into
SELECT o.id, o.kind, o.name, o.parent_id, o.merged_into
  FROM organisations o
 WHERE o.merged_into = :organisation
 ORDER BY o.sort_key, o.id

-- name: organisation_insert
INSERT INTO organisations (id, kind, name, sort_key, parent_id, merged_into, named_since)
VALUES (:id, :kind, :name, :sort_key, :parent, NULL, :named_since)

-- name: ancestors_insert_self
INSERT INTO organisation_ancestors (organisation_id, ancestor_id) VALUES (:organisation, :organisation)

-- name: ancestors_inherit
-- An organisation and all below it come to stand under another with all above that.
INSERT INTO organisation_ancestors (organisation_id, ancestor_id)
SELECT d.organisation_id, a.ancestor_id
  FROM organisation_ancestors d
  JOIN organisation_ancestors a ON a.organisation_id = :parent
 WHERE d.ancestor_id = :organisation
ON CONFLICT (organisation_id, ancestor_id) DO NOTHING

-- name: ancestors_leave
-- The other half of a merger: what stood under the old organisation stands there no more, but for what both had above.
DELETE FROM organisation_ancestors
 WHERE organisation_id IN (SELECT d.organisation_id FROM organisation_ancestors d WHERE d.ancestor_id = :organisation)
   AND ancestor_id IN (SELECT a.ancestor_id FROM organisation_ancestors a WHERE a.organisation_id = :organisation)
   AND ancestor_id NOT IN (SELECT k.ancestor_id FROM organisation_ancestors k WHERE k.organisation_id = :into)
   AND organisation_id <> ancestor_id

-- name: organisation_is_below
SELECT o.organisation_id
  FROM organisation_ancestors o
 WHERE o.organisation_id = :organisation AND o.ancestor_id = :ancestor

-- name: organisation_name_keep
INSERT INTO organisation_names (organisation_id, since, name) VALUES (:organisation, :since, :name)
ON CONFLICT (organisation_id, since) DO NOTHING

-- name: organisation_rename
UPDATE organisations SET name = :name, sort_key = :sort_key, named_since = :named_since WHERE id = :organisation

-- name: organisation_children
SELECT o.id, o.kind, o.name, o.parent_id, o.merged_into FROM organisations o WHERE o.parent_id = :organisation ORDER BY o.id

-- name: organisation_children_move
UPDATE organisations SET parent_id = :into WHERE parent_id = :organisation

-- name: organisation_merge
-- Those that had merged into this one go along, so that nobody has to follow a chain.
UPDATE organisations SET merged_into = :into WHERE id = :organisation OR merged_into = :organisation

-- name: organisation_affiliations_move
-- What ended stays where it was: people's past is not rewritten.
UPDATE affiliations SET organisation_id = :into
 WHERE organisation_id = :organisation AND (ends_on IS NULL OR ends_on > :today)

-- name: organisation_spaces
SELECT s.id, s.name, s.description, s.visibility, s.organisation_id, s.state
  FROM spaces s
 WHERE s.organisation_id = :organisation
 ORDER BY s.id

-- name: organisation_spaces_move
UPDATE spaces SET organisation_id = :into WHERE organisation_id = :organisation

-- name: organisation_join_links_move
UPDATE join_links SET organisation_id = :into WHERE organisation_id = :organisation

-- name: organisation_invitations_move
UPDATE invitations SET organisation_id = :into WHERE organisation_id = :organisation AND accepted_at IS NULL

-- name: organisation_people
-- Who is affiliated there today.
SELECT DISTINCT a.member_id
  FROM affiliations a
 WHERE a.organisation_id = :organisation AND a.active = 1
 ORDER BY a.member_id

-- name: organisation_people_below
SELECT DISTINCT a.member_id
  FROM organisation_ancestors o
  JOIN affiliations a ON a.organisation_id = o.organisation_id
 WHERE o.ancestor_id = :organisation AND a.active = 1
 ORDER BY a.member_id

-- name: organisation_by_name
SELECT id FROM organisations WHERE sort_key = :sort_key AND name = :name AND merged_into IS NULL ORDER BY id LIMIT 1

-- name: organisations_named
-- Below `under`, that one too, or anywhere when it is 0. Two are enough to know that the name is not enough.
SELECT o.id, o.name
  FROM organisations o
 WHERE o.sort_key = :sort_key AND o.merged_into IS NULL
   AND (CAST(:under AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM organisation_ancestors a
                                               WHERE a.organisation_id = o.id AND a.ancestor_id = :under_too))
 ORDER BY o.id
 LIMIT 2
