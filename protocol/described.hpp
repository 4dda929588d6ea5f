#pragma once

#include "protocol/ids.hpp"
#include "protocol/text.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <type_traits>
#include <vector>

/// What kind of wire type a C++ type is. Encoder, decoder, row reader and the emitters all branch on these and nothing
/// else.
namespace lateral::protocol {

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;
template <class T>
inline constexpr bool is_text = false;
template <Literal L, std::size_t Min, std::size_t Max, Shape S>
inline constexpr bool is_text<Text<L, Min, Max, S>> = true;
template <class T>
inline constexpr bool is_number = false;
template <std::int64_t Min, std::int64_t Max>
inline constexpr bool is_number<Number<Min, Max>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T, std::size_t Max>
inline constexpr bool is_list<List<T, Max>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_encoded = false;
template <class T>
inline constexpr bool is_encoded<Encoded<T>> = true;

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<std::remove_const_t<T>>::value;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<std::remove_cv_t<T>>::value;

/// Calls `visit(name, value.member)` for each described member in order.
template <DescribedStruct T, class Visit>
void for_each_member(T& value, Visit&& visit) {
    boost::mp11::mp_for_each<MembersOf<std::remove_const_t<T>>>(
        [&](auto member) { visit(member.name, value.*member.pointer); });
}

/// The wire name of an enumerator.
template <DescribedEnum E>
const char* name_of(E value) {
    return boost::describe::enum_to_string(value, "");
}

template <DescribedEnum E>
std::optional<E> enum_of(std::string_view name) {
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto entry) {
        if (name == entry.name) found = entry.value;
    });
    return found;
}

} // namespace lateral::protocol
