#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace lateral::events {

/// One text message to clients as it goes over the wire. A server does not mask its frames (RFC 6455, 5.1), so the
/// bytes are the same for every connection: they are made once and shared.
struct Frame {
    std::string wire;       ///< frame header and payload
    std::size_t header = 0; ///< bytes of the header
    bool is_answer = false; ///< its one reader asked for it
    std::string_view payload() const { return std::string_view(wire).substr(header); }
};
using SharedFrame = std::shared_ptr<Frame const>;

/// RFC 6455, 5.2: FIN and opcode 1 (text), then the length in 1, 3 or 9 bytes.
SharedFrame make_frame(std::string_view payload);

/// The same for the one who asked.
SharedFrame make_answer(std::string_view payload);

} // namespace lateral::events
