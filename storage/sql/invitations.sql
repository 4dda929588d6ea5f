-- name: invitation_insert
INSERT INTO invitations (id, code_hash, name, email, role, organisation_id, affiliation_role, title, invited_by,
                         created_at, expires_at, accepted_at, accepted_by, revoked_at)
VALUES (:id, :code_hash, :name, :email, :role, :organisation, :affiliation_role, :title, :invited_by,
        :created_at, :expires_at, NULL, NULL, NULL)

-- name: invitation_space_insert
INSERT INTO invitation_spaces (invitation_id, space_id) VALUES (:invitation, :space)
ON CONFLICT (invitation_id, space_id) DO NOTHING

-- name: invitation_shown
SELECT i.id, i.name, i.email, i.role, i.organisation_id, o.name, COALESCE(i.invited_by, 0), COALESCE(m.name, ''),
       i.expires_at, i.accepted_at, i.revoked_at
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  LEFT JOIN members m ON m.id = i.invited_by
 WHERE i.id = :invitation

-- name: invitations_of
SELECT i.id, i.name, i.email, i.role, i.organisation_id, o.name, COALESCE(i.invited_by, 0), COALESCE(m.name, ''),
       i.expires_at, i.accepted_at, i.revoked_at
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  LEFT JOIN members m ON m.id = i.invited_by
 WHERE i.invited_by = :member OR :all = 1
 ORDER BY i.created_at DESC, i.id DESC
 LIMIT :count

-- name: invitation_by_code
SELECT i.id, i.name, i.email, i.role, i.organisation_id, o.name, COALESCE(i.invited_by, 0), COALESCE(m.name, ''),
       i.expires_at, i.accepted_at, i.revoked_at, i.affiliation_role, i.title, i.email_fixed
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  LEFT JOIN members m ON m.id = i.invited_by
 WHERE i.code_hash = :code_hash

-- name: invitations_open_for
-- That still let somebody in. `email`: as signing in looks it up.
SELECT i.id FROM invitations i
 WHERE LOWER(i.email) = :email AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > :now
 ORDER BY i.id

-- name: invitation_fix_email
UPDATE invitations SET email_fixed = 1 WHERE id = :invitation

-- name: invitation_revoke
UPDATE invitations SET revoked_at = :revoked_at WHERE id = :invitation

-- name: invitations_revoke_of
UPDATE invitations SET revoked_at = :revoked_at
 WHERE invited_by = :member AND accepted_at IS NULL AND revoked_at IS NULL

-- name: invitation_accept
UPDATE invitations SET accepted_at = :accepted_at, accepted_by = :member WHERE id = :invitation

-- name: invitation_spaces_join
-- Those that who invited looks after to this day, and that have room.
INSERT INTO memberships (space_id, member_id, role, from_seq, since_seq)
SELECT i.space_id, CAST(:member AS BIGINT), 'member', 0, CAST(:since_seq AS BIGINT)
  FROM invitation_spaces i
  JOIN spaces s ON s.id = i.space_id
  JOIN invitations v ON v.id = i.invitation_id
  JOIN memberships by_inviter
    ON by_inviter.space_id = i.space_id AND by_inviter.member_id = v.invited_by AND by_inviter.role = 'steward'
 WHERE i.invitation_id = :invitation AND s.state = 'open'
   AND (SELECT COUNT(*) FROM memberships ms WHERE ms.space_id = i.space_id) < :most
