#pragma once

#include "tests/support/raw_websocket.hpp"
#include "tests/support/test_server.hpp"

namespace lateral::tests {

/// One server for all cases: what one peer does wrong is nothing to the next.
inline TestServer& echo_server() {
    static TestServer server;
    return server;
}

inline std::uint16_t echo_port() { return echo_server().port(); }

/// The code that the server closes with after these frames.
inline int closed_with(std::initializer_list<WireFrame> frames) {
    RawWebSocket socket(echo_port(), {});
    for (auto const& frame : frames) socket.send(frame);
    return socket.close_code();
}

inline WireFrame text(std::string payload) { return {.payload = std::move(payload)}; }
inline WireFrame binary(std::string payload) { return {.opcode = 2, .payload = std::move(payload)}; }

} // namespace lateral::tests
