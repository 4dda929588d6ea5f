-- Coaching cycles (docs/adr/0026). All of it is coach's and teacher's alone, but for what the teacher lets a card say.
-- The talk is in a sealed space. There is no column about a student.

CREATE TABLE cycles (
  id ID PRIMARY KEY,
  coach_id BIGINT NOT NULL REFERENCES members (id),
  teacher_id BIGINT NOT NULL REFERENCES members (id),
  proposed_by BIGINT NOT NULL REFERENCES members (id),
  proposed_at BIGINT NOT NULL,
  stage TEXT NOT NULL,
  focus TEXT NOT NULL,
  band TEXT NOT NULL,
  subject TEXT NOT NULL,
  opening TEXT NOT NULL,
  coach_agreed_at BIGINT,
  teacher_agreed_at BIGINT,
  paused SMALLINT NOT NULL,
  card BIGINT NOT NULL, -- the seq of the teacher's yes, 0 without one: who leads the school since later sees none
  space_id BIGINT REFERENCES spaces (id),
  thread_id BIGINT REFERENCES threads (id)
);
CREATE INDEX cycles_by_coach ON cycles (coach_id, proposed_at);
CREATE INDEX cycles_by_teacher ON cycles (teacher_id, proposed_at);

-- Every move, who made it and when. number: from 1 in each cycle.
CREATE TABLE cycle_steps (
  cycle_id BIGINT NOT NULL REFERENCES cycles (id),
  number BIGINT NOT NULL,
  stage TEXT NOT NULL,
  by_id BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (cycle_id, number)
) CLUSTERED;

-- Goal and strategy as they were set: the one with the highest revision holds.
CREATE TABLE cycle_goals (
  cycle_id BIGINT NOT NULL REFERENCES cycles (id),
  revision BIGINT NOT NULL,
  goal TEXT NOT NULL,
  checks TEXT NOT NULL,
  strategy TEXT NOT NULL,
  set_by BIGINT NOT NULL REFERENCES members (id),
  set_at BIGINT NOT NULL,
  PRIMARY KEY (cycle_id, revision)
) CLUSTERED;

-- Checklist, next actions, numbers of a class, visits, notes and closing words. Notes are their writer's alone.
CREATE TABLE cycle_entries (
  id ID PRIMARY KEY,
  cycle_id BIGINT NOT NULL REFERENCES cycles (id),
  kind TEXT NOT NULL,
  by_id BIGINT NOT NULL REFERENCES members (id),
  entered_at BIGINT NOT NULL,
  words TEXT NOT NULL,
  on_day TEXT,
  counted BIGINT,
  of_all BIGINT,
  minutes BIGINT,
  owner_id BIGINT REFERENCES members (id),
  done_at BIGINT
);
CREATE INDEX cycle_entries_by_cycle ON cycle_entries (cycle_id, kind);
CREATE INDEX cycle_entries_by_writer ON cycle_entries (by_id);

-- Who judges whose work: director or principal where somebody works, or above. Nobody coaches whom they judge (R25).
CREATE VIEW evaluators AS
  SELECT l.member_id AS evaluator_id, a.member_id
    FROM affiliations a
    JOIN organisation_ancestors o ON o.organisation_id = a.organisation_id
    JOIN affiliations l ON l.organisation_id = o.ancestor_id
   WHERE a.active = 1 AND l.active = 1 AND l.role IN ('director', 'principal') AND l.member_id <> a.member_id;

-- Whom a card is shown to: principal or director of the very school, district or programme where the teacher works.
CREATE VIEW school_leaders AS
  SELECT l.member_id AS leader_id, a.member_id AS teacher_id, a.organisation_id,
         MIN(CASE WHEN a.since_seq > l.since_seq THEN a.since_seq ELSE l.since_seq END) AS since_seq
    FROM affiliations a
    JOIN organisations o ON o.id = a.organisation_id AND o.kind NOT IN ('isd', 'state')
    JOIN affiliations l ON l.organisation_id = a.organisation_id
    JOIN members m ON m.id = l.member_id AND m.state = 'active' AND m.role <> 'guest'
   WHERE a.active = 1 AND l.active = 1 AND l.role IN ('director', 'principal') AND l.member_id <> a.member_id
   GROUP BY l.member_id, a.member_id, a.organisation_id;
