#include "protocol/codec.hpp"

#include "protocol/commands.hpp"
#include "protocol/decode.hpp"
#include "protocol/json_text.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serializer.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <chrono>

namespace lateral::protocol {
namespace json = boost::json;

namespace detail {

bool is_calendar_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    int y = 0;
    unsigned m = 0;
    unsigned d = 0;
    auto const digits = [&](std::size_t at, std::size_t n, auto& into) {
        auto const [end, ec] = std::from_chars(text.data() + at, text.data() + at + n, into);
        return ec == std::errc{} && end == text.data() + at + n;
    };
    if (!digits(0, 4, y) || !digits(5, 2, m) || !digits(8, 2, d)) return false;
    return std::chrono::year_month_day{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}.ok();
}

} // namespace detail

namespace {

template <class T>
Result<T> decode_value(json::value const& value) {
    T made{};
    detail::Decoder decoder;
    if (!decoder.read(value, made)) return std::unexpected(decoder.error());
    return made;
}

/// One row per command: its name and how its arguments are read.
struct Reader {
    std::string_view name;
    Result<Command> (*read)(std::size_t place, json::value const&);
};

template <class Spec>
Result<Command> read_as(std::size_t place, json::value const& args) {
    auto made = decode_value<typename Spec::Args>(args);
    if (!made) return std::unexpected(made.error());
    return Command(place, *std::move(made));
}

constexpr auto kReaders = []<class... Specs>(boost::mp11::mp_list<Specs...>) {
    return std::array{Reader{Specs::name, &read_as<Specs>}...};
}(Commands{});

Result<Command> read_command(std::string_view name, json::value const& args) {
    auto const* const reader = std::ranges::find(kReaders, name, &Reader::name);
    if (reader == kReaders.end()) return fail(ErrorCode::unknown_command);
    return reader->read(static_cast<std::size_t>(reader - kReaders.begin()), args);
}

/// Reads `id` on its own first, so that even a bad frame gets an answer that its sender can match.
void read_envelope(json::object const& frame, Request& request) {
    detail::Decoder decoder;
    if (auto const* id = frame.if_contains("id"); !id || !decoder.read(*id, request.id)) {
        request.id = 0;
        request.command = fail(ErrorCode::malformed, "id", "must be a whole number below 2^52");
        return;
    }
    auto const* name = frame.if_contains("cmd");
    if (!name || !name->is_string()) {
        request.command = fail(ErrorCode::malformed, "cmd", "must be a string");
        return;
    }
    if (auto const* key = frame.if_contains("key"); key && !key->is_null()) {
        auto made = decode_value<ClientKey>(*key);
        if (!made) {
            request.command = fail(ErrorCode::malformed, "key", made.error().message);
            return;
        }
        request.key = made->str();
    }
    request.name.assign(name->get_string());
    auto const* args = frame.if_contains("args");
    request.command = read_command(request.name, args ? *args : json::value(json::object{}));
}

void append_error(std::string& out, Error const& error) {
    out += R"({"code":")";
    out += name_of(error.code);
    out += '"';
    if (!error.field.empty()) {
        out += R"(,"field":)";
        append_quoted(out, error.field);
    }
    if (!error.params.empty()) out += R"(,"params":)" + error.params;
    if (error.retry_after) out += R"(,"retry_after":)" + std::to_string(*error.retry_after);
    out += R"(,"message":)";
    append_quoted(out, error.message.empty() ? describe(error.code) : error.message);
    out += '}';
}

void append_event(std::string& out, std::string_view topic, std::string_view name, std::string_view data) {
    out += R"("topic":)";
    append_quoted(out, topic);
    out += R"(,"ev":)";
    append_quoted(out, name);
    out += R"(,"data":)";
    out += data;
    out += '}';
}

} // namespace

void append_quoted(std::string& out, std::string_view text) {
    json::serializer serializer;
    serializer.reset(json::string_view(text));
    std::array<char, 1024> buffer;
    while (!serializer.done()) out.append(serializer.read(buffer.data(), buffer.size()));
}

Request decode_request(std::string_view text) {
    Request request;
    auto parsed = detail::parse_json(text);
    if (!parsed)
        request.command = std::unexpected(parsed.error());
    else if (!parsed->is_object())
        request.command = fail(ErrorCode::malformed, {}, "a frame is an object");
    else
        read_envelope(parsed->get_object(), request);
    return request;
}

Result<Command> decode_command(std::string_view name, std::string_view body) {
    auto parsed = detail::parse_json(body);
    if (!parsed) return std::unexpected(parsed.error());
    return read_command(name, *parsed);
}

template <class Data>
Result<Data> decode_event(std::string_view text) {
    auto parsed = detail::parse_json(text);
    if (!parsed) return std::unexpected(parsed.error());
    return decode_value<Data>(*parsed);
}
template Result<SpaceGained> decode_event(std::string_view);
template Result<SpaceLost> decode_event(std::string_view);
template Result<SessionEnded> decode_event(std::string_view);
template Result<SpaceChanged> decode_event(std::string_view);

std::string encode_reply(std::int64_t id, std::string_view ok, Seq as_of) {
    std::string out = R"({"re":)" + std::to_string(id);
    if (as_of.value > 0) out += R"(,"as_of":)" + std::to_string(as_of.value);
    out += R"(,"ok":)";
    out += ok;
    out += '}';
    return out;
}

std::string encode_reply(std::int64_t id, Error const& error) {
    std::string out = R"({"re":)" + std::to_string(id) + R"(,"error":)";
    append_error(out, error);
    out += '}';
    return out;
}

std::string encode_body(std::string_view ok, Seq as_of) {
    std::string out = R"({"ok":)";
    out += ok;
    if (as_of.value > 0) out += R"(,"as_of":)" + std::to_string(as_of.value);
    out += '}';
    return out;
}

std::string encode_body(Error const& error) {
    std::string out = R"({"error":)";
    append_error(out, error);
    out += '}';
    return out;
}

std::string encode_event(Seq seq, Seq prev, std::string_view topic, std::string_view name, std::string_view data) {
    std::string out;
    out.reserve(data.size() + 96);
    out += R"({"seq":)" + std::to_string(seq.value) + R"(,"prev":)" + std::to_string(prev.value) + ',';
    append_event(out, topic, name, data);
    return out;
}

std::string encode_ephemeral(std::string_view topic, std::string_view name, std::string_view data) {
    std::string out = "{";
    append_event(out, topic, name, data);
    return out;
}

} // namespace lateral::protocol
