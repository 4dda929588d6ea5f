-- Peer threads. All of it is their parties' alone (docs/adr/0024). The conversation is in a sealed space.

CREATE TABLE peer_threads (
  id ID PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  focus TEXT NOT NULL,
  opening TEXT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES members (id),
  proposed_at BIGINT NOT NULL,
  space_id BIGINT REFERENCES spaces (id),
  thread_id BIGINT REFERENCES threads (id),
  version BIGINT NOT NULL
);
CREATE INDEX peer_threads_by_proposer ON peer_threads (proposed_by, proposed_at);

-- Who is in it or asked into it. Who left or declined has no row.
CREATE TABLE peer_members (
  peer_id BIGINT NOT NULL REFERENCES peer_threads (id),
  member_id BIGINT NOT NULL REFERENCES members (id),
  standing TEXT NOT NULL,
  PRIMARY KEY (peer_id, member_id)
) CLUSTERED;
CREATE INDEX peer_members_by_member ON peer_members (member_id, peer_id);

-- What was agreed on, by version. The one after peer_threads.version waits for everybody.
CREATE TABLE peer_versions (
  peer_id BIGINT NOT NULL REFERENCES peer_threads (id),
  version BIGINT NOT NULL,
  agreements TEXT NOT NULL,
  words TEXT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES members (id),
  adds BIGINT REFERENCES members (id),
  PRIMARY KEY (peer_id, version)
) CLUSTERED;

CREATE TABLE peer_answers (
  peer_id BIGINT NOT NULL REFERENCES peer_threads (id),
  version BIGINT NOT NULL,
  member_id BIGINT NOT NULL REFERENCES members (id),
  open_history SMALLINT NOT NULL,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (peer_id, version, member_id)
) CLUSTERED;

-- Who looks for a peer, and about what. Seen by members who see the directory.
CREATE TABLE peer_seekers (
  member_id ID PRIMARY KEY REFERENCES members (id),
  since BIGINT NOT NULL
);
CREATE TABLE peer_seeker_topics (
  member_id BIGINT NOT NULL REFERENCES members (id),
  sort_key TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (member_id, sort_key)
) CLUSTERED;
