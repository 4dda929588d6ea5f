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
