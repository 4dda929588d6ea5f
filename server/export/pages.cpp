#include "server/export/pages.hpp"

#include "storage/statements.hpp"

#include <algorithm>
#include <limits>

namespace lateral::exporting {

namespace archive = protocol::archive;
namespace fs = std::filesystem;
namespace sql = storage::sql;

struct PageSpace {
    protocol::SpaceId id;
    std::string name;
    std::string description;
    std::string visibility;
    std::string organisation;
    std::string state;
    std::int64_t threads = 0;
};
BOOST_DESCRIBE_STRUCT(PageSpace, (), (id, name, description, visibility, organisation, state, threads))

struct PageThread {
    protocol::ThreadId id;
    std::string title;
    std::string kind;
    std::string author;
    protocol::Timestamp created_at;
    std::int64_t posts = 0;
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(PageThread, (), (id, title, kind, author, created_at, posts, seq))

struct PagePost {
    std::int64_t position = 0;
    std::string author;
    std::string organisation;
    std::string title;
    protocol::Timestamp created_at;
    std::string content;
    std::optional<std::string> quote;
    std::optional<protocol::Timestamp> edited_at;
    bool deleted = false;
    std::optional<std::int64_t> reply_to;
    bool is_answer = false;
};
BOOST_DESCRIBE_STRUCT(PagePost, (),
                      (position, author, organisation, title, created_at, content, quote, edited_at, deleted, reply_to,
                       is_answer))

struct PageFile {
    std::int64_t position = 0;
    protocol::FileId id;
    std::string name;
    std::string kind;
    std::int64_t size = 0;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
    std::optional<std::string> description;
    std::string digest;
    std::string kept_name;
};
BOOST_DESCRIBE_STRUCT(PageFile, (), (position, id, name, kind, size, width, height, description, digest, kept_name))

namespace {

// Kinds are read as texts: a row that is not right is shown like the nearest that is.

std::string who_sees(PageSpace const& space) {
    if (space.visibility == "network") return "Everybody but guests saw it";
    if (space.visibility == "organisation") return "The people of " + escaped(space.organisation) + " saw it";
    return "Private: its members alone saw it";
}

std::string in_words(std::string_view kind) {
    if (kind == "question") return "Question";
    return kind == "success" ? "Success" : "Discussion";
}

std::string facts_of(PageSpace const& space) {
    return who_sees(space) + (space.state == "archived" ? ". Archived. " : ". ") +
           counted(space.threads, "conversation", "conversations");
}

/// `words`: what it shows, escaped.
std::string shown_picture(PageFile const& file, std::string const& from, std::string const& words) {
    return picture_html(from, words.empty() ? "Picture, not described: " + escaped(file.name) : words, file.width,
                        file.height);
}

std::string heading_of(PagePost const& post) {
    auto made = "<header><h2>" + escaped(post.author) + "</h2><span>";
    if (!post.title.empty()) made += escaped(post.title) + (post.organisation.empty() ? "" : ", ");
    made += escaped(post.organisation) + "</span><span>" + html_time(post.created_at);
    if (post.edited_at) made += ", changed " + html_time(*post.edited_at);
    if (post.is_answer) made += ". This answered the question";
    if (post.reply_to) {
        auto const at = std::to_string(*post.reply_to);
        made += ". Answers <a href=\"#p" + at + "\">post " + at + "</a>";
    }
    return made + "</span></header>\n";
}

} // namespace

void Pages::write() {
    folder_.folder("channels");
    folder_.folder("threads");
    NewFile page(folder_.path() / "index.html");
    page.write(page_begin("Everything in this network", ""));
    page.write(
        "<h1>Everything in this network</h1>\n<p>A copy of " + html_time(tx_.now()) +
        ", to read in any browser, also without a network. It was made by <code>lateral export</code>.</p>\n"
        "<div class=\"note\"><p><strong>Keep it safe.</strong> It holds what was said in private channels too, and "
        "the files beside these pages hold every member's mail address, drafts and settings. Give it to nobody "
        "who may not see all of that.</p></div>\n<p class=\"soft\">The files ending in .jsonl hold the same and "
        "more for programs; manifest.json says what they mean. Pictures and documents are in the folder files.</p>\n"
        "<h2>Channels</h2>\n<ul class=\"list\">\n");
    auto const spaces = tx_.rows<PageSpace>(sql::page_spaces);
    for (auto const& space : spaces)
        page.write("<li><a href=\"channels/" + std::to_string(space.id.value) + ".html\">#" + escaped(space.name) +
                   "</a><span>" + facts_of(space) + "</span></li>\n");
    page.write("</ul>\n" + page_end());
    page.finish();
    for (auto const& space : spaces) write_channel(space);
}

void Pages::write_channel(PageSpace const& space) {
    NewFile page(folder_.path() / "channels" / (std::to_string(space.id.value) + ".html"));
    page.write(page_begin("#" + space.name, "../"));
    page.write("<h1>#" + escaped(space.name) + "</h1>\n");
    if (!space.description.empty()) page.write("<p>" + escaped(space.description) + "</p>\n");
    page.write("<p class=\"soft\">" + facts_of(space) + "</p>\n");
    std::int64_t seq = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = seq;
    bool is_first = true;
    for (;;) {
        auto const threads = tx_.rows<PageThread>(sql::page_threads, space.id, seq, last);
        if (threads.empty()) break;
        if (std::exchange(is_first, false)) page.write("<ul class=\"list\">\n");
        for (auto const& thread : threads) {
            page.write("<li><a href=\"../threads/" + std::to_string(thread.id.value) + ".html\">" +
                       escaped(thread.title) + "</a><span>" + in_words(thread.kind) + " by " + escaped(thread.author) +
                       ", " + html_time(thread.created_at) + ", " + counted(thread.posts, "post", "posts") +
                       "</span></li>\n");
            write_thread(space, thread);
        }
        seq = threads.back().seq;
        last = threads.back().id.value;
    }
    if (!is_first) page.write("</ul>\n");
    page.write(page_end());
    page.finish();
}

void Pages::write_thread(PageSpace const& space, PageThread const& thread) {
    means_.go_on();
    means_.tell("pages", ++written_);
    NewFile page(folder_.path() / "threads" / (std::to_string(thread.id.value) + ".html"));
    page.write(page_begin(thread.title, "../"));
    page.write("<p class=\"soft\"><a href=\"../channels/" + std::to_string(space.id.value) + ".html\">#" +
               escaped(space.name) + "</a>. " + who_sees(space) + ". " + in_words(thread.kind) + "</p>\n<h1>" +
               escaped(thread.title) + "</h1>\n");
    for (std::int64_t after = 0;;) {
        auto const posts = tx_.rows<PagePost>(sql::page_posts, thread.id, after);
        if (posts.empty()) break;
        auto const until = posts.back().position;
        auto const files = tx_.rows<PageFile>(sql::page_files, thread.id, after, until);
        for (auto const& one : posts) page.write(post(one, files));
        after = until;
    }
    page.write(page_end());
    page.finish();
}

std::string Pages::post(PagePost const& post, std::vector<PageFile> const& files) const {
    auto made = "<article id=\"p" + std::to_string(post.position) + "\">\n" + heading_of(post);
    if (post.deleted) return made + "<p class=\"soft\">This post was deleted, or taken out of sight.</p>\n</article>\n";
    if (post.quote) made += "<blockquote>" + escaped(*post.quote) + "</blockquote>\n";
    auto const nodes = archive::decode_nodes(post.content.empty() ? "[]" : post.content);
    if (!nodes) throw std::runtime_error("a post cannot be read; `lateral check` says more");
    std::vector<protocol::FileId> shown;
    made += html_of(*nodes, [&](protocol::Node const& node) {
        if (node.file) shown.push_back(*node.file);
        return picture(node, files);
    });
    std::string rest;
    for (auto const& file : files)
        if (file.position == post.position && std::ranges::find(shown, file.id) == shown.end())
            rest += attachment(file);
    if (!rest.empty()) made += "\n<ul class=\"list\">\n" + rest + "</ul>";
    return made + "\n</article>\n";
}

std::string Pages::address(PageFile const& file) const {
    auto const place = place_of(file.digest, file.kept_name);
    return fs::exists(folder_.path() / place) ? "../" + place.string() : "";
}

std::string Pages::picture(protocol::Node const& node, std::vector<PageFile> const& files) const {
    auto const file = node.file ? std::ranges::find(files, *node.file, &PageFile::id) : files.end();
    auto const words = escaped(node.text.value_or(""));
    auto const from = file == files.end() ? std::string() : address(*file);
    if (from.empty()) return "<span>[Picture that is not here: " + words + "]</span>";
    return shown_picture(*file, from, words);
}

std::string Pages::attachment(PageFile const& file) const {
    auto const from = address(file);
    auto const name = escaped(file.name) + " (" + size_in_words(file.size) + ")";
    if (from.empty()) return "<li>" + name + "<span>Its bytes were not there.</span></li>\n";
    if (file.kind == "picture")
        return "<li>" + shown_picture(file, from, escaped(file.description.value_or(""))) + "<span>" + name +
               "</span></li>\n";
    return "<li><a href=\"" + from + "\" download=\"" + escaped(file.name) + "\">" + name + "</a>" + "</li>\n";
}

} // namespace lateral::exporting
