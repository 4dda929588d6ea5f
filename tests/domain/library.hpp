#pragma once

#include "server/domain/search_vocabulary.hpp"
#include "storage/statements.hpp"
#include "tests/domain/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lateral::tests {

using protocol::Search;
using protocol::SearchReply;

inline Search search_for(std::string_view words) {
    Search command;
    command.words = text<protocol::SearchWords>(words);
    return command;
}

/// Some channel with a steward and a member, and short words for finding.
struct Library : World {
    explicit Library(std::string const& url)
        : World(url), ben(person("Ben Whitaker")), open(space(admin, "mathematics")) {}

    void index() {
        bool has_more = true;
        while (has_more)
            write([&](storage::Transaction& tx) {
                has_more = domain::index_new_posts(tx, 1000) > 0 || domain::index_again(tx, 1000) > 0 ||
                           domain::forget_words(tx, 1000) > 0;
                return true;
            });
    }
    protocol::Post write_in(protocol::SpaceId space, std::string_view body, std::string_view title = "A title") {
        return done(ben, protocol::CreateThread{space, ThreadKind::discussion, text<protocol::Title>(title),
                                                text<protocol::Body>(body)})
            .post;
    }
    SearchReply find(Actor const& actor, Search const& command) { return done(actor, command); }
    /// The posts found, as texts; in the order of the answer.
    std::vector<std::string> texts(Actor const& actor, Search const& command) {
        std::vector<std::string> found;
        for (auto const& post : find(actor, command).posts) {
            std::string line;
            for (auto const& piece : post.snippet) line += piece.marked ? "[" + piece.text + "]" : piece.text;
            found.push_back(line);
        }
        return found;
    }
    std::vector<std::string> texts(std::string_view words) { return texts(ben, search_for(words)); }

    std::int64_t found(Actor const& actor, std::string_view words) { return find(actor, search_for(words)).found; }

    /// Rows of the vocabulary, which completes and mends what anybody types.
    std::int64_t words_known(std::string_view stem) {
        return read<std::int64_t>([&](storage::ReadTransaction& tx) {
            return std::ssize(tx.rows<std::string>(storage::sql::search_words_of_stem, stem));
        });
    }

    Actor ben;
    protocol::SpaceId open;
};

using Texts = std::vector<std::string>;

} // namespace lateral::tests
