-- How many reflect is counted once a day and kept until the next (docs/adr/0029): everybody who looks sees the same, and nobody
-- waits for five weeks of a whole network. until: the morning before which it was counted.
CREATE TABLE activity_weeks (
  week TEXT NOT NULL,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  people BIGINT NOT NULL,
  writers BIGINT NOT NULL,
  until BIGINT NOT NULL,
  PRIMARY KEY (week, organisation_id)
);

-- Only those that hold can end. With `active` in front, SQLite took it for each "a.active = 1" and went through everybody's.
DROP INDEX affiliations_by_end;
CREATE INDEX affiliations_by_end ON affiliations (ends_on) WHERE active = 1;

-- The main affiliation is the newest, and stands with each name that is shown: found without sorting.
DROP INDEX affiliations_by_member;
CREATE INDEX affiliations_by_member ON affiliations (member_id, active, starts_on DESC);
