-- name: question_insert
INSERT INTO questions (thread_id, answer_id) VALUES (:thread, NULL)

-- name: question_answer
UPDATE questions SET answer_id = :post WHERE thread_id = :thread

-- name: question_reopen
UPDATE questions SET answer_id = NULL WHERE thread_id = :thread AND answer_id = :post
