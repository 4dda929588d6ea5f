-- name: join_link_insert
INSERT INTO join_links (id, code_hash, organisation_id, affiliation_role, question, approval, listed, uses, made_by,
                        made_at, expires_at, closed_at)
VALUES (:id, :code_hash, :organisation, :affiliation_role, :question, :approval, :listed, 0, :made_by,
        :made_at, :expires_at, NULL)

-- name: join_link_domain_insert
INSERT INTO join_link_domains (link_id, domain) VALUES (:link, :domain)
ON CONFLICT (link_id, domain) DO NOTHING

-- name: join_link_domains_of
SELECT d.domain FROM join_link_domains d WHERE d.link_id = :link ORDER BY d.domain

-- name: join_link_shown
SELECT l.id, l.organisation_id, o.name, l.affiliation_role, l.question, l.approval, l.listed, l.uses, l.made_by, m.name,
       l.expires_at, l.closed_at
  FROM join_links l
  JOIN organisations o ON o.id = l.organisation_id
  JOIN members m ON m.id = l.made_by
 WHERE l.id = :link

-- name: join_link_by_code
SELECT l.id FROM join_links l WHERE l.code_hash = :code_hash

-- name: join_links_of
SELECT l.id, l.organisation_id, o.name, l.affiliation_role, l.question, l.approval, l.listed, l.uses, l.made_by, m.name,
       l.expires_at, l.closed_at
  FROM join_links l
  JOIN organisations o ON o.id = l.organisation_id
  JOIN members m ON m.id = l.made_by
 WHERE l.made_by = :member OR :all = 1
 ORDER BY l.made_at DESC, l.id DESC
 LIMIT :count

-- name: join_links_listed_now
SELECT l.id FROM join_links l
  JOIN organisations o ON o.id = l.organisation_id
 WHERE l.listed = 1 AND l.closed_at IS NULL AND l.expires_at > :now
 ORDER BY o.sort_key, l.id
 LIMIT :count

-- name: join_link_used
UPDATE join_links SET uses = uses + 1 WHERE id = :link

-- name: join_link_close
UPDATE join_links SET closed_at = :closed_at WHERE id = :link AND closed_at IS NULL

-- name: join_links_close_of
UPDATE join_links SET closed_at = :closed_at WHERE made_by = :member AND closed_at IS NULL

-- name: join_request_insert
INSERT INTO join_requests (id, link_id, name, email, title, question, answer, address, asked_at)
VALUES (:id, :link, :name, :email, :title, :question, :answer, :address, :asked_at)

-- name: join_request_waiting
SELECT r.id FROM join_requests r WHERE r.link_id = :link AND r.email = :email

-- name: join_requests_counted
-- That wait at a link, and from an address at all.
SELECT (SELECT COUNT(*) FROM join_requests r WHERE r.link_id = :link),
       (SELECT COUNT(*) FROM join_requests r WHERE r.address = :address)

-- name: join_request_shown
SELECT r.id, l.organisation_id, o.name, r.name, r.email, r.title, r.question, r.answer, r.asked_at,
       CASE WHEN m.id IS NULL THEN 0 ELSE 1 END
  FROM join_requests r
  JOIN join_links l ON l.id = r.link_id
  JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN members m ON m.email = r.email AND m.state <> 'awaited'
 WHERE r.id = :request

-- name: join_requests_shown
-- Where the member may invite: everywhere, or where they lead.
SELECT r.id, l.organisation_id, o.name, r.name, r.email, r.title, r.question, r.answer, r.asked_at,
       CASE WHEN m.id IS NULL THEN 0 ELSE 1 END
  FROM join_requests r
  JOIN join_links l ON l.id = r.link_id
  JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN members m ON m.email = r.email AND m.state <> 'awaited'
 WHERE :everywhere = 1
    OR EXISTS (SELECT 1
                 FROM affiliations a
                 JOIN organisation_ancestors oa ON oa.ancestor_id = a.organisation_id
                WHERE oa.organisation_id = l.organisation_id AND a.member_id = :member AND a.active = 1
                  AND a.role IN ('director', 'lead'))
 ORDER BY r.asked_at, r.id
 LIMIT :count

-- name: join_request_role
SELECT l.affiliation_role FROM join_requests r JOIN join_links l ON l.id = r.link_id WHERE r.id = :request

-- name: join_request_delete
DELETE FROM join_requests WHERE id = :request

-- name: join_requests_forget
DELETE FROM join_requests WHERE asked_at < :before

-- name: members_who_admit
-- Who may invite to the organisation: by their role in the network, or as its lead or one above it.
SELECT m.id FROM members m WHERE m.state = 'active' AND m.role IN ('administrator', 'specialist')
UNION
SELECT a.member_id
  FROM affiliations a
  JOIN organisation_ancestors oa ON oa.ancestor_id = a.organisation_id
  JOIN members m ON m.id = a.member_id
 WHERE oa.organisation_id = :organisation AND a.active = 1 AND a.role IN ('director', 'lead') AND m.state = 'active'
   AND m.role <> 'guest'
 ORDER BY 1
