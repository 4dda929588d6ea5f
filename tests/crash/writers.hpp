#pragma once

#include "tests/support/server_process.hpp"

#include <atomic>
#include <string>
#include <vector>

namespace lateral::tests {

/// What one writer did: the posts that it sent, and how many of them were acknowledged. At most one is in doubt.
struct Written {
    struct Post {
        std::string by; ///< the writer's token
        protocol::ThreadId thread;
        std::string key;
        std::string body;
        bool acknowledged = false;
    };
    std::vector<Post> posts;
    std::string trouble; ///< an answer other than ok
};

/// Sockets in threads of their own that post as fast as they are answered, each with keys of its own, until the server
/// is gone or stop() is called.
class Writers {
public:
    Writers(ServerProcess const& server, std::size_t count, std::string run);
    ~Writers();
    Writers(Writers const&) = delete;
    Writers& operator=(Writers const&) = delete;

    std::size_t acknowledged() const { return acknowledged_; }
    /// Whether each of them has ended by itself.
    bool ended() const { return running_ == 0; }
    /// Ends them, and says what each did.
    std::vector<Written> stop();

private:
    struct State;
    void write(ServerProcess const& server, std::size_t writer, std::string const& run);

    std::atomic<std::size_t> acknowledged_{0};
    std::atomic<std::size_t> running_;
    std::unique_ptr<State> state_;
};

/// A body from whose end one sees that it is whole.
std::string whole_body(std::string const& key, std::size_t length);

/// Each acknowledged post is there once and whole; the others once and whole, or not at all.
void check_all_there(std::vector<Written> const& written, ServerProcess const& server);

/// Sends again what was not acknowledged, under the same keys; afterwards everything is acknowledged.
void send_again(std::vector<Written>& written, ServerProcess const& server);

} // namespace lateral::tests
