-- Threads with stages: protocols and live chats (docs/adr/0020). A thread of the kind "staged" has a row of plans and at
-- least one of stages, no other thread has any. The presenter, in a chat the host, is the thread's author.
CREATE TABLE plans (
  thread_id ID PRIMARY KEY REFERENCES threads (id),
  format TEXT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX plans_by_end ON plans (ends_at);

-- position counts from 1. A stage holds until the next one begins, the last until the plan ends. words: a question of a
-- chat, else empty.
CREATE TABLE stages (
  thread_id BIGINT NOT NULL REFERENCES plans (thread_id),
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  speaks TEXT NOT NULL,
  words TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  PRIMARY KEY (thread_id, position)
) CLUSTERED;
