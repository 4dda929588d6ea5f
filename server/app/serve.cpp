#include "server/app/application.hpp"
#include "server/app/command_line.hpp"
#include "server/app/demo/loader.hpp"

#include <filesystem>
#include <iostream>
#include <spdlog/spdlog.h>

namespace lateral::app {
namespace {

std::string address(config::Config const& config, std::uint16_t port) {
    if (!config.origin.empty()) return config.origin;
    return (config.over_tls() ? "https://" : "http://") + config.listen.substr(0, config.listen.rfind(':')) + ":" +
           std::to_string(port);
}

} // namespace

int serve(config::Config const& config) {
    Application application(config);
    spdlog::info("serving at {}", address(config, application.port()));
    application.run();
    return 0;
}

int serve_demo(std::string const& data, std::string const& listen, std::string const& web) {
    auto config = config::defaults();
    config.data = std::filesystem::absolute(data).string();
    config.listen = listen;
    config.web = web;
    if (!listen.starts_with("127.") && !listen.starts_with("localhost:")) {
        std::cerr << "lateral: the demo has known people in it; it listens on loopback only\n";
        return 2;
    }
    auto const sign_ins = demo::prepare(config);
    Application application(config);
    std::cout << sign_ins << "\nOpen " << address(config, application.port()) << "\n" << std::flush;
    application.run();
    return 0;
}

} // namespace lateral::app
