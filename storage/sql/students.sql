-- name: not_student_insert
-- Who says it again changes nothing.
INSERT INTO not_students (subject, words, member_id, said_at) VALUES (:subject, :words, :member, :said_at)
ON CONFLICT (subject, words) DO NOTHING

-- name: not_students_of
SELECT n.words FROM not_students n WHERE n.subject = :subject ORDER BY n.words

-- name: not_students_delete
DELETE FROM not_students WHERE subject = :subject
