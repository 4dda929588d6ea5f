-- What stewards do for their channels (docs/adr/0022).
-- What a channel's page says, where somebody set anything. kept_at: a steward said that it stays. why: it was closed.
CREATE TABLE space_pages (
  space_id ID PRIMARY KEY REFERENCES spaces (id),
  agreements TEXT NOT NULL,
  content TEXT NOT NULL,
  asks SMALLINT NOT NULL,
  quiet_days BIGINT NOT NULL,
  kept_at BIGINT NOT NULL,
  why TEXT NOT NULL
);

-- The stewards who take turns by the week. since_week: in which position 0 began, in weeks since Monday, 1969-12-29.
-- Who is no steward any more is passed over.
CREATE TABLE rotas (
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  position BIGINT NOT NULL,
  member_id BIGINT NOT NULL REFERENCES members (id),
  since_week BIGINT NOT NULL,
  PRIMARY KEY (space_id, position)
) CLUSTERED;

-- One week that was handed to another steward.
CREATE TABLE rota_weeks (
  space_id ID PRIMARY KEY REFERENCES spaces (id),
  week BIGINT NOT NULL,
  member_id BIGINT NOT NULL REFERENCES members (id)
);

-- Up to which thread each level of the watch over first replies has looked. level: working hours.
CREATE TABLE watch_marks (
  level ID PRIMARY KEY,
  created_at BIGINT NOT NULL,
  thread_id BIGINT NOT NULL
);

-- Questions asked through the steward. The asker's name stands here and nowhere else: a published one is a thread of the
-- steward. words: of the steward to the asker. changed: published in other words.
CREATE TABLE asked (
  id ID PRIMARY KEY,
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  asker_id BIGINT NOT NULL REFERENCES members (id),
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  words TEXT NOT NULL,
  changed SMALLINT NOT NULL,
  settled_by BIGINT REFERENCES members (id),
  settled_at BIGINT,
  thread_id BIGINT REFERENCES threads (id)
);
CREATE INDEX asked_by_asker ON asked (asker_id, asked_at);
CREATE INDEX asked_by_state ON asked (state, space_id);
CREATE UNIQUE INDEX asked_by_thread ON asked (thread_id) WHERE thread_id IS NOT NULL;

ALTER TABLE threads ADD COLUMN through_steward SMALLINT NOT NULL DEFAULT 0;
DROP VIEW threads_shown;
CREATE VIEW threads_shown AS
  SELECT t.id, t.space_id, t.kind, t.title, t.author_id, m.name AS author_name, t.author_organisation, t.author_title,
         m.photo_id AS author_photo, t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked,
         q.answer_id, t.through_steward
    FROM threads t
    JOIN members m ON m.id = t.author_id
    LEFT JOIN questions q ON q.thread_id = t.id;
