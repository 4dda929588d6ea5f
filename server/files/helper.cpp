#include "server/files/helper.hpp"

#include "server/files/child.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace lateral::files {
namespace {

/// A file has 30 seconds of a core (server/pictures/limits.cpp); on a busy machine that takes longer.
constexpr std::chrono::milliseconds kPatience{90'000};

} // namespace

void Helper::start() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw std::system_error(errno, std::generic_category(), "socketpair");
    socket_ = Descriptor(ends[0]);
    Descriptor const theirs(ends[1]);
    Descriptor const nothing(open("/dev/null", O_RDWR | O_CLOEXEC));
    child_ = start_child(program_, arguments_, nothing, nothing, theirs);
}

void Helper::end() {
    if (child_ == 0) return;
    socket_ = Descriptor();
    kill(child_, SIGKILL); // ours, and not waited for yet
    int status = 0;
    while (waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    child_ = 0;
}

bool Helper::send(Descriptor const& in, Descriptor const& out) const {
    std::array<int, 2> const files{in.get(), out.get()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof files)> control{};
    char byte = 'f';
    iovec content{&byte, 1};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    auto* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof files);
    std::memcpy(CMSG_DATA(header), files.data(), sizeof files);
    return sendmsg(socket_.get(), &message, MSG_NOSIGNAL) == 1;
}

std::optional<std::string> Helper::ask(Descriptor const& in, Descriptor const& out) {
    if (child_ == 0) start();
    std::array<char, 256> line{};
    pollfd waiting{socket_.get(), POLLIN, 0};
    bool const is_answered = send(in, out) && poll(&waiting, 1, static_cast<int>(kPatience.count())) == 1;
    auto const got = is_answered ? recv(socket_.get(), line.data(), line.size(), 0) : 0;
    if (got > 0 && line[static_cast<std::size_t>(got) - 1] == '\n')
        return std::string(line.data(), static_cast<std::size_t>(got));
    end();
    // What it wrote until then is not to be mixed with what the next one writes.
    if (ftruncate(out.get(), 0) != 0 || lseek(out.get(), 0, SEEK_SET) != 0 || lseek(in.get(), 0, SEEK_SET) != 0)
        throw std::system_error(errno, std::generic_category(), "a file that is looked into");
    return std::nullopt;
}

} // namespace lateral::files
