-- name: audit_last
SELECT a.number, a.at, a.actor_id, a.act, a.subject, a.detail, a.hash
  FROM audit_log a
 ORDER BY a.number DESC
 LIMIT 1

-- name: audit_insert
INSERT INTO audit_log (number, at, actor_id, act, subject, detail, hash)
VALUES (:number, :at, :actor, :act, :subject, :detail, :hash)

-- name: audit_before
SELECT a.number, a.at, a.actor_id, a.act, a.subject, a.detail, a.hash
  FROM audit_log a
 WHERE a.number < :before
 ORDER BY a.number DESC
 LIMIT :count

-- name: audit_after
SELECT a.number, a.at, a.actor_id, a.act, a.subject, a.detail, a.hash
  FROM audit_log a
 WHERE a.number > :after
 ORDER BY a.number
 LIMIT :count
