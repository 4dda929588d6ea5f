-- Posts whose text in the search index is to be made again (docs/adr/0009-search.md): here, those that had files before
-- the names of files were searched. They are found by their words meanwhile.
CREATE TABLE search_again (
  seq BIGINT PRIMARY KEY
) CLUSTERED;
INSERT INTO search_again (seq)
SELECT DISTINCT p.seq FROM files f JOIN posts p ON p.id = f.post_id;
