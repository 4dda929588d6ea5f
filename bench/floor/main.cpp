// The floor: how fast a server on this machine could be that does nothing but send. Takes any WebSocket, and sends each
// text that comes to everybody: `one` with a system call for each delivery, `together` with one call for all texts that
// came in a turn of the loop. `stores` writes and syncs each turn's texts to a file before it sends them.
#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

struct Client {
    std::string got;
    bool upgraded = false;
};

std::map<int, Client> clients;
std::vector<std::string> texts; ///< of this turn, framed

int listen_on(int port) {
    int const listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int const on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0 ||
        listen(listener, 4096) != 0) {
        std::perror("listen");
        std::exit(1);
    }
    return listener;
}

std::string framed(std::string_view text) {
    std::string frame = "\x81";
    if (text.size() < 126)
        frame += static_cast<char>(text.size());
    else {
        frame += static_cast<char>(126);
        frame += static_cast<char>(text.size() >> 8);
        frame += static_cast<char>(text.size() & 0xff);
    }
    return frame.append(text);
}

void send_now(int client, std::string_view bytes) {
    // A reader that does not keep up would be lost here; the load tool tells.
    if (send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) std::perror("send");
}

/// Frames as lateral_load sends them: whole, shorter than 64 KiB and masked with zeros.
void take_frames(Client& client) {
    auto& got = client.got;
    while (got.size() >= 6) {
        auto const byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(got[at])); };
        std::size_t size = byte(1) & 0x7f;
        std::size_t header = 6;
        if (size == 126) (size = byte(2) << 8 | byte(3), header = 8);
        if (got.size() < header + size) return;
        texts.push_back(framed(std::string_view(got).substr(header, size)));
        got.erase(0, header + size);
    }
}

/// False when it is gone.
bool take(int descriptor, Client& client) {
    std::array<char, 65536> buffer{};
    auto const size = recv(descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size <= 0) return false;
    client.got.append(buffer.data(), static_cast<std::size_t>(size));
    if (!client.upgraded) {
        auto const end = client.got.find("\r\n\r\n");
        if (end == std::string::npos) return true;
        client.got.erase(0, end + 4);
        client.upgraded = true;
        send_now(descriptor, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    }
    take_frames(client);
    return true;
}

void store(int file) {
    std::string all;
    for (auto const& text : texts) all += text;
    if (write(file, all.data(), all.size()) < 0 || fdatasync(file) != 0) std::perror("store");
}

void send_all(bool together) {
    std::string all;
    for (auto const& text : texts) all += text;
    for (auto const& [descriptor, client] : clients) {
        if (!client.upgraded) continue;
        if (together)
            send_now(descriptor, all);
        else
            for (auto const& text : texts) send_now(descriptor, text);
    }
    texts.clear();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::puts("lateral_floor PORT one|together [FILE]"), 2;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    bool const together = std::string_view(argv[2]) == "together";
    int const file = argc > 3 ? open(argv[3], O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    int const listener = listen_on(std::atoi(argv[1]));
    int const poller = epoll_create1(0);
    auto const watch = [&](int descriptor) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event);
    };
    watch(listener);
    std::array<epoll_event, 256> events{};
    for (;;) {
        int const count = epoll_wait(poller, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            int const descriptor = events[static_cast<std::size_t>(i)].data.fd;
            if (descriptor == listener) {
                for (int client; (client = accept(listener, nullptr, nullptr)) >= 0;) {
                    int const on = 1;
                    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                    clients[client];
                    watch(client);
                }
            } else if (!take(descriptor, clients[descriptor])) {
                clients.erase(descriptor);
                close(descriptor);
            }
        }
        if (texts.empty()) continue;
        if (file >= 0) store(file);
        send_all(together);
    }
}
