#pragma once

#include "tests/support/community.hpp"
#include "tests/support/temp_folder.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace lateral::app {
class Application;
}

namespace lateral::tests {

/// A whole server on a port of its own with the community in it, in this process.
class TestServer : public Community {
public:
    using Change = std::function<void(config::Config&)>;
    explicit TestServer(Change change = {});
    ~TestServer();
    TestServer(TestServer const&) = delete;
    TestServer& operator=(TestServer const&) = delete;

    std::uint16_t port() const;
    std::uint16_t redirect_port() const; ///< of `tls.redirect_from`, which must be set
    config::Config const& config() const { return config_; }
    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port()); }

    /// Stops in order; the same data again with start().
    void stop();
    void start();

private:
    TempFolder folder_;
    config::Config config_;
    std::unique_ptr<app::Application> application_;
};

/// With the community in a database of this engine.
template <class Engine>
TestServer::Change on(Engine const& engine, TestServer::Change const& change = {}) {
    return [url = engine.url, change](config::Config& config) {
        config.database = url;
        if (change) change(config);
    };
}

} // namespace lateral::tests
