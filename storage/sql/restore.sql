-- name: restore_organisation
INSERT INTO organisations (id, kind, name, sort_key, named_since)
VALUES (:id, :kind, :name, :sort_key, :named_since)

-- name: restore_organisation_links
UPDATE organisations SET parent_id = :parent_id, merged_into = :merged_into WHERE id = :id

-- name: restore_organisation_name
INSERT INTO organisation_names (organisation_id, since, name)
VALUES (:organisation_id, :since, :name)

-- name: restore_organisation_ancestor
INSERT INTO organisation_ancestors (organisation_id, ancestor_id)
VALUES (:organisation_id, :ancestor_id)

-- name: restore_break
INSERT INTO breaks (id, organisation_id, name, starts_on, ends_on)
VALUES (:id, :organisation_id, :name, :starts_on, :ends_on)

-- name: restore_prompt_set
INSERT INTO prompt_sets (organisation_id, version, kept_at)
VALUES (:organisation_id, :version, :kept_at)

-- name: restore_prompt
INSERT INTO prompts (name, organisation_id, version, position, en, es)
VALUES (:name, :organisation_id, :version, :position, :en, :es)

-- name: restore_member
-- restore_passwords gives all of them one that nobody knows.
INSERT INTO members (id, name, sort_key, email, role, state, joined_at, joined_seq, zone, agreed_version,
                     password_hash)
VALUES (:id, :name, :sort_key, :email, :role, :state, :joined_at, :joined_seq, :zone, :agreed_version, '')

-- name: restore_member_photo
UPDATE members SET photo_id = :photo_id WHERE id = :id

-- name: restore_affiliation
INSERT INTO affiliations (id, member_id, organisation_id, role, title, starts_on, ends_on, active, since_seq)
VALUES (:id, :member_id, :organisation_id, :role, :title, :starts_on, :ends_on, :active, :since_seq)

-- name: restore_profile
INSERT INTO profiles (member_id, pronouns, about)
VALUES (:member_id, :pronouns, :about)

-- name: restore_member_topic
INSERT INTO member_topics (member_id, kind, sort_key, name, position)
VALUES (:member_id, :kind, :sort_key, :name, :position)

-- name: restore_block
INSERT INTO blocks (member_id, blocked_id)
VALUES (:member_id, :blocked_id)

-- name: restore_space
INSERT INTO spaces (id, name, description, visibility, organisation_id, state, created_at, created_by)
VALUES (:id, :name, :description, :visibility, :organisation_id, :state, :created_at, :created_by)

-- name: restore_membership
INSERT INTO memberships (space_id, member_id, role, from_seq, since_seq)
VALUES (:space_id, :member_id, :role, :from_seq, :since_seq)

-- name: restore_space_setting
INSERT INTO space_settings (member_id, space_id, level, watermark)
VALUES (:member_id, :space_id, :level, :watermark)

-- name: restore_invitation
-- No link has this for its digest.
INSERT INTO invitations (id, name, email, role, organisation_id, affiliation_role, title, invited_by, created_at,
                         expires_at, accepted_at, accepted_by, revoked_at, email_fixed, code_hash)
VALUES (:id, :name, :email, :role, :organisation_id, :affiliation_role, :title, :invited_by, :created_at, :expires_at,
        :accepted_at, :accepted_by, :revoked_at, :email_fixed, 'withdrawn ' || CAST(CAST(:id AS BIGINT) AS TEXT))

-- name: restore_invitation_space
INSERT INTO invitation_spaces (invitation_id, space_id)
VALUES (:invitation_id, :space_id)

-- name: restore_thread
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at,
                     last_post_at, last_seq, last_position, pinned, locked, through_steward)
VALUES (:id, :space_id, :kind, :title, :author_id, :author_organisation, :author_title, :created_at, :last_post_at,
        :last_seq, :last_position, :pinned, :locked, :through_steward)

-- name: restore_post
INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, created_at, body,
                   content, reply_to, quote, revision, edited_at, deleted, client_key, request_digest, hidden)
VALUES (:id, :thread_id, :position, :seq, :author_id, :author_organisation, :author_title, :created_at, :body,
        :content, :reply_to, :quote, :revision, :edited_at, :deleted, :client_key, :request_digest, :hidden)

-- name: restore_question
INSERT INTO questions (thread_id, answer_id)
VALUES (:thread_id, :answer_id)

-- name: restore_plan
INSERT INTO plans (thread_id, format, ends_at)
VALUES (:thread_id, :format, :ends_at)

-- name: restore_stage
INSERT INTO stages (thread_id, position, name, speaks, words, starts_at)
VALUES (:thread_id, :position, :name, :speaks, :words, :starts_at)

-- name: restore_post_revision
INSERT INTO post_revisions (post_id, revision, body, content, written_at)
VALUES (:post_id, :revision, :body, :content, :written_at)

-- name: restore_reaction
INSERT INTO reactions (post_id, kind, member_id, reacted_at)
VALUES (:post_id, :kind, :member_id, :reacted_at)

-- name: restore_mention
INSERT INTO mentions (post_id, member_id)
VALUES (:post_id, :member_id)

-- name: restore_thread_setting
INSERT INTO thread_settings (member_id, thread_id, level, read_position, kept_seq)
VALUES (:member_id, :thread_id, :level, :read_position, :kept_seq)

-- name: restore_content
INSERT INTO contents (digest, size)
VALUES (:digest, :size)

-- name: restore_file
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, width, height, digest, post_id, place,
                   description)
VALUES (:id, :uploader_id, :name, :size, :begun_at, :kind, :type, :width, :height, :digest, :post_id, :place,
        :description)

-- name: restore_notice
INSERT INTO notices (member_id, seq, kind, actor_id, space_id, thread_id, post_id, position, raised_at, due_at, marked)
VALUES (:member_id, :seq, :kind, :actor_id, :space_id, :thread_id, :post_id, :position, :raised_at, :due_at, :marked)

-- name: restore_notice_choice
INSERT INTO notice_choices (member_id, kind, delivery)
VALUES (:member_id, :kind, :delivery)

-- name: restore_notice_setting
INSERT INTO notice_settings (member_id, gathered_at, quiet_from, quiet_until, read_seq, read_at)
VALUES (:member_id, :gathered_at, :quiet_from, :quiet_until, :read_seq, :read_at)

-- name: restore_draft
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, reply_to, quote, saved_at)
VALUES (:member_id, :place, :subject_id, :revision, :kind, :title, :body, :reply_to, :quote, :saved_at)

-- name: restore_not_student
INSERT INTO not_students (subject, words, member_id, said_at)
VALUES (:subject, :words, :member_id, :said_at)

-- name: restore_import
INSERT INTO imports (source, kind, foreign_id, ours)
VALUES (:source, :kind, :foreign_id, :ours)

-- name: restore_audit_entry
INSERT INTO audit_log (number, at, actor_id, act, subject, detail, hash)
VALUES (:number, :at, :actor_id, :act, :subject, :detail, :hash)

-- name: restore_network
-- A database has its row from the beginning.
UPDATE network SET id = :id, seq = :seq, introductions_id = :introductions_id, agreement_version = :agreement_version

-- name: restore_is_empty
-- Whether nobody has done anything here.
SELECT CASE WHEN EXISTS (SELECT 1 FROM members m) OR EXISTS (SELECT 1 FROM organisations o)
              OR EXISTS (SELECT 1 FROM spaces s) OR EXISTS (SELECT 1 FROM audit_log a)
              OR EXISTS (SELECT 1 FROM contents c)
            THEN 0 ELSE 1 END

-- name: restore_passwords
UPDATE members SET password_hash = :hash

-- name: restore_contents_total
UPDATE contents_total SET bytes = (SELECT COALESCE(SUM(c.size), 0) FROM contents c)

-- name: restore_loose_reply
-- A post that answers one that is not in its thread.
SELECT p.id
  FROM posts p
  LEFT JOIN posts r ON r.id = p.reply_to AND r.thread_id = p.thread_id
 WHERE p.reply_to IS NOT NULL AND r.id IS NULL
 LIMIT 1

-- name: restore_loose_answer
-- A question that was answered by what is not in it.
SELECT q.thread_id
  FROM questions q
  LEFT JOIN posts p ON p.id = q.answer_id AND p.thread_id = q.thread_id
 WHERE q.answer_id IS NOT NULL AND p.id IS NULL
 LIMIT 1

-- name: restore_loose_plan
-- A thread whose plan is missing, or not its kind's, or has stages with a gap between them or none.
SELECT t.id
  FROM threads t
  LEFT JOIN plans p ON p.thread_id = t.id
 WHERE (CASE WHEN t.kind = 'staged' THEN 1 ELSE 0 END) <> (CASE WHEN p.thread_id IS NULL THEN 0 ELSE 1 END)
    OR (p.thread_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stages f WHERE f.thread_id = t.id AND f.position = 1))
    OR EXISTS (SELECT 1 FROM stages s
                WHERE s.thread_id = t.id AND s.position <> 1
                  AND NOT EXISTS (SELECT 1 FROM stages b WHERE b.thread_id = t.id AND b.position = s.position - 1))
 LIMIT 1

-- name: restore_loose_seq
-- A post that came after all that happened.
SELECT p.id FROM posts p WHERE p.seq > (SELECT n.seq FROM network n) ORDER BY p.seq LIMIT 1

-- name: restore_case
INSERT INTO cases (id, post_id, state, opened_at, hid, decided_by, decided_at, reason, appeal)
VALUES (:id, :post_id, :state, :opened_at, :hid, :decided_by, :decided_at, :reason, :appeal)

-- name: restore_flag
INSERT INTO flags (case_id, member_id, reason, words, flagged_at)
VALUES (:case_id, :member_id, :reason, :words, :flagged_at)

-- name: restore_hidden_post
INSERT INTO hidden_posts (post_id, body, content, reply_to, edited_at)
VALUES (:post_id, :body, :content, :reply_to, :edited_at)

-- name: restore_case_reader
INSERT INTO case_readers (case_id, member_id, had_read)
VALUES (:case_id, :member_id, :had_read)

-- name: restore_agreement
INSERT INTO agreements (version, body, content, published_by, published_at)
VALUES (:version, :body, :content, :published_by, :published_at)

-- name: restore_agreement_acceptance
INSERT INTO agreement_acceptances (member_id, version, accepted_at) VALUES (:member_id, :version, :accepted_at)

-- name: restore_join_link
INSERT INTO join_links (id, organisation_id, affiliation_role, question, approval, listed, uses, made_by, made_at,
                        expires_at, closed_at)
VALUES (:id, :organisation_id, :affiliation_role, :question, :approval, :listed, :uses, :made_by, :made_at,
        :expires_at, :closed_at)

-- name: restore_join_link_domain
INSERT INTO join_link_domains (link_id, domain) VALUES (:link_id, :domain)

-- name: restore_join_request
INSERT INTO join_requests (id, link_id, name, email, title, question, answer, address, asked_at)
VALUES (:id, :link_id, :name, :email, :title, :question, :answer, '', :asked_at)

-- name: restore_space_page
INSERT INTO space_pages (space_id, agreements, content, asks, quiet_days, kept_at, why)
VALUES (:space_id, :agreements, :content, :asks, :quiet_days, :kept_at, :why)

-- name: restore_rota
INSERT INTO rotas (space_id, position, member_id, since_week) VALUES (:space_id, :position, :member_id, :since_week)

-- name: restore_rota_week
INSERT INTO rota_weeks (space_id, week, member_id) VALUES (:space_id, :week, :member_id)

-- name: restore_watch_mark
INSERT INTO watch_marks (level, created_at, thread_id) VALUES (:level, :created_at, :thread_id)

-- name: restore_asked
INSERT INTO asked (id, space_id, asker_id, state, title, body, content, asked_at, words, changed, settled_by,
                   settled_at, thread_id)
VALUES (:id, :space_id, :asker_id, :state, :title, :body, :content, :asked_at, :words, :changed, :settled_by,
        :settled_at, :thread_id)
