-- What authors said of words that may say who a student is: that they are no student's (docs/adr/0016). subject: whose
-- words they are, "post:12", "thread:5" for its title, "file:7" for its name; gone with them.
CREATE TABLE not_students (
  subject TEXT NOT NULL,
  words TEXT NOT NULL,
  member_id BIGINT NOT NULL REFERENCES members (id),
  said_at BIGINT NOT NULL,
  PRIMARY KEY (subject, words)
) CLUSTERED;
