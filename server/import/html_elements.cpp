#include "server/import/html_builder.hpp"

namespace lateral::import {
namespace {

std::map<std::string_view, Element> const& elements() {
    using enum Effect;
    using Kind = Block::Kind;
    static std::map<std::string_view, Element> const known{
        {"script", {skip}},
        {"style", {skip}},
        {"title", {skip}},
        {"template", {skip}},
        {"p", {block, Kind::group}},
        {"div", {block, Kind::group}},
        {"center", {block, Kind::group}},
        {"section", {block, Kind::group}},
        {"article", {block, Kind::group}},
        {"dl", {block, Kind::group}},
        {"dt", {block, Kind::group}},
        {"dd", {block, Kind::group}},
        {"form", {block, Kind::group}},
        {"address", {block, Kind::group}},
        {"caption", {block, Kind::group}},
        {"h1", {block, Kind::heading, 1}},
        {"h2", {block, Kind::heading, 2}},
        {"h3", {block, Kind::heading, 3}},
        {"h4", {block, Kind::heading, 4}},
        {"h5", {block, Kind::heading, 5}},
        {"h6", {block, Kind::heading, 6}},
        {"blockquote", {block, Kind::quote}},
        {"ul", {block, Kind::bullets}},
        {"menu", {block, Kind::bullets}},
        {"dir", {block, Kind::bullets}},
        {"ol", {block, Kind::numbers}},
        {"li", {block, Kind::item}},
        {"pre", {block, Kind::code}},
        {"table", {block, Kind::table}},
        {"tr", {block, Kind::row}},
        {"td", {block, Kind::cell}},
        {"th", {block, Kind::cell}},
        {"hr", {block, Kind::rule}},
        {"br", {line_break}},
        {"b", {strong}},
        {"strong", {strong}},
        {"i", {emphasis}},
        {"em", {emphasis}},
        {"cite", {emphasis}},
        {"s", {strike}},
        {"strike", {strike}},
        {"del", {strike}},
        {"code", {code}},
        {"tt", {code}},
        {"kbd", {code}},
        {"a", {link}},
        {"img", {picture}},
        {"iframe", {embed}},
        {"embed", {embed}},
        {"object", {embed}},
        {"video", {embed}},
        {"audio", {embed}},
        {"source", {embed}},
        {"param", {parameter}},
    };
    return known;
}

} // namespace

Element element_of(std::string_view name) {
    auto const found = elements().find(name);
    return found == elements().end() ? Element{} : found->second;
}

} // namespace lateral::import
