#include "server/app/pulse.hpp"

#include "protocol/codec.hpp"
#include "server/events/emit.hpp"

#include <algorithm>

namespace lateral::app {

Pulse::Pulse(boost::asio::io_context& loop, events::Network& network, std::chrono::seconds idle_timeout,
             std::function<bool()> writable)
    : timer_(loop), network_(network), every_(std::clamp(idle_timeout / 3, std::chrono::seconds(1), kLongest)),
      writable_(std::move(writable)) {}

void Pulse::start() {
    timer_.expires_after(every_);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (ec) return;
        tell(writable_());
        start();
    });
}

void Pulse::tell(bool writable) {
    auto const topic = events::server_topic().name;
    network_.broadcast(topic, events::make_frame(protocol::encode_ephemeral(
                                  topic, "server.state", protocol::encode(protocol::ServerState{writable}))));
}

} // namespace lateral::app
