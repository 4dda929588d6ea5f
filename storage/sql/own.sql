-- What is one member's own, table by table, a page after a key (server/export/own_tables.cpp). A channel's name and a
-- conversation's title come along while the member sees them, or where the title is their own. :member comes first.

-- name: own_account
SELECT x.id, x.name, x.email, x.role, x.state, x.joined_at, x.joined_seq, x.zone, x.photo_id
  FROM members x
 WHERE x.id = CAST(:member AS BIGINT) AND x.state = 'active' AND x.id > :id

-- name: own_affiliations
SELECT x.id, x.organisation_id, o.name, x.role, x.title, x.starts_on, x.ends_on, x.active, x.since_seq
  FROM affiliations x
  JOIN organisations o ON o.id = x.organisation_id
 WHERE x.member_id = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_profile
SELECT x.member_id, x.pronouns, x.about
  FROM profiles x
 WHERE x.member_id = CAST(:member AS BIGINT) AND x.member_id > :id

-- name: own_topics
SELECT x.kind, x.sort_key, x.name, x.position
  FROM member_topics x
 WHERE x.member_id = :member AND (x.kind, x.sort_key) > (:kind, :sort_key)
 ORDER BY x.kind, x.sort_key
 LIMIT 500

-- name: own_blocks
-- The names are those of the list in the settings.
SELECT x.blocked_id, m.name
  FROM blocks x
  JOIN members m ON m.id = x.blocked_id
 WHERE x.member_id = :member AND x.blocked_id > :blocked
 ORDER BY x.blocked_id
 LIMIT 500

-- name: own_sessions
SELECT x.id, x.device, x.address, x.created_at, x.seen_at
  FROM sessions x
 WHERE x.member_id = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_spaces
SELECT x.id, s.name, s.description, s.visibility, s.organisation_id, s.state, x.created_at
  FROM spaces x
  LEFT JOIN spaces s ON s.id = x.id
       AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)
 WHERE x.created_by = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_memberships
SELECT x.space_id,
       (SELECT s.name FROM spaces s
         WHERE s.id = x.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.role, x.from_seq, x.since_seq
  FROM memberships x
 WHERE x.member_id = :member AND x.space_id > :space
 ORDER BY x.space_id
 LIMIT 500

-- name: own_space_settings
SELECT x.space_id,
       (SELECT s.name FROM spaces s
         WHERE s.id = x.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.level, x.watermark
  FROM space_settings x
 WHERE x.member_id = :member AND x.space_id > :space
 ORDER BY x.space_id
 LIMIT 500

-- name: own_invitations
SELECT x.id, x.name, x.role, x.organisation_id, o.name, x.affiliation_role, x.title, x.created_at, x.expires_at,
       x.accepted_at, x.revoked_at
  FROM invitations x
  JOIN organisations o ON o.id = x.organisation_id
 WHERE x.invited_by = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_invitation_spaces
SELECT x.invitation_id, x.space_id,
       (SELECT s.name FROM spaces s
         WHERE s.id = x.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id))
  FROM invitation_spaces x
  JOIN invitations i ON i.id = x.invitation_id
 WHERE i.invited_by = :member AND (x.invitation_id, x.space_id) > (:invitation, :space)
 ORDER BY x.invitation_id, x.space_id
 LIMIT 500

-- name: own_agreements
SELECT x.version, x.accepted_at, a.body
  FROM agreement_acceptances x
  JOIN agreements a ON a.version = x.version
 WHERE x.member_id = :member AND x.version > :version
 ORDER BY x.version
 LIMIT 500

-- name: own_join_links
SELECT x.id, x.organisation_id, o.name, x.affiliation_role, x.question, x.approval, x.listed, x.uses, x.made_at,
       x.expires_at, x.closed_at
  FROM join_links x
  JOIN organisations o ON o.id = x.organisation_id
 WHERE x.made_by = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_join_link_domains
SELECT x.link_id, x.domain
  FROM join_link_domains x
  JOIN join_links l ON l.id = x.link_id
 WHERE l.made_by = :member AND (x.link_id, x.domain) > (:link, :domain)
 ORDER BY x.link_id, x.domain
 LIMIT 500

-- name: own_threads
SELECT x.id, x.space_id,
       (SELECT s.name FROM spaces s
         WHERE s.id = x.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.kind, x.title, x.author_organisation, x.author_title, x.created_at
  FROM threads x
 WHERE x.author_id = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_asked
SELECT x.id,
       (SELECT s.name FROM spaces s
         WHERE s.id = x.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.state, x.title, x.body, x.content, x.asked_at, x.words, x.changed
  FROM asked x
 WHERE x.asker_id = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_questions
-- Which post answers is others' to see while they see the channel.
SELECT x.thread_id,
       CASE WHEN EXISTS (SELECT 1 FROM visible_spaces v
                          WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = t.space_id)
            THEN x.answer_id END
  FROM questions x
  JOIN threads t ON t.id = x.thread_id
 WHERE t.author_id = :member AND x.thread_id > :thread
 ORDER BY x.thread_id
 LIMIT 500

-- name: own_plans
SELECT x.thread_id, x.format, x.ends_at
  FROM plans x
  JOIN threads t ON t.id = x.thread_id
 WHERE t.author_id = :member AND x.thread_id > :thread
 ORDER BY x.thread_id
 LIMIT 500

-- name: own_stages
SELECT x.thread_id, x.position, x.name, x.speaks, x.words, x.starts_at
  FROM stages x
  JOIN threads t ON t.id = x.thread_id
 WHERE t.author_id = :member AND (x.thread_id, x.position) > (:thread, :position)
 ORDER BY x.thread_id, x.position
 LIMIT 500

-- name: own_journal
SELECT x.own_space_id, x.lead_id, x.lead_space_id, x.due
  FROM journals x
 WHERE x.member_id = :member AND x.own_space_id > :own_space
 ORDER BY x.own_space_id
 LIMIT 500

-- name: own_reflections
SELECT x.thread_id, x.week, x.prompt, COALESCE(p.en, p.es), x.submitted_at, x.late
  FROM reflections x
  LEFT JOIN prompts p ON p.name = x.prompt
 WHERE x.member_id = :member AND x.thread_id > :thread
 ORDER BY x.thread_id
 LIMIT 500

-- name: own_cycle_steps
SELECT x.cycle_id, x.number, x.stage, x.at
  FROM cycle_steps x
 WHERE x.by_id = :member AND (x.cycle_id, x.number) > (:cycle, :number)
 ORDER BY x.cycle_id, x.number
 LIMIT 500

-- name: own_cycle_goals
SELECT x.cycle_id, x.revision, x.goal, x.checks, x.strategy, x.set_at
  FROM cycle_goals x
 WHERE x.set_by = :member AND (x.cycle_id, x.revision) > (:cycle, :revision)
 ORDER BY x.cycle_id, x.revision
 LIMIT 500

-- name: own_cycle_entries
SELECT x.id, x.cycle_id, x.kind, x.entered_at, x.words, x.on_day, x.counted, x.of_all, x.minutes, x.owner_id, x.done_at
  FROM cycle_entries x
 WHERE x.by_id = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_excused_weeks
SELECT x.week FROM excused_weeks x WHERE x.member_id = :member AND x.week > :week ORDER BY x.week LIMIT 500

-- name: own_reminder
SELECT x.looked_week, x.minute
  FROM reminders x
 WHERE x.member_id = :member AND x.looked_week > :week
 ORDER BY x.looked_week
 LIMIT 500

-- name: own_desk_marks
SELECT x.thread_id, x.mark, x.position
  FROM desk_marks x
 WHERE x.member_id = :member AND x.thread_id > :thread
 ORDER BY x.thread_id
 LIMIT 500

-- name: own_excerpts
SELECT x.thread_id, x.reflection_id, x.space_id, x.published_at, x.withdrawn_at
  FROM excerpts x
 WHERE x.member_id = :member AND x.thread_id > :thread
 ORDER BY x.thread_id
 LIMIT 500

-- name: own_newsletter_asks
SELECT x.thread_id, x.lead_id, x.state, x.named, x.body, x.content, x.changed_at
  FROM newsletter_asks x
 WHERE x.member_id = :member AND x.thread_id > :thread
 ORDER BY x.thread_id
 LIMIT 500

-- name: own_snippets
SELECT x.name, x.body FROM snippets x WHERE x.member_id = :member AND x.name > :name ORDER BY x.name LIMIT 500

-- name: own_posts
SELECT x.id, x.thread_id,
       CASE WHEN t.author_id = CAST(:member AS BIGINT)
                 OR EXISTS (SELECT 1 FROM visible_spaces v
                             WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = t.space_id
                               AND v.from_seq < t.last_seq)
            THEN t.title END,
       (SELECT s.name FROM spaces s
         WHERE s.id = t.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.position, x.seq, x.author_organisation, x.author_title, x.created_at, x.body, x.content, x.reply_to,
       x.revision, x.edited_at, x.deleted, x.hidden
  FROM posts x
  JOIN threads t ON t.id = x.thread_id
 WHERE x.author_id = :member AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_hidden_posts
SELECT x.post_id, x.body, x.content, x.reply_to, x.edited_at
  FROM hidden_posts x
  JOIN posts p ON p.id = x.post_id
 WHERE p.author_id = :member AND x.post_id > :post
 ORDER BY x.post_id
 LIMIT 500

-- name: own_revisions
SELECT x.post_id, x.revision, x.body, x.content, x.written_at
  FROM post_revisions x
  JOIN posts p ON p.id = x.post_id
 WHERE p.author_id = :member AND (x.post_id, x.revision) > (:post, :revision)
 ORDER BY x.post_id, x.revision
 LIMIT 500

-- name: own_reactions
SELECT x.post_id, x.kind, p.thread_id,
       CASE WHEN t.author_id = CAST(:member AS BIGINT)
                 OR EXISTS (SELECT 1 FROM visible_spaces v
                             WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = t.space_id
                               AND v.from_seq < t.last_seq)
            THEN t.title END,
       (SELECT s.name FROM spaces s
         WHERE s.id = t.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.reacted_at
  FROM reactions x
  JOIN posts p ON p.id = x.post_id
  JOIN threads t ON t.id = p.thread_id
 WHERE x.member_id = :member AND (x.post_id, x.kind) > (:post, :kind)
 ORDER BY x.post_id, x.kind
 LIMIT 500

-- name: own_thread_settings
SELECT x.thread_id,
       CASE WHEN t.author_id = CAST(:member AS BIGINT)
                 OR EXISTS (SELECT 1 FROM visible_spaces v
                             WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = t.space_id
                               AND v.from_seq < t.last_seq)
            THEN t.title END,
       (SELECT s.name FROM spaces s
         WHERE s.id = t.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.level, x.read_position, x.kept_seq
  FROM thread_settings x
  JOIN threads t ON t.id = x.thread_id
 WHERE x.member_id = :member AND x.thread_id > :thread
 ORDER BY x.thread_id
 LIMIT 500

-- name: own_files
SELECT x.id, x.name, x.size, x.begun_at, x.kind, x.type, x.width, x.height, x.digest, x.post_id, x.place,
       x.description, x.name, 1
  FROM files x
 WHERE x.uploader_id = :member AND x.id > :id AND x.digest IS NOT NULL
 ORDER BY x.id
 LIMIT 500

-- name: own_file_bytes
SELECT CAST(COALESCE(SUM(x.size), 0) AS BIGINT) FROM files x WHERE x.uploader_id = :member AND x.digest IS NOT NULL

-- name: own_flags
SELECT x.case_id, c.post_id, p.thread_id,
       CASE WHEN t.author_id = CAST(:member AS BIGINT)
                 OR EXISTS (SELECT 1 FROM visible_spaces v
                             WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = t.space_id
                               AND v.from_seq < t.last_seq)
            THEN t.title END,
       (SELECT s.name FROM spaces s
         WHERE s.id = t.space_id
           AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = s.id)),
       x.reason, x.words, x.flagged_at
  FROM flags x
  JOIN cases c ON c.id = x.case_id
  JOIN posts p ON p.id = c.post_id
  JOIN threads t ON t.id = p.thread_id
 WHERE x.member_id = :member AND x.case_id > :case_id
 ORDER BY x.case_id
 LIMIT 500

-- name: own_cases
-- Of a flag that hid nothing the author never hears, and why somebody decided is read by who sees the channel.
SELECT x.id, x.post_id, x.state, x.hid, x.decided_at,
       CASE WHEN EXISTS (SELECT 1 FROM visible_spaces v
                          WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = t.space_id AND v.from_seq < p.seq)
            THEN x.reason END,
       x.appeal
  FROM cases x
  JOIN posts p ON p.id = x.post_id
  JOIN threads t ON t.id = p.thread_id
 WHERE p.author_id = :member AND x.hid = 1 AND x.id > :id
 ORDER BY x.id
 LIMIT 500

-- name: own_case_reasons
SELECT DISTINCT x.case_id, x.reason
  FROM flags x
  JOIN cases c ON c.id = x.case_id
  JOIN posts p ON p.id = c.post_id
 WHERE p.author_id = :member AND c.hid = 1 AND (x.case_id, x.reason) > (:case_id, :reason)
 ORDER BY x.case_id, x.reason
 LIMIT 500

-- name: own_notices
-- Those that the list of notices shows or will show, without what is asked of whoever moderates.
SELECT x.seq, x.kind, s.id, s.name, x.thread_id, t.title, x.post_id, x.position, x.raised_at, x.due_at, x.marked
  FROM notices x
  LEFT JOIN threads t ON t.id = x.thread_id
  LEFT JOIN posts p ON p.id = x.post_id
  JOIN spaces s ON s.id = COALESCE(t.space_id, x.space_id)
 WHERE x.member_id = :member AND x.seq > :seq AND x.kind <> 'flagged'
   AND EXISTS (SELECT 1 FROM visible_spaces v
                WHERE v.member_id = x.member_id AND v.space_id = s.id AND v.from_seq < COALESCE(p.seq, x.seq))
 ORDER BY x.seq
 LIMIT 500

-- name: own_notice_choices
SELECT x.kind, x.delivery
  FROM notice_choices x
 WHERE x.member_id = :member AND x.kind > :kind
 ORDER BY x.kind
 LIMIT 500

-- name: own_notice_settings
SELECT x.member_id, x.gathered_at, x.quiet_from, x.quiet_until, x.read_seq, x.read_at
  FROM notice_settings x
 WHERE x.member_id = CAST(:member AS BIGINT) AND x.member_id > :id

-- name: own_drafts
SELECT x.place, x.subject_id, x.revision, x.kind, x.title, x.body, x.reply_to, x.saved_at
  FROM drafts x
 WHERE x.member_id = :member AND (x.place, x.subject_id) > (:place, :subject)
 ORDER BY x.place, x.subject_id
 LIMIT 500

-- name: own_not_students
SELECT x.subject, x.words, x.said_at
  FROM not_students x
 WHERE x.member_id = :member AND (x.subject, x.words) > (:subject, :words)
 ORDER BY x.subject, x.words
 LIMIT 500

-- name: own_post_places
-- Where the member's posts stand, to put them in order: one look through all posts.
SELECT p.id, t.space_id, p.thread_id, p.seq
  FROM posts p
  JOIN threads t ON t.id = p.thread_id
 WHERE p.author_id = :member AND p.id > :id
 ORDER BY p.id
 LIMIT 5000

-- name: own_page_space
-- What it is to them, while they see it.
SELECT CASE WHEN s.visibility <> 'sealed' THEN 'channel'
            WHEN EXISTS (SELECT 1 FROM journals j WHERE j.member_id = :member AND j.own_space_id = s.id) THEN 'journal'
            WHEN EXISTS (SELECT 1 FROM journals j WHERE j.member_id = :member AND j.lead_space_id = s.id) THEN 'shared'
            WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.space_id = s.id) THEN 'coaching'
            ELSE 'confidence' END,
       s.name
  FROM spaces s
 WHERE EXISTS (SELECT 1 FROM visible_spaces v WHERE v.member_id = :member AND v.space_id = s.id) AND s.id = :space

-- name: own_page_post
SELECT CASE WHEN t.author_id = CAST(:member AS BIGINT)
                 OR EXISTS (SELECT 1 FROM visible_spaces v
                             WHERE v.member_id = CAST(:member AS BIGINT) AND v.space_id = t.space_id
                               AND v.from_seq < t.last_seq)
            THEN t.title END,
       CASE WHEN t.author_id = CAST(:member AS BIGINT) THEN 1 ELSE 0 END,
       p.created_at, p.author_organisation, p.author_title, COALESCE(h.content, p.content),
       COALESCE(h.edited_at, p.edited_at), p.deleted, p.hidden
  FROM posts p
  JOIN threads t ON t.id = p.thread_id
  LEFT JOIN hidden_posts h ON h.post_id = p.id
 WHERE p.author_id = :member AND p.id = :post

-- name: own_page_files
SELECT f.id, f.name, f.kind, f.size, f.width, f.height, f.description
  FROM files f
 WHERE f.uploader_id = :member AND f.post_id = :post AND f.digest IS NOT NULL
 ORDER BY f.place, f.id
