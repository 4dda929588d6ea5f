-- A post changes fewer pages (docs/adr/0008-ids-of-posts.md): what one index says no other one says again.

-- A post's id follows from its author and key.
DROP INDEX posts_by_key;

-- threads_by_seq lists a space's threads too; the few that are pinned have their own.
DROP INDEX threads_by_activity;
CREATE INDEX threads_pinned ON threads (space_id, last_seq) WHERE pinned = 1;

-- For scrubbing. post.created is found by its post's seq, and thread.read holds nothing that ever is scrubbed.
DROP INDEX event_log_by_subject;
CREATE INDEX event_log_by_subject ON event_log (subject) WHERE name <> 'post.created' AND name <> 'thread.read';
