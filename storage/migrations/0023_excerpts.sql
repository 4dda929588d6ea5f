-- Paragraphs of reflections that their authors published (docs/adr/0027). thread_id: the copy's. space_id: where it was
-- published. Nobody but the author reads which reflection it is from.
CREATE TABLE excerpts (
  thread_id ID PRIMARY KEY REFERENCES threads (id),
  reflection_id BIGINT NOT NULL REFERENCES threads (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  space_id BIGINT NOT NULL REFERENCES spaces (id),
  published_at BIGINT NOT NULL,
  withdrawn_at BIGINT
);
CREATE INDEX excerpts_by_reflection ON excerpts (reflection_id, published_at);
CREATE INDEX excerpts_by_member ON excerpts (member_id, published_at);

-- A lead asks to quote from a reflection. body, content: what its author said yes to, and empty until then.
CREATE TABLE newsletter_asks (
  thread_id ID PRIMARY KEY REFERENCES threads (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  lead_id BIGINT NOT NULL REFERENCES members (id),
  state TEXT NOT NULL,
  named SMALLINT NOT NULL,
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX newsletter_asks_by_lead ON newsletter_asks (lead_id, changed_at);

-- Short texts of whoever answers, their own alone.
CREATE TABLE snippets (
  member_id BIGINT NOT NULL REFERENCES members (id),
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (member_id, name)
) CLUSTERED;
