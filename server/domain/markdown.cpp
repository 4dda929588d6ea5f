#include "server/domain/markdown.hpp"

#include "server/domain/addresses.hpp"
#include "server/domain/markdown_bounds.hpp"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace lateral::domain {
namespace {

using protocol::MemberId;
using protocol::Node;
using protocol::NodeKind;

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeTree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, FreeTree>;

/// Registering is global in cmark; a static makes it happen once, whichever thread comes first.
bool register_extensions() {
    static bool const done = (cmark_gfm_core_extensions_ensure_registered(), true);
    return done;
}

Tree parse(std::string_view markdown) {
    register_extensions();
    std::unique_ptr<cmark_parser, FreeParser> const parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
    for (std::string const name : {"table", "strikethrough", "autolink"}) {
        if (name == "table" && !tables_stay_small(markdown)) continue;
        if (name == "autolink" && !addresses_stay_few(markdown)) continue;
        auto* const extension = cmark_find_syntax_extension(name.c_str());
        if (!extension) throw std::runtime_error("cmark-gfm lacks an extension");
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    return Tree(cmark_parser_finish(parser.get()));
}

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

Node leaf(NodeKind kind, std::string_view text) {
    Node node;
    node.kind = kind;
    node.text = text;
    return node;
}

Node parent(NodeKind kind, std::vector<Node> children) {
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

void add_text(std::vector<Node>& into, std::string_view text) {
    if (text.empty()) return;
    if (!into.empty() && into.back().kind == NodeKind::text)
        into.back().text->append(text);
    else
        into.push_back(leaf(NodeKind::text, text));
}

/// Everything legible below a node, without recursion: trees can be as deep as the text is long.
std::string plain_text(cmark_node* node) {
    std::string text;
    std::unique_ptr<cmark_iter, FreeIterator> const iterator(cmark_iter_new(node));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        if (event != CMARK_EVENT_ENTER) continue;
        auto* const at = cmark_iter_get_node(iterator.get());
        auto const type = cmark_node_get_type(at);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            text += ' ';
        else
            text += view(cmark_node_get_literal(at));
    }
    return text;
}

void convert(cmark_node* node, std::vector<Node>& into, int depth);

std::vector<Node> children_of(cmark_node* node, int depth) {
    std::vector<Node> children;
    for (auto* child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        convert(child, children, depth + 1);
    return children;
}

void add_parent(cmark_node* node, std::vector<Node>& into, int depth, NodeKind kind,
                std::optional<std::int64_t> level = std::nullopt) {
    into.push_back(parent(kind, children_of(node, depth)));
    into.back().level = level;
}

void add_link(cmark_node* node, std::vector<Node>& into, int depth) {
    auto const url = view(cmark_node_get_url(node));
    if (auto const member = member_of_address(url)) {
        into.push_back(leaf(NodeKind::mention, plain_text(node)));
        into.back().member = member;
    } else if (auto const space = space_of_address(url)) {
        into.push_back(leaf(NodeKind::space_mention, plain_text(node)));
        into.back().space = space;
    } else if (is_safe_address(url)) {
        into.push_back(parent(NodeKind::link, children_of(node, depth)));
        into.back().href = url;
    } else {
        for (auto* child = cmark_node_first_child(node); child; child = cmark_node_next(child))
            convert(child, into, depth);
    }
}

void add_list(cmark_node* node, std::vector<Node>& into, int depth) {
    if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
        add_parent(node, into, depth, NodeKind::ordered_list, cmark_node_get_list_start(node));
    else
        add_parent(node, into, depth, NodeKind::bullet_list);
}

/// Pictures are files of this server or none: what lies elsewhere would tell its owner who reads.
void add_image(cmark_node* node, std::vector<Node>& into) {
    auto const description = plain_text(node);
    if (auto const file = file_of_address(view(cmark_node_get_url(node)))) {
        into.push_back(leaf(NodeKind::picture, description));
        into.back().file = file;
        return;
    }
    add_text(into, description.empty() ? view(cmark_node_get_url(node)) : description);
}

/// Kinds that the extensions define have numbers that are known only at run time.
bool add_extension(cmark_node* node, std::vector<Node>& into, int depth) {
    auto const name = view(cmark_node_get_type_string(node));
    if (name == "table")
        add_parent(node, into, depth, NodeKind::table);
    else if (name == "table_header")
        add_parent(node, into, depth, NodeKind::table_head);
    else if (name == "table_row")
        add_parent(node, into, depth, NodeKind::table_row);
    else if (name == "table_cell")
        add_parent(node, into, depth, NodeKind::table_cell);
    else if (name == "strikethrough")
        add_parent(node, into, depth, NodeKind::strike);
    else
        return false;
    return true;
}

/// Raw HTML is shown as it was typed, as a paragraph of text.
void add_html_block(cmark_node* node, std::vector<Node>& into) {
    std::vector<Node> children;
    auto text = view(cmark_node_get_literal(node));
    while (text.ends_with('\n')) text.remove_suffix(1);
    add_text(children, text);
    into.push_back(parent(NodeKind::paragraph, std::move(children)));
}

void add_leaf(cmark_node* node, std::vector<Node>& into, NodeKind kind) {
    into.push_back(leaf(kind, view(cmark_node_get_literal(node))));
}

void add_empty(std::vector<Node>& into, NodeKind kind) { into.emplace_back().kind = kind; }

void convert(cmark_node* node, std::vector<Node>& into, int depth) {
    if (depth >= kMaxNodeDepth && cmark_node_first_child(node)) return add_text(into, plain_text(node));
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE: return add_text(into, view(cmark_node_get_literal(node)));
    // A new line that somebody typed stays one: people write posts like letters, not like source text.
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: return add_empty(into, NodeKind::line_break);
    case CMARK_NODE_CODE: return add_leaf(node, into, NodeKind::code);
    case CMARK_NODE_CODE_BLOCK: return add_leaf(node, into, NodeKind::code_block);
    case CMARK_NODE_HTML_BLOCK: return add_html_block(node, into);
    case CMARK_NODE_THEMATIC_BREAK: return add_empty(into, NodeKind::rule);
    case CMARK_NODE_EMPH: return add_parent(node, into, depth, NodeKind::emphasis);
    case CMARK_NODE_STRONG: return add_parent(node, into, depth, NodeKind::strong);
    case CMARK_NODE_LINK: return add_link(node, into, depth);
    case CMARK_NODE_IMAGE: return add_image(node, into);
    case CMARK_NODE_PARAGRAPH: return add_parent(node, into, depth, NodeKind::paragraph);
    case CMARK_NODE_HEADING:
        return add_parent(node, into, depth, NodeKind::heading, cmark_node_get_heading_level(node));
    case CMARK_NODE_BLOCK_QUOTE: return add_parent(node, into, depth, NodeKind::quote);
    case CMARK_NODE_LIST: return add_list(node, into, depth);
    case CMARK_NODE_ITEM: return add_parent(node, into, depth, NodeKind::item);
    default:
        if (!add_extension(node, into, depth)) add_text(into, plain_text(node));
    }
}

/// Whether a reader gets to see where it leads.
bool leads_somewhere(cmark_node* node) {
    auto const url = view(cmark_node_get_url(node));
    if (cmark_node_get_type(node) == CMARK_NODE_LINK)
        return member_of_address(url) || space_of_address(url) || is_safe_address(url);
    return file_of_address(url) || plain_text(node).empty();
}

/// Takes out what nobody reads of it: titles of links and pictures, addresses that lead nowhere, languages of code.
void keep_what_is_shown(cmark_node* node) {
    std::unique_ptr<cmark_iter, FreeIterator> const iterator(cmark_iter_new(node));
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
        auto* const at = cmark_iter_get_node(iterator.get());
        auto const type = cmark_node_get_type(at);
        bool const is_link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
        if (is_link) cmark_node_set_title(at, "");
        if (is_link && !leads_somewhere(at)) cmark_node_set_url(at, "");
        if (type == CMARK_NODE_CODE_BLOCK) cmark_node_set_fence_info(at, "");
    }
}

/// Alone in a document: what stands around a block changes how it is written.
std::string as_markdown(cmark_node* block) {
    Tree const alone(cmark_node_new(CMARK_NODE_DOCUMENT));
    if (!cmark_node_append_child(alone.get(), block)) throw std::logic_error("a block that no document takes");
    keep_what_is_shown(alone.get());
    struct Free {
        void operator()(char* text) const { std::free(text); } // NOLINT: cmark's own allocator is malloc
    };
    std::unique_ptr<char, Free> const rendered(cmark_render_commonmark(alone.get(), CMARK_OPT_DEFAULT, 0));
    std::string text(view(rendered.get()));
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

std::size_t count(std::vector<Node> const& nodes) {
    std::size_t total = nodes.size();
    for (auto const& node : nodes)
        if (node.children) total += count(*node.children);
    return total;
}

void append_plain(std::string& text, std::vector<Node> const& nodes) {
    for (auto const& node : nodes) {
        if (node.text) text += *node.text;
        if (node.children) append_plain(text, *node.children);
        bool const ends_line = !is_inline(node.kind) || node.kind == NodeKind::line_break;
        if (ends_line && !text.empty() && text.back() != '\n') text += '\n';
    }
}

void collect_mentions(std::vector<Node> const& nodes, std::vector<MemberId>& into) {
    for (auto const& node : nodes) {
        if (node.member && std::ranges::find(into, *node.member) == into.end()) into.push_back(*node.member);
        if (node.children) collect_mentions(*node.children, into);
    }
}

} // namespace

bool is_inline(NodeKind kind) {
    switch (kind) {
    case NodeKind::text:
    case NodeKind::emphasis:
    case NodeKind::strong:
    case NodeKind::strike:
    case NodeKind::code:
    case NodeKind::link:
    case NodeKind::mention:
    case NodeKind::space_mention:
    case NodeKind::picture:
    case NodeKind::line_break: return true;
    default: return false;
    }
}

std::vector<Node> parse_markdown(std::string_view markdown) {
    std::vector<Node> as_written{parent(NodeKind::paragraph, {leaf(NodeKind::text, markdown)})};
    if (nests_too_deep(markdown)) return as_written;
    auto const tree = parse(markdown);
    auto content = children_of(tree.get(), 0);
    return count(content) <= kMaxNodes ? content : as_written;
}

std::vector<std::string> blocks_of(std::string_view markdown) {
    std::vector<std::string> blocks;
    if (nests_too_deep(markdown)) return blocks;
    auto const tree = parse(markdown);
    if (count(children_of(tree.get(), 0)) > kMaxNodes) return blocks;
    while (auto* const block = cmark_node_first_child(tree.get())) blocks.push_back(as_markdown(block));
    return blocks;
}

std::string plain_text(std::string_view markdown) {
    std::string text;
    append_plain(text, parse_markdown(markdown));
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

std::vector<MemberId> mentions_of(std::vector<Node> const& content) {
    std::vector<MemberId> members;
    collect_mentions(content, members);
    return members;
}

} // namespace lateral::domain
