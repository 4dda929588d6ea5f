-- When everything up to read_seq was marked: what was still waiting for its time then was not. Marks from before cover all.
ALTER TABLE notice_settings ADD COLUMN read_at BIGINT NOT NULL DEFAULT 0;
UPDATE notice_settings SET read_at = 9007199254740991;
