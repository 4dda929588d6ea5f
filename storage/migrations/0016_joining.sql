-- Ways in beside a personal invitation, and what everybody agrees to (docs/adr/0019).
CREATE TABLE agreements (
  version ID PRIMARY KEY,
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  published_by BIGINT REFERENCES members (id),
  published_at BIGINT NOT NULL
);

CREATE TABLE agreement_acceptances (
  member_id BIGINT NOT NULL REFERENCES members (id),
  version BIGINT NOT NULL REFERENCES agreements (version),
  accepted_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, version)
) CLUSTERED;

-- The two numbers that every write compares: 0 where nothing was published, or accepted.
ALTER TABLE network ADD COLUMN agreement_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN agreed_version BIGINT NOT NULL DEFAULT 0;

-- code_hash: none where the link is listed. approval: somebody decides about each who comes by it.
CREATE TABLE join_links (
  id ID PRIMARY KEY,
  code_hash TEXT UNIQUE,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  affiliation_role TEXT NOT NULL,
  question TEXT NOT NULL,
  approval SMALLINT NOT NULL,
  listed SMALLINT NOT NULL,
  uses BIGINT NOT NULL,
  made_by BIGINT NOT NULL REFERENCES members (id),
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX join_links_by_maker ON join_links (made_by, made_at);
CREATE INDEX join_links_listed ON join_links (listed, closed_at);

CREATE TABLE join_link_domains (
  link_id BIGINT NOT NULL REFERENCES join_links (id),
  domain TEXT NOT NULL,
  PRIMARY KEY (link_id, domain)
) CLUSTERED;

-- Those that wait: what was decided is gone with everything that a stranger wrote. question: as it was asked. address: of
-- the network that it came from, for limits.
CREATE TABLE join_requests (
  id ID PRIMARY KEY,
  link_id BIGINT NOT NULL REFERENCES join_links (id),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  title TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  address TEXT NOT NULL,
  asked_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX join_requests_by_email ON join_requests (link_id, email);
CREATE INDEX join_requests_by_address ON join_requests (address);
CREATE INDEX join_requests_by_age ON join_requests (asked_at);

-- 1: only for this address, because it was typed by who asked to join.
ALTER TABLE invitations ADD COLUMN email_fixed SMALLINT NOT NULL DEFAULT 0;

DROP VIEW members_shown;
CREATE VIEW members_shown AS
  SELECT m.id, m.name, m.role, m.state, COALESCE(o.name, '') AS organisation, COALESCE(a.title, '') AS title,
         m.photo_id, m.sort_key, m.joined_at, m.agreed_version
    FROM members m
    LEFT JOIN affiliations a
      ON a.id = (SELECT x.id FROM affiliations x WHERE x.member_id = m.id AND x.active = 1
                  ORDER BY x.starts_on DESC, x.id LIMIT 1)
    LEFT JOIN organisations o ON o.id = a.organisation_id;
