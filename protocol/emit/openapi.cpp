#include "protocol/emit/collect.hpp"
#include "protocol/encode.hpp"

#include <set>

namespace lateral::protocol::emit {
namespace {

/// Commands that make sense only on a socket.
bool over_socket_only(std::string_view name) { return name == "hello" || name == "typing.start"; }

/// Types that only those commands use.
std::set<std::string> const& socket_types() {
    static std::set<std::string> const kTypes{"Resume", "Hello", "HelloStatus", "HelloReply", "StartTyping"};
    return kTypes;
}

/// Commands that people use before they are signed in.
bool is_public(std::string_view name) {
    static const std::set<std::string_view> kPublic{"session.sign_in", "invitation.look", "invitation.accept",
                                                    "password.reset"};
    return kPublic.contains(name);
}

std::string component(Named const& type) {
    std::string out;
    append_quoted(out, type.name);
    if (type.is_enum) {
        out += R"(:{"type":"string","enum":[)";
        for (auto const& choice : type.choices) out += (choice == type.choices.front() ? "\"" : ",\"") + choice + "\"";
        return out + "]}";
    }
    std::string properties;
    std::string required;
    for (auto const& field : type.fields) {
        properties += (properties.empty() ? "\"" : ",\"") + field.name + "\":" + field.schema;
        if (!field.optional) required += (required.empty() ? "\"" : ",\"") + field.name + "\"";
    }
    out += R"(:{"type":"object","properties":{)" + properties + "}";
    if (!required.empty()) out += ",\"required\":[" + required + "]";
    return out + "}";
}

template <class Spec>
std::string path() {
    std::string summary;
    append_quoted(summary, Spec::doc);
    std::string const name(Spec::name);
    auto const group = name.substr(0, name.find('.'));
    return "\"/api/" + name + R"(":{"post":{"operationId":")" + name + R"(","tags":[")" + group + R"("],"summary":)" +
           summary + (is_public(name) ? R"(,"security":[])" : "") +
           R"(,"parameters":[{"$ref":"#/components/parameters/key"}],"requestBody":{"required":true,"content":{"application/json":{"schema":)" +
           schema<typename Spec::Args>() +
           R"(}}},"responses":{"200":{"description":"Done, and on disk.","content":{"application/json":{"schema":{"type":"object","required":["ok"],"properties":{"ok":)" +
           schema<typename Spec::Reply>() +
           R"(,"as_of":{"type":"integer","description":"Reads: the seq of the state that was read."}}}}}},"4XX":{"$ref":"#/components/responses/error"},"5XX":{"$ref":"#/components/responses/error"}}}})";
}

constexpr const char* kShared =
    R"("parameters":{"key":{"name":"Idempotency-Key","in":"header","required":false,"description":"Made by the client; the same key again gives the first answer again.","schema":{"type":"string","minLength":8,"maxLength":64}}},)"
    R"("responses":{"error":{"description":"Refused; nothing was changed.","content":{"application/json":{"schema":{"type":"object","required":["error"],"properties":{"error":{"$ref":"#/components/schemas/Error"}}}}}}},)"
    R"("securitySchemes":{"bearer":{"type":"http","scheme":"bearer"},"cookie":{"type":"apiKey","in":"cookie","name":"__Host-lateral"}},)"
    R"("schemas":{"Error":{"type":"object","required":["code","message"],"properties":{"code":{"$ref":"#/components/schemas/ErrorCode"},"field":{"type":"string"},"message":{"type":"string"},"retry_after":{"type":"integer"}}})";

} // namespace

std::string openapi() {
    std::string out =
        R"({"openapi":"3.1.0","info":{"title":"Lateral","version":"1","description":"Every command of docs/protocol.md as POST."},)"
        R"("servers":[{"url":"/","description":"The server that serves this page."}],"security":[{"cookie":[]},{"bearer":[]}],"paths":{)";
    bool first = true;
    std::set<std::string> groups;
    boost::mp11::mp_for_each<Commands>([&](auto spec) {
        using Spec = decltype(spec);
        if (over_socket_only(Spec::name)) return;
        groups.insert(std::string(Spec::name.substr(0, Spec::name.find('.'))));
        out += (first ? "\n" : ",\n") + path<Spec>();
        first = false;
    });
    out += "\n},\"tags\":[";
    for (auto const& group : groups) {
        out += group == *groups.begin() ? "" : ",";
        out.append(R"({"name":")").append(group);
        out.append(R"(","description":"Commands on a )").append(group).append(".\"}");
    }
    out += std::string("],\"components\":{") + kShared;
    for (auto const& type : reachable_types(Reach::commands))
        if (!socket_types().contains(type.name)) out += ",\n" + component(type);
    return out + "\n}}}\n";
}

} // namespace lateral::protocol::emit
