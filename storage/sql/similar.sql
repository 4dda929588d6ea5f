-- name: topic_keys_of
SELECT mt.sort_key, mt.name FROM member_topics mt WHERE mt.member_id = :member ORDER BY mt.kind, mt.position

-- name: roles_of
SELECT DISTINCT a.role FROM affiliations a WHERE a.member_id = :member AND a.active = 1 ORDER BY a.role

-- name: members_with_topic
-- Those whose ids come next after a member's own, so that everybody is shown others and it costs the same for a topic that
-- everybody has.
SELECT DISTINCT mt.member_id
  FROM member_topics mt
 WHERE mt.sort_key = :topic AND mt.member_id > :after
 ORDER BY mt.member_id
 LIMIT :count

-- name: members_with_role
SELECT DISTINCT a.member_id
  FROM affiliations a
 WHERE a.role = :role AND a.active = 1 AND a.member_id > :after
 ORDER BY a.member_id
 LIMIT :count

-- name: districts_of
-- The intermediate districts that a member works under now.
SELECT DISTINCT o.id
  FROM affiliations a
  JOIN organisation_ancestors an ON an.organisation_id = a.organisation_id
  JOIN organisations o ON o.id = an.ancestor_id
 WHERE a.member_id = :member AND a.active = 1 AND o.kind = 'isd'
 ORDER BY o.id
