-- What is unread in a space is found in this index alone: the rows themselves lie far apart, one page for each thread.
DROP INDEX threads_by_seq;
CREATE INDEX threads_by_seq ON threads (space_id, last_seq, last_position);
