-- name: agreement_now
SELECT a.version, a.body, a.content, a.published_at
  FROM agreements a
  JOIN network n ON n.agreement_version = a.version

-- name: agreement_version
SELECT n.agreement_version FROM network n

-- name: agreement_insert
INSERT INTO agreements (version, body, content, published_by, published_at)
VALUES (:version, :body, :content, :published_by, :published_at)

-- name: agreement_set_version
UPDATE network SET agreement_version = :version

-- name: agreement_accepted_version
SELECT m.agreed_version FROM members m WHERE m.id = :member

-- name: agreement_accepted_by
SELECT COUNT(*) FROM members m WHERE m.agreed_version >= :version AND m.state = 'active'

-- name: agreement_acceptance_insert
INSERT INTO agreement_acceptances (member_id, version, accepted_at) VALUES (:member, :version, :accepted_at)
ON CONFLICT (member_id, version) DO NOTHING

-- name: agreement_set_accepted
UPDATE members SET agreed_version = :version WHERE id = :member
