#pragma once

#include "protocol/described.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Values on their way into and out of a statement. Only two types cross: whole numbers and texts.
namespace lateral::storage {

enum class ColumnType : std::uint8_t { integer, text };

struct Null {
    ColumnType type;
};
using Param = std::variant<Null, std::int64_t, std::string_view>;

/// One row while a query runs. Texts are valid until the next row.
class Columns {
public:
    virtual ~Columns() = default;
    virtual bool is_null(std::size_t column) const = 0;
    virtual std::int64_t integer(std::size_t column) const = 0;
    virtual std::string_view text(std::size_t column) const = 0;
};

template <class T>
constexpr ColumnType column_type() {
    if constexpr (protocol::is_optional<T>)
        return column_type<typename T::value_type>();
    else if constexpr (std::is_integral_v<T> || protocol::is_id<T> || protocol::is_number<T> ||
                       std::is_same_v<T, protocol::Seq> || std::is_same_v<T, protocol::Timestamp>)
        return ColumnType::integer;
    else
        return ColumnType::text;
}

/// `value` must outlive the Param: texts are views.
template <class T>
Param to_param(T const& value) {
    if constexpr (protocol::is_optional<T>)
        return value ? to_param(*value) : Param(Null{column_type<T>()});
    else if constexpr (std::is_integral_v<T>)
        return static_cast<std::int64_t>(value);
    else if constexpr (requires {
                           value.value;
                           requires std::is_integral_v<decltype(value.value)>;
                       })
        return value.value;
    else if constexpr (std::is_same_v<T, protocol::Date>)
        return std::string_view(value.value);
    else if constexpr (protocol::is_text<T>)
        return std::string_view(value.str());
    else if constexpr (protocol::is_encoded<T>)
        return std::string_view(value.json);
    else if constexpr (protocol::DescribedEnum<T>)
        return std::string_view(protocol::name_of(value));
    else
        return std::string_view(value);
}

/// A struct that may be absent, as no column can say it.
template <class T>
inline constexpr bool is_optional_struct = false;
template <class T>
inline constexpr bool is_optional_struct<std::optional<T>> = protocol::DescribedStruct<T>;

/// Calls `visit(field)` for each value that is one column, depth first in order. Vectors and optional structs are not
/// columns.
template <class T, class Visit>
void for_each_column(T& value, Visit&& visit) {
    using Plain = std::remove_const_t<T>;
    if constexpr (protocol::is_vector<Plain> || is_optional_struct<Plain>)
        return;
    else if constexpr (protocol::DescribedStruct<Plain>)
        protocol::for_each_member(value, [&](const char*, auto& member) { for_each_column(member, visit); });
    else
        visit(value);
}

/// Made once and never destroyed: storage threads may still be at work when the program's statics go.
template <class Row>
std::vector<ColumnType> const& column_types() {
    static auto const* const types = [] {
        auto* const made = new std::vector<ColumnType>;
        Row row{};
        for_each_column(row,
                        [&](auto& field) { made->push_back(column_type<std::remove_cvref_t<decltype(field)>>()); });
        return made;
    }();
    return *types;
}

template <class T>
void from_column(Columns const& columns, std::size_t at, T& into) {
    if constexpr (protocol::is_optional<T>) {
        if (columns.is_null(at)) return into.reset();
        from_column(columns, at, into.emplace());
    } else if constexpr (std::is_same_v<T, bool>)
        into = columns.integer(at) != 0;
    else if constexpr (std::is_integral_v<T>)
        into = static_cast<T>(columns.integer(at));
    else if constexpr (requires {
                           into.value;
                           requires std::is_integral_v<decltype(into.value)>;
                       })
        into.value = columns.integer(at);
    else if constexpr (std::is_same_v<T, protocol::Date>)
        into.value = columns.text(at);
    else if constexpr (protocol::is_encoded<T>)
        into.json = columns.text(at);
    else if constexpr (protocol::DescribedEnum<T>)
        into = protocol::enum_of<T>(columns.text(at)).value();
    else
        into = columns.text(at);
}

template <class Row>
Row from_columns(Columns const& columns) {
    Row row{};
    std::size_t at = 0;
    for_each_column(row, [&](auto& field) { from_column(columns, at++, field); });
    return row;
}

} // namespace lateral::storage
