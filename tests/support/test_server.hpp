#pragma once

#include "protocol/ids.hpp"
#include "server/config/config.hpp"
#include "tests/support/temp_folder.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace lateral::app {
class Application;
}

namespace lateral::tests {

struct TestPerson {
    protocol::MemberId id;
    std::string email;
    std::string token; ///< of a session that is open from the start
};

/// A whole server on a port of its own with a small community: Ada (administrator), Bo and Cy (members), Gus (guest in
/// `closed`), Sue (suspended); the channels `open` (everybody's) and `closed` (Ada is its steward, Bo and Gus are in it).
class TestServer {
public:
    using Change = std::function<void(config::Config&)>;
    explicit TestServer(Change change = {});
    ~TestServer();
    TestServer(TestServer const&) = delete;
    TestServer& operator=(TestServer const&) = delete;

    std::uint16_t port() const;
    config::Config const& config() const { return config_; }
    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port()); }

    /// Stops in order; the same data again with start().
    void stop();
    void start();

    static constexpr const char* kPassword = "quiet lake morning";

    TestPerson ada, bo, cy, gus, sue;
    protocol::SpaceId open, closed;
    protocol::ThreadId open_thread, closed_thread; ///< by Ada, with one post each

private:
    void populate();

    TempFolder folder_;
    config::Config config_;
    std::unique_ptr<app::Application> application_;
};

} // namespace lateral::tests
