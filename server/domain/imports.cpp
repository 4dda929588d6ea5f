#include "server/domain/imports.hpp"

#include "protocol/encode.hpp"
#include "server/base/sort_key.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/memberships.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

namespace sql = storage::sql;
using protocol::FileId;
using protocol::MemberId;
using protocol::PostId;
using protocol::Seq;
using protocol::SpaceId;
using protocol::ThreadId;
using protocol::Timestamp;

constexpr std::size_t kLongestName = 56; ///< of a space, so that a number has room

struct End {
    std::int64_t position = 0;
    Seq seq;
    Timestamp at;
};
BOOST_DESCRIBE_STRUCT(End, (), (position, seq, at))

/// Reserved for those who have none (RFC 2606).
std::string address_of_nobody(MemberId member) { return std::to_string(member.value) + "@no-address.invalid"; }

void insert_file(storage::Transaction& tx, MemberId uploader, FileId id, FileContent const& content, Timestamp at) {
    if (tx.run(sql::content_insert, content.digest, content.size) > 0) tx.run(sql::contents_total_add, content.size);
    tx.run(sql::imported_file_insert, id, uploader, content.name, content.size, at, content.kind, content.type,
           content.width, content.height, content.digest);
}

std::string free_name(storage::ReadTransaction& tx, std::string const& wished, bool is_closed) {
    auto const stem = wished.substr(0, kLongestName);
    auto name = stem;
    for (int number = 2; tx.row<SpaceId>(sql::import_name_taken, name, is_closed); ++number)
        name = stem + "-" + std::to_string(number);
    return name;
}

/// The id of a post is looked for like any other (adr/0008): the next one when another post has it.
PostId free_post_id(storage::ReadTransaction& tx, std::string const& foreign) {
    for (int attempt = 0;; ++attempt) {
        auto const id = id_of_import<PostId>("post", attempt == 0 ? foreign : foreign + " " + std::to_string(attempt));
        if (!tx.row<MemberId>(sql::post_author, id)) return id;
    }
}

/// Rows of the files first: a text may show what its author has.
void insert_post(storage::Transaction& tx, ThreadId thread, std::int64_t position, ImportedPost const& post) {
    Actor actor;
    actor.id = post.author;
    auto const id = free_post_id(tx, post.foreign);
    protocol::AttachedFiles listed;
    for (auto const& file : post.files) {
        insert_file(tx, post.author, file.id, file.content, post.created_at);
        if (file.is_shown) continue;
        auto description = protocol::FileDescription::create(file.description);
        listed.items.push_back({file.id, description ? std::optional(*std::move(description)) : std::nullopt});
    }
    auto content = parse_markdown(post.body);
    auto const files = choose_files(tx, actor, id, content, listed);
    if (!files) throw std::logic_error("a file of an import does not fit its post");
    protocol::Encoded<std::vector<protocol::Node>> const encoded{protocol::encode(content)};
    std::optional<std::string> const none;
    tx.run(sql::post_insert, id, thread, position, post.seq, post.author, std::string(), std::string(), post.created_at,
           post.body, encoded, std::optional<PostId>(), none, none, none);
    attach_files(tx, id, *files);
    note_imported(tx, "post", post.foreign, id.value);
}

} // namespace

std::optional<std::int64_t> imported(storage::ReadTransaction& tx, std::string_view kind, std::string_view foreign) {
    return tx.row<std::int64_t>(sql::import_of, kNing, kind, foreign);
}

std::int64_t imported_count(storage::ReadTransaction& tx, std::string_view kind) {
    return tx.row<std::int64_t>(sql::import_count, kNing, kind).value();
}

void note_imported(storage::Transaction& tx, std::string_view kind, std::string_view foreign, std::int64_t ours) {
    tx.run(sql::import_insert, kNing, kind, foreign, ours);
}

Seq reserve_seqs(storage::Transaction& tx, std::string_view archive, std::int64_t size, std::string_view epoch) {
    if (auto const before = imported(tx, "archive", archive)) return {*before};
    auto const begin = tx.as_of();
    if (tx.row<Seq>(sql::post_any)) note_imported(tx, "out of order", archive, begin.value);
    note_imported(tx, "archive", archive, begin.value);
    tx.run(sql::network_set_seq, Seq{begin.value + size});
    tx.run(sql::network_set_epoch, epoch);
    return begin;
}

MemberMade import_member(storage::Transaction& tx, ImportedMember const& member, std::string_view password_hash) {
    auto const here = member.email.empty() ? std::nullopt : tx.row<MemberId>(sql::member_by_email, member.email);
    if (here) {
        note_imported(tx, "member", member.foreign, here->value);
        return MemberMade::known_by_address;
    }
    auto const id = id_of_import<MemberId>("member", member.foreign);
    bool const has_address = !member.email.empty();
    tx.run(sql::imported_member_insert, id, member.name, base::sort_key(member.name.str()),
           has_address ? member.email : address_of_nobody(id), password_hash, member.state, member.joined_at);
    if (!member.about.empty()) tx.run(sql::profile_upsert, id, std::string(), member.about);
    if (member.photo) {
        auto const photo = id_of_import<FileId>("photo", member.foreign);
        insert_file(tx, id, photo, *member.photo, member.joined_at);
        tx.run(sql::member_set_photo, photo, id);
    }
    note_imported(tx, "member", member.foreign, id.value);
    return has_address ? MemberMade::made : MemberMade::without_address;
}

void import_space(storage::Transaction& tx, ImportedSpace const& space) {
    auto const id = id_of_import<SpaceId>("space", space.foreign);
    bool const is_closed = space.visibility == protocol::Visibility::closed;
    tx.run(sql::space_insert, id, free_name(tx, space.name, is_closed), space.description, space.visibility,
           std::optional<protocol::OrganisationId>(), space.created_at, space.created_by);
    note_imported(tx, "space", space.foreign, id.value);
}

bool import_membership(storage::Transaction& tx, SpaceId space, MemberId member, protocol::SpaceRole role) {
    if (tx.row<protocol::SpaceRole>(sql::membership_role, space, member)) return true;
    if (tx.row<std::int64_t>(sql::memberships_count, space).value() >= kMaxNamedMembers) return false;
    bool const is_guest = tx.row<protocol::Member>(sql::member_shown, member)->role == protocol::NetworkRole::guest;
    tx.run(sql::membership_upsert, space, member, is_guest ? protocol::SpaceRole::member : role, Seq{});
    return true;
}

void import_thread(storage::Transaction& tx, ImportedThread const& thread) {
    auto const id = id_of_import<ThreadId>("thread", thread.foreign);
    tx.run(sql::imported_thread_insert, id, thread.space, thread.kind, thread.title, thread.author, thread.created_at,
           thread.locked);
    note_imported(tx, "thread", thread.foreign, id.value);
}

void import_posts(storage::Transaction& tx, ThreadId thread, std::vector<ImportedPost> const& posts) {
    if (posts.empty()) return;
    auto end = tx.row<End>(sql::imported_thread_end, thread).value();
    for (auto const& post : posts) {
        insert_post(tx, thread, ++end.position, post);
        end.seq = std::max(end.seq, post.seq);
        end.at = std::max(end.at, post.created_at);
    }
    tx.run(sql::thread_grow, end.position, end.seq, end.at, thread);
}

void mark_imported_read(storage::Transaction& tx, Seq until) { tx.run(sql::import_mark_read, until, kNing); }

void audit_import(storage::Transaction& tx, std::string_view act, std::string const& detail) {
    append_audit(tx, std::nullopt, act, "network", detail);
}

std::int64_t file_bytes(storage::ReadTransaction& tx) { return tx.row<std::int64_t>(sql::contents_bytes).value(); }

bool is_out_of_order(storage::ReadTransaction& tx) {
    return tx.row<std::int64_t>(sql::import_any_of_kind, kNing, "out of order").has_value();
}

} // namespace lateral::domain
