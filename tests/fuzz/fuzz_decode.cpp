// What comes in as text: frames, bodies of POST, texts of every shape, Markdown.
#include "protocol/codec.hpp"
#include "server/domain/markdown.hpp"

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
    }
    return 0;
}
