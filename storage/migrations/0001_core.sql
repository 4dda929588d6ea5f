-- The live core. Texts for both engines; storage/migrate.hpp says what ID and CLUSTERED become on each.

CREATE TABLE network (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  epoch TEXT NOT NULL,
  seq BIGINT NOT NULL
);

CREATE TABLE organisations (
  id ID PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  parent_id BIGINT REFERENCES organisations (id),
  merged_into BIGINT REFERENCES organisations (id),
  named_since BIGINT NOT NULL
);
CREATE INDEX organisations_by_name ON organisations (sort_key, id);

CREATE TABLE organisation_names (
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  since BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (organisation_id, since)
) CLUSTERED;

-- Every organisation with itself and all those above it.
CREATE TABLE organisation_ancestors (
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  ancestor_id BIGINT NOT NULL REFERENCES organisations (id),
  PRIMARY KEY (organisation_id, ancestor_id)
) CLUSTERED;
CREATE INDEX organisation_descendants ON organisation_ancestors (ancestor_id, organisation_id);

CREATE TABLE members (
  id ID PRIMARY KEY,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  joined_seq BIGINT NOT NULL
);
CREATE INDEX members_by_name ON members (sort_key, id);

-- active: starts_on <= today < ends_on, kept so by the command that writes it and by the daily turn of affiliations.
CREATE TABLE affiliations (
  id ID PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES members (id),
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  role TEXT NOT NULL,
  title TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  active SMALLINT NOT NULL,
  since_seq BIGINT NOT NULL
);
CREATE INDEX affiliations_by_member ON affiliations (member_id, active);
CREATE INDEX affiliations_by_organisation ON affiliations (organisation_id, active);
CREATE INDEX affiliations_by_end ON affiliations (active, ends_on);

CREATE TABLE sessions (
  id ID PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES members (id),
  token_hash TEXT NOT NULL UNIQUE,
  device TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (member_id);

CREATE TABLE sign_in_failures (
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  failed_at BIGINT NOT NULL
);
CREATE INDEX sign_in_failures_by_email ON sign_in_failures (email, failed_at);
CREATE INDEX sign_in_failures_by_address ON sign_in_failures (address, failed_at);

CREATE TABLE spaces (
  id ID PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  visibility TEXT NOT NULL,
  organisation_id BIGINT REFERENCES organisations (id),
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by BIGINT REFERENCES members (id)
);
CREATE INDEX spaces_by_visibility ON spaces (visibility, organisation_id);

-- Named members and stewards. from_seq: only posts after it are theirs to read (0: all). since_seq: when they came.
CREATE TABLE memberships (
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  role TEXT NOT NULL,
  from_seq BIGINT NOT NULL,
  since_seq BIGINT NOT NULL,
  PRIMARY KEY (space_id, member_id)
) CLUSTERED;
CREATE INDEX memberships_by_member ON memberships (member_id, space_id);

CREATE TABLE space_settings (
  member_id BIGINT NOT NULL REFERENCES members (id),
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  level TEXT NOT NULL,
  watermark BIGINT NOT NULL,
  PRIMARY KEY (member_id, space_id)
) CLUSTERED;

CREATE TABLE invitations (
  id ID PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  affiliation_role TEXT NOT NULL,
  title TEXT NOT NULL,
  invited_by BIGINT REFERENCES members (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  accepted_at BIGINT,
  accepted_by BIGINT REFERENCES members (id),
  revoked_at BIGINT
);
CREATE TABLE invitation_spaces (
  invitation_id BIGINT NOT NULL REFERENCES invitations (id),
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  PRIMARY KEY (invitation_id, space_id)
) CLUSTERED;

CREATE TABLE reset_links (
  code_hash TEXT PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES members (id),
  expires_at BIGINT NOT NULL
);

CREATE TABLE threads (
  id ID PRIMARY KEY,
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  author_id BIGINT NOT NULL REFERENCES members (id),
  author_organisation TEXT NOT NULL,
  author_title TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_post_at BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  last_position BIGINT NOT NULL,
  pinned SMALLINT NOT NULL,
  locked SMALLINT NOT NULL
);
CREATE INDEX threads_by_activity ON threads (space_id, pinned, last_seq);
CREATE INDEX threads_by_seq ON threads (space_id, last_seq);

-- A kind of thread adds its own fields in a table of its own.
CREATE TABLE questions (
  thread_id ID PRIMARY KEY REFERENCES threads (id),
  answer_id BIGINT
);

CREATE TABLE posts (
  id ID PRIMARY KEY,
  thread_id BIGINT NOT NULL REFERENCES threads (id),
  position BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  author_id BIGINT NOT NULL REFERENCES members (id),
  author_organisation TEXT NOT NULL,
  author_title TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  reply_to BIGINT,
  quote TEXT,
  revision BIGINT NOT NULL,
  edited_at BIGINT,
  deleted SMALLINT NOT NULL,
  client_key TEXT,
  request_digest TEXT
);
CREATE UNIQUE INDEX posts_by_position ON posts (thread_id, position);
CREATE UNIQUE INDEX posts_by_key ON posts (author_id, client_key);

CREATE TABLE post_revisions (
  post_id BIGINT NOT NULL REFERENCES posts (id),
  revision BIGINT NOT NULL,
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  PRIMARY KEY (post_id, revision)
) CLUSTERED;

CREATE TABLE reactions (
  post_id BIGINT NOT NULL REFERENCES posts (id),
  kind TEXT NOT NULL,
  member_id BIGINT NOT NULL REFERENCES members (id),
  reacted_at BIGINT NOT NULL,
  PRIMARY KEY (post_id, kind, member_id)
) CLUSTERED;

CREATE TABLE mentions (
  post_id BIGINT NOT NULL REFERENCES posts (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  PRIMARY KEY (post_id, member_id)
) CLUSTERED;
CREATE INDEX mentions_by_member ON mentions (member_id, post_id);

CREATE TABLE thread_settings (
  member_id BIGINT NOT NULL REFERENCES members (id),
  thread_id BIGINT NOT NULL REFERENCES threads (id),
  level TEXT NOT NULL,
  read_position BIGINT NOT NULL,
  PRIMARY KEY (member_id, thread_id)
) CLUSTERED;

CREATE TABLE idempotency (
  member_id BIGINT NOT NULL REFERENCES members (id),
  client_key TEXT NOT NULL,
  request_digest TEXT NOT NULL,
  answer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, client_key)
) CLUSTERED;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- A bounded log for resuming, not the truth: the tables above are. body is scrubbed when its subject is.
CREATE TABLE event_log (
  seq ID PRIMARY KEY,
  prev BIGINT NOT NULL,
  topic TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  subject TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX event_log_by_subject ON event_log (subject);
CREATE TABLE topic_heads (
  topic TEXT PRIMARY KEY,
  seq BIGINT NOT NULL,
  prev BIGINT NOT NULL
) CLUSTERED;

CREATE TABLE audit_log (
  number ID PRIMARY KEY,
  at BIGINT NOT NULL,
  actor_id BIGINT,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- The gate's one truth: who may see which space, since when, and from which post on. A suspended member sees nothing.
CREATE VIEW visible_spaces AS
  SELECT m.id AS member_id, s.id AS space_id, m.joined_seq AS since_seq, CAST(0 AS BIGINT) AS from_seq
    FROM members m, spaces s
   WHERE s.visibility = 'network' AND m.state = 'active' AND m.role <> 'guest'
  UNION ALL
  SELECT a.member_id, s.id, a.since_seq, CAST(0 AS BIGINT)
    FROM affiliations a
    JOIN organisation_ancestors o ON o.organisation_id = a.organisation_id
    JOIN spaces s ON s.visibility = 'organisation' AND s.organisation_id = o.ancestor_id
    JOIN members m ON m.id = a.member_id
   WHERE a.active = 1 AND m.state = 'active' AND m.role <> 'guest'
  UNION ALL
  SELECT ms.member_id, ms.space_id, ms.since_seq, ms.from_seq
    FROM memberships ms
    JOIN members m ON m.id = ms.member_id
   WHERE m.state = 'active';

-- Rows as they are shown, so that each way of joining stands once. A member's main affiliation is the active one that
-- began last. A post's author keeps the affiliation of that day and shows the name of today.
CREATE VIEW members_shown AS
  SELECT m.id, m.name, m.role, m.state, COALESCE(o.name, '') AS organisation, COALESCE(a.title, '') AS title,
         m.sort_key, m.joined_at
    FROM members m
    LEFT JOIN affiliations a
      ON a.id = (SELECT x.id FROM affiliations x WHERE x.member_id = m.id AND x.active = 1
                  ORDER BY x.starts_on DESC, x.id LIMIT 1)
    LEFT JOIN organisations o ON o.id = a.organisation_id;

CREATE VIEW threads_shown AS
  SELECT t.id, t.space_id, t.kind, t.title, t.author_id, m.name AS author_name, t.author_organisation, t.author_title,
         t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, q.answer_id
    FROM threads t
    JOIN members m ON m.id = t.author_id
    LEFT JOIN questions q ON q.thread_id = t.id;

CREATE VIEW posts_shown AS
  SELECT p.id, p.thread_id, t.space_id, p.position, p.author_id, m.name AS author_name, p.author_organisation,
         p.author_title, p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision, p.edited_at, p.deleted, p.seq
    FROM posts p
    JOIN threads t ON t.id = p.thread_id
    JOIN members m ON m.id = p.author_id;
