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

-- One file of theirs: it hangs on no post, and is seen by those who see the member.
ALTER TABLE members ADD COLUMN photo_id BIGINT REFERENCES files (id);
CREATE UNIQUE INDEX members_by_photo ON members (photo_id) WHERE photo_id IS NOT NULL;

-- The views of 0001 with the photo of today.
DROP VIEW members_shown;
CREATE VIEW members_shown AS
  SELECT m.id, m.name, m.role, m.state, COALESCE(o.name, '') AS organisation, COALESCE(a.title, '') AS title,
         m.photo_id, m.sort_key, m.joined_at
    FROM members m
    LEFT JOIN affiliations a
      ON a.id = (SELECT x.id FROM affiliations x WHERE x.member_id = m.id AND x.active = 1
                  ORDER BY x.starts_on DESC, x.id LIMIT 1)
    LEFT JOIN organisations o ON o.id = a.organisation_id;

DROP VIEW threads_shown;
CREATE VIEW threads_shown AS
  SELECT t.id, t.space_id, t.kind, t.title, t.author_id, m.name AS author_name, t.author_organisation, t.author_title,
         m.photo_id AS author_photo, t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked,
         q.answer_id
    FROM threads t
    JOIN members m ON m.id = t.author_id
    LEFT JOIN questions q ON q.thread_id = t.id;

DROP VIEW posts_shown;
CREATE VIEW posts_shown AS
  SELECT p.id, p.thread_id, t.space_id, p.position, p.author_id, m.name AS author_name, p.author_organisation,
         p.author_title, m.photo_id AS author_photo, p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision,
         p.edited_at, p.deleted, p.seq
    FROM posts p
    JOIN threads t ON t.id = p.thread_id
    JOIN members m ON m.id = p.author_id;
