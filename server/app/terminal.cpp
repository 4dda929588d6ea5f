#include "server/app/terminal.hpp"

#include <iostream>
#include <stdexcept>
#include <termios.h>
#include <unistd.h>

namespace lateral::app {
namespace {

/// Shows again what is typed, also when reading failed.
class Silence {
public:
    Silence() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return; // no terminal: a file or a pipe
        auto quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        is_quiet_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~Silence() {
        if (!is_quiet_) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::cerr << "\n";
    }
    Silence(Silence const&) = delete;
    Silence& operator=(Silence const&) = delete;

private:
    termios before_{};
    bool is_quiet_ = false;
};

} // namespace

std::string ask_line(std::string const& question) {
    std::cerr << question << std::flush;
    std::string line;
    if (!std::getline(std::cin, line)) throw std::runtime_error("nothing was typed");
    return line;
}

std::string ask_secret(std::string const& question) {
    std::cerr << question << std::flush; // before the terminal falls silent, which empties what waits
    Silence const silence;
    std::string line;
    if (!std::getline(std::cin, line)) throw std::runtime_error("nothing was typed");
    return line;
}

} // namespace lateral::app
