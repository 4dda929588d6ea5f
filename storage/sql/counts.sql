-- name: organisations_above
-- What each is counted with when it is too small.
SELECT o.id, o.kind, o.name, o.parent_id, o.merged_into FROM organisations o ORDER BY o.sort_key, o.id

-- name: organisations_led
-- Those that somebody leads, and all below them.
SELECT DISTINCT o.organisation_id
  FROM affiliations l
  JOIN organisation_ancestors o ON o.ancestor_id = l.organisation_id
 WHERE l.member_id = :member AND l.active = 1 AND l.role IN ('director', 'lead')

-- name: counted_people
-- Who belonged where on a day, each of them once: where they had been for longest. Whether they kept something for the
-- week before a time and did not delete it.
SELECT a.organisation_id, COUNT(*), CAST(SUM(CASE WHEN EXISTS (
         SELECT 1
           FROM reflections r
           JOIN posts f ON f.thread_id = r.thread_id AND f.position = 1
          WHERE r.member_id = a.member_id AND r.week = :week AND r.submitted_at < :until AND f.deleted = 0)
       THEN 1 ELSE 0 END) AS BIGINT)
  FROM affiliations a
 WHERE a.starts_on <= :day AND (a.ends_on IS NULL OR a.ends_on > :day)
   AND NOT EXISTS (SELECT 1
                     FROM affiliations b
                    WHERE b.member_id = a.member_id AND b.starts_on <= :day AND (b.ends_on IS NULL OR b.ends_on > :day)
                      AND (b.starts_on < a.starts_on OR (b.starts_on = a.starts_on AND b.id < a.id)))
 GROUP BY a.organisation_id

-- name: activity_kept
SELECT w.organisation_id, w.people, w.writers FROM activity_weeks w WHERE w.week = :week AND w.until = :until

-- name: activity_kept_until
-- 0: never.
SELECT COALESCE(MAX(w.until), 0) FROM activity_weeks w

-- name: activity_forget
DELETE FROM activity_weeks

-- name: activity_keep
INSERT INTO activity_weeks (week, organisation_id, people, writers, until)
VALUES (:week, :organisation, :people, :writers, :until)
