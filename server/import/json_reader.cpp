#include "server/import/json_reader.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>

namespace lateral::import {
namespace {

constexpr int kDeepest = 64;
/// Of one object with all that is in it: bounds the memory. The longest thread that anybody had is far below.
constexpr std::int64_t kLongest = 64 * 1024 * 1024;

void append_code_point(std::string& text, unsigned c) {
    auto const tail = [&](unsigned shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_space(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

void JsonReader::note_at(std::string const& what, std::int64_t position) {
    defects_.note(bytes_.name() + ": " + what, "byte " + std::to_string(position));
}

void JsonReader::fail(std::string const& what, std::int64_t position) const {
    throw Unreadable(bytes_.name() + ": byte " + std::to_string(position) + ": " + what);
}

int JsonReader::after_space() {
    while (is_space(bytes_.peek())) bytes_.take();
    return bytes_.peek();
}

/// Between objects only objects count. The first brackets and the last are no defect; those in the middle are.
std::optional<Value> JsonReader::next() {
    bool has_comma = is_first_;
    std::int64_t stray = -1;
    while (true) {
        int const c = after_space();
        auto const position = bytes_.position();
        if (c == Bytes::kEnd) return std::nullopt;
        if (c == '{') break;
        bool const is_mark = position < 3 && (c == 0xEF || c == 0xBB || c == 0xBF);
        if (!is_mark && std::string_view("()[],;}").find(static_cast<char>(c)) == std::string_view::npos)
            fail("neither an object nor a bracket: is this a Ning archive?", position);
        if (c == ',') has_comma = true;
        if (c == '[' || c == ']' || c == '}') stray = position;
        bytes_.take();
    }
    began_ = bytes_.position();
    if (!is_first_ && stray >= 0) note_at("stray brackets between objects", stray);
    if (!is_first_ && stray < 0 && !has_comma) note_at("no comma between objects", began_);
    is_first_ = false;
    return object(1);
}

Value JsonReader::value(int depth) {
    int const c = after_space();
    if (depth > kDeepest) fail("nested too deep", bytes_.position());
    if (bytes_.position() - began_ > kLongest) fail("an object of more than 64 MB", began_);
    if (c == '"') return Value(string());
    if (c == '{') return object(depth + 1);
    if (c == '[') {
        bytes_.take();
        Value::Array made;
        items(made, depth + 1);
        return Value(std::move(made));
    }
    return word();
}

/// Numbers stay as they are written.
Value JsonReader::word() {
    auto const position = bytes_.position();
    std::string text;
    while (std::isalnum(bytes_.peek()) || bytes_.peek() == '-' || bytes_.peek() == '+' || bytes_.peek() == '.')
        text += static_cast<char>(bytes_.take());
    if (text == "null") return Value();
    if (text == "true") return Value(Value::Word::yes);
    if (text == "false") return Value(Value::Word::no);
    if (!text.empty() && (text[0] == '-' || std::isdigit(static_cast<unsigned char>(text[0])))) return Value(text);
    fail(bytes_.peek() == Bytes::kEnd ? "the file ends in the middle of an object" : "no value", position);
}

std::string JsonReader::key() {
    if (bytes_.peek() != '"') fail("no name of a field", bytes_.position());
    auto name = string();
    if (after_space() != ':') fail("no colon after the name of a field", bytes_.position());
    bytes_.take();
    return name;
}

Value JsonReader::object(int depth) {
    bytes_.take();
    Value::Object members;
    bool has_comma = true;
    while (true) {
        int const c = after_space();
        if (c == '}') break;
        if (c == ',') {
            has_comma = true;
            bytes_.take();
        } else if (c == '[' || c == '{' || c == ']') {
            if (!goes_on(members, c, depth)) fail("a bracket where a field is expected", bytes_.position());
        } else if (c == Bytes::kEnd) {
            fail("the file ends in the middle of an object", began_);
        } else {
            if (!has_comma) note("no comma between fields");
            has_comma = false;
            auto name = key();
            members.emplace_back(std::move(name), value(depth));
        }
    }
    bytes_.take();
    return Value(std::move(members));
}

/// After a list has ended nothing but the next field may come: an object or a bracket there belongs to the list, which
/// a page's boundary cut in two.
bool JsonReader::goes_on(Value::Object& members, int next, int depth) {
    if (members.empty() || !members.back().second.is_array()) return false;
    note("stray brackets inside of a list");
    if (next == '{') return items(members.back().second.array(), depth + 1), true;
    bytes_.take();
    if (next == '[') items(members.back().second.array(), depth + 1);
    return true;
}

/// To the bracket that ends the list. A list in a list of objects is a page of it.
void JsonReader::items(Value::Array& into, int depth) {
    bool has_comma = true;
    while (true) {
        int const c = after_space();
        if (c == Bytes::kEnd) fail("the file ends in the middle of an object", began_);
        if (c == '}') return note("no end of a list");
        if (c == ',' || c == ']') bytes_.take();
        if (c == ']') return;
        if (c == ',') {
            has_comma = true;
            continue;
        }
        if (!has_comma) note("no comma in a list");
        has_comma = false;
        auto item = value(depth);
        bool const is_page = item.is_array() && (into.empty() || into.back().is_object()) && !item.items().empty() &&
                             item.items().front().is_object();
        if (is_page) note("stray brackets inside of a list");
        if (is_page)
            std::ranges::move(item.array(), std::back_inserter(into));
        else
            into.push_back(std::move(item));
    }
}

std::string JsonReader::string() {
    auto const position = bytes_.position();
    bytes_.take();
    std::string text;
    while (true) {
        int const c = bytes_.take();
        if (c == '"') break;
        if (c == Bytes::kEnd) fail("the file ends in the middle of a text", position);
        if (bytes_.position() - began_ > kLongest) fail("a text of more than 64 MB", position);
        if (c == '\\')
            escape(text);
        else
            text += static_cast<char>(c);
    }
    std::int64_t foreign = 0;
    std::int64_t controls = 0;
    text = mended_text(std::move(text), foreign, controls);
    if (foreign > 0) note_at("texts with bytes that are not UTF-8, read as Windows-1252", position);
    if (controls > 0) note_at("texts with control characters, left out", position);
    return text;
}

void JsonReader::escape(std::string& text) {
    int const c = bytes_.take();
    switch (c) {
    case 'n': text += '\n'; break;
    case 't': text += '\t'; break;
    case 'r': text += '\r'; break;
    case 'b':
    case 'f': text += ' '; break;
    case 'u': code_point(text); break;
    case Bytes::kEnd: fail("the file ends in the middle of a text", bytes_.position());
    default:
        if (c != '"' && c != '\\' && c != '/') note("escapes that JSON does not have");
        text += static_cast<char>(c);
    }
}

unsigned JsonReader::hex() {
    unsigned value = 0;
    for (int i = 0; i < 4; ++i) {
        int const c = bytes_.peek();
        if (!std::isxdigit(c)) fail("an escape without its four digits", bytes_.position());
        value = value * 16 + static_cast<unsigned>(std::isdigit(c) ? c - '0' : std::tolower(c) - 'a' + 10);
        bytes_.take();
    }
    return value;
}

/// Two halves of a pair, or one that stands alone, whose character nobody knows.
void JsonReader::code_point(std::string& text) {
    constexpr unsigned kUnknown = 0xFFFD;
    auto c = hex();
    while (c >= 0xD800 && c < 0xDC00) {
        if (bytes_.peek() != '\\') break;
        bytes_.take();
        if (bytes_.peek() != 'u') {
            append_code_point(text, kUnknown);
            note("halves of characters");
            return escape(text);
        }
        bytes_.take();
        auto const low = hex();
        if (low >= 0xDC00 && low < 0xE000)
            return append_code_point(text, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
        append_code_point(text, kUnknown);
        note("halves of characters");
        c = low;
    }
    bool const is_half = c >= 0xD800 && c < 0xE000;
    if (is_half) note("halves of characters");
    append_code_point(text, is_half ? kUnknown : c);
}

} // namespace lateral::import
