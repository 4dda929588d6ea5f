#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// What a member takes along of their own: made once asked for, fetched by GET at the path that is named here
/// (docs/exporting.md).
namespace lateral::protocol {

/// `none`: none was asked for, or it is gone by now. `failed`: it could not be made; asking again may help.
enum class OwnExportState : std::uint8_t { none, making, ready, failed };
BOOST_DESCRIBE_ENUM(OwnExportState, none, making, ready, failed)

enum class Language : std::uint8_t { en, es };
BOOST_DESCRIBE_ENUM(Language, en, es)

struct MakeOwnExport {
    std::optional<Language> language; ///< of the pages in it; English when it is left out
};
BOOST_DESCRIBE_STRUCT(MakeOwnExport, (), (language))
struct GetOwnExport {};
BOOST_DESCRIBE_STRUCT(GetOwnExport, (), ())

/// The last three when it is ready.
struct OwnExport {
    OwnExportState state{};
    std::optional<std::string> path; ///< good for sessions of this member alone
    std::optional<std::int64_t> bytes;
    std::optional<Timestamp> until; ///< then it is deleted
};
BOOST_DESCRIBE_STRUCT(OwnExport, (), (state, path, bytes, until))

using OwnCommands = boost::mp11::mp_list<
    CommandSpec<"export.make", MakeOwnExport, OwnExport,
                "Begins to gather what is yours into a ZIP. One at a time, three in a day.">,
    CommandSpec<"export.get", GetOwnExport, OwnExport, "How far your export is, and where it is to be fetched.">>;

} // namespace lateral::protocol
