-- name: draft_of
SELECT d.place, d.subject_id, d.revision, d.kind, d.title, d.body, d.reply_to, d.quote, d.saved_at
  FROM drafts d
 WHERE d.member_id = :member AND d.place = :place AND d.subject_id = :subject

-- name: drafts_of
SELECT d.place, d.subject_id, d.revision, d.kind, d.title, d.body, d.reply_to, d.quote, d.saved_at
  FROM drafts d
 WHERE d.member_id = :member
 ORDER BY d.saved_at DESC, d.subject_id

-- name: drafts_count
SELECT COUNT(*) FROM drafts d WHERE d.member_id = :member

-- name: draft_upsert
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, reply_to, quote, saved_at)
VALUES (:member, :place, :subject, :revision, :kind, :title, :body, :reply_to, :quote, :saved_at)
ON CONFLICT (member_id, place, subject_id) DO UPDATE
   SET revision = excluded.revision, kind = excluded.kind, title = excluded.title, body = excluded.body,
       reply_to = excluded.reply_to, quote = excluded.quote, saved_at = excluded.saved_at

-- name: draft_delete
DELETE FROM drafts WHERE member_id = :member AND place = :place AND subject_id = :subject AND revision = :revision

-- name: draft_quotes_clear
UPDATE drafts SET quote = NULL WHERE reply_to = :post AND quote IS NOT NULL
