-- The seq at which its reader left a thread unread by hand; 0: never, or read since. A watermark before it does not cover
-- the thread.
ALTER TABLE thread_settings ADD COLUMN kept_seq BIGINT NOT NULL DEFAULT 0;
CREATE INDEX thread_settings_kept ON thread_settings (member_id) WHERE kept_seq > 0;
