#pragma once

#include "protocol/described.hpp"

#include <boost/describe/class.hpp>
#include <boost/mp11/list.hpp>
#include <string_view>

namespace lateral::protocol {

/// The answer of a command that has nothing to tell.
struct Done {};
BOOST_DESCRIBE_STRUCT(Done, (), ())

/// One command: its name on the wire, what it takes and answers, and its sentence in docs/protocol.md.
template <Literal Name, class ArgsT, class ReplyT, Literal Doc>
struct CommandSpec {
    using Args = ArgsT;
    using Reply = ReplyT;
    static constexpr std::string_view name = Name.view();
    static constexpr std::string_view doc = Doc.view();
};

} // namespace lateral::protocol
