-- Search: how far the indexes have come, and the words that are in them (docs/adr/0009-search.md). The indexes
-- themselves, post_search and thread_search, are each engine's own.

CREATE INDEX posts_by_seq ON posts (seq);

-- Posts up to indexed_seq are in the indexes; newer ones are looked through as they are. stale_since: the first change
-- since when SQLite's index may hold words of texts that are gone, until its pieces are merged.
CREATE TABLE search_state (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  indexed_seq BIGINT NOT NULL,
  stale_since BIGINT
);
INSERT INTO search_state (id, indexed_seq, stale_since) VALUES (1, 0, NULL);

-- Every word that anybody wrote, for completing what is typed and for mistakes in it. Never shown: what a person sees
-- comes out of what they find. uses is counted in one post of sixteen.
CREATE TABLE search_words (
  word TEXT PRIMARY KEY,
  stem TEXT NOT NULL,
  uses BIGINT NOT NULL
) CLUSTERED;
CREATE INDEX search_words_by_stem ON search_words (stem);

-- Each word as it is and with one letter left out. Two words that have a row in common are one mistake apart.
CREATE TABLE search_variants (
  variant TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (variant, word)
) CLUSTERED;
