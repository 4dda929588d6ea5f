-- name: asked_insert
INSERT INTO asked (id, space_id, asker_id, state, title, body, content, asked_at, words, changed)
VALUES (:id, :space, :asker, 'waiting', :title, :body, :content, :asked_at, '', 0)

-- name: asked_waiting_count
SELECT COUNT(*) FROM asked WHERE asker_id = :member AND state = 'waiting'

-- name: asked_own
-- Where it stands only while the asker sees it.
SELECT q.id, q.space_id,
       COALESCE((SELECT s.name FROM spaces s
                  WHERE s.id = q.space_id
                    AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = q.asker_id AND v.space_id = s.id)), ''),
       q.state, q.title, q.body, q.words, q.changed, q.asked_at,
       (SELECT t.id FROM threads t
         WHERE t.id = q.thread_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = q.asker_id AND v.space_id = t.space_id))
  FROM asked q
 WHERE q.asker_id = :member
 ORDER BY q.asked_at DESC, q.id
 LIMIT 100

-- name: asked_own_one
SELECT q.state, q.thread_id FROM asked q WHERE q.id = :id AND q.asker_id = :member

-- name: asked_delete
DELETE FROM asked WHERE id = :id

-- name: asked_waiting
-- For stewards, while whoever asked is here to read the answer.
SELECT q.id, q.space_id, s.name, q.asker_id, m.name, q.title, q.body, q.content, q.asked_at
  FROM asked q
  JOIN spaces s ON s.id = q.space_id AND s.state = 'open'
  JOIN members m ON m.id = q.asker_id
  JOIN memberships ms ON ms.space_id = q.space_id AND ms.member_id = :member AND ms.role = 'steward'
 WHERE q.state = 'waiting'
   AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = q.asker_id AND v.space_id = q.space_id)
 ORDER BY q.asked_at, q.id
 LIMIT 100

-- name: asked_of_steward
SELECT q.state, q.space_id, q.asker_id, q.title, q.body
  FROM asked q
  JOIN memberships ms ON ms.space_id = q.space_id AND ms.member_id = :member AND ms.role = 'steward'
 WHERE q.id = :id
   AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = q.asker_id AND v.space_id = q.space_id)

-- name: asked_settle
UPDATE asked
   SET state = :state, words = :words, changed = :changed, settled_by = :by, settled_at = :at, thread_id = :thread
 WHERE id = :id

-- name: asked_told_since
SELECT COUNT(*) FROM notices n WHERE n.space_id = :space AND n.kind = 'asked' AND n.raised_at > :since
