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

-- name: posts_in_confidence
-- The newest that a member sees in sealed spaces and that the index does not hold: where words in confidence are
-- encrypted, none of theirs stands in it (docs/adr/0031).
SELECT p.seq, t.space_id, s.visibility, p.thread_id, t.kind, t.title, p.position, p.author_id, p.body, p.deleted
  FROM visible_spaces v
  JOIN spaces s ON s.id = v.space_id AND s.visibility = 'sealed'
  JOIN threads t ON t.space_id = s.id
  JOIN posts p ON p.thread_id = t.id
 WHERE v.member_id = :member AND p.seq > v.from_seq AND p.seq <= :indexed AND p.deleted = 0
   AND NOT EXISTS (SELECT i.rowid FROM post_search i WHERE i.rowid = p.seq)
 ORDER BY p.seq DESC
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
