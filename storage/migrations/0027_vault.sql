-- With which keys words in confidence may be sealed (docs/adr/0031): their fingerprints, never a key. A row is there
-- before the first text that is sealed with its key, and goes after the last.
CREATE TABLE vault_keys (
  fingerprint TEXT PRIMARY KEY,
  since BIGINT NOT NULL
) CLUSTERED;
