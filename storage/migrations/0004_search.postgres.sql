-- seq of the post, or of the thread's first post. Tokens come separated by spaces and stemmed (search_text), so no
-- dictionary of the server decides anything.
CREATE TABLE post_search (
  seq BIGINT PRIMARY KEY,
  tokens TEXT NOT NULL,
  lexemes TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED
);
CREATE INDEX post_search_by_lexeme ON post_search USING gin (lexemes);
CREATE TABLE thread_search (
  seq BIGINT PRIMARY KEY,
  tokens TEXT NOT NULL,
  lexemes TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED
);
CREATE INDEX thread_search_by_lexeme ON thread_search USING gin (lexemes);
