-- What hangs on sealed spaces, for whoever has to leave it out. Seeing is asked of visible_spaces alone.

CREATE VIEW sealed_threads AS
  SELECT t.id, t.space_id
    FROM threads t
    JOIN spaces s ON s.id = t.space_id
   WHERE s.visibility = 'sealed';

CREATE VIEW sealed_posts AS
  SELECT p.id, p.thread_id
    FROM posts p
    JOIN sealed_threads t ON t.id = p.thread_id;

-- Files that go along in an export: those of posts that are nobody's secret, and photos. Uploads whose bytes were still
-- coming stay behind, and those that hang on nothing: whatever they were meant for may be sealed.
CREATE VIEW files_to_move AS
  SELECT f.id, f.uploader_id, f.name, f.size, f.begun_at, f.kind, f.type, f.width, f.height, f.digest, f.post_id, f.place,
         f.description
    FROM files f
   WHERE f.digest IS NOT NULL
     AND CASE WHEN f.post_id IS NULL THEN EXISTS (SELECT 1 FROM members m WHERE m.photo_id = f.id)
              ELSE NOT EXISTS (SELECT 1 FROM sealed_posts s WHERE s.id = f.post_id) END;
