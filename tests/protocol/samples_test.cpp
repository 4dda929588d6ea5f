#include "protocol/codec.hpp"
#include "protocol/commands.hpp"
#include "protocol/decode.hpp"
#include "protocol/json_text.hpp"
#include "tests/protocol/sample_values.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

/// protocol/samples: golden frames of every command, reply and event, good and bad. They are made from the types, and
/// committed: what changes on the wire is seen in review, and the web client's tests read the same files.
using namespace lateral;
using namespace lateral::protocol;
using namespace lateral::tests;
namespace json = boost::json;

namespace {

std::filesystem::path folder() { return std::filesystem::path(LATERAL_ROOT) / "protocol/samples"; }

std::string read(std::filesystem::path const& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

json::value parsed(std::string_view text) { return json::parse(json::string_view(text.data(), text.size())); }

void keep(std::string const& name, std::string const& text) {
    auto const path = folder() / (name + ".json");
    if (std::getenv("LATERAL_WRITE_SAMPLES")) std::ofstream(path) << text;
    INFO(name << " is stale: run LATERAL_WRITE_SAMPLES=1 build/dev/bin/test_protocol");
    CHECK((read(path) == text));
}

std::string frame(std::string_view command, std::string_view args) {
    return R"({"id":7,"cmd":")" + std::string(command) + R"(","key":"sample-key-1","args":)" + std::string(args) + "}";
}

/// The members of a described value as JSON, for leaving one out or putting another in.
using Fields = std::vector<std::pair<std::string, std::string>>;

template <class T>
Fields fields_of(T const& value) {
    Fields fields;
    for_each_member(value, [&](const char* name, auto const& member) {
        if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>) {
            if (!member) return;
        }
        fields.emplace_back(name, encode(member));
    });
    return fields;
}

std::string object(Fields const& fields) {
    std::string out = "{";
    for (auto const& [name, value] : fields) out += (out.size() == 1 ? "\"" : ",\"") + name + "\":" + value;
    return out + "}";
}

/// One sample a line.
class Lines {
public:
    void good(std::string_view command, std::string const& args) {
        add(R"({"frame":)" + quoted(frame(command, args)) + R"(,"command":")" + std::string(command) + "\"}");
    }
    void bad(std::string const& text, ErrorCode code, std::string const& field) {
        add(R"({"frame":)" + quoted(text) + R"(,"error":{"code":")" + name_of(code) + R"(","field":)" + quoted(field) +
            "}}");
    }
    void server(std::string const& text) { add(R"({"server":)" + text + "}"); }
    std::string text() const { return "[" + lines_ + "\n]\n"; }

private:
    static std::string quoted(std::string const& text) {
        std::string out;
        append_quoted(out, text);
        return out;
    }
    void add(std::string const& line) { lines_ += (lines_.empty() ? "\n" : ",\n") + line; }
    std::string lines_;
};

template <class Args>
void add_bad(Lines& lines, std::string_view command) {
    auto const good = fields_of(sample<Args>(Fill::full));
    auto const with = [&](std::string const& name, std::string const& value) {
        auto fields = good;
        for (auto& [known, old] : fields)
            if (known == name) old = value;
        return frame(command, object(fields));
    };
    lines.bad(frame(command, "[]"), ErrorCode::invalid, "");
    if (good.empty()) return;
    auto doubled = good;
    doubled.push_back(good.front());
    lines.bad(frame(command, object(doubled)), ErrorCode::malformed, "");
    Args const value{};
    for_each_member(value, [&](const char* field, auto const& member) {
        using Member = std::remove_cvref_t<decltype(member)>;
        std::string const name = field;
        if constexpr (!is_optional<Member>) {
            auto without = good;
            std::erase_if(without, [&](auto const& one) { return one.first == name; });
            lines.bad(frame(command, object(without)), ErrorCode::invalid, name);
        }
        for (auto const& bad : bad_values<Member>())
            lines.bad(with(name, bad.json), ErrorCode::invalid, name + bad.within);
    });
}

template <class Spec>
std::string samples_of_command() {
    using Args = typename Spec::Args;
    using Reply = typename Spec::Reply;
    Lines lines;
    auto const full = encode(sample<Args>(Fill::full));
    auto const sparse = encode(sample<Args>(Fill::sparse));
    lines.good(Spec::name, full);
    if (sparse != full) lines.good(Spec::name, sparse);
    add_bad<Args>(lines, Spec::name);
    auto const reply = encode(sample<Reply>(Fill::full));
    auto const least = encode(sample<Reply>(Fill::sparse));
    lines.server(encode_reply(7, reply, Seq{(std::int64_t{1} << 53) - 1}));
    lines.server(encode_reply(8, least, Seq{}));
    return lines.text();
}

template <class Spec>
std::string samples_of_event() {
    using Data = typename Spec::Data;
    Lines lines;
    for (auto fill : {Fill::full, Fill::sparse}) {
        auto const data = encode(sample<Data>(fill));
        auto const topic = std::string(Spec::topic) == "network" || std::string(Spec::topic) == "server"
                               ? std::string(Spec::topic)
                               : std::string(Spec::topic) + ":" + std::to_string(fill == Fill::full ? kMaxId : 1);
        lines.server(Spec::lasting == Lasting::ephemeral
                         ? encode_ephemeral(topic, Spec::name, data)
                         : encode_event(Seq{fill == Fill::full ? (std::int64_t{1} << 53) - 1 : 1}, Seq{}, topic,
                                        Spec::name, data));
    }
    return lines.text();
}

/// Reads a value and writes it again: the same JSON.
template <class T>
void check_round(json::value const& value) {
    T made{};
    protocol::detail::Decoder decoder;
    bool const read = decoder.read(value, made);
    INFO(decoder.error().field << ' ' << decoder.error().message);
    REQUIRE(read);
    CHECK(parsed(encode(made)) == value);
}

std::string_view text_of(json::value const& value) { return {value.get_string().data(), value.get_string().size()}; }

void check_good(json::object const& line) {
    auto const text = text_of(line.at("frame"));
    INFO(text.substr(0, 500));
    auto request = decode_request(text);
    REQUIRE(request.command.has_value());
    CHECK(request.name == text_of(line.at("command")));
    auto const again = visit([](auto const& args) { return encode(args); }, *request.command);
    // What stands in the frame beyond the arguments' own fields is not kept.
    auto const* args = line.if_contains("args");
    CHECK(parsed(again) == (args ? *args : parsed(text).at("args")));
}

void check_bad(json::object const& line) {
    auto const text = text_of(line.at("frame"));
    INFO(text.substr(0, 500));
    auto const request = decode_request(text);
    REQUIRE_FALSE(request.command.has_value());
    auto const& error = line.at("error").get_object();
    CHECK(name_of(request.command.error().code) == text_of(error.at("code")));
    CHECK(request.command.error().field == text_of(error.at("field")));
}

/// The lines that clients send; how many of them are good.
int check_client_frames(json::array const& lines) {
    int good = 0;
    for (auto const& line : lines) {
        auto const& object = line.get_object();
        if (object.contains("error"))
            check_bad(object);
        else if (object.contains("frame"))
            check_good(object), ++good;
    }
    return good;
}

} // namespace

TEST_CASE("every command has golden frames, good and bad, and they are read as they say") {
    boost::mp11::mp_for_each<Commands>([](auto spec) {
        using Spec = decltype(spec);
        INFO(Spec::name);
        std::string const name(Spec::name);
        keep(name, samples_of_command<Spec>());
        auto const lines = parsed(read(folder() / (name + ".json"))).get_array();
        CHECK(check_client_frames(lines) > 0);
        for (auto const& line : lines)
            if (auto const* server = line.get_object().if_contains("server"))
                check_round<typename Spec::Reply>(server->at("ok"));
    });
}

TEST_CASE("every event has golden frames, and they read back") {
    boost::mp11::mp_for_each<Events>([](auto spec) {
        using Spec = decltype(spec);
        INFO(Spec::name);
        auto const name = "event." + std::string(Spec::name);
        keep(name, samples_of_event<Spec>());
        auto const lines = parsed(read(folder() / (name + ".json"))).get_array();
        for (auto const& line : lines) check_round<typename Spec::Data>(line.at("server").at("data"));
    });
}

TEST_CASE("every refusal has a golden frame") {
    Lines lines;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<ErrorCode>>(
        [&](auto entry) { lines.server(encode_reply(7, Error{entry.value, "", "", std::nullopt})); });
    lines.server(encode_reply(7, Error{ErrorCode::invalid, "resume.seq", "must be a \"whole\" number", std::nullopt}));
    lines.server(encode_reply(7, Error{ErrorCode::rate_limited, "", "", 30}));
    Turn const turn{3, StageName::discussion, Speakers::others, Timestamp{2}, Timestamp{3}};
    lines.server(encode_reply(7, Error{ErrorCode::not_your_turn, "thread", "", 30, encode(turn)}));
    keep("errors", lines.text());
}

TEST_CASE("frames that are wrong as a whole are refused as protocol/samples/frames.json says") {
    CHECK(check_client_frames(parsed(read(folder() / "frames.json")).get_array()) > 0);
}

TEST_CASE("protocol/samples holds nothing else") {
    std::set<std::string> known{"errors", "frames"};
    boost::mp11::mp_for_each<Commands>([&](auto spec) { known.insert(std::string(spec.name)); });
    boost::mp11::mp_for_each<Events>([&](auto spec) { known.insert("event." + std::string(spec.name)); });
    for (auto const& file : std::filesystem::directory_iterator(folder())) {
        INFO(file.path().filename());
        CHECK(known.contains(file.path().stem().string()));
    }
}
