#pragma once

#include "protocol/described.hpp"
#include "protocol/errors.hpp"

#include <string>
#include <string_view>

/// Described values to JSON, straight into one string: an event is encoded once and then shared by all its readers.
namespace lateral::protocol {

/// Appends `text` as a JSON string with its quotes. `text` is UTF-8.
void append_quoted(std::string& out, std::string_view text);

template <class T>
void append_json(std::string& out, T const& value);

namespace detail {

template <class Range>
void append_array(std::string& out, Range const& items) {
    out += '[';
    bool first = true;
    for (auto const& item : items) {
        if (!first) out += ',';
        first = false;
        append_json(out, item);
    }
    out += ']';
}

template <class T>
void append_struct(std::string& out, T const& value) {
    out += '{';
    bool first = true;
    for_each_member(value, [&](const char* name, auto const& member) {
        if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>) {
            if (!member) return;
        }
        if (!first) out += ',';
        first = false;
        out += '"';
        out += name;
        out += "\":";
        append_json(out, member);
    });
    out += '}';
}

} // namespace detail

/// Absent optionals are left out; everything else is always there.
template <class T>
void append_json(std::string& out, T const& value) {
    if constexpr (std::is_same_v<T, bool>)
        out += value ? "true" : "false";
    else if constexpr (std::is_integral_v<T>)
        out += std::to_string(value);
    else if constexpr (is_id<T> || is_number<T> || std::is_same_v<T, Seq> || std::is_same_v<T, Timestamp>)
        out += std::to_string(value.value);
    else if constexpr (std::is_same_v<T, Date>)
        append_quoted(out, value.value);
    else if constexpr (is_text<T>)
        append_quoted(out, value.str());
    else if constexpr (std::is_same_v<T, std::string>)
        append_quoted(out, value);
    else if constexpr (is_encoded<T>)
        out += value.json.empty() ? std::string_view("[]") : std::string_view(value.json);
    else if constexpr (is_optional<T>)
        append_json(out, *value);
    else if constexpr (is_list<T>)
        detail::append_array(out, value.items);
    else if constexpr (is_vector<T>)
        detail::append_array(out, value);
    else if constexpr (DescribedEnum<T>)
        (out += '"', out += name_of(value), out += '"');
    else {
        static_assert(DescribedStruct<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
        detail::append_struct(out, value);
    }
}

template <class T>
std::string encode(T const& value) {
    std::string out;
    append_json(out, value);
    return out;
}

} // namespace lateral::protocol
