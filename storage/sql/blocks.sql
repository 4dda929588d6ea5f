-- name: block_insert
INSERT INTO blocks (member_id, blocked_id) VALUES (:member, :blocked)

-- name: block_delete
DELETE FROM blocks WHERE member_id = :member AND blocked_id = :blocked

-- name: block_of
SELECT b.blocked_id FROM blocks b WHERE b.member_id = :member AND b.blocked_id = :other

-- name: blocked_by
SELECT b.blocked_id FROM blocks b WHERE b.member_id = :member ORDER BY b.blocked_id

-- name: blocks_count
SELECT COUNT(*) FROM blocks WHERE member_id = :member

-- name: blocked_members
SELECT m.id, m.name
  FROM blocks b
  JOIN members m ON m.id = b.blocked_id
 WHERE b.member_id = :member
 ORDER BY m.sort_key, m.id

-- name: posts_by_others
-- Of a thread from a position on, without the posts of those whom the member blocked.
SELECT COUNT(*), COALESCE(MIN(p.position), 0), COALESCE(MAX(p.position), 0)
  FROM posts p
 WHERE p.thread_id = :thread AND p.position >= :first
   AND p.author_id NOT IN (SELECT b.blocked_id FROM blocks b WHERE b.member_id = :member)
