#include "server/files/child.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <spawn.h>
#include <system_error>

namespace lateral::files {
namespace {

/// What the child gets: the file to read, the file to write, nothing to say, a line to answer; and no other file of
/// ours.
class FileActions {
public:
    FileActions(Descriptor const& in, Descriptor const& out, Descriptor const& answer) {
        posix_spawn_file_actions_init(&actions_);
        // First away from where they go to, beyond all of them: one may stand in the place of another.
        std::array const given{in.get(), out.get(), answer.get()};
        auto const aside = std::ranges::max(given) + 1;
        for (int i = 0; int const one : given) posix_spawn_file_actions_adddup2(&actions_, one, aside + i++);
        posix_spawn_file_actions_adddup2(&actions_, aside, 0);
        posix_spawn_file_actions_adddup2(&actions_, aside + 1, 1);
        posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, aside + 2, 3);
        posix_spawn_file_actions_addclosefrom_np(&actions_, 4);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(FileActions const&) = delete;
    FileActions& operator=(FileActions const&) = delete;
    posix_spawn_file_actions_t const* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

} // namespace

int start_child(std::filesystem::path const& program, std::vector<std::string>& arguments, Descriptor const& in,
                Descriptor const& out, Descriptor const& answer) {
    FileActions const actions(in, out, answer);
    std::vector<char*> argv;
    auto name = program.string();
    argv.push_back(name.data());
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    std::array<char*, 1> no_environment{nullptr};
    pid_t child = 0;
    int const fault = posix_spawn(&child, name.c_str(), actions.get(), nullptr, argv.data(), no_environment.data());
    if (fault != 0) throw std::system_error(fault, std::generic_category(), name);
    return child;
}

} // namespace lateral::files
