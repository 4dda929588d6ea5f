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
