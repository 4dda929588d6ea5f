-- What members are writing: one draft for each place, its author's alone. place and subject_id: an answer in a thread, a
-- new thread in a space, a change of a post. revision counts up with each saving, and starts above all that were there.
CREATE TABLE drafts (
  member_id BIGINT NOT NULL REFERENCES members (id),
  place TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  kind TEXT,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  reply_to BIGINT,
  quote TEXT,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, place, subject_id)
) CLUSTERED;
CREATE INDEX drafts_quoting ON drafts (reply_to) WHERE quote IS NOT NULL;
