-- The engines' own indexes. The twin of this file is PostgreSQL's. A query is written as PostgreSQL takes it,
-- 'talk' & ('a' | 'b'), of quoted tokens of letters, digits and _ : nothing that a person types is an operator.

-- name: post_index_insert
INSERT INTO post_search (rowid, tokens) VALUES (:seq, :tokens)

-- name: post_index_tokens
SELECT tokens FROM post_search WHERE rowid = :seq

-- name: post_index_update
UPDATE post_search SET tokens = :tokens WHERE rowid = :seq

-- name: post_index_delete
DELETE FROM post_search WHERE rowid = :seq

-- name: post_index_search
-- The newest that match, without looking at older ones.
SELECT rowid, tokens
  FROM post_search
 WHERE post_search MATCH REPLACE(REPLACE(REPLACE(:query, '&', 'AND'), '|', 'OR'), '''', '"')
   AND rowid > :after AND rowid <= :until
 ORDER BY rowid DESC
 LIMIT :count

-- name: thread_index_insert
INSERT INTO thread_search (rowid, tokens) VALUES (:seq, :tokens)

-- name: thread_index_tokens
SELECT tokens FROM thread_search WHERE rowid = :seq

-- name: thread_index_update
UPDATE thread_search SET tokens = :tokens WHERE rowid = :seq

-- name: thread_index_search
SELECT rowid, tokens
  FROM thread_search
 WHERE thread_search MATCH REPLACE(REPLACE(REPLACE(:query, '&', 'AND'), '|', 'OR'), '''', '"')
   AND rowid > :after AND rowid <= :until
 ORDER BY rowid DESC
 LIMIT :count

-- name: post_index_any
-- Whether any document matches, at a glance.
SELECT rowid
  FROM post_search
 WHERE post_search MATCH REPLACE(REPLACE(REPLACE(:query, '&', 'AND'), '|', 'OR'), '''', '"')
 LIMIT 1

-- name: post_index_merge
-- FTS5 keeps the words of deleted rows until it merges its pieces: some pages a step, until there is one piece.
INSERT INTO post_search (post_search, rank) VALUES ('merge', -64)

-- name: thread_index_any
SELECT rowid
  FROM thread_search
 WHERE thread_search MATCH REPLACE(REPLACE(REPLACE(:query, '&', 'AND'), '|', 'OR'), '''', '"')
 LIMIT 1

-- name: thread_index_merge
INSERT INTO thread_search (thread_search, rank) VALUES ('merge', -64)

-- name: index_changes
-- Grows by less than two when a merge had nothing left to do.
SELECT total_changes()
