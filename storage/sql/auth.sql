-- name: actor_by_token
-- Who stands behind a credential: only an active member with a session that is neither idle nor too old.
SELECT se.id, m.id, m.name, m.role, m.organisation, m.title, m.photo_id, se.seen_at,
       CASE WHEN m.agreed_version >= n.agreement_version THEN 1 ELSE 0 END
  FROM sessions se
  JOIN members_shown m ON m.id = se.member_id
  JOIN network n ON n.id = 1
 WHERE se.token_hash = :token_hash AND m.state = 'active'
   AND se.created_at > :created_after AND se.seen_at > :seen_after

-- name: session_insert
INSERT INTO sessions (id, member_id, token_hash, device, address, created_at, seen_at)
VALUES (:id, :member, :token_hash, :device, :address, :created_at, :seen_at)

-- name: session_touch
UPDATE sessions SET seen_at = :seen_at, address = :address WHERE token_hash = :token_hash AND seen_at < :seen_before

-- name: sessions_expired
SELECT id, member_id FROM sessions WHERE created_at <= :created_after OR seen_at <= :seen_after ORDER BY id LIMIT 500

-- name: credentials_by_email
SELECT id, email, password_hash, state FROM members WHERE email = :email

-- name: credentials_by_member
SELECT id, email, password_hash, state FROM members WHERE id = :id

-- name: member_set_password
UPDATE members SET password_hash = :password_hash WHERE id = :id

-- name: session_addresses
SELECT DISTINCT s.address FROM sessions s JOIN members m ON m.id = s.member_id WHERE m.email = :email ORDER BY s.address

-- name: sign_in_failure_insert
INSERT INTO sign_in_failures (email, address, failed_at) VALUES (:email, :address, :failed_at)

-- name: sign_in_failure_delete
DELETE FROM sign_in_failures WHERE email = :email AND address = :address AND failed_at = :failed_at

-- name: sign_in_failures_count
-- Guesses by one address at one account, by everybody at that account, and by that address at all. Those of a time that
-- is still to come (the clock was set back) count for nothing.
SELECT (SELECT COUNT(*) FROM sign_in_failures f WHERE f.email = :email AND f.address = :address AND f.failed_at > :since AND f.failed_at <= :now),
       (SELECT COUNT(*) FROM sign_in_failures f WHERE f.email = :email AND f.failed_at > :since AND f.failed_at <= :now),
       (SELECT COUNT(*) FROM sign_in_failures f WHERE f.address = :address AND f.failed_at > :since AND f.failed_at <= :now)

-- name: sign_in_failures_clear
DELETE FROM sign_in_failures WHERE email = :email AND address = :address

-- name: sign_in_failures_trim
DELETE FROM sign_in_failures WHERE failed_at < :before

-- name: reset_link_insert
INSERT INTO reset_links (code_hash, member_id, expires_at) VALUES (:code_hash, :member, :expires_at)

-- name: reset_link_take
DELETE FROM reset_links WHERE code_hash = :code_hash AND expires_at > :now RETURNING member_id

-- name: reset_link_find
SELECT r.member_id, m.name, m.email FROM reset_links r JOIN members m ON m.id = r.member_id
 WHERE r.code_hash = :code_hash AND r.expires_at > :now

-- name: reset_links_clear
DELETE FROM reset_links WHERE member_id = :member OR expires_at <= :now
