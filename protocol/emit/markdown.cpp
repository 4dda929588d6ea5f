#include "protocol/emit/collect.hpp"

namespace lateral::protocol::emit {
namespace {

std::string link(std::string const& type) {
    auto const bare = type.starts_with("readonly ") ? type.substr(9) : type;
    return "`" + bare + "`";
}

std::string tables() {
    std::string out = "## Commands\n\n| command | takes | answers | what it does |\n|---|---|---|---|\n";
    boost::mp11::mp_for_each<Commands>([&](auto spec) {
        using Spec = decltype(spec);
        out += "| `" + std::string(Spec::name) + "` | " + link(type_name<typename Spec::Args>()) + " | " +
               link(type_name<typename Spec::Reply>()) + " | " + std::string(Spec::doc) + " |\n";
    });
    out += "\n## Events\n\n| event | topic | data | what it tells |\n|---|---|---|---|\n";
    boost::mp11::mp_for_each<Events>([&](auto spec) {
        using Spec = decltype(spec);
        out += "| `" + std::string(Spec::name) + "` | `" + std::string(Spec::topic) + "`" +
               (Spec::lasting == Lasting::ephemeral ? ", passing" : "") + " | " +
               link(type_name<typename Spec::Data>()) + " | " + std::string(Spec::doc) + " |\n";
    });
    out += "\n## Errors\n\n| code | HTTP | what it means |\n|---|---|---|\n";
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<ErrorCode>>([&](auto entry) {
        out += "| `" + std::string(entry.name) + "` | " + std::to_string(http_status(entry.value)) + " | " +
               describe(entry.value) + " |\n";
    });
    return out;
}

std::string limits(std::string const& schema) {
    auto const number = [&](const char* key) {
        auto const at = schema.find("\"" + std::string(key) + "\":");
        if (at == std::string::npos) return std::string();
        auto const from = at + std::string(key).size() + 3;
        return schema.substr(from, schema.find_first_of(",}", from) - from);
    };
    if (auto const max = number("maxLength"); !max.empty()) return number("minLength") + " to " + max + " characters";
    if (auto const max = number("maxItems"); !max.empty()) return "at most " + max + " items";
    return {};
}

} // namespace

std::string markdown() {
    std::string out =
        "# Tables of the protocol\n\nWritten by `protocol_emit` from `protocol/*.hpp`; do not edit. How frames, "
        "resuming and keys work stands in [protocol.md](protocol.md).\n\n" +
        tables() + "\n## Types\n";
    for (auto const& type : reachable_types(Reach::everything)) {
        out += "\n### " + type.name + "\n\n";
        if (type.is_enum) {
            for (auto const& choice : type.choices)
                out += (choice == type.choices.front() ? "`" : ", `") + choice + "`";
            out += "\n";
            continue;
        }
        if (type.fields.empty())
            out += "No fields.\n";
        else
            out += "| field | type | limits |\n|---|---|---|\n";
        for (auto const& field : type.fields)
            out += "| `" + field.name + "`" + (field.optional ? " (optional)" : "") + " | " + link(field.type) + " | " +
                   limits(field.schema) + " |\n";
    }
    return out;
}

} // namespace lateral::protocol::emit
