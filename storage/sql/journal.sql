-- name: journal_of
SELECT j.own_space_id, j.lead_id, j.lead_space_id, j.due FROM journals j WHERE j.member_id = :member

-- name: journal_insert
INSERT INTO journals (member_id, own_space_id, lead_id, lead_space_id, due) VALUES (:member, :own_space, NULL, NULL, :due)

-- name: journal_set_due
UPDATE journals SET due = :due WHERE member_id = :member

-- name: journal_set_lead
UPDATE journals SET lead_id = :lead, lead_space_id = :space WHERE member_id = :member

-- name: journals_led
SELECT COUNT(*) FROM journals j WHERE j.lead_id = :lead

-- name: lead_shown
SELECT m.id, m.name, m.organisation, m.title FROM members_shown m WHERE m.id = :member

-- name: leads_for
-- Specialists, and leads of the member's organisations and of those above these. Nobody who is director or principal
-- there: who may judge somebody's work does not read their reflections.
SELECT m.id, m.name, m.organisation, m.title
  FROM members_shown m
 WHERE m.state = 'active' AND m.id <> :member AND m.role <> 'guest'
   AND (m.role = 'specialist'
        OR EXISTS (SELECT 1
                     FROM affiliations mine
                     JOIN organisation_ancestors o ON o.organisation_id = mine.organisation_id
                     JOIN affiliations l ON l.organisation_id = o.ancestor_id AND l.member_id = m.id
                    WHERE mine.member_id = :member AND mine.active = 1 AND l.active = 1 AND l.role = 'lead'))
   AND NOT EXISTS (SELECT 1
                     FROM affiliations mine
                     JOIN organisation_ancestors o ON o.organisation_id = mine.organisation_id
                     JOIN affiliations l ON l.organisation_id = o.ancestor_id AND l.member_id = m.id
                    WHERE mine.member_id = :member AND mine.active = 1 AND l.active = 1
                      AND l.role IN ('director', 'principal'))
 ORDER BY m.sort_key, m.id
 LIMIT 200

-- name: reflections_of
-- Of somebody's weeks since one, without what was deleted.
SELECT r.thread_id, r.week, r.submitted_at, r.late, r.prompt,
       CASE WHEN j.lead_id IS NOT NULL AND t.space_id = j.lead_space_id THEN 'lead' ELSE 'me' END, t.last_position
  FROM reflections r
  JOIN threads t ON t.id = r.thread_id
  JOIN journals j ON j.member_id = r.member_id
  JOIN posts f ON f.thread_id = t.id AND f.position = 1
 WHERE r.member_id = :member AND r.week >= :since AND f.deleted = 0
 ORDER BY r.week DESC

-- name: reflection_of_thread
SELECT r.thread_id, r.week, r.submitted_at, r.late, r.prompt,
       CASE WHEN j.lead_id IS NOT NULL AND t.space_id = j.lead_space_id THEN 'lead' ELSE 'me' END, t.last_position
  FROM reflections r
  JOIN threads t ON t.id = r.thread_id
  JOIN journals j ON j.member_id = r.member_id
 WHERE r.thread_id = :thread

-- name: reflection_insert
INSERT INTO reflections (thread_id, member_id, week, prompt, submitted_at, late)
VALUES (:thread, :member, :week, :prompt, :submitted_at, :late)

-- name: reflections_forget
-- A week whose reflection was deleted can have another.
DELETE FROM reflections
 WHERE member_id = :member AND week = :week
   AND EXISTS (SELECT 1 FROM posts f WHERE f.thread_id = reflections.thread_id AND f.position = 1 AND f.deleted = 1)

-- name: excused_weeks_of
SELECT e.week FROM excused_weeks e WHERE e.member_id = :member AND e.week >= :since

-- name: excuse_insert
INSERT INTO excused_weeks (member_id, week) VALUES (:member, :week) ON CONFLICT (member_id, week) DO NOTHING

-- name: excuse_delete
DELETE FROM excused_weeks WHERE member_id = :member AND week = :week

-- name: drafted_weeks_of
-- As numbers of their Mondays.
SELECT d.subject_id FROM drafts d WHERE d.member_id = :member AND d.place = 'reflection' AND d.body <> ''

-- name: desk_entries
-- What somebody's partners share with them, of the weeks since one. It waits while the newest words are not the lead's,
-- until they are marked. Those that wait come first, oldest first, then what is to be followed up, then the rest.
SELECT x.id, x.space_id, x.kind, x.title, x.author_id, x.author_name, x.author_organisation, x.author_title,
       x.author_photo, x.created_at, x.last_post_at, x.last_seq, x.last_position, x.pinned, x.locked, x.answer_id,
       x.through_steward, x.level, x.read_position, x.kept_seq,
       x.id, x.week, x.submitted_at, x.late, x.prompt, 'lead', x.last_position, x.mark, x.waiting, x.star
  FROM (SELECT t.id, t.space_id, t.kind, t.title, t.author_id, t.author_name, t.author_organisation, t.author_title,
               t.author_photo, t.created_at, t.last_post_at, t.last_seq, t.last_position, t.pinned, t.locked,
               t.answer_id, t.through_steward, COALESCE(ts.level, 'normal') AS level, COALESCE(ts.read_position, 0) AS read_position,
               COALESCE(ts.kept_seq, 0) AS kept_seq, r.week, r.submitted_at, r.late, r.prompt,
               COALESCE(d.mark, 'none') AS mark, COALESCE(n.state, 'none') AS star,
               CASE WHEN COALESCE(d.position, 0) >= t.last_position THEN 0
                    WHEN (SELECT p.author_id FROM posts p WHERE p.thread_id = t.id AND p.deleted = 0
                           ORDER BY p.position DESC LIMIT 1) = :lead THEN 0
                    ELSE 1 END AS waiting
          FROM journals j
          JOIN threads_shown t ON t.space_id = j.lead_space_id
          JOIN reflections r ON r.thread_id = t.id
          JOIN posts f ON f.thread_id = t.id AND f.position = 1
          LEFT JOIN desk_marks d ON d.member_id = :lead AND d.thread_id = t.id
          LEFT JOIN newsletter_asks n ON n.lead_id = :lead AND n.thread_id = t.id
          LEFT JOIN thread_settings ts ON ts.member_id = :lead AND ts.thread_id = t.id
         WHERE j.lead_id = :lead AND r.week >= :since AND f.deleted = 0
           AND EXISTS (SELECT 1 FROM visible_spaces v
                        WHERE v.member_id = :lead AND v.space_id = t.space_id AND v.from_seq < f.seq)
           AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :lead AND b.blocked_id = j.member_id)) x
 WHERE :all = 1 OR x.waiting = 1 OR x.mark = 'follow_up'
 ORDER BY x.waiting DESC, CASE WHEN x.mark = 'follow_up' THEN 0 ELSE 1 END,
          CASE WHEN x.waiting = 1 THEN x.submitted_at ELSE -x.submitted_at END, x.id
 LIMIT :count

-- name: desk_authors
SELECT m.id, m.name, m.organisation, m.title
  FROM journals j
  JOIN members_shown m ON m.id = j.member_id
 WHERE j.lead_id = :lead
   AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = :lead AND v.space_id = j.lead_space_id)
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :lead AND b.blocked_id = j.member_id)
 ORDER BY m.sort_key, m.id

-- name: desk_lateness
-- Of what each author shares with the lead, newest first.
SELECT r.member_id, r.late
  FROM journals j
  JOIN threads t ON t.space_id = j.lead_space_id
  JOIN reflections r ON r.thread_id = t.id
  JOIN posts f ON f.thread_id = t.id AND f.position = 1
 WHERE j.lead_id = :lead AND r.week >= :since AND f.deleted = 0
   AND EXISTS (SELECT 1 FROM visible_spaces v
                WHERE v.member_id = :lead AND v.space_id = t.space_id AND v.from_seq < f.seq)
 ORDER BY r.member_id, r.week DESC

-- name: desk_mark_set
INSERT INTO desk_marks (member_id, thread_id, mark, position) VALUES (:lead, :thread, :mark, :position)
ON CONFLICT (member_id, thread_id) DO UPDATE SET mark = excluded.mark, position = excluded.position

-- name: desk_mark_clear
DELETE FROM desk_marks WHERE member_id = :lead AND thread_id = :thread

-- name: reflection_posts
SELECT p.id, p.thread_id, p.space_id, p.position, p.author_id, p.author_name, p.author_organisation,
       p.author_title, p.author_photo,
       p.created_at, p.body, p.content, p.reply_to, p.quote, p.revision, p.edited_at, p.deleted, p.hidden
  FROM posts_shown p
 WHERE p.thread_id = :thread
 ORDER BY p.position

-- name: reflections_deleted
-- Of a week, whose first post was deleted.
SELECT r.thread_id
  FROM reflections r
  JOIN posts f ON f.thread_id = r.thread_id AND f.position = 1
 WHERE r.member_id = :member AND r.week = :week AND f.deleted = 1

-- name: leads_unfit
-- Whose lead may not be theirs any more: as leads_for, the other way round.
SELECT j.member_id, j.lead_id, j.lead_space_id, j.own_space_id
  FROM journals j
  JOIN members m ON m.id = j.lead_id
 WHERE m.state <> 'active' OR m.role = 'guest'
    OR NOT (m.role = 'specialist'
            OR EXISTS (SELECT 1
                         FROM affiliations mine
                         JOIN organisation_ancestors o ON o.organisation_id = mine.organisation_id
                         JOIN affiliations l ON l.organisation_id = o.ancestor_id AND l.member_id = m.id
                        WHERE mine.member_id = j.member_id AND mine.active = 1 AND l.active = 1 AND l.role = 'lead'))
    OR EXISTS (SELECT 1
                 FROM affiliations mine
                 JOIN organisation_ancestors o ON o.organisation_id = mine.organisation_id
                 JOIN affiliations l ON l.organisation_id = o.ancestor_id AND l.member_id = m.id
                WHERE mine.member_id = j.member_id AND mine.active = 1 AND l.active = 1
                  AND l.role IN ('director', 'principal'))

-- name: space_thread_any
SELECT t.id FROM threads t WHERE t.space_id = :space LIMIT 1
