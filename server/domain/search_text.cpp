#include "server/domain/search_text.hpp"

#include "server/domain/markdown.hpp"

namespace lateral::domain {
namespace {

void append_token(std::string& tokens, std::string_view token) {
    if (!tokens.empty()) tokens += ' ';
    tokens += token;
}

void append_place(std::string& marks, protocol::SpaceId space, protocol::Visibility visibility) {
    append_token(marks, space_mark(space));
    if (visibility == protocol::Visibility::network) append_token(marks, kNetworkMark);
}

bool is_place(std::string_view mark) { return mark == kNetworkMark || mark.starts_with("_s"); }

} // namespace

std::string space_mark(protocol::SpaceId space) { return "_s" + std::to_string(space.value); }
std::string author_mark(protocol::MemberId author) { return "_a" + std::to_string(author.value); }
std::string organisation_mark(protocol::OrganisationId organisation) {
    return "_o" + std::to_string(organisation.value);
}
std::string kind_mark(protocol::ThreadKind kind) { return "_k" + std::string(protocol::name_of(kind)); }

std::string_view file_kind_mark(protocol::FileKind kind) { return kind == protocol::FileKind::picture ? "_fp" : "_fd"; }

std::string marks_of(IndexedPost const& post, std::vector<protocol::OrganisationId> const& organisations) {
    std::string marks;
    append_place(marks, post.space, post.visibility);
    append_token(marks, author_mark(post.author));
    append_token(marks, kind_mark(post.kind));
    for (auto organisation : organisations) append_token(marks, organisation_mark(organisation));
    return marks;
}

std::string moved_marks(std::string_view tokens, protocol::SpaceId space, protocol::Visibility visibility) {
    std::string marks;
    append_place(marks, space, visibility);
    for (auto mark : tokens_in(marks_in(tokens)))
        if (!is_place(mark)) append_token(marks, mark);
    return marks;
}

std::string_view marks_in(std::string_view tokens) {
    std::size_t end = 0;
    while (end < tokens.size() && tokens[end] == '_' && !tokens.substr(end).starts_with(kBodyMark)) {
        auto const space = tokens.find(' ', end);
        if (space == std::string_view::npos) return tokens;
        end = space + 1;
    }
    return tokens.substr(0, end == 0 ? 0 : end - 1);
}

std::string_view file_tokens_in(std::string_view tokens) {
    auto const begin = tokens.find(" _f ");
    return begin == std::string_view::npos ? std::string_view{} : tokens.substr(begin);
}

std::vector<std::string_view> tokens_in(std::string_view tokens) {
    std::vector<std::string_view> found;
    while (!tokens.empty()) {
        auto const end = std::min(tokens.find(' '), tokens.size());
        if (end > 0) found.push_back(tokens.substr(0, end));
        tokens.remove_prefix(std::min(end + 1, tokens.size()));
    }
    return found;
}

void append_stems(std::string& tokens, std::string_view text, base::Stemmer const& stemmer) {
    for (auto const& word : base::split_words(text)) append_token(tokens, stemmer(word.folded));
}

std::string words_of(IndexedPost const& post) {
    auto words = plain_text(post.body);
    for (auto const& file : post.files) words += "\n" + file.name;
    return words;
}

std::string post_tokens(std::string_view marks, IndexedPost const& post, base::Stemmer const& stemmer) {
    std::string tokens(marks);
    if (post.position == 1) append_stems(tokens, post.title, stemmer);
    append_token(tokens, kBodyMark);
    append_stems(tokens, plain_text(post.body), stemmer);
    for (auto const& file : post.files) {
        append_token(tokens, kFileMark);
        append_token(tokens, file_kind_mark(file.kind));
        append_stems(tokens, file.name, stemmer);
    }
    return tokens;
}

std::string title_tokens(std::string_view marks, std::string_view title, base::Stemmer const& stemmer) {
    std::string tokens(marks);
    append_stems(tokens, title, stemmer);
    return tokens;
}

} // namespace lateral::domain
