#include "protocol/emit/collect.hpp"

namespace lateral::protocol::emit {
namespace {

std::string brands() {
    std::string out;
    for (const char* name : {OrganisationTag::name, MemberTag::name, AffiliationTag::name, SessionTag::name,
                             InvitationTag::name, SpaceTag::name, ThreadTag::name, PostTag::name, FileTag::name,
                             CaseTag::name, JoinLinkTag::name, JoinRequestTag::name, AskedTag::name, PeerTag::name,
                             BreakTag::name, UnsealingTag::name, CycleTag::name, CycleEntryTag::name})
        out += "export type " + std::string(name) + " = number & { readonly __id: \"" + name + "\" };\n";
    out += "/** Place of an event in the network's one log. */\nexport type Seq = number;\n";
    out += "/** Microseconds since 1970-01-01 UTC. */\nexport type Timestamp = number;\n";
    out += "/** A day, \"2026-03-14\". */\nexport type CalendarDay = string;\n";
    return out;
}

std::string definition(Named const& type) {
    std::string out;
    if (type.is_enum) {
        out = "export type " + type.name + " =";
        for (auto const& choice : type.choices) out += " | \"" + choice + "\"";
        return out + ";\n";
    }
    if (type.fields.empty()) return "export type " + type.name + " = Record<string, never>;\n";
    out = "export interface " + type.name + " {\n";
    for (auto const& field : type.fields)
        out += "  readonly " + field.name + (field.optional ? "?: " : ": ") + field.type + ";\n";
    return out + "}\n";
}

} // namespace

std::string typescript() {
    std::string out =
        "// Written by protocol_emit from protocol/*.hpp. Do not edit: build the target `emit`.\n\n" + brands() + "\n";
    for (auto const& type : reachable_types(Reach::everything)) out += definition(type);
    out += "\n/** Every command: what it takes and what it answers. */\nexport interface Commands {\n";
    boost::mp11::mp_for_each<Commands>([&](auto spec) {
        using Spec = decltype(spec);
        out += "  /** " + std::string(Spec::doc) + " */\n  readonly \"" + std::string(Spec::name) +
               "\": { readonly args: " + type_name<typename Spec::Args>() +
               "; readonly reply: " + type_name<typename Spec::Reply>() + " };\n";
    });
    out += "}\n\n/** Every event and its data. */\nexport interface Events {\n";
    boost::mp11::mp_for_each<Events>([&](auto spec) {
        using Spec = decltype(spec);
        out += "  /** " + std::string(Spec::doc) + " */\n  readonly \"" + std::string(Spec::name) +
               "\": " + type_name<typename Spec::Data>() + ";\n";
    });
    out += "}\n\nexport const ephemeralEvents: readonly (keyof Events)[] = [";
    bool first = true;
    boost::mp11::mp_for_each<Events>([&](auto spec) {
        if (decltype(spec)::lasting != Lasting::ephemeral) return;
        out += (first ? "\"" : ", \"") + std::string(decltype(spec)::name) + "\"";
        first = false;
    });
    return out + "];\n";
}

} // namespace lateral::protocol::emit
