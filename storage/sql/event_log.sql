-- name: network_read
SELECT epoch, seq FROM network

-- name: network_seq
SELECT seq FROM network

-- name: network_set_seq
UPDATE network SET seq = :seq

-- name: topic_advance
-- The head of a topic outlives the log, so that prev is right after trimming.
INSERT INTO topic_heads (topic, seq, prev) VALUES (:topic, :seq, 0)
ON CONFLICT (topic) DO UPDATE SET prev = topic_heads.seq, seq = excluded.seq
RETURNING prev

-- name: event_insert
INSERT INTO event_log (seq, prev, topic, name, body, subject, created_at)
VALUES (:seq, :prev, :topic, :name, :body, :subject, :created_at)

-- name: events_after
SELECT seq, prev, topic, name, body FROM event_log WHERE seq > :after ORDER BY seq LIMIT 10000

-- name: event_log_oldest
SELECT seq FROM event_log ORDER BY seq LIMIT 1

-- name: events_for_member
-- What a member may see of the log after a seq: spaces that are theirs now and were then, their own topic, and the
-- network's unless they are a guest. A thread that was moved out of their sight takes along what the log says of it, but
-- for its leaving.
SELECT e.seq, e.prev, e.topic, e.name, e.body
  FROM event_log e
 WHERE e.seq > :after
   AND (e.topic = :own_topic
        OR (e.topic = 'network' AND :is_guest = 0)
        OR EXISTS (SELECT 1 FROM visible_spaces v
                    WHERE v.member_id = :member AND e.topic = 'space:' || v.space_id AND v.since_seq < e.seq))
   AND NOT EXISTS (SELECT 1
                     FROM threads t
                    WHERE e.topic LIKE 'space:%' AND e.name <> 'thread.removed'
                      AND t.id = CASE WHEN e.subject LIKE 'thread:%' THEN CAST(SUBSTR(e.subject, 8) AS BIGINT)
                                      WHEN e.subject LIKE 'post:%' THEN (SELECT p.thread_id FROM posts p
                                                                          WHERE p.id = CAST(SUBSTR(e.subject, 6) AS BIGINT))
                                 END
                      AND NOT EXISTS (SELECT 1 FROM visible_spaces w
                                       WHERE w.member_id = :member AND w.space_id = t.space_id))
 ORDER BY e.seq
 LIMIT :most

-- name: event_log_trim
-- Both bounds at once: nothing older than an age, and no more than a number of events. Always from the front: what came
-- before an event that a wrong clock made old goes with it, since a hole would be resumed over.
DELETE FROM event_log
 WHERE seq IN (SELECT seq FROM event_log
                WHERE seq <= COALESCE((SELECT MAX(o.seq) FROM event_log o WHERE o.created_at < :oldest), 0)
                   OR seq <= (SELECT seq FROM network) - :most
                ORDER BY seq LIMIT :batch)
