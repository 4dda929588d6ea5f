// Every bound that docs/openapi.json tells other programs of, at it and one beyond it, in every command.
#include "protocol/codec.hpp"
#include "protocol/commands.hpp"
#include "tests/protocol/sample_values.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace lateral;
using namespace lateral::tests;
namespace json = boost::json;

namespace {

json::value description() {
    std::ostringstream text;
    text << std::ifstream(std::string(LATERAL_ROOT) + "/docs/openapi.json").rdbuf();
    return json::parse(text.str());
}

/// Tries what a command's fields may hold.
class Prober {
public:
    Prober(json::value const& described, std::string_view command, std::string const& arguments)
        : schemas_(described.at("components").at("schemas").get_object()), command_(command),
          arguments_(json::parse(arguments)) {}

    int probe(json::value const& schema) {
        visit(schema, {});
        return probed_;
    }

private:
    /// Where a value lies: as a JSON pointer, and as errors name it.
    struct Place {
        std::string pointer;
        std::string name;
    };

    void visit(json::value const& given, Place const& place) {
        auto const& schema = resolved(given);
        if (auto const* members = schema.if_contains("properties")) {
            for (auto const& [key, member] : members->get_object()) {
                std::string const name(key);
                visit(member, {place.pointer + "/" + name, place.name.empty() ? name : place.name + "." + name});
            }
        } else if (auto const* items = schema.if_contains("items")) {
            if (auto const* most = schema.if_contains("maxItems")) probe_list(place, most->to_number<std::size_t>());
            visit(*items, {place.pointer + "/0", place.name + "[0]"});
        } else if (schema.contains("maxLength"))
            probe_text(place, schema);
        else if (schema.contains("maximum"))
            probe_number(place, schema);
    }

    json::object const& resolved(json::value const& schema) const {
        auto const* reference = schema.get_object().if_contains("$ref");
        if (!reference) return schema.get_object();
        std::string const name(reference->get_string());
        return schemas_.at(name.substr(name.rfind('/') + 1)).get_object();
    }

    void probe_list(Place const& place, std::size_t most) {
        auto const& item = arguments_.at_pointer(place.pointer).get_array().at(0);
        taken(place, json::array(most, item));
        refused(place, json::array(most + 1, item));
    }

    void probe_text(Place const& place, json::object const& schema) {
        auto const least = schema.at("minLength").to_number<std::size_t>();
        auto const most = schema.at("maxLength").to_number<std::size_t>();
        std::string const tail = place.name == "email" ? "@example.org" : "";
        taken(place, json::string(std::string(most - tail.size(), 'a') + tail));
        refused(place, json::string(std::string(most + 1 - tail.size(), 'a') + tail));
        if (least > 0) refused(place, json::string(std::string(least - 1, 'a')));
    }

    void probe_number(Place const& place, json::object const& schema) {
        auto const least = schema.at("minimum").to_number<std::int64_t>();
        auto const most = schema.at("maximum").to_number<std::int64_t>();
        taken(place, least);
        taken(place, most);
        refused(place, least - 1);
        refused(place, most + 1);
    }

    auto decoded(Place const& place, json::value const& value) {
        ++probed_;
        auto changed = arguments_;
        changed.at_pointer(place.pointer) = value;
        return protocol::decode_command(command_, json::serialize(changed));
    }
    void taken(Place const& place, json::value const& value) {
        auto const command = decoded(place, value);
        INFO(command_ << " " << place.name << ": " << (command ? "" : command.error().message));
        CHECK(command.has_value());
    }
    void refused(Place const& place, json::value const& value) {
        auto const command = decoded(place, value);
        INFO(command_ << " " << place.name);
        REQUIRE_FALSE(command.has_value());
        CHECK(command.error().field == place.name);
    }

    json::object const& schemas_; // NOLINT: of the description
    std::string command_;
    json::value arguments_;
    int probed_ = 0;
};

} // namespace

TEST_CASE("what a field may hold at most it may hold, and nothing beyond") {
    auto const described = description();
    int probed = 0;
    boost::mp11::mp_for_each<protocol::Commands>([&](auto spec) {
        using Spec = decltype(spec);
        std::string const name(Spec::name);
        auto const* path = described.at("paths").get_object().if_contains("/api/" + name);
        if (!path) return; // of the socket alone
        auto const& schema = path->at("post").at("requestBody").at("content").at("application/json").at("schema");
        probed += Prober(described, name, protocol::encode(sample<typename Spec::Args>(Fill::full))).probe(schema);
    });
    CHECK(probed > 400);
}
