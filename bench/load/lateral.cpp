#include "bench/load/peers.hpp"

#include <chrono>
#include <stdexcept>

namespace lateral::bench {
namespace {

class LateralPublisher final : public SocketPublisher {
public:
    LateralPublisher(Socket socket, std::int64_t thread) : SocketPublisher(std::move(socket)), thread_(thread) {}
    void publish(std::string_view body) override {
        auto const number = std::to_string(++next_);
        // Keys as a client makes them: fresh ones, and never the same in two runs.
        socket_.send_text(R"({"id":)" + number + R"(,"cmd":"post.create","key":")" + run_ + number +
                          R"(","args":{"thread":)" + std::to_string(thread_) + R"(,"body":")" + std::string(body) +
                          R"("}})");
    }

private:
    bool acknowledges(std::string_view message) const override {
        if (!message.starts_with(R"({"re":)")) return false;
        if (message.find(R"(,"error":)") != std::string_view::npos) throw std::runtime_error(std::string(message));
        return true;
    }
    std::int64_t thread_;
    std::uint64_t next_ = 1;
    std::string run_ =
        hex(static_cast<std::uint32_t>(std::chrono::system_clock::now().time_since_epoch().count() / 1000), 8) +
        "-bench-";
};

class LateralPeer final : public Peer {
public:
    LateralPeer(std::uint16_t port, People const& people, Where where) : port_(port), people_(people), where_(where) {}
    Socket begin(std::size_t number) override { return begin(people_.tokens[number % people_.tokens.size()]); }
    bool step(Socket& socket, std::size_t, std::size_t step) override {
        if (step == 0) {
            socket.await_upgrade();
            socket.send_text(R"({"id":1,"cmd":"hello","args":{}})");
            return true;
        }
        auto const reply = socket.receive();
        if (!reply.starts_with(R"({"re":1,"ok":)")) throw std::runtime_error("hello: " + reply.substr(0, 200));
        return false;
    }
    std::unique_ptr<Publisher> publisher(std::size_t number) override {
        auto const& thread = where_ == Where::own_channel ? people_.own_threads.at(number) : people_.open_thread;
        auto socket = begin(people_.writers.at(number));
        for (std::size_t at = 0; step(socket, number, at);) ++at;
        return std::make_unique<LateralPublisher>(std::move(socket), thread);
    }

private:
    /// As a browser comes: by cookie.
    Socket begin(std::string const& token) const {
        Socket socket(port_);
        socket.ask_upgrade("/live", "Origin: http://127.0.0.1:" + std::to_string(port_) +
                                        "\r\nCookie: lateral_dev=" + token + "\r\n");
        return socket;
    }
    std::uint16_t port_;
    People const& people_; // NOLINT: outlives the run
    Where where_;
};

} // namespace

std::unique_ptr<Peer> lateral_peer(std::uint16_t port, People const& people, Where where) {
    return std::make_unique<LateralPeer>(port, people, where);
}

} // namespace lateral::bench
