#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace lateral::import {

/// A JSON value as it was read. Numbers stay the text that they were.
class Value {
public:
    using Array = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;
    enum class Word : std::uint8_t { none, yes, no };

    Value() = default;
    explicit Value(Word word) : held_(word) {}
    explicit Value(std::string text) : held_(std::move(text)) {}
    explicit Value(Array items) : held_(std::move(items)) {}
    explicit Value(Object members) : held_(std::move(members)) {}

    /// The member of an object; a value of nothing when it is none or has no such.
    Value const& operator[](std::string_view key) const;
    /// A text or number; empty for everything else.
    std::string const& text() const;
    /// The items of an array; none for everything else.
    Array const& items() const;
    Object const& members() const;

    bool is_object() const { return std::holds_alternative<Object>(held_); }
    bool is_array() const { return std::holds_alternative<Array>(held_); }
    bool is_no() const { return held_ == std::variant<Word, std::string, Array, Object>(Word::no); }
    Array& array() { return std::get<Array>(held_); }
    friend bool operator==(Value const&, Value const&) = default;

private:
    std::variant<Word, std::string, Array, Object> held_;
};

inline Value const& Value::operator[](std::string_view key) const {
    static Value const nothing;
    for (auto const& [name, value] : members())
        if (name == key) return value;
    return nothing;
}

inline std::string const& Value::text() const {
    static std::string const empty;
    auto const* text = std::get_if<std::string>(&held_);
    return text ? *text : empty;
}

inline Value::Array const& Value::items() const {
    static Array const empty;
    auto const* items = std::get_if<Array>(&held_);
    return items ? *items : empty;
}

inline Value::Object const& Value::members() const {
    static Object const empty;
    auto const* members = std::get_if<Object>(&held_);
    return members ? *members : empty;
}

} // namespace lateral::import
