-- name: idempotency_find
SELECT request_digest, answer FROM idempotency WHERE member_id = :member AND client_key = :client_key

-- name: idempotency_insert
INSERT INTO idempotency (member_id, client_key, request_digest, answer, created_at)
VALUES (:member, :client_key, :request_digest, :answer, :created_at)

-- name: idempotency_trim
DELETE FROM idempotency WHERE created_at < :before
