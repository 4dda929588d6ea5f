#pragma once

#include "protocol/command.hpp"
#include "protocol/commands/accounts.hpp"
#include "protocol/commands/activity.hpp"
#include "protocol/commands/agreements.hpp"
#include "protocol/commands/audit.hpp"
#include "protocol/commands/blocks.hpp"
#include "protocol/commands/calendars.hpp"
#include "protocol/commands/conduct.hpp"
#include "protocol/commands/cycles.hpp"
#include "protocol/commands/desk.hpp"
#include "protocol/commands/drafts.hpp"
#include "protocol/commands/excerpts.hpp"
#include "protocol/commands/files.hpp"
#include "protocol/commands/invitations.hpp"
#include "protocol/commands/joining.hpp"
#include "protocol/commands/journal.hpp"
#include "protocol/commands/notices.hpp"
#include "protocol/commands/own.hpp"
#include "protocol/commands/peers.hpp"
#include "protocol/commands/people.hpp"
#include "protocol/commands/posts.hpp"
#include "protocol/commands/prompts.hpp"
#include "protocol/commands/search.hpp"
#include "protocol/commands/spaces.hpp"
#include "protocol/commands/stages.hpp"
#include "protocol/commands/stewards.hpp"
#include "protocol/commands/students.hpp"
#include "protocol/commands/threads.hpp"
#include "protocol/commands/through_steward.hpp"
#include "protocol/commands/unsealing.hpp"

#include <array>
#include <boost/mp11/algorithm.hpp>
#include <string_view>

/// All that a client may ask. Each area has a file with its structs and its list; CONTRIBUTING.md, "add a command",
/// names the other files. A handler includes its area only, so that a new command compiles little anew.
namespace lateral::protocol {

using Commands =
    boost::mp11::mp_append<AccountCommands, AgreementCommands, InvitationCommands, JoiningCommands, PeopleCommands,
                           BlockCommands, SpaceCommands, ThreadCommands, PostCommands, FileCommands, DraftCommands,
                           SearchCommands, NoticeCommands, AuditCommands, StudentCommands, ConductCommands, OwnCommands,
                           StageCommands, StewardCommands, AskedCommands, JournalCommands, PeerCommands, DeskCommands,
                           ExcerptCommands, CalendarCommands, PromptCommands, ActivityCommands, UnsealingCommands,
                           CycleCommands>;

template <class Spec>
using ArgsOf = typename Spec::Args;

/// By `Command::place`.
inline constexpr auto kCommandNames = []<class... Specs>(boost::mp11::mp_list<Specs...>) {
    return std::array{Specs::name...};
}(Commands{});

/// Calls `visitor` with the arguments as what they are; it answers the same type for each.
template <class Visitor>
decltype(auto) visit(Visitor&& visitor, Command& command) {
    return boost::mp11::mp_with_index<boost::mp11::mp_size<Commands>>(
        command.place(), [&](auto place) -> decltype(auto) {
            return visitor(*command.get_if<ArgsOf<boost::mp11::mp_at<Commands, decltype(place)>>>());
        });
}

} // namespace lateral::protocol
