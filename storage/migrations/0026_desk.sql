-- The desk of a lead in one look (docs/adr/0025). What follows from posts, threads and marks is kept beside each
-- reflection by one statement of the domain. stands_in: the space in which its thread lies, NULL once its first post is
-- gone. waits: in a space shared with a lead, the newest words are not the lead's and the lead's mark does not cover them.
ALTER TABLE reflections ADD COLUMN stands_in BIGINT;
ALTER TABLE reflections ADD COLUMN waits SMALLINT NOT NULL DEFAULT 0;

UPDATE reflections
   SET stands_in = (SELECT t.space_id
                      FROM threads t
                      JOIN posts f ON f.thread_id = t.id AND f.position = 1
                     WHERE t.id = reflections.thread_id AND f.deleted = 0),
       waits = CASE WHEN EXISTS (SELECT t.id
                                   FROM threads t
                                   JOIN posts f ON f.thread_id = t.id AND f.position = 1
                                   JOIN journals j ON j.lead_space_id = t.space_id
                                   LEFT JOIN desk_marks d ON d.member_id = j.lead_id AND d.thread_id = t.id
                                  WHERE t.id = reflections.thread_id AND f.deleted = 0
                                    AND j.member_id = reflections.member_id AND COALESCE(d.position, 0) < t.last_position
                                    AND j.lead_id <> (SELECT p.author_id
                                                        FROM posts p
                                                       WHERE p.thread_id = t.id AND p.deleted = 0
                                                       ORDER BY p.position DESC
                                                       LIMIT 1)) THEN 1 ELSE 0 END;

CREATE INDEX reflections_standing ON reflections (stands_in, waits, week, submitted_at) WHERE stands_in IS NOT NULL;

-- That somebody proposed a cycle is told to the other of the two (docs/adr/0026): when, and as which event. 0: told to nobody,
-- since they do not want to hear of it, or it was before this. asked_marked: they have looked at it.
ALTER TABLE cycles ADD COLUMN asked_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cycles ADD COLUMN asked_due BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cycles ADD COLUMN asked_marked SMALLINT NOT NULL DEFAULT 0;
