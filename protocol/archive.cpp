#include "protocol/archive.hpp"

#include "protocol/decode.hpp"
#include "protocol/encode.hpp"
#include "protocol/json_text.hpp"

namespace lateral::protocol::archive {
namespace json = boost::json;
namespace {

/// Each node is an object in a list: twice the 32 levels that a text can have (domain/markdown.hpp), and the row.
constexpr std::size_t kDeepest = 80;

template <class T>
Result<T> read(json::value const& from) {
    T made{};
    detail::Decoder decoder;
    if (!decoder.read(from, made)) return std::unexpected(decoder.error());
    return made;
}

Result<Value> value_of(std::string_view name, json::value const& from) {
    if (from.is_null()) return Value{};
    if (from.is_int64()) return Value{from.get_int64()};
    if (from.is_string()) {
        std::string text(from.get_string());
        if (text.contains('\0')) return fail(ErrorCode::invalid, std::string(name), "holds U+0000");
        return Value{std::move(text)};
    }
    if (!from.is_array()) return fail(ErrorCode::invalid, std::string(name), "is no text, number, null or list");
    auto const nodes = read<std::vector<Node>>(from);
    if (!nodes) return std::unexpected(nodes.error());
    return Value{Nodes{encode(*nodes)}};
}

} // namespace

Result<Manifest> decode_manifest(std::string_view text) {
    auto const parsed = detail::parse_json(text);
    if (!parsed) return std::unexpected(parsed.error());
    return read<Manifest>(*parsed);
}

Result<Row> decode_row(std::string_view line) {
    auto const parsed = detail::parse_json(line, kDeepest);
    if (!parsed) return std::unexpected(parsed.error());
    if (!parsed->is_object()) return fail(ErrorCode::malformed, {}, "no object");
    Row row;
    for (auto const& member : parsed->get_object()) {
        auto value = value_of(member.key(), member.value());
        if (!value) return std::unexpected(value.error());
        row.emplace_back(member.key(), *std::move(value));
    }
    return row;
}

std::string encode_row(Row const& row) {
    std::string out = "{";
    for (auto const& [name, value] : row) {
        if (out.size() > 1) out += ',';
        append_quoted(out, name);
        out += ':';
        if (auto const* number = std::get_if<std::int64_t>(&value))
            out += std::to_string(*number);
        else if (auto const* text = std::get_if<std::string>(&value))
            append_quoted(out, *text);
        else if (auto const* nodes = std::get_if<Nodes>(&value))
            out += nodes->json.empty() ? std::string_view("[]") : std::string_view(nodes->json);
        else
            out += "null";
    }
    return out += '}';
}

Result<std::vector<Node>> decode_nodes(std::string_view text) {
    auto const parsed = detail::parse_json(text, kDeepest);
    if (!parsed) return std::unexpected(parsed.error());
    return read<std::vector<Node>>(*parsed);
}

} // namespace lateral::protocol::archive
