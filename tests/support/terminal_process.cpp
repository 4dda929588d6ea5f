#include "tests/support/terminal_process.hpp"

#include "tests/support/wait.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <pty.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace lateral::tests {
namespace {

/// A program at a terminal of its own, which dies with the test.
class Terminal {
public:
    explicit Terminal(std::vector<std::string> command) {
        std::vector<char*> argv;
        for (auto& argument : command) argv.push_back(argument.data());
        argv.push_back(nullptr);
        child_ = forkpty(&screen_, nullptr, nullptr, nullptr);
        if (child_ == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            execvp(argv[0], argv.data());
            _exit(127);
        }
        if (child_ < 0) throw std::runtime_error("no terminal");
        fcntl(screen_, F_SETFL, O_NONBLOCK);
    }
    ~Terminal() {
        if (child_ > 0) {
            kill(child_, SIGKILL);
            waitpid(child_, nullptr, 0);
        }
        close(screen_);
    }
    Terminal(Terminal const&) = delete;
    Terminal& operator=(Terminal const&) = delete;

    void answer(Typed const& typed) {
        wait_until("it asks " + typed.question, [&] {
            look();
            return shown_.find(typed.question, answered_) != std::string::npos && (!typed.hidden || is_silent());
        });
        answered_ = shown_.find(typed.question, answered_) + typed.question.size();
        auto const line = typed.answer + "\n";
        if (write(screen_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            throw std::runtime_error("the terminal takes nothing");
    }
    ProgramEnd end() {
        int status = 0;
        wait_until(
            "lateral ends",
            [&] {
                look();
                return waitpid(child_, &status, WNOHANG) == child_;
            },
            std::chrono::seconds(60));
        child_ = -1;
        look();
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), shown_};
    }

private:
    /// Whether what is typed is not shown: before that, whatever waits is thrown away.
    bool is_silent() const {
        termios now{};
        return tcgetattr(screen_, &now) == 0 && (now.c_lflag & ECHO) == 0;
    }
    void look() {
        std::array<char, 4096> bytes{};
        for (ssize_t got = 0; (got = read(screen_, bytes.data(), bytes.size())) > 0;)
            shown_.append(bytes.data(), static_cast<std::size_t>(got));
    }

    int screen_ = -1;
    pid_t child_ = -1;
    std::string shown_;
    std::size_t answered_ = 0; ///< so far there is nothing to answer any more
};

} // namespace

ProgramEnd run_at_terminal(std::vector<std::string> arguments, std::vector<Typed> const& typed) {
    arguments.insert(arguments.begin(), lateral_program());
    Terminal terminal(std::move(arguments));
    for (auto const& one : typed) terminal.answer(one);
    return terminal.end();
}

} // namespace lateral::tests
