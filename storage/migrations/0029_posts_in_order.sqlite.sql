-- Posts lie in the order in which they were written, and no longer in that of their ids, which is chance
-- (docs/adr/0032-posts-in-order.md): a new one goes to the end of the table in place of parting a page in its middle.
-- PostgreSQL stores rows as they come.
CREATE TABLE posts_in_order (
  seq ID PRIMARY KEY,
  id BIGINT NOT NULL UNIQUE,
  thread_id BIGINT NOT NULL REFERENCES threads (id),
  position BIGINT NOT NULL,
  author_id BIGINT NOT NULL REFERENCES members (id),
  author_organisation TEXT NOT NULL,
  author_title TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  deleted SMALLINT NOT NULL,
  hidden SMALLINT NOT NULL DEFAULT 0,
  revision BIGINT NOT NULL,
  edited_at BIGINT,
  reply_to BIGINT,
  client_key TEXT,
  request_digest TEXT,
  quote TEXT,
  body TEXT NOT NULL,
  content TEXT NOT NULL
);
INSERT INTO posts_in_order (seq, id, thread_id, position, author_id, author_organisation, author_title, created_at,
                            deleted, hidden, revision, edited_at, reply_to, client_key, request_digest, quote, body,
                            content)
  SELECT seq, id, thread_id, position, author_id, author_organisation, author_title, created_at, deleted, hidden,
         revision, edited_at, reply_to, client_key, request_digest, quote, body, content
    FROM posts
   ORDER BY seq;
DROP TABLE posts;
ALTER TABLE posts_in_order RENAME TO posts;
CREATE UNIQUE INDEX posts_by_position ON posts (thread_id, position);
