#include "tests/support/server_process.hpp"

#include "tests/support/client.hpp"
#include "tests/support/wait.hpp"

#include <boost/json.hpp>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sstream>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lateral::tests {
namespace fs = std::filesystem;
namespace {

/// Both streams of the child go to `output`.
pid_t spawn(std::vector<std::string> command, fs::path const& output) {
    std::vector<char*> argv;
    for (auto& argument : command) argv.push_back(argument.data());
    argv.push_back(nullptr);
    int const out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    pid_t const child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        execvp(argv[0], argv.data());
        _exit(127);
    }
    close(out);
    if (child < 0) throw std::runtime_error("cannot start " + command.front());
    return child;
}

std::string content(fs::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

int end_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status); }

/// "serving at http://127.0.0.1:12345": a port given by the system is known from the log alone.
std::uint16_t port_in(std::string const& log) {
    auto const at = log.find("serving at http");
    auto const end = log.find('\n', at);
    if (at == std::string::npos || end == std::string::npos) return 0;
    return static_cast<std::uint16_t>(std::stoi(log.substr(log.rfind(':', end) + 1)));
}

} // namespace

std::string lateral_program() {
    char const* const other = std::getenv("LATERAL_PROGRAM");
    return other ? other : LATERAL_PROGRAM;
}

ProgramEnd run_lateral(std::vector<std::string> const& arguments, std::string const& input) {
    TempFolder folder;
    std::vector<std::string> command{lateral_program()};
    if (!input.empty()) {
        auto const typed = folder.path() / "input";
        std::ofstream(typed) << input;
        command = {"sh", "-c", "exec \"$@\" <" + typed.string(), "sh", lateral_program()};
    }
    command.insert(command.end(), arguments.begin(), arguments.end());
    auto const file = folder.path() / "output";
    pid_t const child = spawn(command, file);
    int status = 0;
    bool ended = false;
    try {
        wait_until(
            "lateral ends", [&] { return ended = waitpid(child, &status, WNOHANG) == child; },
            std::chrono::seconds(60));
    } catch (std::exception const&) {
        ::kill(child, SIGKILL);
        waitpid(child, &status, 0);
        throw;
    }
    return {end_of(status), content(file)};
}

std::vector<std::string> under_strace(std::vector<std::string> const& options) {
    char const* const sanitizer = std::getenv("ASAN_OPTIONS");
    std::vector<std::string> prefix{
        "env", std::string("ASAN_OPTIONS=") + (sanitizer ? sanitizer : "") + ":detect_leaks=0", "strace", "-D", "-f"};
    prefix.insert(prefix.end(), options.begin(), options.end());
    return prefix;
}

ServerProcess::ServerProcess(Change change, std::vector<std::string> prefix, fs::path data)
    : config_(test_config(folder_.path())), prefix_(std::move(prefix)) {
    config_.log_level = "info";
    config_.writes_per_minute = 10'000'000;
    config_.reads_per_minute = 10'000'000;
    config_.connects_per_minute = 1'000'000;
    if (!data.empty()) config_.data = data.string();
    if (change) change(config_);
    populate(config_);
    std::ofstream(config_file()) << config::print(config_);
    start();
}

ServerProcess::~ServerProcess() {
    if (is_running()) kill();
}

void ServerProcess::start() {
    auto command = prefix_;
    for (auto const& part : {lateral_program(), std::string("serve"), std::string("--config"), config_file()})
        command.push_back(part);
    ended_.reset();
    pid_ = spawn(command, folder_.path() / "server.log");
    wait_until("the server is ready", [&] {
        if (!is_running()) throw std::runtime_error("the server ended at its start:\n" + log());
        port_ = port_in(log());
        HttpRequest const ready{.target = "/health/ready"};
        return port_ != 0 && (config_.over_tls() ? https(port_, ready) : http(port_, ready)).status == 200;
    });
}

void ServerProcess::signal(int number) const { ::kill(pid_, number); }

bool ServerProcess::is_running() {
    int status = 0;
    if (pid_ > 0 && !ended_ && waitpid(pid_, &status, WNOHANG) == pid_) ended_ = end_of(status);
    return pid_ > 0 && !ended_;
}

int ServerProcess::wait(std::chrono::seconds patience) {
    wait_until("the server ends", [&] { return !is_running(); }, patience);
    // What a sanitizer found belongs beside the test that failed by it.
    if (kSanitized && *ended_ > 0 && log().find("Sanitizer") != std::string::npos) std::cerr << log();
    return *ended_;
}

void ServerProcess::kill() {
    signal(SIGKILL);
    wait();
}

int ServerProcess::stop() {
    signal(SIGTERM);
    auto const code = wait();
    // A sanitizer speaks at the end, and nobody else would read it.
    if (log().find("ERROR: ") != std::string::npos || log().find("runtime error") != std::string::npos)
        std::cerr << log();
    return code;
}

std::string ServerProcess::log() const { return content(folder_.path() / "server.log"); }

double ServerProcess::cpu_seconds() const {
    auto const stat = content("/proc/" + std::to_string(pid_) + "/stat");
    std::istringstream rest(stat.substr(stat.rfind(')') + 1));
    std::string skipped;
    for (int i = 3; i < 14; ++i) rest >> skipped;
    double user = 0;
    double system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::size_t ServerProcess::resident_bytes() const {
    std::istringstream statm(content("/proc/" + std::to_string(pid_) + "/statm"));
    std::size_t total = 0;
    std::size_t resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::size_t ServerProcess::descriptors() const {
    auto const folder = fs::directory_iterator("/proc/" + std::to_string(pid_) + "/fd");
    return static_cast<std::size_t>(std::distance(begin(folder), end(folder)));
}

std::vector<ListedPost> posts_of(std::uint16_t port, protocol::ThreadId thread, std::string const& token) {
    std::vector<ListedPost> found;
    for (;;) {
        auto const after = found.empty() ? 0 : found.back().position;
        auto const reply = call(port, "post.list",
                                R"({"limit":200,"thread":)" + std::to_string(thread.value) + R"(,"after":)" +
                                    std::to_string(after) + "}",
                                token);
        if (reply.status != 200) throw std::runtime_error("post.list: " + reply.body);
        auto const parsed = boost::json::parse(reply.body);
        auto const& page = parsed.at("ok").at("posts").as_array();
        if (page.empty()) return found;
        for (auto const& post : page)
            found.push_back({post.at("position").as_int64(), std::string(post.at("body").as_string())});
    }
}

std::string new_post(protocol::ThreadId thread, std::string const& body) {
    return R"({"thread":)" + std::to_string(thread.value) + R"(,"body":")" + body + "\"}";
}

} // namespace lateral::tests
