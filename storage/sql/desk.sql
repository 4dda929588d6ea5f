-- name: desk_entries
-- What somebody's partners share with them, all of these or those of one organisation, of the weeks since one. Those that wait come first, oldest first, then what
-- is to be followed up, then the rest. Only what stands on the page is read whole.
WITH shared AS MATERIALIZED (
       SELECT j.lead_space_id AS space_id, v.from_seq
         FROM journals j
         JOIN visible_spaces v ON v.member_id = :lead AND v.space_id = j.lead_space_id
        WHERE j.lead_id = :lead
          AND (CAST(:organisation AS BIGINT) = 0
               OR EXISTS (SELECT 1 FROM affiliations a
                           WHERE a.member_id = j.member_id AND a.active = 1 AND a.organisation_id = :organisation))
          AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :lead AND b.blocked_id = j.member_id)),
     follow_ups AS MATERIALIZED (
       SELECT d.thread_id FROM desk_marks d WHERE d.member_id = :lead AND d.mark = 'follow_up'),
     standing AS (
       SELECT r.thread_id, r.waits, r.submitted_at, s.from_seq,
              CASE WHEN r.thread_id IN (SELECT u.thread_id FROM follow_ups u) THEN 0 ELSE 1 END AS after_follow_ups
         FROM shared s
         JOIN reflections r ON r.stands_in = s.space_id
        WHERE r.week >= :since),
     page AS MATERIALIZED (
       SELECT c.thread_id, c.waits, c.after_follow_ups
         FROM standing c
        WHERE (:all = 1 OR c.waits = 1 OR c.after_follow_ups = 0)
          AND (c.from_seq = 0
               OR c.from_seq < (SELECT f.seq FROM posts f WHERE f.thread_id = c.thread_id AND f.position = 1))
        ORDER BY c.waits DESC, c.after_follow_ups, CASE WHEN c.waits = 1 THEN c.submitted_at ELSE -c.submitted_at END,
                 c.thread_id
        LIMIT :count)
SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation, t.author_title,
       t.author_photo, t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked, t.answer_id,
       t.through_steward, COALESCE(ts.level, 'normal'), COALESCE(ts.read_position, 0), COALESCE(ts.kept_seq, 0),
       t.id, r.week, r.submitted_at, r.late, r.prompt, 'lead', t.last_position, COALESCE(d.mark, 'none'), r.waits,
       COALESCE(n.state, 'none')
  FROM page x
  JOIN threads_shown t ON t.id = x.thread_id
  JOIN reflections r ON r.thread_id = x.thread_id
  LEFT JOIN desk_marks d ON d.member_id = :lead AND d.thread_id = x.thread_id
  LEFT JOIN newsletter_asks n ON n.lead_id = :lead AND n.thread_id = x.thread_id
  LEFT JOIN thread_settings ts ON ts.member_id = :lead AND ts.thread_id = x.thread_id
 ORDER BY x.waits DESC, x.after_follow_ups, CASE WHEN x.waits = 1 THEN r.submitted_at ELSE -r.submitted_at END,
          x.thread_id

-- name: desk_cohorts
-- Where they work, with how many of the weeks since one wait there.
WITH shared AS MATERIALIZED (
       SELECT j.member_id, j.lead_space_id AS space_id, v.from_seq
         FROM journals j
         JOIN visible_spaces v ON v.member_id = :lead AND v.space_id = j.lead_space_id
        WHERE j.lead_id = :lead
          AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :lead AND b.blocked_id = j.member_id)),
     waiting AS MATERIALIZED (
       SELECT s.member_id, COUNT(r.thread_id) AS reflections
         FROM shared s
         LEFT JOIN reflections r
           ON r.stands_in = s.space_id AND r.waits = 1 AND r.week >= :since
          AND (s.from_seq = 0
               OR s.from_seq < (SELECT f.seq FROM posts f WHERE f.thread_id = r.thread_id AND f.position = 1))
        GROUP BY s.member_id)
SELECT o.id, o.name, CAST(SUM(w.reflections) AS BIGINT)
  FROM waiting w
  JOIN affiliations a ON a.member_id = w.member_id AND a.active = 1
  JOIN organisations o ON o.id = a.organisation_id
 GROUP BY o.id, o.name, o.sort_key
 ORDER BY o.sort_key, o.id
 LIMIT 200

-- name: desk_waiting_count
-- How many of the weeks since one wait for somebody, counted as far as asked for.
SELECT COUNT(*)
  FROM (SELECT r.thread_id
          FROM journals j
          JOIN visible_spaces v ON v.member_id = :lead AND v.space_id = j.lead_space_id
          JOIN reflections r ON r.stands_in = j.lead_space_id AND r.waits = 1
         WHERE j.lead_id = :lead AND r.week >= :since
           AND (v.from_seq = 0
                OR v.from_seq < (SELECT f.seq FROM posts f WHERE f.thread_id = r.thread_id AND f.position = 1))
           AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :lead AND b.blocked_id = j.member_id)
         LIMIT :count) x

-- name: desk_care
-- Whose newest three of what they share with a lead were all late: somebody to ask how they are.
SELECT j.member_id
  FROM journals j
  JOIN visible_spaces v ON v.member_id = :lead AND v.space_id = j.lead_space_id
 WHERE j.lead_id = :lead
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :lead AND b.blocked_id = j.member_id)
   AND 3 = (SELECT SUM(x.late)
              FROM (SELECT r.late
                      FROM reflections r
                     WHERE r.stands_in = j.lead_space_id AND r.member_id = j.member_id AND r.week >= :since
                     ORDER BY r.week DESC
                     LIMIT 3) x)
 ORDER BY j.member_id

-- name: desk_authors
SELECT m.id, m.name, m.organisation, m.title
  FROM journals j
  JOIN members_shown m ON m.id = j.member_id
 WHERE j.lead_id = :lead
   AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = :lead AND v.space_id = j.lead_space_id)
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :lead AND b.blocked_id = j.member_id)
 ORDER BY m.sort_key, m.id

-- name: reflection_stand
-- Where it stands and whether it waits there: from its thread, its posts and its lead's mark.
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
                                                       LIMIT 1)) THEN 1 ELSE 0 END
 WHERE thread_id = :thread

-- name: reflections_wait_no_more
-- Nobody reads along where they stand.
UPDATE reflections SET waits = 0 WHERE stands_in = :space AND waits = 1

-- name: desk_mark_set
INSERT INTO desk_marks (member_id, thread_id, mark, position) VALUES (:lead, :thread, :mark, :position)
ON CONFLICT (member_id, thread_id) DO UPDATE SET mark = excluded.mark, position = excluded.position

-- name: desk_mark_clear
DELETE FROM desk_marks WHERE member_id = :lead AND thread_id = :thread

-- name: newsletter_ask
SELECT n.lead_id, n.state FROM newsletter_asks n WHERE n.thread_id = :thread

-- name: newsletter_shown
SELECT n.lead_id, m.name, n.state, n.named, n.content
  FROM newsletter_asks n
  JOIN members m ON m.id = n.lead_id
 WHERE n.thread_id = :thread

-- name: newsletter_insert
INSERT INTO newsletter_asks (thread_id, member_id, lead_id, state, named, body, content, changed_at)
VALUES (:thread, :member, :lead, 'asked', 0, '', '[]', :now)

-- name: newsletter_answer
UPDATE newsletter_asks SET state = :state, named = :named, body = :body, content = :content, changed_at = :now
 WHERE thread_id = :thread

-- name: newsletter_forget
DELETE FROM newsletter_asks WHERE thread_id = :thread

-- name: newsletter_notices_withdraw
DELETE FROM notices WHERE thread_id = :thread AND kind = 'starred'

-- name: newsletter_items
-- What authors let a lead quote, of reflections that the lead still reads.
SELECT n.thread_id, m.id, m.name, n.named, n.changed_at, n.content
  FROM newsletter_asks n
  JOIN members m ON m.id = n.member_id
  JOIN threads t ON t.id = n.thread_id
 WHERE n.lead_id = :lead AND n.state = 'agreed'
   AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = :lead AND v.space_id = t.space_id)
 ORDER BY n.changed_at DESC, n.thread_id
 LIMIT :count

-- name: snippets_of
SELECT s.name, s.body FROM snippets s WHERE s.member_id = :member ORDER BY s.name

-- name: snippet_upsert
INSERT INTO snippets (member_id, name, body) VALUES (:member, :name, :body)
ON CONFLICT (member_id, name) DO UPDATE SET body = excluded.body

-- name: snippet_delete
DELETE FROM snippets WHERE member_id = :member AND name = :name

-- name: journal_led
-- What a member shares with a lead of theirs.
SELECT j.member_id, j.lead_id, j.lead_space_id, j.own_space_id
  FROM journals j
 WHERE j.member_id = :member AND j.lead_id = :lead

-- name: lead_of_space
-- Who reads what is shared in a space.
SELECT j.lead_id FROM journals j WHERE j.lead_space_id = :space AND j.lead_id IS NOT NULL
