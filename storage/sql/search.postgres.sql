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
