#pragma once

#include "bench/load/people.hpp"
#include "bench/load/socket.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    /// A connection that hears the one channel of the run, in steps, so that many come in side by side: begin() asks
    /// the first thing, and each step waits for the answer to the one before and asks the next. False when nothing was
    /// asked any more; that is after equally many steps for everybody.
    virtual Socket begin(std::size_t number) = 0;
    virtual bool step(Socket& socket, std::size_t number, std::size_t step) = 0;
    Socket reader(std::size_t number);
    virtual std::unique_ptr<Publisher> publisher(std::size_t number) = 0;
};

/// All publishers in the one channel that the readers hear, each in a channel of their own, or nobody in any: signed in
/// and no more.
enum class Where : std::uint8_t { open_channel, own_channel, nowhere };

/// `protocol` is lateral, nchan, mqtt, xmpp or chat (a server that sends to everybody what anybody sends).
std::unique_ptr<Peer> make_peer(std::string const& protocol, std::uint16_t port, People const& people, Where where);

/// Opens the readers from `first` on, that many, a hundred side by side.
std::vector<Socket> open_readers(Peer& peer, std::size_t first, std::size_t count);

} // namespace lateral::bench
