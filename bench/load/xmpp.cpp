#include "bench/load/peers.hpp"

#include <boost/property_tree/xml_parser.hpp>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

// XMPP over a WebSocket (RFC 7395): one stanza a message. Channels are rooms (XEP-0045); everybody is anonymous.

namespace lateral::bench {
namespace {

using Element = boost::property_tree::ptree;

constexpr std::string_view kHost = "localhost";

struct Stanza {
    std::string name;
    Element element;
    std::string attribute(const char* name_of_it) const {
        return element.get(std::string("<xmlattr>.") + name_of_it, std::string());
    }
};

Stanza parse(std::string_view message) {
    std::istringstream in{std::string(message)};
    Element document;
    read_xml(in, document);
    auto const& [name, element] = document.front();
    return {name, element};
}

/// Throws on what refuses, in signing in and later.
Stanza accept(std::string_view message) {
    auto stanza = parse(message);
    if (stanza.name == "failure" || stanza.name == "stream:error" || stanza.attribute("type") == "error")
        throw std::runtime_error(std::string(message));
    return stanza;
}

/// Waits for the stanza of that name that `is_it`; the server may say other things before it.
template <class Is>
void await(Socket& socket, std::string_view name, Is&& is_it) {
    for (;;) {
        auto const stanza = accept(socket.receive());
        if (stanza.name == name && is_it(stanza)) return;
    }
}

void await(Socket& socket, std::string_view name) {
    await(socket, name, [](Stanza const&) { return true; });
}

void open_stream(Socket& socket) {
    socket.send_text(R"(<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" version="1.0" to=")" + std::string(kHost) +
                     R"("/>)");
}

std::string room_address(std::string const& room) { return room + "@conference." + std::string(kHost); }

/// An occupant of a room; a post is acknowledged when the room sends it back, as XMPP has it.
class XmppPublisher final : public SocketPublisher {
public:
    XmppPublisher(Socket socket, std::string room, std::string const& nick)
        : SocketPublisher(std::move(socket)), room_(std::move(room)), own_(room_ + "/" + nick) {}
    void publish(std::string_view body) override {
        socket_.send_text(R"(<message xmlns="jabber:client" type="groupchat" id=")" + std::to_string(++next_) +
                          R"(" to=")" + room_ + R"("><body>)" + std::string(body) + "</body></message>");
    }

private:
    bool acknowledges(std::string_view message) const override {
        auto const stanza = accept(message);
        return stanza.name == "message" && stanza.attribute("from") == own_ &&
               mark_in(stanza.element.get("body", std::string()));
    }
    std::string room_;
    std::string own_;
    std::uint64_t next_ = 0;
};

class XmppPeer final : public Peer {
public:
    XmppPeer(std::uint16_t port, Where where) : port_(port), where_(where) {}
    Socket begin(std::size_t) override {
        Socket socket(port_);
        socket.ask_upgrade("/ws", "Sec-WebSocket-Protocol: xmpp\r\n");
        return socket;
    }
    bool step(Socket& socket, std::size_t number, std::size_t step) override {
        return this->step(socket, step, "bench", nick('r', number));
    }
    std::unique_ptr<Publisher> publisher(std::size_t number) override {
        auto const nick = this->nick('w', number);
        auto const room = where_ == Where::own_channel ? "own-" + nick : std::string("bench");
        auto socket = begin(number);
        for (std::size_t at = 0; step(socket, at, room, nick);) ++at;
        return std::make_unique<XmppPublisher>(std::move(socket), room_address(room), nick);
    }

private:
    bool step(Socket& socket, std::size_t step, std::string const& room, std::string const& nick) const {
        switch (step) {
        case 0: socket.await_upgrade(), open_stream(socket); return true;
        case 1:
            await(socket, "stream:features");
            socket.send_text(R"(<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>)");
            return true;
        case 2: await(socket, "success"), open_stream(socket); return true;
        case 3:
            await(socket, "stream:features");
            socket.send_text(R"(<iq xmlns="jabber:client" type="set" id="bind">)"
                             R"(<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>)");
            return true;
        case 4:
            await(socket, "iq", [](Stanza const& it) { return it.attribute("type") == "result"; });
            if (where_ != Where::nowhere) join(socket, room_address(room) + "/" + nick);
            return where_ != Where::nowhere;
        default: // one's own presence, then the subject: from now on the room's messages come
            await(socket, "message", [](Stanza const& it) { return it.element.count("subject") > 0; });
            return false;
        }
    }
    /// Of this run only: those of the run before may still be leaving.
    static std::string nick(char kind, std::size_t number) {
        return kind + std::to_string(number) + "-" + std::to_string(getpid());
    }
    static void join(Socket& socket, std::string const& address) {
        socket.send_text(R"(<presence xmlns="jabber:client" to=")" + address +
                         R"("><x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/></x></presence>)");
    }
    std::uint16_t port_;
    Where where_;
};

} // namespace

std::unique_ptr<Peer> xmpp_peer(std::uint16_t port, Where where) { return std::make_unique<XmppPeer>(port, where); }

} // namespace lateral::bench
