-- name: search_indexed
SELECT s.indexed_seq FROM search_state s

-- name: search_set_indexed
UPDATE search_state SET indexed_seq = :seq

-- name: search_stale_since
SELECT s.stale_since FROM search_state s WHERE s.stale_since IS NOT NULL

-- name: search_set_stale
UPDATE search_state SET stale_since = :now WHERE stale_since IS NULL

-- name: search_set_clean
UPDATE search_state SET stale_since = NULL

-- name: posts_to_index
SELECT p.seq, p.space_id, s.visibility, p.thread_id, t.kind, t.title, p.position, p.author_id, p.body, p.deleted
  FROM posts_shown p
  JOIN threads t ON t.id = p.thread_id
  JOIN spaces s ON s.id = p.space_id
 WHERE p.seq > :indexed
 ORDER BY p.seq
 LIMIT :count

-- name: posts_not_indexed
-- The newest of what is yet to be indexed.
SELECT p.seq, p.space_id, s.visibility, p.thread_id, t.kind, t.title, p.position, p.author_id, p.body, p.deleted
  FROM posts_shown p
  JOIN threads t ON t.id = p.thread_id
  JOIN spaces s ON s.id = p.space_id
 WHERE p.seq > :indexed
 ORDER BY p.seq DESC
 LIMIT :count

-- name: files_in_confidence
-- Of the posts that a member sees in sealed spaces.
SELECT p.seq, f.kind, f.name
  FROM visible_spaces v
  JOIN spaces s ON s.id = v.space_id AND s.visibility = 'sealed'
  JOIN threads t ON t.space_id = s.id
  JOIN posts p ON p.thread_id = t.id
  JOIN files f ON f.post_id = p.id
 WHERE v.member_id = :member
 ORDER BY p.seq, f.place, f.id

-- name: files_to_index
-- Of the posts between two.
SELECT p.seq, f.kind, f.name
  FROM posts p
  JOIN files f ON f.post_id = p.id
 WHERE p.seq > :after AND p.seq <= :until
 ORDER BY p.seq, f.place, f.id

-- name: posts_to_index_again
SELECT a.seq FROM search_again a ORDER BY a.seq LIMIT :count

-- name: post_index_again
INSERT INTO search_again (seq) VALUES (:seq)
ON CONFLICT (seq) DO NOTHING

-- name: post_indexed_again
DELETE FROM search_again WHERE seq = :seq

-- name: post_seq
SELECT p.seq FROM posts p WHERE p.id = :post

-- name: thread_post_seqs
-- In the order of their positions: the first is the thread's own.
SELECT p.seq FROM posts p WHERE p.thread_id = :thread ORDER BY p.position

-- name: thread_first_seq
SELECT p.seq FROM posts p WHERE p.thread_id = :thread AND p.position = 1

-- name: post_time_after
-- For turning a time into a seq.
SELECT p.seq, p.created_at FROM posts p WHERE p.seq > :seq ORDER BY p.seq LIMIT 1

-- name: organisations_of_member
-- What a member is affiliated to now, with all that is above.
SELECT DISTINCT o.ancestor_id
  FROM affiliations a
  JOIN organisation_ancestors o ON o.organisation_id = a.organisation_id
 WHERE a.member_id = :member AND a.active = 1
 ORDER BY o.ancestor_id

-- name: search_word_insert
INSERT INTO search_words (word, stem, uses) VALUES (:word, :stem, 0)
ON CONFLICT (word) DO NOTHING

-- name: search_variant_insert
INSERT INTO search_variants (variant, word) VALUES (:variant, :word)
ON CONFLICT (variant, word) DO NOTHING

-- name: search_word_used
UPDATE search_words SET uses = uses + 1 WHERE word = :word

-- name: search_words_of_stem
SELECT w.word FROM search_words w WHERE w.stem = :stem ORDER BY w.word

-- name: search_word_delete
DELETE FROM search_words WHERE word = :word

-- name: search_variant_delete
DELETE FROM search_variants WHERE variant = :variant AND word = :word

-- name: search_forget_insert
INSERT INTO search_forget (stem) VALUES (:stem)
ON CONFLICT (stem) DO NOTHING

-- name: search_to_forget
SELECT f.stem FROM search_forget f ORDER BY f.stem LIMIT :count

-- name: search_forget_delete
DELETE FROM search_forget WHERE stem = :stem

-- name: search_completions
-- The stems of the words that begin so, the most used first.
SELECT w.stem
  FROM search_words w
 WHERE w.word >= :prefix AND w.word <= :last
 GROUP BY w.stem
 ORDER BY SUM(w.uses) DESC, w.stem
 LIMIT :count

-- name: search_similar
SELECT w.word, w.stem, w.uses
  FROM search_variants v
  JOIN search_words w ON w.word = v.word
 WHERE v.variant = :variant
 ORDER BY w.uses DESC, w.word
 LIMIT :count

-- name: search_post
SELECT p.id, p.thread_id, p.space_id, p.position, t.kind, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo, p.created_at, t.title, p.body
  FROM posts_shown p
  JOIN threads t ON t.id = p.thread_id
 WHERE p.seq = :seq AND p.deleted = 0
   AND EXISTS (SELECT 1
                 FROM visible_spaces v
                WHERE v.member_id = :member AND v.space_id = p.space_id AND v.from_seq < p.seq)

-- name: search_thread
SELECT t.id, t.space_id, t.kind, t.author_id, t.author_name, t.author_organisation,
       t.author_title, t.author_photo, t.created_at,
       t.last_post_at, t.title
  FROM posts p
  JOIN threads_shown t ON t.id = p.thread_id
 WHERE p.seq = :seq
   AND EXISTS (SELECT 1
                 FROM visible_spaces v
                WHERE v.member_id = :member AND v.space_id = t.space_id AND v.from_seq < t.last_seq)

-- name: search_people
-- Guests have no directory: they find themselves and those with whom they share a space.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM members_shown m
 WHERE m.state = 'active'
   AND ' ' || m.sort_key LIKE :word1 AND ' ' || m.sort_key LIKE :word2
   AND ' ' || m.sort_key LIKE :word3 AND ' ' || m.sort_key LIKE :word4
   AND (:has_directory = 1 OR m.id = :member
        OR EXISTS (SELECT 1
                     FROM visible_spaces v
                     JOIN visible_spaces o ON o.space_id = v.space_id
                    WHERE v.member_id = :member AND o.member_id = m.id))
 ORDER BY m.sort_key, m.id
 LIMIT :count
