-- The twin of search.sqlite.sql.

-- name: post_index_insert
INSERT INTO post_search (seq, tokens) VALUES (:seq, :tokens)

-- name: post_index_tokens
SELECT tokens FROM post_search WHERE seq = :seq

-- name: post_index_update
UPDATE post_search SET tokens = :tokens WHERE seq = :seq

-- name: post_index_delete
DELETE FROM post_search WHERE seq = :seq

-- name: post_index_search
SELECT s.seq, s.tokens
  FROM post_search s
 WHERE s.lexemes @@ CAST(:query AS TSQUERY) AND s.seq > :after AND s.seq <= :until
 ORDER BY s.seq DESC
 LIMIT :count

-- name: posts_in_confidence
-- The newest that a member sees in sealed spaces and that the index does not hold: where words in confidence are
-- encrypted, none of theirs stands in it (docs/adr/0031).
SELECT p.seq, t.space_id, s.visibility, p.thread_id, t.kind, t.title, p.position, p.author_id, p.body, p.deleted
  FROM visible_spaces v
  JOIN spaces s ON s.id = v.space_id AND s.visibility = 'sealed'
  JOIN threads t ON t.space_id = s.id
  JOIN posts p ON p.thread_id = t.id
 WHERE v.member_id = :member AND p.seq > v.from_seq AND p.seq <= :indexed AND p.deleted = 0
   AND NOT EXISTS (SELECT i.seq FROM post_search i WHERE i.seq = p.seq)
 ORDER BY p.seq DESC
 LIMIT :count

-- name: thread_index_insert
INSERT INTO thread_search (seq, tokens) VALUES (:seq, :tokens)

-- name: thread_index_tokens
SELECT tokens FROM thread_search WHERE seq = :seq

-- name: thread_index_update
UPDATE thread_search SET tokens = :tokens WHERE seq = :seq

-- name: thread_index_search
SELECT s.seq, s.tokens
  FROM thread_search s
 WHERE s.lexemes @@ CAST(:query AS TSQUERY) AND s.seq > :after AND s.seq <= :until
 ORDER BY s.seq DESC
 LIMIT :count

-- name: post_index_any
SELECT s.seq FROM post_search s WHERE s.lexemes @@ CAST(:query AS TSQUERY) LIMIT 1

-- name: post_index_merge
-- Vacuum does it here.
UPDATE search_state SET id = 1 WHERE id = 0

-- name: thread_index_any
SELECT s.seq FROM thread_search s WHERE s.lexemes @@ CAST(:query AS TSQUERY) LIMIT 1

-- name: thread_index_merge
UPDATE search_state SET id = 1 WHERE id = 0

-- name: index_changes
SELECT 0
