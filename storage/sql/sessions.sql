-- name: sessions_of
SELECT s.id, s.device, s.address, s.created_at, s.seen_at
  FROM sessions s
 WHERE s.member_id = :member
 ORDER BY s.seen_at DESC, s.id DESC

-- name: session_delete
DELETE FROM sessions WHERE id = :session AND member_id = :member
