#include "server/import/drafts.hpp"

#include "protocol/commands/files.hpp"
#include "server/import/archive.hpp"
#include "server/import/pieces.hpp"

#include <algorithm>
#include <iterator>

namespace lateral::import {
namespace {

/// A post's files as its text is read.
class FilesOfPost : public Media {
public:
    explicit FilesOfPost(Draft& draft) : draft_(draft) {}

    std::optional<protocol::FileId> picture(std::string const& path, std::string const& description) override {
        auto& file = wanted(path);
        if (file.is_no_picture) return std::nullopt;
        if (!file.is_shown) file.description = description;
        file.is_shown = true;
        return file.problem.empty() ? std::optional(file.id) : std::nullopt;
    }
    void document(std::string const& path) override { wanted(path); }

private:
    Wanted& wanted(std::string const& path) {
        auto const known = std::ranges::find(draft_.files, path, &Wanted::path);
        if (known != draft_.files.end()) return *known;
        auto const id = domain::id_of_import<protocol::FileId>("file", draft_.said.foreign + " " + path);
        draft_.files.push_back({path, id, {}});
        return draft_.files.back();
    }

    Draft& draft_; // NOLINT: outlives it
};

/// What cannot be shown must not be missed in silence.
std::string lost_files(Draft const& draft) {
    std::string made;
    for (auto const& file : draft.files)
        if (!file.problem.empty())
            made += "*File not kept: " + escaped(file_name_of(file.path), 'x') + " (" + file.problem + ")*\n";
    if (made.ends_with('\n')) made.pop_back();
    return made;
}

std::string trimmed(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

} // namespace

void write_bodies(Draft& draft, Dropped& dropped) {
    for (auto& file : draft.files) file.is_shown = false;
    FilesOfPost files(draft);
    auto parts = markdown_of(read_html(draft.said.html, files, dropped));
    for (auto const& reference : draft.said.attachments)
        if (auto const path = path_in_archive(reference))
            files.document(*path);
        else if (auto const address = web_address(reference))
            parts.push_back("<" + *address + ">");
    parts.insert(parts.begin(), trimmed(draft.said.before));
    parts.push_back(trimmed(draft.said.after));
    parts.push_back(lost_files(draft));
    bool const has_text = std::ranges::any_of(parts, [](std::string const& part) { return !part.empty(); });
    // A picture that stands alone says what it is by its name.
    if (!has_text && !draft.files.empty()) parts.push_back(escaped(file_name_of(draft.files.front().path), '\0'));
    draft.bodies = bodies_of(parts);
}

std::vector<domain::ImportedPost> posts_of(Draft const& draft, protocol::MemberId author, std::int64_t at,
                                           std::int64_t first_number) {
    std::vector<domain::ImportedPost> posts;
    auto const add = [&](std::string body) {
        auto const number = std::ssize(posts);
        auto foreign = draft.said.foreign + (number == 0 ? "" : "#" + std::to_string(number + 1));
        posts.push_back({std::move(foreign), author, {at}, {first_number + number}, std::move(body), {}});
    };
    for (auto const& body : draft.bodies) add(body);
    for (auto const& file : draft.files) {
        if (!file.problem.empty()) continue;
        auto const mark = "](file:" + std::to_string(file.id.value) + ")";
        auto post =
            std::ranges::find_if(posts, [&](auto const& one) { return one.body.find(mark) != std::string::npos; });
        bool const is_shown = post != posts.end();
        if (!is_shown) post = std::prev(posts.end());
        if (!is_shown && post->files.size() >= protocol::kMaxFiles) {
            add("*(more files)*");
            post = std::prev(posts.end());
        }
        post->files.push_back({file.id, file.content, file.description, is_shown});
    }
    return posts;
}

} // namespace lateral::import
