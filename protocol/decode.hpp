#pragma once

#include "protocol/described.hpp"
#include "protocol/errors.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <string>

/// JSON values to described structs. Included by codec.cpp and archive.cpp alone.
namespace lateral::protocol::detail {

/// Whether `text` is a day of the calendar, "2026-03-14".
bool is_calendar_day(std::string_view text);

/// Walks one value. Stops at the first error and remembers the path to it.
class Decoder {
public:
    template <class T>
    bool read(boost::json::value const& json, T& into) {
        if constexpr (std::is_same_v<T, bool>)
            return json.is_bool() ? (into = json.get_bool(), true) : wrong("true or false");
        else if constexpr (std::is_same_v<T, std::int64_t>)
            return read_integer(json, into, 0, kMaxId);
        else if constexpr (is_id<T>)
            return read_integer(json, into.value, 1, kMaxId);
        else if constexpr (is_number<T>)
            return read_integer(json, into.value, T::min, T::max);
        else if constexpr (std::is_same_v<T, Seq> || std::is_same_v<T, Timestamp>)
            return read_integer(json, into.value, 0, (std::int64_t{1} << 53) - 1);
        else if constexpr (std::is_same_v<T, Date>)
            return read_date(json, into);
        else if constexpr (std::is_same_v<T, std::string>)
            return json.is_string() ? (into.assign(json.get_string()), true) : wrong("a string");
        else if constexpr (is_text<T>)
            return read_text(json, into);
        else if constexpr (is_encoded<T>)
            return into.json = boost::json::serialize(json), true;
        else if constexpr (is_optional<T>)
            return read_optional(json, into);
        else if constexpr (is_list<T>)
            return read_array(json, into.items, T::max);
        else if constexpr (is_vector<T>)
            return read_array(json, into, 100'000);
        else if constexpr (DescribedEnum<T>)
            return read_enum(json, into);
        else
            return read_struct(json, into);
    }

    Error error() const { return {ErrorCode::invalid, path_, message_, std::nullopt}; }

private:
    bool wrong(std::string expected) {
        message_ = "must be " + std::move(expected);
        return false;
    }

    bool read_integer(boost::json::value const& json, std::int64_t& into, std::int64_t min, std::int64_t max) {
        bool const whole = json.is_int64() || (json.is_uint64() && json.get_uint64() <= INT64_MAX);
        if (!whole) return wrong("a whole number");
        into = json.is_int64() ? json.get_int64() : static_cast<std::int64_t>(json.get_uint64());
        if (into < min || into > max) return wrong("between " + std::to_string(min) + " and " + std::to_string(max));
        return true;
    }

    bool read_date(boost::json::value const& json, Date& into) {
        if (!json.is_string() || !is_calendar_day(json.get_string())) return wrong("a day like 2026-03-14");
        into.value.assign(json.get_string());
        return true;
    }

    template <class T>
    bool read_text(boost::json::value const& json, T& into) {
        if (!json.is_string()) return wrong("a string");
        auto made = T::create(json.get_string());
        if (!made) return message_ = std::string(T::label) + ": " + made.error().message, false;
        into = *std::move(made);
        return true;
    }

    template <class T>
    bool read_optional(boost::json::value const& json, std::optional<T>& into) {
        if (json.is_null()) return into.reset(), true;
        return read(json, into.emplace());
    }

    template <class T>
    bool read_array(boost::json::value const& json, std::vector<T>& into, std::size_t max) {
        if (!json.is_array()) return wrong("a list");
        auto const& items = json.get_array();
        if (items.size() > max) return wrong("a list of at most " + std::to_string(max));
        into.resize(items.size());
        for (std::size_t i = 0; i < items.size(); ++i)
            if (!read_within("[" + std::to_string(i) + "]", items[i], into[i])) return false;
        return true;
    }

    template <class T>
    bool read_enum(boost::json::value const& json, T& into) {
        auto const found = json.is_string() ? enum_of<T>(json.get_string()) : std::nullopt;
        if (!found) return wrong("one of " + choices<T>());
        into = *found;
        return true;
    }

    template <class T>
    static std::string choices() {
        std::string names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
            [&](auto entry) { names += (names.empty() ? "" : ", ") + std::string(entry.name); });
        return names;
    }

    template <class T>
    bool read_struct(boost::json::value const& json, T& into) {
        if (!json.is_object()) return wrong("an object");
        auto const& object = json.get_object();
        bool good = true;
        for_each_member(into, [&](const char* name, auto& member) {
            if (good) good = read_member(object, name, member);
        });
        return good;
    }

    template <class T>
    bool read_member(boost::json::object const& object, const char* name, T& into) {
        auto const* found = object.if_contains(name);
        if (found) return read_within(path_.empty() ? name : std::string(".") + name, *found, into);
        if constexpr (is_optional<T>) return true;
        path_ += path_.empty() ? name : std::string(".") + name;
        message_ = "is missing";
        return false;
    }

    /// The path is cut back on success only: on failure it stays as the address of the fault.
    template <class T>
    bool read_within(std::string const& step, boost::json::value const& json, T& into) {
        auto const length = path_.size();
        path_ += step;
        if (!read(json, into)) return false;
        path_.resize(length);
        return true;
    }

    std::string path_;
    std::string message_;
};

} // namespace lateral::protocol::detail
