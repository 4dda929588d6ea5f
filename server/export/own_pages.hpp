#pragma once

#include "protocol/model.hpp"
#include "server/export/own_exporter.hpp"
#include "server/export/own_words.hpp"
#include "server/export/zip.hpp"
#include "storage/transaction.hpp"

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace lateral::exporting {

/// What own_files reads.
struct OwnFile {
    protocol::FileId id;
    std::string name;
    std::int64_t size = 0;
    protocol::Timestamp begun_at;
    std::string kind;
    std::string type;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
    std::string digest;
    std::optional<protocol::PostId> post;
    std::int64_t place = 0;
    std::optional<std::string> description;
    std::string path;
    bool here = false;
};
BOOST_DESCRIBE_STRUCT(OwnFile, (),
                      (id, name, size, begun_at, kind, type, width, height, digest, post, place, description, path,
                       here))

/// Numbers of the files whose bytes are in the ZIP, whole.
using FilesHere = std::set<std::int64_t>;

struct OwnPlace {
    protocol::PostId post;
    protocol::SpaceId space;
    protocol::ThreadId thread;
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(OwnPlace, (), (post, space, thread, seq))

/// What a space is to the member: a channel, or what a sealed space is for. `lost`: they see it no longer.
enum class OwnSpaceKind : std::uint8_t { channel, journal, shared, coaching, confidence, lost };
BOOST_DESCRIBE_ENUM(OwnSpaceKind, channel, journal, shared, coaching, confidence, lost)

struct OwnSpace {
    OwnSpaceKind kind = OwnSpaceKind::lost;
    std::string name; ///< of a channel; sealed spaces have none
};
BOOST_DESCRIBE_STRUCT(OwnSpace, (), (kind, name))

/// The member's posts there are `posts`, conversation by conversation.
struct OwnChannel {
    protocol::SpaceId id;
    OwnSpace space;
    std::span<OwnPlace const> posts;
};

struct OwnPageFile;
struct OwnPost;

/// The readable part of what a member takes along: index.html, a page for each channel with what they said there, their
/// drafts. One use, in one read transaction.
class OwnPages {
public:
    OwnPages(storage::ReadTransaction& tx, Zip& zip, OwnWish wish, FilesHere const& here,
             std::function<void()> const& go_on)
        : tx_(tx), zip_(zip), member_(wish.member), language_(wish.language), words_(own_words(wish.language)),
          here_(here), go_on_(go_on) {}

    void write();

private:
    std::vector<OwnPlace> places();
    std::vector<OwnChannel> channels(std::span<OwnPlace const> places);
    void write_index(std::vector<OwnChannel> const& channels, bool has_drafts);
    std::string about_you();
    void write_list_of_files();
    std::string name_of(OwnSpace const& space) const; ///< in words where it has no name
    void write_channel(OwnChannel const& channel);
    std::string post(OwnPlace const& place, OwnSpace const& space, bool is_first);
    std::string title_of(OwnPost const& post, OwnSpace const& space) const;
    std::string head_of(OwnPost const& post) const;
    std::string files_of(protocol::PostId post, std::vector<protocol::Node> const& nodes);
    std::string address(protocol::FileId file, std::string_view name, std::string const& up) const;
    std::string attachment(OwnPageFile const& file) const;
    void write_drafts();
    std::string_view place_of(std::string const& draft) const;

    storage::ReadTransaction& tx_; // NOLINT: these live longer
    Zip& zip_;                     // NOLINT
    protocol::MemberId member_;
    protocol::Language language_;
    OwnWords const& words_;              // NOLINT
    FilesHere const& here_;              // NOLINT
    std::function<void()> const& go_on_; // NOLINT
};

} // namespace lateral::exporting
