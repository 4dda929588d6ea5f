-- Weekly reflections (docs/adr/0025). What is written lies in threads of sealed spaces: the author's own, which nobody
-- else sees, and one shared with the lead whom they named. due: minutes after Monday, 0:00, in the member's zone.
CREATE TABLE journals (
  member_id ID PRIMARY KEY REFERENCES members (id),
  own_space_id BIGINT NOT NULL REFERENCES spaces (id),
  lead_id BIGINT REFERENCES members (id),
  lead_space_id BIGINT REFERENCES spaces (id),
  due BIGINT NOT NULL
);
CREATE INDEX journals_by_lead ON journals (lead_id);

-- One for each member and week; week: its Monday. late: submitted after it was due, as that was then.
CREATE TABLE reflections (
  thread_id ID PRIMARY KEY REFERENCES threads (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  week TEXT NOT NULL,
  prompt TEXT,
  submitted_at BIGINT NOT NULL,
  late SMALLINT NOT NULL
);
CREATE UNIQUE INDEX reflections_by_week ON reflections (member_id, week);

CREATE TABLE excused_weeks (
  member_id BIGINT NOT NULL REFERENCES members (id),
  week TEXT NOT NULL,
  PRIMARY KEY (member_id, week)
) CLUSTERED;

-- The lead's own: nobody else sees them. position: the thread's newest post when it was marked.
CREATE TABLE desk_marks (
  member_id BIGINT NOT NULL REFERENCES members (id),
  thread_id BIGINT NOT NULL REFERENCES threads (id),
  mark TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (member_id, thread_id)
) CLUSTERED;
