-- name: file_insert
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, place)
VALUES (:id, :uploader, :name, :size, :now, 'document', '', 0)

-- name: files_of_member
-- What a member's files take, and how many are still on their way.
SELECT CAST(COALESCE(SUM(f.size), 0) AS BIGINT), COUNT(*) - COUNT(f.digest) FROM files f WHERE f.uploader_id = :member

-- name: contents_bytes
SELECT c.bytes FROM contents_total c

-- name: file_of_uploader
SELECT f.id, f.name, f.size, f.kind, f.type, f.width, f.height, f.description, f.digest, f.post_id
  FROM files f
 WHERE f.id = :file AND f.uploader_id = :member

-- name: file_access
-- Hanging on a post it is seen by those who see the post, and before that by its uploader.
SELECT f.id, f.name, f.size, f.kind, f.type, f.width, f.height, f.description, f.digest, f.post_id
  FROM files f
 WHERE f.id = :file AND f.digest IS NOT NULL
   AND ((f.post_id IS NULL AND f.uploader_id = :member)
        OR EXISTS (SELECT 1
                     FROM posts p
                     JOIN threads t ON t.id = p.thread_id
                     JOIN visible_spaces v ON v.space_id = t.space_id
                    WHERE p.id = f.post_id AND p.deleted = 0 AND v.member_id = :member AND v.from_seq < p.seq))

-- name: content_insert
INSERT INTO contents (digest, size) VALUES (:digest, :size) ON CONFLICT (digest) DO NOTHING

-- name: contents_total_add
UPDATE contents_total SET bytes = bytes + :bytes

-- name: file_keep
UPDATE files
   SET name = :name, size = :size, kind = :kind, type = :type, width = :width, height = :height, digest = :digest,
       begun_at = :now
 WHERE id = :file AND digest IS NULL

-- name: file_to_attach
-- One's own, that hangs on no other post and is nobody's photo.
SELECT f.id, f.name, f.size, f.kind, f.type, f.width, f.height, f.description
  FROM files f
 WHERE f.id = :file AND f.uploader_id = :member AND f.digest IS NOT NULL AND (f.post_id IS NULL OR f.post_id = :post)
   AND NOT EXISTS (SELECT 1 FROM members m WHERE m.photo_id = f.id)

-- name: file_attach
UPDATE files SET post_id = :post, place = :place, description = :description WHERE id = :file

-- name: files_of_post
SELECT f.id, f.name, f.size, f.kind, f.type, f.width, f.height, f.description
  FROM files f
 WHERE f.post_id = :post
 ORDER BY f.place, f.id

-- name: attachments_between
SELECT p.id, f.id, f.name, f.size, f.kind, f.type, f.width, f.height, f.description
  FROM posts p
  JOIN files f ON f.post_id = p.id
 WHERE p.thread_id = :thread AND p.position >= :first AND p.position <= :last AND p.deleted = 0
 ORDER BY p.position, f.place, f.id

-- name: content_leave
INSERT INTO contents_left (digest)
SELECT f.digest FROM files f WHERE f.id = :file AND f.digest IS NOT NULL
    ON CONFLICT (digest) DO NOTHING

-- name: file_delete
DELETE FROM files WHERE id = :file

-- name: files_abandoned
SELECT f.id
  FROM files f
 WHERE f.post_id IS NULL AND f.begun_at < :before AND NOT EXISTS (SELECT 1 FROM members m WHERE m.photo_id = f.id)
 ORDER BY f.begun_at, f.id
 LIMIT :most

-- name: contents_left_first
SELECT l.digest FROM contents_left l ORDER BY l.digest LIMIT :most

-- name: content_left_delete
DELETE FROM contents_left WHERE digest = :digest

-- name: content_unused
SELECT c.size FROM contents c
 WHERE c.digest = :digest AND NOT EXISTS (SELECT 1 FROM files f WHERE f.digest = c.digest)

-- name: content_delete
DELETE FROM contents WHERE digest = :digest

-- name: content_size
SELECT c.size FROM contents c WHERE c.digest = :digest

-- name: contents_after
SELECT c.digest, c.size FROM contents c WHERE c.digest > :digest ORDER BY c.digest LIMIT :most

-- name: file_is_coming
-- Whether bytes in the folder of uploads belong to an upload that goes on.
SELECT f.id FROM files f WHERE f.id = :file AND f.digest IS NULL

-- name: member_of_photo
SELECT m.id FROM members m WHERE m.photo_id = :file

-- name: member_set_photo
UPDATE members SET photo_id = :file WHERE id = :member
