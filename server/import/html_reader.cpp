#include "server/import/html_builder.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <libxml/HTMLparser.h>
#include <memory>
#include <new>

namespace lateral::import {
namespace {

/// The parser looks through all that is open for each end that has no beginning: a text with more tags is read in
/// pieces.
constexpr std::size_t kMostTags = 5'000;

Attributes attributes_of(xmlChar const** given) {
    Attributes made;
    for (; given && given[0]; given += 2)
        made.emplace(reinterpret_cast<char const*>(given[0]), given[1] ? reinterpret_cast<char const*>(given[1]) : "");
    return made;
}

HtmlBuilder& builder(void* context) { return *static_cast<HtmlBuilder*>(context); }

htmlSAXHandler handler() {
    htmlSAXHandler made{};
    made.startElement = [](void* context, xmlChar const* name, xmlChar const** attributes) {
        builder(context).start(reinterpret_cast<char const*>(name), attributes_of(attributes));
    };
    made.endElement = [](void* context, xmlChar const*) { builder(context).end(); };
    auto const text = [](void* context, xmlChar const* text, int length) {
        builder(context).text({reinterpret_cast<char const*>(text), static_cast<std::size_t>(length)});
    };
    made.characters = text;
    made.ignorableWhitespace = text;
    made.cdataBlock = text;
    return made;
}

/// The parser ends some elements of old where a paragraph begins; browsers never did, and the same said with other
/// names goes on.
std::string renamed(std::string_view html) {
    static std::map<std::string, std::string_view> const names{{"b", "strong"},   {"i", "em"},    {"s", "del"},
                                                               {"strike", "del"}, {"tt", "code"}, {"u", "ins"}};
    std::string made;
    made.reserve(html.size());
    for (std::size_t at = 0; at < html.size();) {
        made += html[at++];
        if (made.back() != '<') continue;
        if (at < html.size() && html[at] == '/') made += html[at++];
        std::string name;
        while (at < html.size() && name.size() < 7 && std::isalnum(static_cast<unsigned char>(html[at])))
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(html[at++])));
        auto const known = names.find(name);
        made += known == names.end() ? std::string_view(name) : known->second;
    }
    return made;
}

struct FreeParser {
    void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

/// No tree is made by the library: how deep the text nests costs it nothing.
void feed(std::string_view html, HtmlBuilder& builder) {
    auto sax = handler();
    std::unique_ptr<htmlParserCtxt, FreeParser> const parser(
        htmlCreatePushParserCtxt(&sax, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
    if (!parser) throw std::bad_alloc();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    constexpr std::size_t kPiece = 1024 * 1024;
    for (std::size_t at = 0; at < html.size(); at += kPiece) {
        auto const piece = html.substr(at, kPiece);
        htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
}

} // namespace

Block read_html(std::string_view html, Media& media, Dropped& dropped) {
    Block document;
    while (!html.empty()) {
        std::size_t end = 0;
        for (std::size_t tags = 0; end < html.size() && tags < kMostTags; ++tags)
            end = std::min(html.find('<', end + 1), html.size());
        HtmlBuilder builder(media, dropped);
        // In an element, since the parser passes over what begins with the end of one.
        feed("<div>" + renamed(html.substr(0, end)), builder);
        std::ranges::move(builder.take().children, std::back_inserter(document.children));
        html.remove_prefix(end);
    }
    return document;
}

} // namespace lateral::import
