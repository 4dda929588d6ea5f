#include "server/pictures/next_files.hpp"

#include <cstring>
#include <sys/socket.h>

namespace lateral::pictures {

std::optional<std::array<int, 2>> next_files(int socket) {
    std::array<int, 2> files{};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof files)> control{};
    char byte = 0;
    iovec content{&byte, 1};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != 1) return std::nullopt;
    auto const* const header = CMSG_FIRSTHDR(&message);
    if (!header || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(sizeof files)) return std::nullopt;
    std::memcpy(files.data(), CMSG_DATA(header), sizeof files);
    return files;
}

} // namespace lateral::pictures
