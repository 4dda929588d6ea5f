-- Stems of texts that were changed or deleted: their words are forgotten, some at a time, where no text has them any
-- more (docs/adr/0009-search.md).
CREATE TABLE search_forget (
  stem TEXT PRIMARY KEY
) CLUSTERED;
