#include "tests/support/test_server.hpp"

#include "server/app/application.hpp"

namespace lateral::tests {

TestServer::TestServer(Change change) : config_(test_config(folder_.path())) {
    if (change) change(config_);
    populate(config_);
    start();
}

TestServer::~TestServer() = default;

void TestServer::start() { application_ = std::make_unique<app::Application>(config_); }

void TestServer::stop() { application_.reset(); }

std::uint16_t TestServer::port() const { return application_->port(); }
std::uint16_t TestServer::redirect_port() const { return application_->redirect_port(); }

} // namespace lateral::tests
