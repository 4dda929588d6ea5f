-- name: prompt_version
SELECT COALESCE(MAX(s.version), 0) FROM prompt_sets s WHERE s.organisation_id = :organisation

-- name: prompts_of
SELECT p.name, p.en, p.es
  FROM prompts p
 WHERE p.organisation_id = :organisation AND p.version = :version
 ORDER BY p.position

-- name: prompt_by_name
SELECT p.name, p.en, p.es FROM prompts p WHERE p.name = :name

-- name: prompt_set_insert
INSERT INTO prompt_sets (organisation_id, version, kept_at) VALUES (:organisation, :version, :kept_at)

-- name: prompt_insert
INSERT INTO prompts (name, organisation_id, version, position, en, es)
VALUES (:name, :organisation, :version, :position, :en, :es)

-- name: programmes_of
-- That somebody belongs to, or an organisation of theirs.
SELECT p.id, p.name
  FROM organisations p
 WHERE p.kind = 'programme' AND p.merged_into IS NULL
   AND EXISTS (SELECT 1
                 FROM affiliations a
                 JOIN organisation_ancestors o ON o.organisation_id = a.organisation_id
                WHERE a.member_id = :member AND a.active = 1 AND o.ancestor_id = p.id)
 ORDER BY p.sort_key, p.id
