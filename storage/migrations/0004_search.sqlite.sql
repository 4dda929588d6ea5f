-- rowid is the seq of the post, or of the thread's first post. Tokens come separated by spaces and stemmed (search_text),
-- so the tokenizer has nothing to decide. Whole documents match or do not: no places are kept (detail), and ranking is
-- ours (columnsize).
CREATE VIRTUAL TABLE post_search USING fts5(tokens, detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'");
CREATE VIRTUAL TABLE thread_search USING fts5(tokens, detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'");
