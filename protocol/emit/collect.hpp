#pragma once

#include "protocol/emit/emit.hpp"

#include <algorithm>
#include <boost/core/demangle.hpp>
#include <typeinfo>

namespace lateral::protocol::emit {

/// "lateral::protocol::Post" is "Post".
template <class T>
std::string plain_name() {
    auto const whole = boost::core::demangle(typeid(T).name());
    return whole.substr(whole.rfind(':') + 1);
}

/// Name of a type in TypeScript and in the tables of docs/protocol.md.
template <class T>
std::string type_name() {
    if constexpr (std::is_same_v<T, bool>)
        return "boolean";
    else if constexpr (std::is_same_v<T, std::int64_t> || is_number<T>)
        return "number";
    else if constexpr (std::is_same_v<T, Seq>)
        return "Seq";
    else if constexpr (std::is_same_v<T, Timestamp>)
        return "Timestamp";
    else if constexpr (std::is_same_v<T, Date>)
        return "CalendarDay";
    else if constexpr (std::is_same_v<T, std::string> || is_text<T>)
        return "string";
    else if constexpr (requires { []<class Tag>(Id<Tag>) { return Tag::name; }(T{}); })
        return []<class Tag>(Id<Tag>) { return Tag::name; }(T{});
    else if constexpr (is_optional<T>)
        return type_name<typename T::value_type>();
    else if constexpr (is_encoded<T>)
        return type_name<typename T::Decoded>();
    else if constexpr (is_vector<T>)
        return "readonly " + type_name<typename T::value_type>() + "[]";
    else if constexpr (is_list<T>)
        return type_name<decltype(T::items)>();
    else
        return plain_name<T>();
}

/// JSON Schema of a type, with its bounds.
template <class T>
std::string schema() {
    auto const integer = [](std::int64_t min, std::int64_t max) {
        return R"({"type":"integer","minimum":)" + std::to_string(min) + R"(,"maximum":)" + std::to_string(max) + "}";
    };
    if constexpr (std::is_same_v<T, bool>)
        return R"({"type":"boolean"})";
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return integer(0, kMaxId);
    else if constexpr (is_number<T>)
        return integer(T::min, T::max);
    else if constexpr (is_id<T>)
        return integer(1, kMaxId);
    else if constexpr (std::is_same_v<T, Seq> || std::is_same_v<T, Timestamp>)
        return integer(0, (std::int64_t{1} << 53) - 1);
    else if constexpr (std::is_same_v<T, Date>)
        return R"({"type":"string","format":"date"})";
    else if constexpr (std::is_same_v<T, std::string>)
        return R"({"type":"string"})";
    else if constexpr (is_text<T>)
        return R"({"type":"string","minLength":)" + std::to_string(T::min) + R"(,"maxLength":)" +
               std::to_string(T::max) + R"(,"description":")" + std::string(T::label) + "\"}";
    else if constexpr (is_optional<T>)
        return schema<typename T::value_type>();
    else if constexpr (is_encoded<T>)
        return schema<typename T::Decoded>();
    else if constexpr (is_vector<T>)
        return R"({"type":"array","items":)" + schema<typename T::value_type>() + "}";
    else if constexpr (is_list<T>)
        return R"({"type":"array","maxItems":)" + std::to_string(T::max) + R"(,"items":)" +
               schema<typename decltype(T::items)::value_type>() + "}";
    else
        return R"({"$ref":"#/components/schemas/)" + plain_name<T>() + "\"}";
}

class Collector {
public:
    template <class T>
    void add() {
        if constexpr (is_optional<T> || is_vector<T>)
            add<typename T::value_type>();
        else if constexpr (is_encoded<T>)
            add<typename T::Decoded>();
        else if constexpr (is_list<T>)
            add<typename decltype(T::items)::value_type>();
        else if constexpr (DescribedEnum<T>)
            add_enum<T>();
        else if constexpr (DescribedStruct<T>)
            add_struct<T>();
    }

    std::vector<Named> const& types() const { return types_; }

private:
    bool is_new(std::string const& name) {
        if (std::ranges::find(started_, name) != started_.end()) return false;
        started_.push_back(name);
        return true;
    }

    template <class T>
    void add_enum() {
        Named named{plain_name<T>(), true, {}, {}};
        if (!is_new(named.name)) return;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
            [&](auto entry) { named.choices.emplace_back(entry.name); });
        types_.push_back(std::move(named));
    }

    template <class T>
    void add_struct() {
        Named named{plain_name<T>(), false, {}, {}};
        if (!is_new(named.name)) return;
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
            using Field = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
            add<Field>();
            named.fields.push_back({member.name, type_name<Field>(), is_optional<Field>, schema<Field>()});
        });
        types_.push_back(std::move(named));
    }

    std::vector<std::string> started_;
    std::vector<Named> types_;
};

enum class Reach : std::uint8_t { everything, commands };

/// Every type that commands and their replies reach, and events too when everything is asked for.
inline std::vector<Named> reachable_types(Reach reach) {
    Collector collector;
    if (reach == Reach::everything)
        boost::mp11::mp_for_each<Events>([&](auto spec) { collector.add<typename decltype(spec)::Data>(); });
    boost::mp11::mp_for_each<Commands>([&](auto spec) {
        collector.add<typename decltype(spec)::Args>();
        collector.add<typename decltype(spec)::Reply>();
    });
    collector.add<ErrorCode>();
    if (reach == Reach::everything) collector.add<Turn>();
    return collector.types();
}

} // namespace lateral::protocol::emit
