-- name: export_organisations
SELECT x.id, x.kind, x.name, x.sort_key, x.parent_id, x.merged_into, x.named_since
  FROM organisations x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_organisation_names
SELECT x.organisation_id, x.since, x.name
  FROM organisation_names x
 WHERE (x.organisation_id, x.since) > (:organisation_id, :since)
 ORDER BY x.organisation_id, x.since
 LIMIT 500

-- name: export_organisation_ancestors
SELECT x.organisation_id, x.ancestor_id
  FROM organisation_ancestors x
 WHERE (x.organisation_id, x.ancestor_id) > (:organisation_id, :ancestor_id)
 ORDER BY x.organisation_id, x.ancestor_id
 LIMIT 500

-- name: export_breaks
SELECT x.id, x.organisation_id, x.name, x.starts_on, x.ends_on
  FROM breaks x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_prompt_sets
SELECT x.organisation_id, x.version, x.kept_at
  FROM prompt_sets x
 WHERE (x.organisation_id, x.version) > (:organisation_id, :version)
 ORDER BY x.organisation_id, x.version
 LIMIT 500

-- name: export_prompts
SELECT x.name, x.organisation_id, x.version, x.position, x.en, x.es
  FROM prompts x
 WHERE x.name > :name
 ORDER BY x.name
 LIMIT 500

-- name: export_members
SELECT x.id, x.name, x.sort_key, x.email, x.role, x.state, x.joined_at, x.joined_seq, x.zone, x.photo_id,
       x.agreed_version
  FROM members x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_affiliations
SELECT x.id, x.member_id, x.organisation_id, x.role, x.title, x.starts_on, x.ends_on, x.active, x.since_seq
  FROM affiliations x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_profiles
SELECT x.member_id, x.pronouns, x.about
  FROM profiles x
 WHERE x.member_id > :member_id
 ORDER BY x.member_id
 LIMIT 500

-- name: export_member_topics
SELECT x.member_id, x.kind, x.sort_key, x.name, x.position
  FROM member_topics x
 WHERE (x.member_id, x.kind, x.sort_key) > (:member_id, :kind, :sort_key)
 ORDER BY x.member_id, x.kind, x.sort_key
 LIMIT 500

-- name: export_blocks
SELECT x.member_id, x.blocked_id
  FROM blocks x
 WHERE (x.member_id, x.blocked_id) > (:member_id, :blocked_id)
 ORDER BY x.member_id, x.blocked_id
 LIMIT 500

-- name: export_spaces
SELECT x.id, x.name, x.description, x.visibility, x.organisation_id, x.state, x.created_at, x.created_by
  FROM spaces x
 WHERE x.id > :id
   AND x.visibility <> 'sealed'
 ORDER BY x.id
 LIMIT 500

-- name: export_memberships
SELECT x.space_id, x.member_id, x.role, x.from_seq, x.since_seq
  FROM memberships x
 WHERE (x.space_id, x.member_id) > (:space_id, :member_id)
   AND NOT EXISTS (SELECT 1 FROM spaces h WHERE h.id = x.space_id AND h.visibility = 'sealed')
 ORDER BY x.space_id, x.member_id
 LIMIT 500

-- name: export_space_settings
SELECT x.member_id, x.space_id, x.level, x.watermark
  FROM space_settings x
 WHERE (x.member_id, x.space_id) > (:member_id, :space_id)
   AND NOT EXISTS (SELECT 1 FROM spaces h WHERE h.id = x.space_id AND h.visibility = 'sealed')
 ORDER BY x.member_id, x.space_id
 LIMIT 500

-- name: export_invitations
-- A link that is open opens nothing elsewhere.
SELECT x.id, x.name, x.email, x.role, x.organisation_id, x.affiliation_role, x.title, x.invited_by, x.created_at,
       x.expires_at, x.accepted_at, x.accepted_by,
       COALESCE(x.revoked_at, CASE WHEN x.accepted_at IS NULL THEN x.expires_at END), x.email_fixed
  FROM invitations x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_invitation_spaces
SELECT x.invitation_id, x.space_id
  FROM invitation_spaces x
 WHERE (x.invitation_id, x.space_id) > (:invitation_id, :space_id)
   AND NOT EXISTS (SELECT 1 FROM spaces h WHERE h.id = x.space_id AND h.visibility = 'sealed')
 ORDER BY x.invitation_id, x.space_id
 LIMIT 500

-- name: export_threads
SELECT x.id, x.space_id, x.kind, x.title, x.author_id, x.author_organisation, x.author_title, x.created_at,
       x.last_post_at, x.last_seq, x.last_position, x.pinned, x.locked, x.through_steward
  FROM threads x
 WHERE x.id > :id
   AND NOT EXISTS (SELECT 1 FROM spaces h WHERE h.id = x.space_id AND h.visibility = 'sealed')
 ORDER BY x.id
 LIMIT 500

-- name: export_posts
SELECT x.id, x.thread_id, x.position, x.seq, x.author_id, x.author_organisation, x.author_title, x.created_at, x.body,
       x.content, x.reply_to, x.quote, x.revision, x.edited_at, x.deleted, x.client_key, x.request_digest, x.hidden
  FROM posts x
 WHERE x.id > :id
   AND NOT EXISTS (SELECT 1 FROM sealed_threads h WHERE h.id = x.thread_id)
 ORDER BY x.id
 LIMIT 500

-- name: export_questions
SELECT x.thread_id, x.answer_id
  FROM questions x
 WHERE x.thread_id > :thread_id
   AND NOT EXISTS (SELECT 1 FROM sealed_threads h WHERE h.id = x.thread_id)
 ORDER BY x.thread_id
 LIMIT 500

-- name: export_plans
SELECT x.thread_id, x.format, x.ends_at
  FROM plans x
 WHERE x.thread_id > :thread_id
   AND NOT EXISTS (SELECT 1 FROM sealed_threads h WHERE h.id = x.thread_id)
 ORDER BY x.thread_id
 LIMIT 500

-- name: export_stages
SELECT x.thread_id, x.position, x.name, x.speaks, x.words, x.starts_at
  FROM stages x
 WHERE (x.thread_id, x.position) > (:thread_id, :position)
   AND NOT EXISTS (SELECT 1 FROM sealed_threads h WHERE h.id = x.thread_id)
 ORDER BY x.thread_id, x.position
 LIMIT 500

-- name: export_post_revisions
SELECT x.post_id, x.revision, x.body, x.content, x.written_at
  FROM post_revisions x
 WHERE (x.post_id, x.revision) > (:post_id, :revision)
   AND NOT EXISTS (SELECT 1 FROM sealed_posts h WHERE h.id = x.post_id)
 ORDER BY x.post_id, x.revision
 LIMIT 500

-- name: export_reactions
SELECT x.post_id, x.kind, x.member_id, x.reacted_at
  FROM reactions x
 WHERE (x.post_id, x.kind, x.member_id) > (:post_id, :kind, :member_id)
   AND NOT EXISTS (SELECT 1 FROM sealed_posts h WHERE h.id = x.post_id)
 ORDER BY x.post_id, x.kind, x.member_id
 LIMIT 500

-- name: export_mentions
SELECT x.post_id, x.member_id
  FROM mentions x
 WHERE (x.post_id, x.member_id) > (:post_id, :member_id)
   AND NOT EXISTS (SELECT 1 FROM sealed_posts h WHERE h.id = x.post_id)
 ORDER BY x.post_id, x.member_id
 LIMIT 500

-- name: export_thread_settings
SELECT x.member_id, x.thread_id, x.level, x.read_position, x.kept_seq
  FROM thread_settings x
 WHERE (x.member_id, x.thread_id) > (:member_id, :thread_id)
   AND NOT EXISTS (SELECT 1 FROM sealed_threads h WHERE h.id = x.thread_id)
 ORDER BY x.member_id, x.thread_id
 LIMIT 500

-- name: export_contents
-- What no file has is about to be deleted.
SELECT x.digest, x.size, (SELECT MIN(f.name) FROM files_to_move f WHERE f.digest = x.digest), 1
  FROM contents x
 WHERE x.digest > :digest
   AND EXISTS (SELECT 1 FROM files_to_move f WHERE f.digest = x.digest)
 ORDER BY x.digest
 LIMIT 500

-- name: export_files
SELECT x.id, x.uploader_id, x.name, x.size, x.begun_at, x.kind, x.type, x.width, x.height, x.digest, x.post_id,
       x.place, x.description
  FROM files_to_move x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_notices
SELECT x.member_id, x.seq, x.kind, x.actor_id, x.space_id, x.thread_id, x.post_id, x.position, x.raised_at, x.due_at,
       x.marked
  FROM notices x
 WHERE (x.member_id, x.seq) > (:member_id, :seq)
   AND NOT EXISTS (SELECT 1
                     FROM spaces h
                     LEFT JOIN threads t ON t.id = x.thread_id
                    WHERE h.id = COALESCE(t.space_id, x.space_id) AND h.visibility = 'sealed')
 ORDER BY x.member_id, x.seq
 LIMIT 500

-- name: export_notice_choices
SELECT x.member_id, x.kind, x.delivery
  FROM notice_choices x
 WHERE (x.member_id, x.kind) > (:member_id, :kind)
 ORDER BY x.member_id, x.kind
 LIMIT 500

-- name: export_notice_settings
SELECT x.member_id, x.gathered_at, x.quiet_from, x.quiet_until, x.read_seq, x.read_at
  FROM notice_settings x
 WHERE x.member_id > :member_id
 ORDER BY x.member_id
 LIMIT 500

-- name: export_drafts
SELECT x.member_id, x.place, x.subject_id, x.revision, x.kind, x.title, x.body, x.reply_to, x.quote, x.saved_at
  FROM drafts x
 WHERE (x.member_id, x.place, x.subject_id) > (:member_id, :place, :subject_id)
   AND x.place <> 'reflection'
   AND NOT EXISTS (SELECT 1 FROM sealed_threads h WHERE x.place = 'reply' AND h.id = x.subject_id)
   AND NOT EXISTS (SELECT 1 FROM sealed_posts h WHERE x.place = 'edit' AND h.id = x.subject_id)
   AND NOT EXISTS (SELECT 1 FROM spaces h WHERE x.place = 'thread' AND h.id = x.subject_id AND h.visibility = 'sealed')
 ORDER BY x.member_id, x.place, x.subject_id
 LIMIT 500

-- name: export_not_students
SELECT x.subject, x.words, x.member_id, x.said_at
  FROM not_students x
 WHERE (x.subject, x.words) > (:subject, :words) AND x.subject NOT LIKE 'peer:%'
   AND NOT EXISTS (SELECT 1 FROM sealed_threads h
                    WHERE h.id = CASE WHEN x.subject LIKE 'thread:%' THEN CAST(SUBSTR(x.subject, 8) AS BIGINT) END)
   AND NOT EXISTS (SELECT 1 FROM sealed_posts h
                    WHERE h.id = CASE WHEN x.subject LIKE 'post:%' THEN CAST(SUBSTR(x.subject, 6) AS BIGINT) END)
   AND NOT EXISTS (SELECT 1 FROM files f
                    WHERE f.id = CASE WHEN x.subject LIKE 'file:%' THEN CAST(SUBSTR(x.subject, 6) AS BIGINT) END
                      AND NOT EXISTS (SELECT 1 FROM files_to_move m WHERE m.id = f.id))
 ORDER BY x.subject, x.words
 LIMIT 500

-- name: export_imports
SELECT x.source, x.kind, x.foreign_id, x.ours
  FROM imports x
 WHERE (x.source, x.kind, x.foreign_id) > (:source, :kind, :foreign_id)
 ORDER BY x.source, x.kind, x.foreign_id
 LIMIT 500

-- name: export_audit_log
SELECT x.number, x.at, x.actor_id, x.act, x.subject, x.detail, x.hash
  FROM audit_log x
 WHERE x.number > :number
 ORDER BY x.number
 LIMIT 500

-- name: export_network
SELECT x.id, x.seq, x.introductions_id, x.agreement_version
  FROM network x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_cases
SELECT x.id, x.post_id, x.state, x.opened_at, x.hid, x.decided_by, x.decided_at, x.reason, x.appeal
  FROM cases x
 WHERE x.id > :id
   AND NOT EXISTS (SELECT 1 FROM sealed_posts h WHERE h.id = x.post_id)
 ORDER BY x.id
 LIMIT 500

-- name: export_flags
SELECT x.case_id, x.member_id, x.reason, x.words, x.flagged_at
  FROM flags x
 WHERE (x.case_id, x.member_id) > (:case_id, :member_id)
   AND NOT EXISTS (SELECT 1 FROM cases c JOIN sealed_posts h ON h.id = c.post_id WHERE c.id = x.case_id)
 ORDER BY x.case_id, x.member_id
 LIMIT 500

-- name: export_hidden_posts
SELECT x.post_id, x.body, x.content, x.reply_to, x.edited_at
  FROM hidden_posts x
 WHERE x.post_id > :post_id
   AND NOT EXISTS (SELECT 1 FROM sealed_posts h WHERE h.id = x.post_id)
 ORDER BY x.post_id
 LIMIT 500

-- name: export_case_readers
SELECT x.case_id, x.member_id, x.had_read
  FROM case_readers x
 WHERE (x.case_id, x.member_id) > (:case_id, :member_id)
   AND NOT EXISTS (SELECT 1 FROM cases c JOIN sealed_posts h ON h.id = c.post_id WHERE c.id = x.case_id)
 ORDER BY x.case_id, x.member_id
 LIMIT 500

-- name: export_agreements
SELECT x.version, x.body, x.content, x.published_by, x.published_at
  FROM agreements x
 WHERE x.version > :version
 ORDER BY x.version
 LIMIT 500

-- name: export_agreement_acceptances
SELECT x.member_id, x.version, x.accepted_at
  FROM agreement_acceptances x
 WHERE (x.member_id, x.version) > (:member_id, :version)
 ORDER BY x.member_id, x.version
 LIMIT 500

-- name: export_join_links
-- A link with a secret opens nothing elsewhere.
SELECT x.id, x.organisation_id, x.affiliation_role, x.question, x.approval, x.listed, x.uses, x.made_by, x.made_at,
       x.expires_at, COALESCE(x.closed_at, CASE WHEN x.listed = 0 THEN x.expires_at END)
  FROM join_links x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_join_link_domains
SELECT x.link_id, x.domain
  FROM join_link_domains x
 WHERE (x.link_id, x.domain) > (:link_id, :domain)
 ORDER BY x.link_id, x.domain
 LIMIT 500

-- name: export_join_requests
SELECT x.id, x.link_id, x.name, x.email, x.title, x.question, x.answer, x.asked_at
  FROM join_requests x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: export_space_pages
SELECT x.space_id, x.agreements, x.content, x.asks, x.quiet_days, x.kept_at, x.why
  FROM space_pages x
 WHERE x.space_id > :space_id
 ORDER BY x.space_id
 LIMIT 500

-- name: export_rotas
SELECT x.space_id, x.position, x.member_id, x.since_week
  FROM rotas x
 WHERE (x.space_id, x.position) > (:space_id, :position)
 ORDER BY x.space_id, x.position
 LIMIT 500

-- name: export_rota_weeks
SELECT x.space_id, x.week, x.member_id FROM rota_weeks x WHERE x.space_id > :space_id ORDER BY x.space_id LIMIT 500

-- name: export_watch_marks
SELECT x.level, x.created_at, x.thread_id FROM watch_marks x WHERE x.level > :level ORDER BY x.level LIMIT 500

-- name: export_asked
SELECT x.id, x.space_id, x.asker_id, x.state, x.title, x.body, x.content, x.asked_at, x.words, x.changed, x.settled_by,
       x.settled_at, x.thread_id
  FROM asked x
 WHERE x.id > :id
 ORDER BY x.id
 LIMIT 500
