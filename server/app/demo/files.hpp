#pragma once

#include "server/config/config.hpp"
#include "server/domain/attachments.hpp"

#include <map>
#include <span>
#include <string_view>

/// The files of the demo's posts. They stand in demo/files and are carried in the program.
namespace lateral::app::demo {

struct CarriedFile {
    std::string_view name;
    std::span<unsigned char const> bytes;
};
/// Made by cmake/embed.cmake.
std::span<CarriedFile const> carried_files();

/// Puts them into the data folder the way that everybody's files go, and says what each is, by its name. Throws when
/// one is not taken or the folder cannot be written.
std::map<std::string_view, domain::FileContent> take_files(config::Config const& config);

} // namespace lateral::app::demo
