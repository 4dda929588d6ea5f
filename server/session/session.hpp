#pragma once

#include "protocol/commands/accounts.hpp"
#include "protocol/commands/posts.hpp"
#include "server/events/hub.hpp"
#include "server/events/network.hpp"
#include "server/session/connection.hpp"
#include "server/session/dispatcher.hpp"
#include "server/session/limits.hpp"
#include "server/session/slots.hpp"

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

namespace lateral::session {

/// What all sessions of a loop share.
struct SessionContext {
    Dispatcher& dispatcher;
    events::Network& network;
    events::Hub& hub; ///< of this loop
    Slots& slots;
    std::int64_t reads_per_minute;
};

/// One signed-in socket. Its commands run one after another: while one is at work nothing more is read, which is the
/// backpressure towards the client. Loop thread only; kept alive by the connection that owns it.
class Session final : public events::Subscriber {
public:
    Session(SessionContext context, Connection& connection, Caller caller);
    ~Session() override;

    /// One text message. Returns when it is answered.
    boost::asio::awaitable<void> on_message(std::string text);

    /// Whether its client has said who it is.
    bool is_greeted() const { return greeted_; }

    void deliver(events::SharedFrame const& frame) override;
    void end() override;

private:
    struct Welcome;

    boost::asio::awaitable<void> hello(std::int64_t id, protocol::Hello command);
    boost::asio::awaitable<protocol::Result<Welcome>> read_welcome(protocol::Hello command);
    void greet(std::int64_t id, Welcome& welcome);
    boost::asio::awaitable<void> start_typing(std::int64_t id, protocol::StartTyping command);
    void answer(std::int64_t id, Answer const& made);
    void refuse(std::int64_t id, protocol::Error const& error);
    bool take_turn(std::int64_t id, std::int64_t turns);

    SessionContext context_;
    Connection& connection_; // NOLINT: owns this
    Caller caller_;
    RateLimit limit_;
    RateLimit typing_limit_; ///< each goes to everybody in the space
    bool greeted_ = false;
    bool counted_ = false;
    std::optional<Slot> slot_; ///< of the member, from the greeting on
    int malformed_ = 0;
    int hasty_ = 0;
};

} // namespace lateral::session
