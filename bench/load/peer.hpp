#pragma once

#include "bench/load/people.hpp"
#include "bench/load/socket.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lateral::bench {

/// What a post of ours is recognised by in whatever a server makes of it: who wrote it and the how-manieth of theirs.
struct Mark {
    std::uint32_t writer = 0;
    std::uint32_t number = 0;
};

/// A body of `size` bytes that begins with the mark.
std::string marked_body(Mark mark, std::size_t size);

/// The mark in a message, or nothing when the message is none of our posts.
std::optional<Mark> mark_in(std::string_view message);

/// Somebody who posts.
class Publisher {
public:
    virtual ~Publisher() = default;
    virtual void publish(std::string_view body) = 0;
    virtual int descriptor() const = 0;
    /// Takes what has come; the number of posts that were acknowledged by it. Throws on a refusal.
    virtual int acknowledged() = 0;
};

/// A kind of server: how one listens and how one posts.
class Peer {
public:
    virtual ~Peer() = default;
    /// A connection that hears the one channel of the run, in two steps, so that many can be opened side by side.
    virtual Socket begin(std::size_t number) = 0;
    virtual void finish(Socket& socket, std::size_t number) = 0;
    Socket reader(std::size_t number) {
        auto socket = begin(number);
        finish(socket, number);
        return socket;
    }
    virtual std::unique_ptr<Publisher> publisher(std::size_t number) = 0;
};

enum class Where : std::uint8_t { open_channel, own_channel };

/// `protocol` is lateral, nchan, mqtt, chat (a server that sends to everybody what anybody sends) or xmpp. `where`: all
/// publishers in the one channel that the readers hear, or each in a channel of their own.
std::unique_ptr<Peer> make_peer(std::string const& protocol, std::uint16_t port, People const& people, Where where);

/// Signs in over a connection that has sent its upgrade; lateral only.
void say_hello(Socket& socket);

} // namespace lateral::bench
