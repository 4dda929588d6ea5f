#pragma once

#include <any>
#include <cstddef>
#include <utility>

namespace lateral::protocol {

/// Any command with its arguments checked. Not a std::variant of two hundred: its name would stand in the symbols of
/// all that hold one, which took half of the time of compiling them. Who runs a command includes commands.hpp and asks
/// `visit`; who passes it on needs no command's struct. Not for two threads at once.
class Command {
public:
    /// `place`: that of the arguments' command in `Commands`; codec.cpp alone makes commands.
    template <class Args>
    Command(std::size_t place, Args args) : place_(place), args_(std::move(args)) {}

    std::size_t place() const { return place_; }

    template <class Args>
    bool is() const {
        return get_if<Args>() != nullptr;
    }

    /// Null when it is another command.
    template <class Args>
    Args* get_if() {
        return std::any_cast<Args>(&args_);
    }
    template <class Args>
    Args const* get_if() const {
        return std::any_cast<Args>(&args_);
    }

private:
    std::size_t place_;
    std::any args_;
};

} // namespace lateral::protocol
