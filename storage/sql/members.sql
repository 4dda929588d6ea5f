-- name: member_shown
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title FROM members_shown m WHERE m.id = :member
