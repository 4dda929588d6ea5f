// What comes in as text: frames, bodies of POST, texts of every shape, Markdown.
#include "protocol/codec.hpp"
#include "protocol/commands.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/search_marks.hpp"
#include "server/domain/search_query.hpp"
#include "server/domain/search_text.hpp"

#include <cstdint>
#include <cstdlib>

using namespace lateral;

namespace {

/// What was accepted once is accepted again, and is then already regular.
template <class TextT>
void check_text(std::string_view text) {
    auto const made = TextT::create(text);
    if (!made) return;
    auto const again = TextT::create(made->str());
    if (!again || again->str() != made->str()) std::abort();
}

/// Nodes within their bounds.
void check_nodes(std::vector<protocol::Node> const& nodes, int depth, std::size_t& count) {
    if (depth > domain::kMaxNodeDepth + 1) std::abort();
    for (auto const& node : nodes) {
        if (++count > domain::kMaxNodes + 1) std::abort();
        if (node.children) check_nodes(*node.children, depth + 1, count);
    }
}

/// A query holds nothing but quoted tokens, and what is shown of a text is whole characters of it.
void check_search(std::string_view typed) {
    using Whole = protocol::Text<"piece", 0, 20'000, protocol::Shape::body>;
    static base::Stemmer const stemmer;
    auto const terms = domain::parse_terms(typed, stemmer);
    if (terms.size() > domain::kMaxTerms) std::abort();
    for (auto const& term : terms)
        for (auto const& stem : term.stems)
            if (stem.empty() || stem.find_first_of(" '\"&|()*:_") != std::string::npos) std::abort();
    domain::Matcher const matcher(terms);
    auto const text = domain::plain_text(typed);
    for (auto const& piece :
         domain::snippet(text, [&](base::Word const& word) { return matcher.terms_of(word.folded); }))
        if (!Whole::create(piece.text)) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const request = protocol::decode_request(text);
    if (request.command && request.name.empty()) std::abort();
    if (!request.command) (void)protocol::encode_reply(request.id, request.command.error());
    auto const space = text.find(' ');
    if (space != std::string_view::npos) (void)protocol::decode_command(text.substr(0, space), text.substr(space + 1));
    check_text<protocol::PersonName>(text);
    check_text<protocol::Title>(text);
    check_text<protocol::Body>(text);
    check_text<protocol::SpaceName>(text);
    check_text<protocol::Password>(text);
    check_text<protocol::Email>(text);
    if (auto const body = protocol::Body::create(text)) {
        auto const nodes = domain::parse_markdown(body->str());
        std::size_t count = 0;
        check_nodes(nodes, 0, count);
        (void)domain::mentions_of(nodes);
        (void)protocol::encode(nodes);
        check_search(body->str());
    }
    return 0;
}
