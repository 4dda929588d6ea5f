-- For what waits for a first reply.
CREATE INDEX threads_by_time ON threads (created_at);
