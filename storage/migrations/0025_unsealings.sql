-- Words in confidence that two administrators opened (docs/adr/0030). Nothing here is ever deleted.

CREATE TABLE unsealings (
  id ID PRIMARY KEY,
  asked_by BIGINT NOT NULL REFERENCES members (id),
  asked_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  hours BIGINT NOT NULL,
  agreed_by BIGINT REFERENCES members (id),
  agreed_at BIGINT,
  until_at BIGINT
);

-- Whose words it is about.
CREATE TABLE unsealing_members (
  unsealing_id BIGINT NOT NULL REFERENCES unsealings (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  PRIMARY KEY (unsealing_id, member_id)
) CLUSTERED;

-- What was opened, as it stood when the second agreed: threads in confidence to which each of these people is a party, or
-- in which they wrote.
CREATE TABLE unsealed_threads (
  unsealing_id BIGINT NOT NULL REFERENCES unsealings (id),
  thread_id BIGINT NOT NULL REFERENCES threads (id),
  PRIMARY KEY (unsealing_id, thread_id)
) CLUSTERED;
CREATE INDEX unsealed_threads_by_thread ON unsealed_threads (thread_id);
