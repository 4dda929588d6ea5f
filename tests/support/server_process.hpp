#pragma once

#include "tests/support/community.hpp"
#include "tests/support/temp_folder.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace lateral::tests {

#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

struct ProgramEnd {
    int code = 0;       ///< of the exit; -N when signal N ended it
    std::string output; ///< what it printed, both streams
};

/// The one that was built with the tests, or another that somebody wants to see under them.
std::string lateral_program();

/// Runs the built `lateral` with these arguments to its end. `input` is what stands on its standard input.
ProgramEnd run_lateral(std::vector<std::string> const& arguments, std::string const& input = {});

/// A prefix for ServerProcess: the server under strace, and still our own child. A leak check does not work under it.
std::vector<std::string> under_strace(std::vector<std::string> const& options);

/// The real program, `lateral serve`, as a child process on a database of its own with the community in it. It dies
/// with the test. Start and use it from one thread.
class ServerProcess : public Community {
public:
    using Change = std::function<void(config::Config&)>;
    /// `prefix` is put before the program: "strace -f", "prlimit --nofile=50". `data` replaces the folder for the data.
    explicit ServerProcess(Change change = {}, std::vector<std::string> prefix = {}, std::filesystem::path data = {});
    ~ServerProcess();
    ServerProcess(ServerProcess const&) = delete;
    ServerProcess& operator=(ServerProcess const&) = delete;

    /// Starts on what is there and waits until it is ready.
    void start();
    void signal(int number) const;
    /// Waits for the end: the exit code, or -N for signal N. Throws when it does not end in time.
    int wait(std::chrono::seconds patience = std::chrono::seconds(30));
    /// kill -9, and gone.
    void kill();
    /// SIGTERM and the exit code.
    int stop();
    bool is_running();

    std::uint16_t port() const { return port_; }
    pid_t pid() const { return pid_; }
    config::Config const& config() const { return config_; }
    std::string config_file() const { return (folder_.path() / "lateral.toml").string(); }
    std::filesystem::path const& folder() const { return folder_.path(); }
    /// What it logged since it was last started.
    std::string log() const;

    double cpu_seconds() const;
    std::size_t resident_bytes() const;
    std::size_t descriptors() const;

private:
    TempFolder folder_;
    config::Config config_;
    std::vector<std::string> prefix_;
    pid_t pid_ = -1;
    std::optional<int> ended_;
    std::uint16_t port_ = 0;
};

/// A post as the server lists it.
struct ListedPost {
    std::int64_t position = 0;
    std::string body;
};

/// Every post of a thread, in order.
std::vector<ListedPost> posts_of(std::uint16_t port, protocol::ThreadId thread, std::string const& token);

/// Arguments of `post.create`; the body needs no escapes.
std::string new_post(protocol::ThreadId thread, std::string const& body);

} // namespace lateral::tests
