// A community moves without what is its parties' alone, and says so.
#include "server/export/tables.hpp"
#include "tests/export/full_community.hpp"
#include "tests/support/engines.hpp"

#include <algorithm>

using namespace lateral;
using namespace lateral::tests;

namespace {

/// A sealed space with a row of everything that may hang on one. Every word of it holds the mark.
constexpr const char* kSealed = R"(
INSERT INTO spaces (id, name, description, visibility, state, created_at, created_by)
  SELECT 901, 'quokka', 'quokka', 'sealed', 'open', 1, MIN(id) FROM members;
INSERT INTO memberships (space_id, member_id, role, from_seq, since_seq) SELECT 901, id, 'member', 0, 1 FROM members;
INSERT INTO space_settings (member_id, space_id, level, watermark) SELECT id, 901, 'following', 7 FROM members;
INSERT INTO invitation_spaces (invitation_id, space_id) VALUES (1, 901);
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked)
  SELECT 902, 901, 'question', 'quokka', MIN(id), 'quokka', 'quokka', 1, 1, 5, 1, 0, 0 FROM members;
INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, created_at, body, content,
                   reply_to, quote, revision, edited_at, deleted, client_key, request_digest, hidden)
  SELECT 903, 902, 1, 5, MIN(id), 'quokka', 'quokka', 1, 'quokka', '[{"kind":"text","text":"quokka"}]', NULL, 'quokka', 2, 3, 0,
         'quokka', 'quokka', 0 FROM members;
INSERT INTO questions (thread_id, answer_id) VALUES (902, 903);
INSERT INTO plans (thread_id, format, ends_at) VALUES (902, 'chat', 9);
INSERT INTO stages (thread_id, position, name, speaks, words, starts_at) VALUES (902, 1, 'question', 'everyone', 'quokka', 1);
INSERT INTO post_revisions (post_id, revision, body, content, written_at) VALUES (903, 1, 'quokka', '[]', 1);
INSERT INTO reactions (post_id, kind, member_id, reacted_at) SELECT 903, 'thanks', MIN(id), 1 FROM members;
INSERT INTO mentions (post_id, member_id) SELECT 903, MIN(id) FROM members;
INSERT INTO thread_settings (member_id, thread_id, level, read_position, kept_seq) SELECT MIN(id), 902, 'muted', 1, 0 FROM members;
INSERT INTO contents (digest, size) VALUES ('9999999999999999999999999999999999999999999999999999999999999999', 4);
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, digest, post_id, place, description)
  SELECT 904, MIN(id), 'quokka.pdf', 4, 1, 'document', 'application/pdf',
         '9999999999999999999999999999999999999999999999999999999999999999', 903, 0, 'quokka' FROM members;
INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, digest, place)
  SELECT 905, MIN(id), 'quokka-to-come.pdf', 4, 1, 'document', 'application/pdf',
         (SELECT MIN(digest) FROM contents), 0 FROM members;
INSERT INTO notices (member_id, seq, kind, actor_id, space_id, thread_id, post_id, position, raised_at, due_at, marked)
  SELECT MIN(id), 5, 'mention', MIN(id), 901, 902, 903, 1, 1, 1, 0 FROM members;
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, saved_at)
  SELECT MIN(id), 'reply', 902, 1, NULL, 'quokka', 'quokka', 1 FROM members;
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, saved_at)
  SELECT MIN(id), 'edit', 903, 1, NULL, 'quokka', 'quokka', 1 FROM members;
INSERT INTO drafts (member_id, place, subject_id, revision, kind, title, body, saved_at)
  SELECT MIN(id), 'thread', 901, 1, NULL, 'quokka', 'quokka', 1 FROM members;
INSERT INTO not_students (subject, words, member_id, said_at) SELECT 'post:903', 'quokka', MIN(id), 1 FROM members;
INSERT INTO not_students (subject, words, member_id, said_at) SELECT 'thread:902', 'quokka', MIN(id), 1 FROM members;
INSERT INTO not_students (subject, words, member_id, said_at) SELECT 'file:904', 'quokka', MIN(id), 1 FROM members;
INSERT INTO not_students (subject, words, member_id, said_at) SELECT 'file:905', 'quokka', MIN(id), 1 FROM members;
INSERT INTO cases (id, post_id, state, opened_at, hid, reason, appeal) VALUES (906, 903, 'open', 1, 0, 'quokka', 'quokka');
INSERT INTO flags (case_id, member_id, reason, words, flagged_at) SELECT 906, MIN(id), 'unkind', 'quokka', 4 FROM members;
INSERT INTO hidden_posts (post_id, body, content) VALUES (903, 'quokka', '[]');
INSERT INTO case_readers (case_id, member_id, had_read) SELECT 906, MIN(id), 1 FROM members;
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked)
  SELECT 907, 901, 'excerpt', 'quokka', MIN(id), 'quokka', 'quokka', 1, 1, 5, 1, 0, 1 FROM members;
INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, created_at, body, content,
                   revision, deleted, hidden)
  SELECT 908, 907, 2, 6, MAX(id), 'quokka', 'quokka', 1, 'quokka', '[]', 1, 0, 0 FROM members;
INSERT INTO excerpts (thread_id, reflection_id, member_id, space_id, published_at, withdrawn_at)
  SELECT 907, 902, MIN(m.id), (SELECT MIN(s.id) FROM spaces s), 1, 2 FROM members m;
INSERT INTO newsletter_asks (thread_id, member_id, lead_id, state, named, body, content, changed_at)
  SELECT 902, MIN(id), MAX(id), 'agreed', 1, 'quokka', '[]', 1 FROM members;
INSERT INTO snippets (member_id, name, body) SELECT MIN(id), 'quokka', 'quokka' FROM members;
)";

} // namespace

TEST_CASE("sealed spaces stay behind with all that hangs on them, and are counted") {
    FullCommunity const from;
    TempFolder folder;
    auto const before = Place(from.url(), from.files()).export_to(folder.path() / "before");
    auto const had = before.sealed.value().spaces;
    auto const connection = storage::connect(from.url(), storage::Access::read_write);
    connection->begin_write();
    connection->execute(kSealed);
    connection->commit();

    auto const out = folder.path() / "out";
    auto const made = Place(from.url(), from.files()).export_to(out);
    CHECK(made.sealed.value().spaces == had + 1);
    CHECK(text_of(out / "manifest.json").find("lateral backup") != std::string::npos);
    auto const files = files_in(out);
    for (auto const& [name, text] : files) {
        INFO(name);
        CHECK(text.find("quokka") == std::string::npos);
        if (name.ends_with(".jsonl")) CHECK(text == text_of(folder.path() / "before" / name));
    }
    Sqlite engine;
    Place there(engine.url, folder.path() / "there");
    CHECK(there.import_from(out) == "");
}

TEST_CASE("no sealed space is taken from an export that somebody wrote") {
    auto const tables = exporting::tables();
    auto const spaces = std::ranges::find(tables, "spaces", &exporting::Table::name);
    auto const visibility = std::ranges::find(spaces->columns, "visibility", &exporting::Column::name);
    CHECK(visibility->choices == std::vector<std::string_view>{"network", "organisation", "closed"});
}
