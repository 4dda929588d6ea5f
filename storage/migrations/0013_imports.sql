-- What was brought from elsewhere, so that bringing it again changes nothing (docs/adr/0015-moving-in.md). source: "ning".
-- foreign_id: what it is called there; ours: its row here, whatever became of that.
CREATE TABLE imports (
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  foreign_id TEXT NOT NULL,
  ours BIGINT NOT NULL,
  PRIMARY KEY (source, kind, foreign_id)
) CLUSTERED;
