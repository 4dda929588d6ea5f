#include "server/export/own_pages.hpp"

#include "protocol/archive.hpp"
#include "server/export/html.hpp"
#include "server/export/own_exporter.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

namespace lateral::exporting {

namespace sql = storage::sql;
using protocol::Timestamp;

struct OwnPageFile {
    protocol::FileId id;
    std::string name;
    std::string kind;
    std::int64_t size = 0;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
    std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(OwnPageFile, (), (id, name, kind, size, width, height, description))

struct OwnPost {
    std::optional<std::string> title;
    bool is_theirs = false; ///< the conversation
    Timestamp created_at;
    std::string organisation;
    std::string affiliation;
    std::string content;
    std::optional<Timestamp> edited_at;
    bool deleted = false;
    bool hidden = false;
};
BOOST_DESCRIBE_STRUCT(OwnPost, (),
                      (title, is_theirs, created_at, organisation, affiliation, content, edited_at, deleted, hidden))

namespace {

struct Draft {
    std::string place;
    std::int64_t subject = 0;
    std::int64_t revision = 0;
    std::optional<std::string> kind;
    std::string title;
    std::string body;
    std::optional<std::int64_t> reply_to;
    Timestamp saved_at;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (place, subject, revision, kind, title, body, reply_to, saved_at))

/// There is no page of theirs here.
void forget_channels(std::vector<protocol::Node>& nodes) {
    for (auto& node : nodes) {
        node.space.reset();
        if (node.children) forget_channels(*node.children);
    }
}

} // namespace

void OwnPages::write() {
    auto const all = places();
    auto const in_channels = channels(all);
    bool const has_drafts = !tx_.rows<Draft>(sql::own_drafts, member_, std::string(), std::int64_t{-1}).empty();
    write_index(in_channels, has_drafts);
    for (auto const& channel : in_channels) write_channel(channel);
    if (has_drafts) write_drafts();
}

/// By channel, by conversation in the order in which the member came into them, and there as they were written.
std::vector<OwnPlace> OwnPages::places() {
    std::vector<OwnPlace> all;
    for (auto after = protocol::PostId{};; after = all.back().post) {
        go_on_();
        auto const some = tx_.rows<OwnPlace>(sql::own_post_places, member_, after);
        if (some.empty()) break;
        all.insert(all.end(), some.begin(), some.end());
    }
    std::unordered_map<std::int64_t, std::int64_t> first;
    for (auto const& one : all) {
        auto& seq = first.try_emplace(one.thread.value, one.seq).first->second;
        seq = std::min(seq, one.seq);
    }
    std::ranges::sort(all, {}, [&](OwnPlace const& one) {
        return std::tuple(one.space.value, first.at(one.thread.value), one.thread.value, one.seq, one.post.value);
    });
    return all;
}

std::vector<OwnChannel> OwnPages::channels(std::span<OwnPlace const> places) {
    std::vector<OwnChannel> found;
    while (!places.empty()) {
        auto const space = places.front().space;
        auto const end = std::ranges::find_if(places, [&](auto const& one) { return one.space != space; });
        auto const count = static_cast<std::size_t>(end - places.begin());
        auto const known = tx_.row<OwnSpace>(sql::own_page_space, member_, space);
        found.push_back({space, known.value_or(OwnSpace{}), places.first(count)});
        places = places.subspan(count);
    }
    return found;
}

void OwnPages::write_channel(OwnChannel const& channel) {
    zip_.begin_text("channels/" + std::to_string(channel.id.value) + ".html");
    auto const name = name_of(channel.space);
    zip_.write(page_begin(name, "../", words_.first) + "<h1>" + escaped(name) + "</h1>\n");
    protocol::ThreadId last{};
    for (auto const& place : channel.posts) {
        go_on_();
        zip_.write(post(place, channel.space, std::exchange(last, place.thread) != place.thread));
    }
    zip_.write(page_end());
    zip_.end();
}

/// Reflections are titled by their weeks; what was said to one person has no title of its own.
std::string OwnPages::title_of(OwnPost const& post, OwnSpace const& space) const {
    if (!post.title) return std::string(words_.lost_conversation);
    if (space.kind == OwnSpaceKind::journal || space.kind == OwnSpaceKind::shared)
        return std::string(words_.week_of) + " " + *post.title;
    return post.title->empty() ? name_of(space) : *post.title;
}

std::string OwnPages::head_of(OwnPost const& post) const {
    auto made = "<header><span>" + html_time(post.created_at);
    if (post.edited_at) made.append(", ").append(words_.changed).append(" ").append(html_time(*post.edited_at));
    made += "</span><span>" + escaped(post.affiliation) +
            (post.affiliation.empty() || post.organisation.empty() ? "" : ", ") + escaped(post.organisation) +
            "</span>";
    if (post.hidden) made.append("<span>").append(words_.out_of_sight).append("</span>");
    return made + "</header>\n";
}

std::string OwnPages::post(OwnPlace const& place, OwnSpace const& space, bool is_first) {
    auto const post = tx_.row<OwnPost>(sql::own_page_post, member_, place.post).value();
    std::string made;
    if (is_first)
        made.append("<h2>")
            .append(escaped(title_of(post, space)))
            .append("</h2>\n<p class=\"soft\">")
            .append(post.is_theirs ? words_.you_began : words_.you_answered)
            .append("</p>\n");
    made += "<article>\n" + head_of(post);
    if (post.deleted && !post.hidden)
        return made.append("<p class=\"soft\">").append(words_.deleted).append("</p>\n</article>\n");
    auto nodes = protocol::archive::decode_nodes(post.content.empty() ? "[]" : post.content);
    if (!nodes) throw std::runtime_error("a post cannot be read; `lateral check` says more");
    forget_channels(*nodes);
    return made + files_of(place.post, *nodes) + "</article>\n";
}

/// What the post says, with its pictures in their places, and then its other files.
std::string OwnPages::files_of(protocol::PostId post, std::vector<protocol::Node> const& nodes) {
    auto const files = tx_.rows<OwnPageFile>(sql::own_page_files, member_, post);
    std::vector<protocol::FileId> shown;
    auto made = html_of(nodes, [&](protocol::Node const& node) {
        auto const file = node.file ? std::ranges::find(files, *node.file, &OwnPageFile::id) : files.end();
        auto const words = escaped(node.text.value_or(""));
        auto const from = file == files.end() ? std::string() : address(file->id, file->name, "../");
        if (from.empty()) return "<span>[" + std::string(words_.no_picture) + " " + words + "]</span>";
        shown.push_back(file->id);
        return picture_html(from, words, file->width, file->height);
    });
    std::string rest;
    for (auto const& file : files)
        if (std::ranges::find(shown, file.id) == shown.end()) rest += attachment(file);
    return made + (rest.empty() ? "\n" : "\n<ul class=\"list\">\n" + rest + "</ul>\n");
}

std::string OwnPages::address(protocol::FileId file, std::string_view name, std::string const& up) const {
    return here_.contains(file.value) ? up + href_of(own_file_path(file, name)) : "";
}

std::string OwnPages::attachment(OwnPageFile const& file) const {
    auto const from = address(file.id, file.name, "../");
    auto const name = escaped(file.name) + " (" + size_in_words(file.size) + ")";
    if (from.empty()) return "<li>" + name + "<span>" + std::string(words_.no_bytes) + "</span></li>\n";
    if (file.kind == "picture")
        return "<li>" + picture_html(from, escaped(file.description.value_or("")), file.width, file.height) + "<span>" +
               name + "</span></li>\n";
    return "<li><a href=\"" + from + "\">" + name + "</a></li>\n";
}

/// As protocol::DraftPlace is called in the database.
std::string_view OwnPages::place_of(std::string const& draft) const {
    if (draft == "thread") return words_.new_conversation;
    if (draft == "edit") return words_.change;
    return draft == "reflection" ? words_.reflection_draft : words_.answer;
}

void OwnPages::write_drafts() {
    zip_.begin_text("drafts.html");
    zip_.write(page_begin(words_.drafts, "./", words_.first) + "<h1>" + std::string(words_.drafts) + "</h1>\n");
    std::string place;
    std::int64_t subject = -1;
    for (;;) {
        auto const some = tx_.rows<Draft>(sql::own_drafts, member_, place, subject);
        if (some.empty()) break;
        for (auto const& draft : some) {
            auto const what = std::string(place_of(draft.place));
            zip_.write("<article>\n<h2>" + escaped(draft.title.empty() ? what : draft.title) + "</h2>\n<header><span>" +
                       what + ", " + html_time(draft.saved_at) + "</span></header>\n<pre class=\"words\">" +
                       escaped(draft.body) + "</pre>\n</article>\n");
        }
        place = some.back().place;
        subject = some.back().subject;
    }
    zip_.write(page_end());
    zip_.end();
}

} // namespace lateral::exporting
