-- Flags, the cases that they gather in, and the safe for the words of hidden posts (docs/adr/0017).
ALTER TABLE posts ADD COLUMN hidden SMALLINT NOT NULL DEFAULT 0;

-- One for a post at a time. state: open, kept, removed, appealed. hid: whether it took the post out of sight. reason: the
-- decision's, told to the author. appeal: the author's words, empty unless somebody else was asked for.
CREATE TABLE cases (
  id ID PRIMARY KEY,
  post_id BIGINT NOT NULL REFERENCES posts (id),
  state TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  hid SMALLINT NOT NULL,
  decided_by BIGINT REFERENCES members (id),
  decided_at BIGINT,
  reason TEXT NOT NULL,
  appeal TEXT NOT NULL
);
CREATE INDEX cases_by_post ON cases (post_id);
CREATE INDEX cases_by_state ON cases (state, opened_at);

CREATE TABLE flags (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  flagged_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, member_id)
) CLUSTERED;
CREATE INDEX flags_by_member ON flags (member_id);

-- What a hidden post said: for its author and for who moderates, until it is put back or removed for good.
CREATE TABLE hidden_posts (
  post_id ID PRIMARY KEY REFERENCES posts (id),
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  reply_to BIGINT,
  edited_at BIGINT
);

-- Who saw the space when the post was hidden, and whether they had read as far as the post.
CREATE TABLE case_readers (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  had_read SMALLINT NOT NULL,
  PRIMARY KEY (case_id, member_id)
) CLUSTERED;

DROP VIEW posts_shown;
CREATE VIEW posts_shown AS
  SELECT p.id, p.thread_id, t.space_id, p.position, p.author_id, m.name AS author_name, p.author_organisation,
         p.author_title, m.photo_id AS author_photo, p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision,
         p.edited_at, p.deleted, p.hidden, p.seq
    FROM posts p
    JOIN threads t ON t.id = p.thread_id
    JOIN members m ON m.id = p.author_id;
