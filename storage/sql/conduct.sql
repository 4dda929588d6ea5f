-- name: case_of_post
-- The one that is not over, or else the newest.
SELECT c.id, c.state, c.hid, c.decided_by, c.reason, c.appeal
  FROM cases c
 WHERE c.post_id = :post
 ORDER BY CASE WHEN c.state IN ('open', 'appealed') THEN 0 ELSE 1 END, c.opened_at DESC, c.id DESC
 LIMIT 1

-- name: case_post
SELECT c.post_id FROM cases c WHERE c.id = :id

-- name: case_insert
INSERT INTO cases (id, post_id, state, opened_at, hid, decided_by, decided_at, reason, appeal)
VALUES (:id, :post, 'open', :now, 0, NULL, NULL, '', '')

-- name: case_set_hid
UPDATE cases SET hid = 1 WHERE id = :id

-- name: case_decide
UPDATE cases SET state = :state, decided_by = :member, decided_at = :now, reason = :reason WHERE id = :id

-- name: case_appeal
UPDATE cases SET state = 'appealed', appeal = :words WHERE id = :id

-- name: cases_listed
-- Where the member looks after the space or, if their role in the network lets them, in all that they see, never about
-- their own posts. What waits comes oldest first, what is decided newest first. Whether one may decide is asked afterwards.
SELECT c.id, c.post_id, c.state, c.opened_at, c.hid, p.thread_id, t.title, t.space_id, s.name, p.position,
       p.author_id, p.author_name, p.author_organisation, p.author_title, p.author_photo, p.created_at,
       COALESCE(h.body, p.body), COALESCE(h.content, p.content), c.decided_by, COALESCE(d.name, ''), c.decided_at,
       c.reason, c.appeal,
       (SELECT COUNT(*) FROM case_readers r WHERE r.case_id = c.id),
       (SELECT COUNT(*) FROM case_readers r WHERE r.case_id = c.id AND r.had_read = 1), CAST(0 AS BIGINT)
  FROM cases c
  JOIN posts_shown p ON p.id = c.post_id
  JOIN threads t ON t.id = p.thread_id
  JOIN spaces s ON s.id = t.space_id
  LEFT JOIN memberships ms ON ms.space_id = t.space_id AND ms.member_id = :member
  LEFT JOIN hidden_posts h ON h.post_id = c.post_id
  LEFT JOIN members d ON d.id = c.decided_by
 WHERE (CASE WHEN c.state IN ('open', 'appealed') THEN 1 ELSE 0 END) = :waiting
   AND s.visibility <> 'sealed' AND p.author_id <> :member
   AND (COALESCE(ms.role, 'none') = 'steward' OR :everywhere = 1)
   AND EXISTS (SELECT 1 FROM visible_spaces v
                WHERE v.member_id = :member AND v.space_id = t.space_id AND v.from_seq < p.seq)
 ORDER BY CASE WHEN :waiting = 1 THEN c.opened_at ELSE -c.opened_at END, c.id
 LIMIT :count

-- name: flags_of_case
SELECT f.member_id, m.name, f.reason, f.words, f.flagged_at
  FROM flags f
  JOIN members m ON m.id = f.member_id
 WHERE f.case_id = :id
 ORDER BY f.flagged_at, f.member_id

-- name: flag_insert
INSERT INTO flags (case_id, member_id, reason, words, flagged_at) VALUES (:id, :member, :reason, :words, :now)

-- name: flags_waiting_of_member
SELECT COUNT(*) FROM flags f JOIN cases c ON c.id = f.case_id WHERE f.member_id = :member AND c.state = 'open'

-- name: flag_was_unfounded
-- Whether the member flagged this post before and it was kept.
SELECT f.member_id FROM flags f JOIN cases c ON c.id = f.case_id
 WHERE c.post_id = :post AND f.member_id = :member AND c.state = 'kept'
 LIMIT 1

-- name: case_readers_note
-- A watermark that a member set covers the post, one that they joined with does not. Who flagged it has read it.
INSERT INTO case_readers (case_id, member_id, had_read)
SELECT CAST(:id AS BIGINT), v.member_id,
       MAX(CASE WHEN COALESCE(ts.read_position, 0) >= p.position OR COALESCE(ss.watermark, 0) >= p.seq
                  OR f.member_id IS NOT NULL THEN 1 ELSE 0 END)
  FROM posts p
  JOIN threads t ON t.id = p.thread_id
  JOIN visible_spaces v ON v.space_id = t.space_id AND v.from_seq < p.seq AND v.member_id <> p.author_id
  LEFT JOIN thread_settings ts ON ts.member_id = v.member_id AND ts.thread_id = p.thread_id
  LEFT JOIN space_settings ss ON ss.member_id = v.member_id AND ss.space_id = t.space_id
  LEFT JOIN flags f ON f.member_id = v.member_id AND f.case_id = CAST(:id AS BIGINT)
 WHERE p.id = :post
 GROUP BY v.member_id

-- name: case_readers_list
SELECT r.member_id, m.name, r.had_read
  FROM case_readers r
  JOIN members m ON m.id = r.member_id
 WHERE r.case_id = :id
 ORDER BY r.had_read DESC, m.sort_key, m.id

-- name: members_who_moderate
-- Stewards of the space, and who decides everywhere and sees it.
SELECT DISTINCT v.member_id
  FROM visible_spaces v
  JOIN members m ON m.id = v.member_id
  LEFT JOIN memberships ms ON ms.space_id = v.space_id AND ms.member_id = v.member_id
 WHERE v.space_id = :space
   AND (COALESCE(ms.role, 'none') = 'steward' OR m.role IN ('administrator', 'specialist'))
 ORDER BY v.member_id

-- name: hidden_post_insert
INSERT INTO hidden_posts (post_id, body, content, reply_to, edited_at)
SELECT p.id, p.body, p.content, p.reply_to, p.edited_at FROM posts p WHERE p.id = :post

-- name: hidden_post_read
SELECT h.body, h.content, h.reply_to, h.edited_at FROM hidden_posts h WHERE h.post_id = :post

-- name: hidden_post_delete
DELETE FROM hidden_posts WHERE post_id = :post

-- name: post_set_hidden
UPDATE posts SET hidden = :hidden WHERE id = :post

-- name: post_put_back
UPDATE posts SET body = :body, content = :content, reply_to = :reply_to, edited_at = :edited_at, revision = revision + 1,
                 deleted = 0, hidden = 0
 WHERE id = :post

-- name: hidden_posts_over
-- Removed so long ago that nobody may ask for somebody else any more.
SELECT h.post_id
  FROM hidden_posts h
  JOIN cases c ON c.post_id = h.post_id
 WHERE c.state = 'removed' AND c.decided_at < :before
   AND NOT EXISTS (SELECT 1 FROM cases o WHERE o.post_id = h.post_id AND o.state IN ('open', 'appealed'))
 ORDER BY h.post_id
 LIMIT :count
