-- Files of posts (docs/adr/0011-files.md). The bytes lie in the data folder under the digest of what they are; a row is
-- written only after its bytes are on disk.

CREATE TABLE contents (
  digest TEXT PRIMARY KEY,
  size BIGINT NOT NULL
) CLUSTERED;

-- digest: NULL while the bytes come. size: as announced until then. A file hangs on one post, or on none yet: then it is
-- its uploader's alone.
CREATE TABLE files (
  id ID PRIMARY KEY,
  uploader_id BIGINT NOT NULL REFERENCES members (id),
  name TEXT NOT NULL,
  size BIGINT NOT NULL,
  begun_at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  width BIGINT,
  height BIGINT,
  digest TEXT REFERENCES contents (digest),
  post_id BIGINT REFERENCES posts (id),
  place BIGINT NOT NULL,
  description TEXT
);
CREATE INDEX files_by_uploader ON files (uploader_id, size);
CREATE INDEX files_by_post ON files (post_id, place) WHERE post_id IS NOT NULL;
CREATE INDEX files_by_digest ON files (digest) WHERE digest IS NOT NULL;
CREATE INDEX files_on_no_post ON files (begun_at) WHERE post_id IS NULL;

-- Contents that a file left: those that no other file has are collected.
CREATE TABLE contents_left (
  digest TEXT PRIMARY KEY
) CLUSTERED;

-- Bytes of all contents, so that the bound of the whole costs nothing to ask for.
CREATE TABLE contents_total (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  bytes BIGINT NOT NULL
);
INSERT INTO contents_total (id, bytes) VALUES (1, 0);
