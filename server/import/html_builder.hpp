#pragma once

#include "server/import/html.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lateral::import {

/// What an element does.
enum class Effect : std::uint8_t {
    none,
    skip,
    block,
    line_break,
    strong,
    emphasis,
    strike,
    code,
    link,
    picture,
    embed,
    parameter
};

struct Element {
    Effect effect{};
    Block::Kind block{};
    int number = 1;
};

/// Nothing for elements that only look.
Element element_of(std::string_view name);

using Attributes = std::map<std::string, std::string>;

/// Makes blocks of the elements of one text as they begin and end. One thread.
class HtmlBuilder {
public:
    HtmlBuilder(Media& media, Dropped& dropped) : media_(media), dropped_(dropped), open_{&document_} {}

    void start(std::string_view name, Attributes const& attributes);
    void end();
    void text(std::string_view text);
    Block take() { return std::move(document_); }

private:
    struct Opened {
        Effect effect{};
        bool is_block = false;
        unsigned marks = 0;
        std::string link;
        std::string file; ///< that a link of the archive leads to
    };
    void open_block(Element const& element, Opened& opened);
    void begin(Effect effect, Attributes const& attributes, Opened& opened);
    void add_picture(Attributes const& attributes);
    void add_embed(std::string const& address);
    void style(std::string const& style);
    Run& add(Run run);
    std::vector<Run>& line();

    Media& media_;     // NOLINT: outlives it
    Dropped& dropped_; // NOLINT: outlives it
    Block document_;
    std::vector<Block*> open_;
    std::vector<Opened> elements_;
    unsigned marks_ = 0;
    std::string link_;
    std::string last_embed_;
    int skipped_ = 0;
    bool is_paragraph_open_ = false;
};

} // namespace lateral::import
