-- name: cycle_row
SELECT c.id, c.coach_id, k.name, c.teacher_id, m.name, c.proposed_by, c.proposed_at, c.stage, c.focus, c.band, c.subject,
       CASE WHEN c.coach_agreed_at IS NULL THEN 0 ELSE 1 END, CASE WHEN c.teacher_agreed_at IS NULL THEN 0 ELSE 1 END,
       c.paused, CASE WHEN c.card > 0 THEN 1 ELSE 0 END, c.space_id, c.thread_id
  FROM cycles c
  JOIN members k ON k.id = c.coach_id
  JOIN members m ON m.id = c.teacher_id
 WHERE c.id = :cycle AND (c.coach_id = :member OR c.teacher_id = :member)
   AND NOT (c.stage = 'proposed'
            AND EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :member AND b.blocked_id = c.proposed_by))

-- name: cycle_rows_of
-- What somebody proposed whom the member blocked is not told. What came to nothing is its proposer's alone to see.
SELECT c.id, c.coach_id, k.name, c.teacher_id, m.name, c.proposed_by, c.proposed_at, c.stage, c.focus, c.band, c.subject,
       CASE WHEN c.coach_agreed_at IS NULL THEN 0 ELSE 1 END, CASE WHEN c.teacher_agreed_at IS NULL THEN 0 ELSE 1 END,
       c.paused, CASE WHEN c.card > 0 THEN 1 ELSE 0 END, c.space_id, c.thread_id
  FROM cycles c
  JOIN members k ON k.id = c.coach_id
  JOIN members m ON m.id = c.teacher_id
 WHERE (c.coach_id = :member OR c.teacher_id = :member)
   AND NOT (c.stage = 'proposed'
            AND EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :member AND b.blocked_id = c.proposed_by))
   AND NOT (c.stage = 'stopped' AND c.space_id IS NULL AND c.proposed_by <> :member)
 ORDER BY c.proposed_at DESC, c.id DESC
 LIMIT :count

-- name: cycle_opening
SELECT c.opening FROM cycles c WHERE c.id = :cycle

-- name: cycle_insert
INSERT INTO cycles (id, coach_id, teacher_id, proposed_by, proposed_at, stage, focus, band, subject, opening,
                    coach_agreed_at, teacher_agreed_at, paused, card, space_id, thread_id)
VALUES (:id, :coach, :teacher, :member, :now, 'proposed', :focus, :band, :subject, :opening,
        NULL, NULL, 0, 0, NULL, NULL)

-- name: cycle_set_asked
-- That it is told to whoever is asked, and when.
UPDATE cycles SET asked_seq = :seq, asked_due = :due WHERE id = :cycle

-- name: cycle_agree
UPDATE cycles
   SET coach_agreed_at = CASE WHEN coach_id = :member THEN CAST(:now AS BIGINT) ELSE coach_agreed_at END,
       teacher_agreed_at = CASE WHEN teacher_id = :member THEN CAST(:now AS BIGINT) ELSE teacher_agreed_at END
 WHERE id = :cycle

-- name: cycle_begin
-- The first words are a post from here on.
UPDATE cycles SET opening = '', space_id = :space, thread_id = :thread WHERE id = :cycle

-- name: cycle_forget_opening
UPDATE cycles SET opening = '' WHERE id = :cycle

-- name: cycle_set_stage
UPDATE cycles SET stage = :stage WHERE id = :cycle

-- name: cycle_set_card
UPDATE cycles SET card = :card WHERE id = :cycle

-- name: cycle_set_paused
UPDATE cycles SET paused = :paused WHERE id = :cycle

-- name: cycle_step_insert
INSERT INTO cycle_steps (cycle_id, number, stage, by_id, at)
SELECT CAST(:cycle AS BIGINT), COALESCE(MAX(s.number), 0) + 1, CAST(:stage AS TEXT), CAST(:member AS BIGINT), CAST(:now AS BIGINT)
  FROM cycle_steps s
 WHERE s.cycle_id = :cycle

-- name: cycle_steps_of
-- Who ended it is not told.
SELECT s.stage, s.at, CASE WHEN s.stage = 'stopped' THEN NULL ELSE s.by_id END
  FROM cycle_steps s
 WHERE s.cycle_id = :cycle
 ORDER BY s.number

-- name: cycle_goal_of
SELECT g.revision, g.goal, g.checks, g.strategy, g.set_by, g.set_at
  FROM cycle_goals g
 WHERE g.cycle_id = :cycle
 ORDER BY g.revision DESC
 LIMIT 1

-- name: cycle_goal_insert
INSERT INTO cycle_goals (cycle_id, revision, goal, checks, strategy, set_by, set_at)
VALUES (:cycle, :revision, :goal, :checks, :strategy, :member, :now)

-- name: cycle_entries_of
-- Without the notes of the other.
SELECT e.id, e.kind, e.by_id, e.entered_at, e.words, e.on_day, e.counted, e.of_all, e.minutes, e.owner_id, e.done_at
  FROM cycle_entries e
 WHERE e.cycle_id = :cycle AND (e.kind <> 'note' OR e.by_id = :member)
 ORDER BY COALESCE(e.on_day, ''), e.entered_at, e.id

-- name: cycle_entry
SELECT e.id, e.kind, e.by_id, e.entered_at, e.words, e.on_day, e.counted, e.of_all, e.minutes, e.owner_id, e.done_at
  FROM cycle_entries e
 WHERE e.id = :entry AND e.cycle_id = :cycle AND (e.kind <> 'note' OR e.by_id = :member)

-- name: cycle_entries_count
-- Notes apart from the rest: how many there are is their writer's alone to know, too.
SELECT COUNT(*), COALESCE(SUM(LENGTH(e.words)), 0)
  FROM cycle_entries e
 WHERE e.cycle_id = :cycle AND CASE WHEN e.kind = 'note' THEN 1 ELSE 0 END = :notes

-- name: cycle_entries_words
-- What is counted above, for who has to open it first.
SELECT e.words
  FROM cycle_entries e
 WHERE e.cycle_id = :cycle AND CASE WHEN e.kind = 'note' THEN 1 ELSE 0 END = :notes

-- name: cycle_closing_of
SELECT e.id FROM cycle_entries e WHERE e.cycle_id = :cycle AND e.kind = 'closing' AND e.by_id = :member

-- name: cycle_entry_insert
INSERT INTO cycle_entries (id, cycle_id, kind, by_id, entered_at, words, on_day, counted, of_all, minutes, owner_id, done_at)
VALUES (:id, :cycle, :kind, :member, :now, :words, :on_day, :counted, :of_all, :minutes, :owner, NULL)

-- name: cycle_entry_update
UPDATE cycle_entries
   SET words = :words, on_day = :on_day, counted = :counted, of_all = :of_all, minutes = :minutes, owner_id = :owner
 WHERE id = :id

-- name: cycle_entry_set_done
UPDATE cycle_entries SET done_at = :done_at WHERE id = :id

-- name: cycle_entry_delete
DELETE FROM cycle_entries WHERE id = :id

-- name: cycle_evaluator
-- Of two, one who judges the work of the other.
SELECT e.evaluator_id
  FROM evaluators e
 WHERE (e.evaluator_id = :one AND e.member_id = :other) OR (e.evaluator_id = :other AND e.member_id = :one)
 ORDER BY e.evaluator_id
 LIMIT 1

-- name: cycle_coaches_anywhere
SELECT COUNT(*) FROM affiliations a WHERE a.member_id = :member AND a.active = 1 AND a.role IN ('coach', 'instructor')

-- name: cycle_open_of_coach
-- Agreed, and not over.
SELECT COUNT(*) FROM cycles c WHERE c.coach_id = :member AND c.space_id IS NOT NULL AND c.stage NOT IN ('met', 'stopped')

-- name: cycle_waiting_of
SELECT COUNT(*) FROM cycles c WHERE c.proposed_by = :member AND c.stage = 'proposed'

-- name: cycle_proposed_since
SELECT COUNT(*) FROM cycles c WHERE c.proposed_by = :member AND c.proposed_at > :since

-- name: cycle_of_pair
SELECT c.id FROM cycles c WHERE c.coach_id = :coach AND c.teacher_id = :teacher AND c.stage NOT IN ('met', 'stopped')

-- name: cycle_coaches_for
-- Coaches whom nothing keeps from coaching somebody. Near is who works in one of the organisations that the teacher's
-- are below, but for the state's, which is above all: the nearer the more of them.
WITH near AS (
  SELECT DISTINCT p.ancestor_id
    FROM affiliations t
    JOIN organisation_ancestors p ON p.organisation_id = t.organisation_id
    JOIN organisations g ON g.id = p.ancestor_id AND g.kind <> 'state'
   WHERE t.member_id = :teacher AND t.active = 1),
places AS (
  SELECT o.organisation_id, COUNT(*) AS shared
    FROM near n
    JOIN organisation_ancestors o ON o.ancestor_id = n.ancestor_id
   GROUP BY o.organisation_id),
coaches AS (
  SELECT m.id, COALESCE(MAX(p.shared), 0) AS shared
    FROM members m
    JOIN affiliations a ON a.member_id = m.id AND a.active = 1
    LEFT JOIN places p ON p.organisation_id = a.organisation_id
   WHERE m.state = 'active' AND m.role <> 'guest' AND m.id <> :member AND m.id <> :teacher
     AND m.id IN (SELECT c.member_id FROM affiliations c WHERE c.active = 1 AND c.role IN ('coach', 'instructor'))
     AND m.id NOT IN (SELECT e.evaluator_id FROM evaluators e WHERE e.member_id = :teacher)
     AND m.id NOT IN (SELECT e.member_id FROM evaluators e WHERE e.evaluator_id = :teacher)
     AND m.id NOT IN (SELECT b.blocked_id FROM blocks b WHERE b.member_id = :member)
   GROUP BY m.id, m.sort_key
   ORDER BY shared DESC, m.sort_key, m.id
   LIMIT :count)
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM coaches c
  JOIN members_shown m ON m.id = c.id
 ORDER BY c.shared DESC, m.sort_key, m.id

-- name: cycle_spread
-- Of a coach, in cycles that both agreed to since then.
SELECT COUNT(*), COUNT(DISTINCT c.band), COUNT(DISTINCT c.subject)
  FROM cycles c
 WHERE c.coach_id = :coach AND c.space_id IS NOT NULL AND c.coach_agreed_at > :since

-- name: cycle_spread_teachers
-- With how many people that was.
SELECT COUNT(DISTINCT c.teacher_id)
  FROM cycles c
 WHERE c.coach_id = :coach AND c.space_id IS NOT NULL AND c.coach_agreed_at > :since

-- name: cycle_card_readers
-- Those who read it, or would if its teacher said yes now.
SELECT DISTINCT m.name, m.sort_key
  FROM cycles c
  JOIN school_leaders l ON l.teacher_id = c.teacher_id AND (c.card = 0 OR l.since_seq < c.card)
  JOIN members m ON m.id = l.leader_id
 WHERE c.id = :cycle
 ORDER BY m.sort_key
 LIMIT 20

-- name: cycle_card_leaders
SELECT l.leader_id, l.organisation_id FROM school_leaders l WHERE l.teacher_id = :teacher ORDER BY l.leader_id, l.organisation_id

-- name: coaching_schools
SELECT DISTINCT o.id, o.name, o.sort_key
  FROM affiliations a
  JOIN organisations o ON o.id = a.organisation_id
 WHERE a.member_id = :member AND a.active = 1 AND a.role IN ('director', 'principal') AND o.kind NOT IN ('isd', 'state')
 ORDER BY o.sort_key, o.id
 LIMIT 50

-- name: coaching_teachers_at
-- Teachers with a cycle, but for the one who asks, and how many of them show that leader no card of theirs.
WITH shown_to AS (
  SELECT l.teacher_id, l.since_seq FROM school_leaders l WHERE l.leader_id = :leader AND l.organisation_id = :organisation),
teachers AS (
  SELECT DISTINCT a.member_id FROM affiliations a WHERE a.organisation_id = :organisation AND a.active = 1)
SELECT COUNT(*), COALESCE(SUM(CASE WHEN x.shown = 0 THEN 1 ELSE 0 END), 0)
  FROM (SELECT c.teacher_id, MAX(CASE WHEN c.card > 0 AND l.since_seq < c.card THEN 1 ELSE 0 END) AS shown
          FROM teachers t
          JOIN cycles c ON c.teacher_id = t.member_id
          LEFT JOIN shown_to l ON l.teacher_id = c.teacher_id
         WHERE c.teacher_id <> :leader AND c.stage IN ('agreed', 'identify', 'learn', 'improve') AND c.paused = 0
         GROUP BY c.teacher_id) x

-- name: coaching_cards_at
SELECT c.coach_id, k.name, c.teacher_id, m.name, c.focus, c.stage
  FROM cycles c
  JOIN members k ON k.id = c.coach_id
  JOIN members m ON m.id = c.teacher_id
 WHERE c.card > 0 AND c.stage IN ('agreed', 'identify', 'learn', 'improve') AND c.paused = 0
   AND EXISTS (SELECT 1 FROM school_leaders l
                WHERE l.leader_id = :leader AND l.teacher_id = c.teacher_id AND l.organisation_id = :organisation
                  AND l.since_seq < c.card)
 ORDER BY m.sort_key, m.id, k.sort_key, k.id
 LIMIT 200

-- name: coaching_led_coaches
SELECT DISTINCT m.id, m.name, m.sort_key
  FROM affiliations l
  JOIN organisation_ancestors o ON o.ancestor_id = l.organisation_id
  JOIN affiliations a ON a.organisation_id = o.organisation_id AND a.active = 1 AND a.role IN ('coach', 'instructor')
  JOIN members m ON m.id = a.member_id AND m.state = 'active' AND m.id <> l.member_id
 WHERE l.member_id = :member AND l.active = 1 AND l.role = 'lead'
 ORDER BY m.sort_key, m.id
 LIMIT 200

-- name: cycles_to_pause
-- One came to judge the work of the other.
SELECT c.id, c.coach_id, c.teacher_id, c.stage, c.space_id, CASE WHEN c.card > 0 THEN 1 ELSE 0 END
  FROM cycles c
 WHERE c.space_id IS NOT NULL AND c.paused = 0
   AND EXISTS (SELECT 1 FROM evaluators e
                WHERE (e.evaluator_id = c.coach_id AND e.member_id = c.teacher_id)
                   OR (e.evaluator_id = c.teacher_id AND e.member_id = c.coach_id))
 ORDER BY c.id

-- name: cycles_to_resume
SELECT c.id, c.coach_id, c.teacher_id, c.stage, c.space_id, CASE WHEN c.card > 0 THEN 1 ELSE 0 END
  FROM cycles c
 WHERE c.paused = 1
   AND NOT EXISTS (SELECT 1 FROM evaluators e
                    WHERE (e.evaluator_id = c.coach_id AND e.member_id = c.teacher_id)
                       OR (e.evaluator_id = c.teacher_id AND e.member_id = c.coach_id))
 ORDER BY c.id

-- name: cycles_to_drop
-- Proposed, and by now one judges the work of the other.
SELECT c.id, c.coach_id, c.teacher_id
  FROM cycles c
 WHERE c.stage = 'proposed'
   AND EXISTS (SELECT 1 FROM evaluators e
                WHERE (e.evaluator_id = c.coach_id AND e.member_id = c.teacher_id)
                   OR (e.evaluator_id = c.teacher_id AND e.member_id = c.coach_id))
 ORDER BY c.id
