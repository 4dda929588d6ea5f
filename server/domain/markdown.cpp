#include "server/domain/markdown.hpp"

#include "server/domain/addresses.hpp"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
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

/// cmark fills every row of a table up to the width of its head, so that 20 KB could become millions of cells.
constexpr std::size_t kMaxCells = 20'000;

/// For each line that could be the rule below a table's head cmark reads the paragraph so far again: with a rule in
/// every second line, 20,000 characters took two and a half seconds.
constexpr std::size_t kMaxReadAgain = 500'000;

/// "|--|:-:|", perhaps in a quote or a list.
bool may_be_rule(std::string_view line) {
    return line.find_first_of("|:") != std::string_view::npos && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|:- \t\v\f>*+.)0123456789") == std::string_view::npos;
}

bool tables_stay_small(std::string_view markdown) {
    std::size_t rows = 0;
    std::size_t widest = 1;
    std::size_t rules = 0;
    for (std::size_t at = 0; at <= markdown.size(); ++rows) {
        auto const line = markdown.substr(at, markdown.find_first_of("\r\n", at) - at);
        widest = std::max(widest, 1 + static_cast<std::size_t>(std::ranges::count(line, '|')));
        rules += may_be_rule(line) ? 1 : 0;
        at += line.size() + 1;
    }
    return (widest == 1 || rows * widest <= kMaxCells) && rules * markdown.size() <= kMaxReadAgain;
}

/// For each plain address cmark looks ahead as far as a name could go: with one in every five characters, 20,000 of
/// them took two thirds of a second. Fifty in the longest post, five hundred in a short one, become links.
constexpr std::size_t kMaxLookedAhead = 1'000'000;

bool addresses_stay_few(std::string_view markdown) {
    std::size_t addresses = static_cast<std::size_t>(std::ranges::count(markdown, '@'));
    for (std::string_view const start : {"www.", "://"})
        for (auto at = markdown.find(start); at != std::string_view::npos; at = markdown.find(start, at + 1))
            ++addresses;
    return addresses * markdown.size() <= kMaxLookedAhead;
}

/// Quotes and lists that one line may open inside each other. cmark walks down through all of them for every line:
/// thousands take a third of a second, and what is deeper than kMaxNodeDepth becomes text anyway.
constexpr std::size_t kMaxOpened = 100;

std::size_t opened_by(std::string_view line) {
    std::size_t opened = 0;
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        bool const quotes = line.starts_with('>');
        if (!quotes) line.remove_prefix(std::min(line.find_first_not_of("0123456789"), line.size()));
        if (line.find_first_of(">-+*.)") != 0) return opened;
        line.remove_prefix(1);
        if (!quotes && line.find_first_of(" \t") != 0) return opened;
        ++opened;
    }
}

bool nests_too_deep(std::string_view markdown) {
    for (std::size_t at = 0; at <= markdown.size();) {
        auto const line = markdown.substr(at, markdown.find_first_of("\r\n", at) - at);
        if (opened_by(line) > kMaxOpened) return true;
        at += line.size() + 1;
    }
    return false;
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

void add_image(cmark_node* node, std::vector<Node>& into) {
    auto const description = plain_text(node);
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

std::size_t count(std::vector<Node> const& nodes) {
    std::size_t total = nodes.size();
    for (auto const& node : nodes)
        if (node.children) total += count(*node.children);
    return total;
}

void collect_mentions(std::vector<Node> const& nodes, std::vector<MemberId>& into) {
    for (auto const& node : nodes) {
        if (node.member && std::ranges::find(into, *node.member) == into.end()) into.push_back(*node.member);
        if (node.children) collect_mentions(*node.children, into);
    }
}

} // namespace

std::vector<Node> parse_markdown(std::string_view markdown) {
    std::vector<Node> as_written{parent(NodeKind::paragraph, {leaf(NodeKind::text, markdown)})};
    if (nests_too_deep(markdown)) return as_written;
    auto const tree = parse(markdown);
    auto content = children_of(tree.get(), 0);
    return count(content) <= kMaxNodes ? content : as_written;
}

std::string letters_of(std::string_view text) {
    std::string letters(text);
    std::erase_if(letters, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    // U+00A0, which browsers put for spaces that must stay.
    for (auto at = letters.find("\u00a0"); at != std::string::npos; at = letters.find("\u00a0", at))
        letters.erase(at, 2);
    return letters;
}

std::string letters_of(std::vector<Node> const& content) {
    std::string letters;
    for (auto const& node : content) {
        if (node.text) letters += letters_of(*node.text);
        if (node.children) letters += letters_of(*node.children);
    }
    return letters;
}

std::vector<MemberId> mentions_of(std::vector<Node> const& content) {
    std::vector<MemberId> members;
    collect_mentions(content, members);
    return members;
}

} // namespace lateral::domain
