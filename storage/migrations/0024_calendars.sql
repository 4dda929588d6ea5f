-- School calendars, reminders and the questions of programmes (docs/adr/0028). Days as they are written, the last one
-- included. An organisation without any goes by those of the nearest above.
CREATE TABLE breaks (
  id ID PRIMARY KEY,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL
);
CREATE INDEX breaks_by_organisation ON breaks (organisation_id, starts_on);

-- minute: after Monday, 0:00, in the member's zone. looked_week: the Monday of the last week for which it was decided
-- whether to tell them. next_at: when to look again, 0 when their clock changed.
CREATE TABLE reminders (
  member_id ID PRIMARY KEY REFERENCES members (id),
  minute BIGINT NOT NULL,
  looked_week TEXT NOT NULL,
  next_at BIGINT NOT NULL
);
CREATE INDEX reminders_by_time ON reminders (next_at);

-- Every version stays, since reflections name its questions. The newest holds, and may have none.
CREATE TABLE prompt_sets (
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  version BIGINT NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (organisation_id, version)
) CLUSTERED;

CREATE TABLE prompts (
  name TEXT NOT NULL PRIMARY KEY,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  en TEXT,
  es TEXT
) CLUSTERED;
CREATE UNIQUE INDEX prompts_by_place ON prompts (organisation_id, version, position);
