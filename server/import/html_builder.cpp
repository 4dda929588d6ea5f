#include "server/import/html_builder.hpp"

#include "server/import/archive.hpp"

#include <cctype>

namespace lateral::import {
namespace {

/// Blocks inside of blocks; what is deeper stands in the last of them. Nobody reads that, and readers recurse.
constexpr std::size_t kDeepest = 8;

bool is_container(Block::Kind kind) {
    using enum Block::Kind;
    return kind != paragraph && kind != heading && kind != code && kind != rule;
}

} // namespace

/// The runs that what comes next belongs to.
std::vector<Run>& HtmlBuilder::line() {
    auto& block = *open_.back();
    if (!is_container(block.kind)) return block.runs;
    if (!is_paragraph_open_) block.children.push_back({Block::Kind::paragraph});
    is_paragraph_open_ = true;
    return block.children.back().runs;
}

Run& HtmlBuilder::add(Run run) {
    run.marks = marks_;
    run.link = link_;
    return line().emplace_back(std::move(run));
}

void HtmlBuilder::text(std::string_view text) {
    if (skipped_ > 0) return;
    if (open_.back()->kind == Block::Kind::code) {
        add({Run::Kind::text, std::string(text)});
        return;
    }
    std::string made;
    for (char const c : text) {
        bool const is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (is_space && !made.empty() && made.back() == ' ') continue;
        made += is_space ? ' ' : c;
    }
    // Between blocks and at the beginning of a line white space says nothing.
    bool const is_between = is_container(open_.back()->kind) && !is_paragraph_open_;
    auto const& runs = open_.back()->runs;
    bool const begins = is_between || (!is_container(open_.back()->kind) && runs.empty()) ||
                        (!is_between && !line().empty() && line().back().kind == Run::Kind::line_break);
    if (begins && made.starts_with(' ')) made.erase(0, 1);
    if (!made.empty()) add({Run::Kind::text, std::move(made)});
}

void HtmlBuilder::open_block(Element const& element, Opened& opened) {
    is_paragraph_open_ = false;
    if (element.block == Block::Kind::rule) {
        if (is_container(open_.back()->kind)) open_.back()->children.push_back({Block::Kind::rule});
        return;
    }
    if (!is_container(open_.back()->kind)) { // a block in a heading or in code is a line of it
        if (!open_.back()->runs.empty()) add({Run::Kind::line_break, {}});
        return;
    }
    if (open_.size() > kDeepest) return;
    open_.back()->children.push_back({element.block, {}, {}, element.number});
    open_.push_back(&open_.back()->children.back());
    opened.is_block = true;
}

/// 2008's editors wrote styles where they meant elements.
void HtmlBuilder::style(std::string const& style) {
    std::string plain;
    for (char const letter : style) {
        auto const c = static_cast<unsigned char>(letter);
        if (!std::isspace(c)) plain += static_cast<char>(std::tolower(c));
    }
    auto const has = [&](std::string_view what) { return plain.find(what) != std::string::npos; };
    if (has("font-weight:bold") || has("font-weight:700")) marks_ |= kStrong;
    if (has("font-style:italic")) marks_ |= kEmphasis;
    if (has("text-decoration:line-through")) marks_ |= kStrike;
}

void HtmlBuilder::add_picture(Attributes const& attributes) {
    auto const source = attributes.contains("src") ? attributes.at("src") : std::string();
    auto const description = attributes.contains("alt") ? attributes.at("alt") : std::string();
    if (auto const path = path_in_archive(source)) {
        if (auto const file = media_.picture(*path, description))
            add({Run::Kind::picture, description}).file = *file;
        else
            add({Run::Kind::text, "[picture: " + file_name_of(*path) + "]"});
    } else if (auto const address = web_address(source)) {
        // Shown from elsewhere it would tell its owner who reads.
        auto& run = add({Run::Kind::text, description.empty() ? *address : description});
        if (run.link.empty()) run.link = *address;
    } else if (!description.empty()) {
        add({Run::Kind::text, description});
    }
}

void HtmlBuilder::add_embed(std::string const& source) {
    if (auto const path = path_in_archive(source)) return media_.document(*path);
    auto const address = web_address(source);
    if (!address) return;
    auto const watched = watching_address(*address);
    if (watched == last_embed_) return; // an <embed> in its <object>
    last_embed_ = watched;
    ++dropped_.embeds;
    add({Run::Kind::address, watched});
}

void HtmlBuilder::begin(Effect effect, Attributes const& attributes, Opened& opened) {
    auto const value = [&](std::string const& name) {
        auto const found = attributes.find(name);
        return found == attributes.end() ? std::string() : found->second;
    };
    switch (effect) {
    case Effect::strong: marks_ |= kStrong; break;
    case Effect::emphasis: marks_ |= kEmphasis; break;
    case Effect::strike: marks_ |= kStrike; break;
    case Effect::code: marks_ |= kCode; break;
    case Effect::line_break: add({Run::Kind::line_break, {}}); break;
    case Effect::link:
        if (auto path = path_in_archive(value("href"))) opened.file = *std::move(path);
        link_ = opened.file.empty() ? web_address(value("href")).value_or("") : "";
        break;
    case Effect::picture: add_picture(attributes); break;
    case Effect::embed:
        for (auto const* name : {"src", "data"})
            if (attributes.contains(name)) add_embed(value(name));
        break;
    case Effect::parameter:
        if (value("name") == "movie" || value("name") == "src") add_embed(value("value"));
        break;
    default: break;
    }
}

void HtmlBuilder::start(std::string_view name, Attributes const& attributes) {
    if (skipped_ > 0) {
        ++skipped_;
        return;
    }
    auto const element = element_of(name);
    if (element.effect == Effect::skip) {
        if (name == "script") ++dropped_.scripts;
        ++skipped_;
        return;
    }
    Opened opened{element.effect, false, marks_, link_, {}};
    if (element.effect == Effect::block)
        open_block(element, opened);
    else
        begin(element.effect, attributes, opened);
    if (auto const style_of = attributes.find("style"); style_of != attributes.end()) style(style_of->second);
    elements_.push_back(std::move(opened));
}

void HtmlBuilder::end() {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    if (elements_.empty()) return;
    auto const opened = std::move(elements_.back());
    elements_.pop_back();
    marks_ = opened.marks;
    link_ = opened.link;
    if (!opened.file.empty()) media_.document(opened.file);
    if (opened.effect == Effect::block) is_paragraph_open_ = false;
    if (opened.is_block) open_.pop_back();
}

} // namespace lateral::import
