-- name: space_access
-- One row for each way of seeing it. The caller takes the one that opens most.
SELECT s.id, s.name, s.description, s.visibility, s.organisation_id, s.state, COALESCE(ms.role, 'none'), v.from_seq
  FROM visible_spaces v
  JOIN spaces s ON s.id = v.space_id
  LEFT JOIN memberships ms ON ms.space_id = v.space_id AND ms.member_id = v.member_id
 WHERE v.member_id = :member AND v.space_id = :space

-- name: thread_access
SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo,
       t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id, t.through_steward,
       s.id, s.name, s.description, s.visibility, s.organisation_id, s.state, COALESCE(ms.role, 'none'), v.from_seq
  FROM visible_spaces v
  JOIN threads_shown t ON t.space_id = v.space_id
  JOIN spaces s ON s.id = v.space_id
  LEFT JOIN memberships ms ON ms.space_id = v.space_id AND ms.member_id = v.member_id
 WHERE v.member_id = :member AND t.id = :thread AND v.from_seq < t.last_seq

-- name: post_access
SELECT p.id, p.thread_id, p.space_id, p.position, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo,
       p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision, p.edited_at, p.deleted, p.hidden,
       t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo,
       t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id, t.through_steward,
       s.id, s.name, s.description, s.visibility, s.organisation_id, s.state, COALESCE(ms.role, 'none'), v.from_seq
  FROM visible_spaces v
  JOIN posts_shown p ON p.space_id = v.space_id
  JOIN threads_shown t ON t.id = p.thread_id
  JOIN spaces s ON s.id = v.space_id
  LEFT JOIN memberships ms ON ms.space_id = v.space_id AND ms.member_id = v.member_id
 WHERE v.member_id = :member AND p.id = :post AND v.from_seq < p.seq

-- name: spaces_of_member
-- What a member sees now: compared before and after a change of access.
SELECT s.id, s.name, s.description, s.visibility, s.organisation_id, s.state, COALESCE(ms.role, 'none'), v.from_seq
  FROM (SELECT g.space_id, MIN(g.from_seq) AS from_seq
          FROM visible_spaces g
         WHERE g.member_id = :member
         GROUP BY g.space_id) v
  JOIN spaces s ON s.id = v.space_id
  LEFT JOIN memberships ms ON ms.space_id = v.space_id AND ms.member_id = :member
 ORDER BY s.id

-- name: members_who_see
SELECT DISTINCT v.member_id FROM visible_spaces v WHERE v.space_id = :space ORDER BY v.member_id

-- name: members_share_space
SELECT v.space_id
  FROM visible_spaces v
  JOIN visible_spaces o ON o.space_id = v.space_id
 WHERE v.member_id = :member AND o.member_id = :other
 LIMIT 1

-- name: leads_organisation
-- The roles that make a lead, held at this organisation or at one above it.
SELECT a.role
  FROM organisation_ancestors o
  JOIN affiliations a ON a.organisation_id = o.ancestor_id
 WHERE o.organisation_id = :organisation AND a.member_id = :member AND a.active = 1 AND a.role IN ('director', 'lead')
 ORDER BY a.role, a.id
