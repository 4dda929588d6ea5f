-- name: import_of
SELECT i.ours FROM imports i WHERE i.source = :source AND i.kind = :kind AND i.foreign_id = :foreign_id

-- name: import_insert
INSERT INTO imports (source, kind, foreign_id, ours) VALUES (:source, :kind, :foreign_id, :ours)

-- name: import_count
SELECT COUNT(*) FROM imports i WHERE i.source = :source AND i.kind = :kind

-- name: import_any_of_kind
SELECT i.ours FROM imports i WHERE i.source = :source AND i.kind = :kind LIMIT 1

-- name: imported_member_insert
INSERT INTO members (id, name, sort_key, email, password_hash, role, state, joined_at, joined_seq)
VALUES (:id, :name, :sort_key, :email, :password_hash, 'member', :state, :joined_at, 0)

-- name: imported_thread_insert
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked)
VALUES (:id, :space, :kind, :title, :author, '', '', :created_at, :created_at, 0, 0, 0, :locked)

-- name: imported_thread_end
SELECT t.last_position, t.last_seq, t.last_post_at FROM threads t WHERE t.id = :thread

-- name: imported_file_insert
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, width, height, digest, place)
VALUES (:id, :uploader, :name, :size, :at, :kind, :type, :width, :height, :digest, 0)

-- name: import_name_taken
-- The names of closed spaces are nobody's business: only another closed space avoids them.
SELECT s.id FROM spaces s
 WHERE LOWER(s.name) = LOWER(:name) AND (s.visibility <> 'closed' OR :is_closed = 1)
 LIMIT 1

-- name: import_mark_read
-- For who is here already, what was brought counts as read.
INSERT INTO space_settings (member_id, space_id, level, watermark)
SELECT m.id, i.ours, 'normal', CAST(:seq AS BIGINT)
  FROM imports i
 CROSS JOIN members m
 WHERE i.source = :source AND i.kind = 'space' AND m.state = 'active'
ON CONFLICT (member_id, space_id) DO UPDATE SET watermark = excluded.watermark
 WHERE space_settings.watermark < excluded.watermark

-- name: network_set_epoch
UPDATE network SET epoch = :epoch

-- name: post_any
SELECT p.seq FROM posts p ORDER BY p.seq DESC LIMIT 1

-- name: member_claim
-- Somebody who was known from elsewhere comes.
UPDATE members
   SET name = :name, sort_key = :sort_key, password_hash = :password_hash, role = :role, state = 'active',
       joined_seq = :joined_seq
 WHERE id = :member

-- name: memberships_of_member_lower
UPDATE memberships SET role = 'member' WHERE member_id = :member AND role = 'steward'
