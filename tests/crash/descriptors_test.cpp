#include "tests/support/client.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/wait.hpp"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace lateral::tests;

namespace {

/// A connection that says nothing.
class Silent {
public:
    explicit Silent(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~Silent() {
        if (socket_ >= 0) close(socket_);
    }
    Silent(Silent&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    Silent& operator=(Silent&&) = delete;

private:
    int socket_;
};

} // namespace

TEST_CASE("without descriptors left the server neither ends nor spins, and takes connections again when some close") {
    if (kSanitized) {
        WARN("not under a sanitizer: its check of virtual calls opens a pipe, and takes its failure for a bad object");
        return;
    }
    constexpr std::size_t kMost = 64;
    ServerProcess server([](auto& config) { config.header_seconds = 600; },
                         {"prlimit", "--nofile=" + std::to_string(kMost)});
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    std::vector<Silent> silent;
    for (std::size_t i = 0; i < 2 * kMost; ++i) silent.emplace_back(server.port());
    wait_until("no descriptor is left", [&] { return server.log().find("accept: ") != std::string::npos; });
    INFO(server.descriptors() << " descriptors");

    // Two seconds of its life with connections waiting that it cannot take.
    auto const before = server.cpu_seconds();
    auto const started = std::chrono::steady_clock::now();
    wait_until("two seconds went by", [&] {
        CHECK(server.is_running());
        return std::chrono::steady_clock::now() - started > std::chrono::seconds(2);
    });
    auto const spent = server.cpu_seconds() - before;
    INFO(spent << " s of processor time in two seconds");
    CHECK(spent < 0.6);
    // Who is in goes on, writing included.
    CHECK(bo.ask(2, "post.create", new_post(server.open_thread, "still here"), "descriptors").find("\"ok\"") !=
          std::string::npos);

    silent.clear();
    Socket cy(server.port(), server.cy.token);
    CHECK(cy.hello().find("\"ok\"") != std::string::npos);
    CHECK(http(server.port(), {.target = "/health/live"}).status == 200);
    bo.abort();
    cy.abort();
    CHECK(server.stop() == 0);
}

TEST_CASE("five thousand connections opened and dropped give every descriptor back") {
    ServerProcess server;
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    auto const before = server.descriptors();
    std::string const bearer = "Authorization: Bearer " + server.cy.token + "\r\n";
    for (int i = 0; i < 5'000; ++i) {
        if (i % 50 == 0) {
            RawWebSocket socket(server.port(), bearer, "/live");
            socket.send({.payload = R"({"id":1,"cmd":"hello"})"});
            continue;
        }
        auto socket = RawWebSocket::unopened(server.port());
        if (i % 4 == 1) socket.send_bytes("GET /live HTTP/1.1\r\n");
        if (i % 4 == 2) socket.send_bytes("GET / HTTP/1.1\r\nHost: nobody\r\n\r\n");
        if (i % 4 == 3) socket.send_bytes("POST /api/space.list HTTP/1.1\r\nContent-Length: 100\r\n\r\n{");
    }
    wait_until("the descriptors are back", [&] { return server.descriptors() <= before; });
    CHECK(http(server.port(), {.target = "/metrics"}).body.find("lateral_connections 2\n") != std::string::npos);
    CHECK(bo.ask(2, "space.list", "{}").find("\"ok\"") != std::string::npos);
    bo.abort();
    CHECK(server.stop() == 0);
}
