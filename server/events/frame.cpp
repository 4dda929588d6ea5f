#include "server/events/frame.hpp"

#include <cstdint>

namespace lateral::events {

namespace {

std::shared_ptr<Frame> framed(std::string_view payload) {
    auto frame = std::make_shared<Frame>();
    auto& wire = frame->wire;
    wire.reserve(payload.size() + 10);
    wire += static_cast<char>(0x81);
    auto const size = static_cast<std::uint64_t>(payload.size());
    int length_bytes = 0;
    if (size < 126)
        wire += static_cast<char>(size);
    else if (size < 65'536)
        (wire += static_cast<char>(126), length_bytes = 2);
    else
        (wire += static_cast<char>(127), length_bytes = 8);
    for (int i = length_bytes - 1; i >= 0; --i) wire += static_cast<char>((size >> (8 * i)) & 0xff);
    frame->header = wire.size();
    wire += payload;
    return frame;
}

} // namespace

SharedFrame make_frame(std::string_view payload) { return framed(payload); }

SharedFrame make_answer(std::string_view payload) {
    auto frame = framed(payload);
    frame->is_answer = true;
    return frame;
}

} // namespace lateral::events
