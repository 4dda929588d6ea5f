#pragma once

#include "server/files/store.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lateral::files {

/// `lateral-pictures many`: a child that looks into one file after another, each in a process that it makes for that
/// file, with the limits that all have. Starting the program costs more than most files do (docs/adr/0011-files.md).
/// For who brings thousands. One thread.
class Helper {
public:
    Helper(std::filesystem::path program, std::vector<std::string> arguments)
        : program_(std::move(program)), arguments_(std::move(arguments)) {}
    ~Helper() { end(); }
    Helper(Helper const&) = delete;
    Helper& operator=(Helper const&) = delete;

    /// The line about a file. Nothing when the child is gone or took too long: another is started for the next one.
    std::optional<std::string> ask(Descriptor const& in, Descriptor const& out);

private:
    void start();
    void end();
    bool send(Descriptor const& in, Descriptor const& out) const;

    std::filesystem::path program_;
    std::vector<std::string> arguments_;
    Descriptor socket_;
    int child_ = 0;
};

} // namespace lateral::files
