-- An IANA name, "America/Detroit"; empty until the member's device has told it.
ALTER TABLE members ADD COLUMN zone TEXT NOT NULL DEFAULT '';

-- What concerns one member, one row each. What is new in followed threads is not here: thread_settings and threads say
-- it. seq is that of its notice.raised. Whether it was read follows from how far its thread was read, unless it is not
-- about a new post (position 0) or was marked.
CREATE TABLE notices (
  member_id BIGINT NOT NULL REFERENCES members (id),
  seq BIGINT NOT NULL,
  kind TEXT NOT NULL,
  actor_id BIGINT NOT NULL REFERENCES members (id),
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  thread_id BIGINT REFERENCES threads (id),
  post_id BIGINT REFERENCES posts (id),
  position BIGINT NOT NULL,
  raised_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  marked SMALLINT NOT NULL,
  PRIMARY KEY (member_id, seq)
) CLUSTERED;
CREATE INDEX notices_by_post ON notices (post_id);
CREATE INDEX notices_by_age ON notices (raised_at);

-- How a member wants to hear of a kind; without a row as domain/notices says.
CREATE TABLE notice_choices (
  member_id BIGINT NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL,
  delivery TEXT NOT NULL,
  PRIMARY KEY (member_id, kind)
) CLUSTERED;

-- Minutes after midnight in the member's zone; equal ones: no quiet hours. Everything up to read_seq counts as read.
CREATE TABLE notice_settings (
  member_id ID PRIMARY KEY REFERENCES members (id),
  gathered_at SMALLINT NOT NULL,
  quiet_from SMALLINT NOT NULL,
  quiet_until SMALLINT NOT NULL,
  read_seq BIGINT NOT NULL
);

CREATE INDEX thread_settings_following ON thread_settings (member_id) WHERE level = 'following';
