-- name: post_request
SELECT p.author_id, p.client_key, p.request_digest FROM posts p WHERE p.id = :id

-- name: post_insert
INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, created_at, body, content,
                   reply_to, quote, revision, edited_at, deleted, client_key, request_digest)
VALUES (:id, :thread, :position, :seq, :author, :organisation, :title, :created_at, :body, :content,
        :reply_to, :quote, 1, NULL, 0, :client_key, :digest)

-- name: post_author
SELECT p.author_id FROM posts p WHERE p.id = :post

-- name: post_answered
-- Its author, and for whom they asked it through the steward.
SELECT p.author_id, q.asker_id
  FROM posts p
  LEFT JOIN asked q ON q.thread_id = p.thread_id AND p.position = 1
 WHERE p.id = :post

-- name: post_deleted_in_thread
-- Whether the post that an answer points to is still there.
SELECT p.deleted FROM posts p WHERE p.id = :post AND p.thread_id = :thread AND p.seq > :from_seq

-- name: post_quoted
-- What the post that an answer points to says, if it still does.
SELECT p.deleted, p.body FROM posts p WHERE p.id = :post AND p.thread_id = :thread AND p.seq > :from_seq

-- name: posts_after
SELECT p.id, p.thread_id, p.space_id, p.position, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo,
       p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision, p.edited_at, p.deleted, p.hidden
  FROM posts_shown p
 WHERE p.thread_id = :thread AND p.position > :after AND p.seq > :from_seq
 ORDER BY p.position
 LIMIT :count

-- name: posts_before
SELECT p.id, p.thread_id, p.space_id, p.position, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo,
       p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision, p.edited_at, p.deleted, p.hidden
  FROM posts_shown p
 WHERE p.thread_id = :thread AND p.position < :before AND p.seq > :from_seq
 ORDER BY p.position DESC
 LIMIT :count

-- name: posts_quoting
-- The thread narrows it: answers stand in the thread of what they answer.
SELECT p.id, p.thread_id, p.space_id, p.position, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo,
       p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision, p.edited_at, p.deleted, p.hidden
  FROM posts_shown p
 WHERE p.thread_id = :thread AND p.reply_to = :post AND p.quote IS NOT NULL
 ORDER BY p.position

-- name: post_update
UPDATE posts SET body = :body, content = :content, revision = revision + 1, edited_at = :edited_at
 WHERE id = :post

-- name: post_empty
UPDATE posts SET body = '', content = :content, reply_to = NULL, quote = NULL, edited_at = NULL, deleted = 1
 WHERE id = :post

-- name: post_quote_clear
UPDATE posts SET quote = NULL WHERE id = :post

-- name: post_revision_insert
INSERT INTO post_revisions (post_id, revision, body, content, written_at)
VALUES (:post, :revision, :body, :content, :written_at)

-- name: post_revisions_of
SELECT r.revision, r.body, r.content, r.written_at FROM post_revisions r WHERE r.post_id = :post ORDER BY r.revision

-- name: post_revisions_size
SELECT CAST(COALESCE(SUM(LENGTH(r.body) + LENGTH(r.content)), 0) AS BIGINT) FROM post_revisions r WHERE r.post_id = :post

-- name: post_revisions_delete
DELETE FROM post_revisions WHERE post_id = :post

-- name: mention_insert
-- Only who can see the space is told: a mention never shows that there is one. Nor does it reach who blocked its author.
INSERT INTO mentions (post_id, member_id)
SELECT DISTINCT CAST(:post AS BIGINT), v.member_id
  FROM visible_spaces v
 WHERE v.member_id = :member AND v.space_id = :space
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = v.member_id AND b.blocked_id = :author)

-- name: mentioned_in
SELECT me.member_id FROM mentions me WHERE me.post_id = :post ORDER BY me.member_id

-- name: mentions_delete
DELETE FROM mentions WHERE post_id = :post

-- name: post_created_scrub
-- The log keeps that something happened, in its place, and loses what it said.
UPDATE event_log SET body = :body
 WHERE seq = (SELECT p.seq FROM posts p WHERE p.id = :post) AND name = 'post.created' AND subject = :subject

-- name: event_bodies_scrub
UPDATE event_log SET body = :body
 WHERE subject = :subject AND name = :name AND name <> 'post.created' AND name <> 'thread.read'

-- name: answers_scrub
-- Answers kept for repeated requests hold the post that they answered with.
DELETE FROM idempotency WHERE member_id = :member AND answer LIKE :pattern
