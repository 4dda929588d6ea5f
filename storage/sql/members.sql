-- name: member_shown
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id FROM members_shown m WHERE m.id = :member

-- name: members_page
-- Four words are enough to find anybody. Words that were not given match everything. Words of a sort key hold letters and
-- digits only, so nothing in them needs escaping.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM members_shown m
 WHERE (m.sort_key, m.id) > (:after, :after_id)
   AND (m.state = 'active' OR m.state = :other_state)
   AND ' ' || m.sort_key LIKE :word1 AND ' ' || m.sort_key LIKE :word2
   AND ' ' || m.sort_key LIKE :word3 AND ' ' || m.sort_key LIKE :word4
 ORDER BY m.sort_key, m.id
 LIMIT :count

-- name: members_page_of_role
-- In one role, whatever they know or with a topic that begins so.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM members_shown m
 WHERE (m.sort_key, m.id) > (:after, :after_id)
   AND (m.state = 'active' OR m.state = :other_state)
   AND ' ' || m.sort_key LIKE :word1 AND ' ' || m.sort_key LIKE :word2
   AND ' ' || m.sort_key LIKE :word3 AND ' ' || m.sort_key LIKE :word4
   AND m.id IN (SELECT a.member_id FROM affiliations a WHERE a.role = :role AND a.active = 1)
   AND (:topic = '' OR EXISTS (SELECT 1
                                 FROM member_topics mt
                                WHERE mt.member_id = m.id AND mt.sort_key >= :same_topic AND mt.sort_key <= :topic_last))
 ORDER BY m.sort_key, m.id
 LIMIT :count

-- name: members_page_of_organisation
-- People of an organisation and of those below it, in any role or in one. The plus keeps SQLite from going through all
-- affiliations of the network by the index that has nothing else first.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM members_shown m
 WHERE (m.sort_key, m.id) > (:after, :after_id)
   AND (m.state = 'active' OR m.state = :other_state)
   AND ' ' || m.sort_key LIKE :word1 AND ' ' || m.sort_key LIKE :word2
   AND ' ' || m.sort_key LIKE :word3 AND ' ' || m.sort_key LIKE :word4
   AND m.id IN (SELECT a.member_id
                  FROM organisation_ancestors o
                  JOIN affiliations a ON a.organisation_id = o.organisation_id
                 WHERE o.ancestor_id = :organisation AND +a.active = 1 AND a.role LIKE :role)
 ORDER BY m.sort_key, m.id
 LIMIT :count

-- name: members_page_of_topic
-- Whose topic begins so, in any role or in one.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM members_shown m
 WHERE (m.sort_key, m.id) > (:after, :after_id)
   AND (m.state = 'active' OR m.state = :other_state)
   AND ' ' || m.sort_key LIKE :word1 AND ' ' || m.sort_key LIKE :word2
   AND ' ' || m.sort_key LIKE :word3 AND ' ' || m.sort_key LIKE :word4
   AND m.id IN (SELECT mt.member_id FROM member_topics mt WHERE mt.sort_key >= :topic AND mt.sort_key <= :topic_last)
   AND (:role = '%' OR EXISTS (SELECT 1
                                 FROM affiliations a
                                WHERE a.member_id = m.id AND a.active = 1 AND a.role = :same_role))
 ORDER BY m.sort_key, m.id
 LIMIT :count

-- name: members_page_of_topic_there
-- The same among the people of an organisation and of those below it.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM members_shown m
 WHERE (m.sort_key, m.id) > (:after, :after_id)
   AND (m.state = 'active' OR m.state = :other_state)
   AND ' ' || m.sort_key LIKE :word1 AND ' ' || m.sort_key LIKE :word2
   AND ' ' || m.sort_key LIKE :word3 AND ' ' || m.sort_key LIKE :word4
   AND m.id IN (SELECT a.member_id
                  FROM organisation_ancestors o
                  JOIN affiliations a ON a.organisation_id = o.organisation_id
                 WHERE o.ancestor_id = :organisation AND +a.active = 1 AND a.role LIKE :role)
   AND EXISTS (SELECT 1
                 FROM member_topics mt
                WHERE mt.member_id = m.id AND mt.sort_key >= :topic AND mt.sort_key <= :topic_last)
 ORDER BY m.sort_key, m.id
 LIMIT :count

-- name: members_page_among_many
-- What many people are or know: going through them by name soon has a page, where the list of all of them takes long.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM members_shown m
 WHERE (m.sort_key, m.id) > (:after, :after_id)
   AND (m.state = 'active' OR m.state = :other_state)
   AND ' ' || m.sort_key LIKE :word1 AND ' ' || m.sort_key LIKE :word2
   AND ' ' || m.sort_key LIKE :word3 AND ' ' || m.sort_key LIKE :word4
   AND (:role = '%' OR EXISTS (SELECT 1
                                 FROM affiliations a
                                WHERE a.member_id = m.id AND a.active = 1 AND a.role = :same_role))
   AND (:topic = '' OR EXISTS (SELECT 1
                                 FROM member_topics mt
                                WHERE mt.member_id = m.id AND mt.sort_key >= :same_topic AND mt.sort_key <= :topic_last))
 ORDER BY m.sort_key, m.id
 LIMIT :count

-- name: topic_rows
-- How many have it, counted no further than :most.
SELECT COUNT(*)
  FROM (SELECT 1 FROM member_topics mt WHERE mt.sort_key >= :topic AND mt.sort_key <= :topic_last LIMIT :most) x

-- name: role_rows
SELECT COUNT(*) FROM (SELECT 1 FROM affiliations a WHERE a.role = :role AND a.active = 1 LIMIT :most) x

-- name: member_joined_at
SELECT m.joined_at FROM members m WHERE m.id = :member

-- name: member_rename
UPDATE members SET name = :name, sort_key = :sort_key WHERE id = :member

-- name: member_zone
SELECT m.zone FROM members m WHERE m.id = :member

-- name: member_set_zone
UPDATE members SET zone = :zone WHERE id = :member

-- name: member_set_state
UPDATE members SET state = :state WHERE id = :member

-- name: member_set_role
UPDATE members SET role = :role WHERE id = :member

-- name: administrators_besides
SELECT COUNT(*) FROM members WHERE role = 'administrator' AND state = 'active' AND id <> :member

-- name: member_by_email
SELECT m.id FROM members m WHERE m.email = :email

-- name: member_insert
INSERT INTO members (id, name, sort_key, email, password_hash, role, state, joined_at, joined_seq)
VALUES (:id, :name, :sort_key, :email, :password_hash, :role, 'active', :joined_at, :joined_seq)
