-- name: peer_rows_of
-- Those of a member: as a party, or asked. Who is to come is asked when all parties have agreed. What somebody began whom
-- the member blocked is not told.
SELECT p.id, p.kind, p.state, p.focus, p.opening, p.proposed_by, m.name, p.proposed_at, p.space_id, p.thread_id, p.version
  FROM peer_members pm
  JOIN peer_threads p ON p.id = pm.peer_id
  JOIN members m ON m.id = p.proposed_by
 WHERE pm.member_id = :member
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = pm.member_id AND b.blocked_id = p.proposed_by)
 ORDER BY p.proposed_at DESC, p.id DESC
 LIMIT :count

-- name: peer_row
SELECT p.id, p.kind, p.state, p.focus, p.opening, p.proposed_by, m.name, p.proposed_at, p.space_id, p.thread_id, p.version
  FROM peer_threads p
  JOIN members m ON m.id = p.proposed_by
 WHERE p.id = :peer

-- name: peer_standing
SELECT pm.standing FROM peer_members pm WHERE pm.peer_id = :peer AND pm.member_id = :member

-- name: peer_members_of
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id, pm.standing,
       CASE WHEN EXISTS (SELECT 1 FROM peer_answers a
                          WHERE a.peer_id = pm.peer_id AND a.version = :version AND a.member_id = pm.member_id)
            THEN 1 ELSE 0 END
  FROM peer_members pm
  JOIN members_shown m ON m.id = pm.member_id
 WHERE pm.peer_id = :peer
 ORDER BY m.sort_key, m.id

-- name: peer_version
SELECT v.version, v.agreements, v.words, v.proposed_by, m.name, v.adds
  FROM peer_versions v
  JOIN members m ON m.id = v.proposed_by
 WHERE v.peer_id = :peer AND v.version = :version

-- name: peer_history_kept
-- Whether any party who agreed keeps what was said before to those who were there.
SELECT COUNT(*)
  FROM peer_answers a
  JOIN peer_members pm ON pm.peer_id = a.peer_id AND pm.member_id = a.member_id AND pm.standing = 'party'
 WHERE a.peer_id = :peer AND a.version = :version AND a.open_history = 0

-- name: peer_begun_since
SELECT COUNT(*) FROM peer_threads p WHERE p.proposed_by = :member AND p.proposed_at > :since

-- name: peer_messages_of
-- Private threads that a member shares with somebody.
SELECT p.id
  FROM peer_members pm
  JOIN peer_threads p ON p.id = pm.peer_id
  JOIN peer_members o ON o.peer_id = p.id AND o.member_id = :other
 WHERE pm.member_id = :member AND p.kind = 'message' AND p.state = 'active'
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = pm.member_id AND b.blocked_id = p.proposed_by)
 ORDER BY p.proposed_at DESC, p.id

-- name: peer_insert
INSERT INTO peer_threads (id, kind, state, focus, opening, proposed_by, proposed_at, space_id, thread_id, version)
VALUES (:id, :kind, :state, :focus, :opening, :member, :now, NULL, NULL, 0)

-- name: peer_member_upsert
INSERT INTO peer_members (peer_id, member_id, standing) VALUES (:peer, :member, :standing)
ON CONFLICT (peer_id, member_id) DO UPDATE SET standing = excluded.standing

-- name: peer_member_delete
DELETE FROM peer_members WHERE peer_id = :peer AND member_id = :member

-- name: peer_invited_delete
DELETE FROM peer_members WHERE peer_id = :peer AND standing = 'invited'

-- name: peer_version_insert
INSERT INTO peer_versions (peer_id, version, agreements, words, proposed_by, adds)
VALUES (:peer, :version, :agreements, :words, :member, :adds)

-- name: peer_version_delete
DELETE FROM peer_versions WHERE peer_id = :peer AND version = :version

-- name: peer_version_renumber
UPDATE peer_versions SET version = version + 1 WHERE peer_id = :peer AND version = :version

-- name: peer_answers_renumber
UPDATE peer_answers SET version = version + 1 WHERE peer_id = :peer AND version = :version

-- name: peer_answer_insert
INSERT INTO peer_answers (peer_id, version, member_id, open_history, answered_at)
VALUES (:peer, :version, :member, :open_history, :now)
ON CONFLICT (peer_id, version, member_id) DO UPDATE SET open_history = excluded.open_history

-- name: peer_answers_delete
DELETE FROM peer_answers WHERE peer_id = :peer AND version = :version

-- name: peer_set_version
UPDATE peer_threads SET version = :version WHERE id = :peer

-- name: peer_set_state
UPDATE peer_threads SET state = :state WHERE id = :peer

-- name: peer_begin
-- The first words are a post from here on.
UPDATE peer_threads SET state = 'active', opening = '', space_id = :space, thread_id = :thread WHERE id = :peer

-- name: peer_forget
-- Nobody is left who could read it.
UPDATE peer_threads SET state = 'closed', focus = '', opening = '' WHERE id = :peer

-- name: peer_versions_forget
DELETE FROM peer_versions WHERE peer_id = :peer

-- name: peer_answers_forget
DELETE FROM peer_answers WHERE peer_id = :peer

-- name: peer_seeker_upsert
INSERT INTO peer_seekers (member_id, since) VALUES (:member, :now) ON CONFLICT (member_id) DO NOTHING

-- name: peer_seeker_delete
DELETE FROM peer_seekers WHERE member_id = :member

-- name: peer_seeks
SELECT s.member_id FROM peer_seekers s WHERE s.member_id = :member

-- name: peer_topics_delete
DELETE FROM peer_seeker_topics WHERE member_id = :member

-- name: peer_topic_insert
INSERT INTO peer_seeker_topics (member_id, sort_key, name) VALUES (:member, :sort_key, :name)
ON CONFLICT (member_id, sort_key) DO NOTHING

-- name: peer_topics_of
SELECT t.name FROM peer_seeker_topics t WHERE t.member_id = :member ORDER BY t.sort_key

-- name: peer_topics_shared
SELECT t.name
  FROM peer_seeker_topics t
  JOIN peer_seeker_topics o ON o.sort_key = t.sort_key AND o.member_id = :other
 WHERE t.member_id = :member
 ORDER BY t.sort_key

-- name: peer_seekers_shown
-- The newest first, of those who neither blocked the asker nor are blocked by them.
SELECT m.id, m.name, m.role, m.state, m.organisation, m.title, m.photo_id
  FROM peer_seekers s
  JOIN members_shown m ON m.id = s.member_id
 WHERE s.member_id <> :member AND m.state = 'active' AND m.role <> 'guest'
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = :member AND b.blocked_id = s.member_id)
   AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.member_id = s.member_id AND b.blocked_id = :member)
 ORDER BY s.since DESC, s.member_id
 LIMIT :count
