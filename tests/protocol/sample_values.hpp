#pragma once

#include "protocol/encode.hpp"
#include "protocol/model.hpp"

#include <string>
#include <vector>

/// Values for golden frames, made from the described types, so that a new field is in the samples without anybody's
/// doing.
namespace lateral::tests {

/// `full`: every optional there, the greatest numbers, texts that need escapes. `sparse`: as little as is allowed.
enum class Fill : std::uint8_t { full, sparse };

namespace detail {

inline std::string line(Fill fill) { return fill == Fill::full ? "Zoë \"Zo\" O'Hara \\ 日本 🌱 <b>" : "x"; }

template <class T>
std::string text(Fill fill) {
    using protocol::Shape;
    if (fill == Fill::sparse) return std::string(T::min, 'x');
    switch (T::shape) {
    case Shape::name:
    case Shape::line: return line(fill);
    case Shape::body: return "First line\n\n\t*second* \\ " + line(fill);
    case Shape::token: return "abc-DEF_0123456789";
    case Shape::raw: return "  kept \"as\" \\ it is  ";
    }
    return {};
}

/// A Node holds nodes; two levels show the shape.
template <class T>
void fill_value(T& value, Fill fill, int depth) {
    using namespace protocol;
    bool const full = fill == Fill::full;
    if constexpr (std::is_same_v<T, bool>)
        value = full;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        value = full ? kMaxId : 0;
    else if constexpr (is_id<T>)
        value.value = full ? kMaxId : 1;
    else if constexpr (is_number<T>)
        value.value = full ? T::max : T::min;
    else if constexpr (std::is_same_v<T, Seq> || std::is_same_v<T, Timestamp>)
        value.value = full ? (std::int64_t{1} << 53) - 1 : 0;
    else if constexpr (std::is_same_v<T, Date>)
        value.value = full ? "2028-02-29" : "1970-01-01";
    else if constexpr (std::is_same_v<T, std::string>)
        value = full ? line(fill) : "";
    else if constexpr (is_text<T>)
        value = T::create(text<T>(fill)).value();
    else if constexpr (is_encoded<T>) {
        typename T::Decoded decoded{};
        fill_value(decoded, fill, depth);
        value.json = encode(decoded);
    } else if constexpr (is_optional<T>) {
        if (full && depth < 3) fill_value(value.emplace(), fill, depth);
    } else if constexpr (is_list<T>)
        fill_value(value.items, fill, depth);
    else if constexpr (is_vector<T>) {
        if (full) fill_value(value.emplace_back(), fill, depth + 1);
    } else if constexpr (DescribedEnum<T>) {
        bool first = true;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto entry) {
            if (full || first) value = entry.value;
            first = false;
        });
    } else
        for_each_member(value, [&](const char*, auto& member) { fill_value(member, fill, depth); });
}

} // namespace detail

template <class T>
T sample(Fill fill) {
    T value{};
    detail::fill_value(value, fill, 0);
    return value;
}

/// A value that must be refused, as JSON, and which part of the field is at fault ("[0]" of a list; usually the whole).
struct BadValue {
    std::string json;
    std::string within;
};

/// Ways in which a field of this type can be wrong.
template <class T>
std::vector<BadValue> bad_values() {
    using namespace protocol;
    auto const text = [](std::string_view value) {
        std::string json;
        append_quoted(json, value);
        return BadValue{json, {}};
    };
    if constexpr (std::is_same_v<T, bool>)
        return {{"1", {}}, {R"("true")", {}}, {"null", {}}};
    else if constexpr (is_id<T>)
        return {{"0", {}},      {"-1", {}},  {"4503599627370496", {}}, {"1.5", {}}, {"9223372036854775808", {}},
                {R"("7")", {}}, {"null", {}}};
    else if constexpr (is_number<T>)
        return {{std::to_string(T::min - 1), {}},
                {std::to_string(T::max + 1), {}},
                {R"("1")", {}},
                {"0.5", {}},
                {"[1]", {}}};
    else if constexpr (std::is_same_v<T, Seq> || std::is_same_v<T, Timestamp>)
        return {{"-1", {}}, {"9007199254740992", {}}, {R"("1")", {}}};
    else if constexpr (std::is_same_v<T, Date>)
        return {text("2027-02-29"), text("2028-2-9"),         text("2028-13-01"),
                text("tomorrow"),   text("2028-02-29T00:00"), {"20280229", {}}};
    else if constexpr (is_text<T>) {
        std::vector<BadValue> bad{{"7", {}}, {"[]", {}}, {R"("a\u0000b")", {}}, text(std::string(T::max + 1, 'x'))};
        if (T::min > 0) bad.push_back(text(std::string(T::min - 1, 'x')));
        if (T::shape == Shape::name) bad.push_back(text("D\xD0\xB0na")); // with a Cyrillic letter
        if (T::shape == Shape::line || T::shape == Shape::name) {
            bad.push_back({R"("two\nlines")", {}});
            bad.push_back({R"("bell \u0007 here")", {}});
            bad.push_back({R"("turned \u202e round")", {}});
        }
        if (T::shape == Shape::token) bad.push_back(text("a space and more letters"));
        return bad;
    } else if constexpr (is_optional<T>) {
        auto bad = bad_values<typename T::value_type>();
        std::erase_if(bad, [](auto const& one) { return one.json == "null"; }); // absent in another way
        return bad;
    } else if constexpr (is_list<T>) {
        using Item = typename decltype(T{}.items)::value_type;
        std::string many = "[";
        for (std::size_t i = 0; i <= T::max; ++i) many += (i ? "," : "") + encode(sample<Item>(Fill::sparse));
        return {{"{}", {}}, {many + "]", {}}, {"[" + bad_values<Item>().front().json + "]", "[0]"}};
    } else if constexpr (DescribedEnum<T>)
        return {text("nonsense"), text(""), {"0", {}}, {"null", {}}};
    else {
        static_assert(DescribedStruct<T>);
        std::vector<BadValue> bad{{"[]", {}}, {R"("text")", {}}};
        T const good = sample<T>(Fill::sparse);
        for_each_member(good, [&](const char* name, auto const& member) {
            using Member = std::remove_cvref_t<decltype(member)>;
            if constexpr (!is_optional<Member>) bad.push_back({"{}", std::string(".") + name});
        });
        if (bad.size() > 3) bad.resize(3); // with nothing in it the first one is named
        return bad;
    }
}

} // namespace lateral::tests
