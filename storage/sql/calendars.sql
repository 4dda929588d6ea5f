-- name: breaks_of
SELECT b.id, b.name, b.starts_on, b.ends_on
  FROM breaks b
 WHERE b.organisation_id = :organisation
 ORDER BY b.starts_on, b.ends_on, b.id

-- name: break_by_id
SELECT b.id, b.name, b.starts_on, b.ends_on, b.organisation_id FROM breaks b WHERE b.id = :break

-- name: break_insert
INSERT INTO breaks (id, organisation_id, name, starts_on, ends_on)
VALUES (:id, :organisation, :name, :starts_on, :ends_on)

-- name: break_update
UPDATE breaks SET name = :name, starts_on = :starts_on, ends_on = :ends_on WHERE id = :break

-- name: break_delete
DELETE FROM breaks WHERE id = :break

-- name: organisation_breaks_move
-- Where what it merges into keeps none of its own.
UPDATE breaks SET organisation_id = :into
 WHERE organisation_id = :organisation
   AND NOT EXISTS (SELECT 1 FROM breaks k WHERE k.organisation_id = :same)

-- name: schools_of
-- By whose calendars a member goes: every organisation that was or is theirs, with its days.
SELECT a.organisation_id, a.starts_on, a.ends_on FROM affiliations a WHERE a.member_id = :member ORDER BY a.id

-- name: reminder_of
SELECT r.member_id, r.minute, r.looked_week FROM reminders r WHERE r.member_id = :member

-- name: reminders_due
SELECT r.member_id, r.minute, r.looked_week FROM reminders r WHERE r.next_at <= :now ORDER BY r.next_at LIMIT :count

-- name: reminder_upsert
INSERT INTO reminders (member_id, minute, looked_week, next_at) VALUES (:member, :minute, :looked_week, :next_at)
ON CONFLICT (member_id) DO UPDATE
   SET minute = excluded.minute, looked_week = excluded.looked_week, next_at = excluded.next_at

-- name: reminder_delete
DELETE FROM reminders WHERE member_id = :member

-- name: reminder_again
-- The member's clock changed.
UPDATE reminders SET next_at = 0 WHERE member_id = :member

-- name: notices_withdraw_reminder
DELETE FROM notices WHERE member_id = :member AND kind = 'reminder'
