-- name: reaction_insert
INSERT INTO reactions (post_id, kind, member_id, reacted_at) VALUES (:post, :kind, :member, :reacted_at)
ON CONFLICT (post_id, kind, member_id) DO NOTHING

-- name: reaction_delete
DELETE FROM reactions WHERE post_id = :post AND kind = :kind AND member_id = :member

-- name: reactions_delete
DELETE FROM reactions WHERE post_id = :post

-- name: reactions_between
-- For one page of a thread at once.
SELECT r.post_id, r.kind, r.member_id, m.name
  FROM posts p
  JOIN reactions r ON r.post_id = p.id
  JOIN members m ON m.id = r.member_id
 WHERE p.thread_id = :thread AND p.position BETWEEN :first AND :last
 ORDER BY p.position, r.reacted_at, r.kind, r.member_id
