-- What members say of themselves; nobody has to. Lists keep the order in which they were given.
CREATE TABLE profiles (
  member_id ID PRIMARY KEY REFERENCES members (id),
  pronouns TEXT NOT NULL,
  about TEXT NOT NULL
);

-- Courses and what one may be asked about. One sort key is one topic, however it is written.
CREATE TABLE member_topics (
  member_id BIGINT NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  name TEXT NOT NULL,
  position SMALLINT NOT NULL,
  PRIMARY KEY (member_id, kind, sort_key)
) CLUSTERED;
CREATE INDEX member_topics_by_key ON member_topics (sort_key, member_id);

-- The directory by what people are.
CREATE INDEX affiliations_by_role ON affiliations (role, active, member_id);

-- Whose words a member does not want to see. Nobody but them learns of it.
CREATE TABLE blocks (
  member_id BIGINT NOT NULL REFERENCES members (id),
  blocked_id BIGINT NOT NULL REFERENCES members (id),
  PRIMARY KEY (member_id, blocked_id)
) CLUSTERED;

-- Where newcomers introduce themselves, if anywhere.
ALTER TABLE network ADD COLUMN introductions_id BIGINT REFERENCES spaces (id);
