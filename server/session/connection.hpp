#pragma once

#include "server/events/frame.hpp"

#include <cstdint>

namespace lateral::session {

/// Why a socket is closed, as the client reads it (docs/protocol.md).
enum class CloseCode : std::uint16_t {
    going_away = 1001,
    restart = 1012,
    too_slow = 1013,
    protocol = 4400,
    signed_out = 4401,
};

/// What a session needs of its socket; net implements it, tests fake it. Loop thread only.
class Connection {
public:
    virtual ~Connection() = default;
    /// Never waits. Past the outbox's bound the connection is dropped, and its client comes back and resumes.
    virtual void send(events::SharedFrame const& frame) = 0;
    /// Sends what waits, then closes. Frames sent later are lost.
    virtual void close(CloseCode code) = 0;
};

} // namespace lateral::session
