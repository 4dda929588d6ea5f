#pragma once

#include <filesystem>
#include <memory>
#include <openssl/ssl.h>

namespace lateral::net {

struct SslFree {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslPtr = std::unique_ptr<SSL, SslFree>;

/// Certificate, key and the choice of ciphers: TLS 1.2 and 1.3, forward secret and authenticated only. Any thread.
class Tls {
public:
    /// Throws std::runtime_error that names the file.
    Tls(std::filesystem::path const& certificate, std::filesystem::path const& key);

    /// A server's end over a non-blocking socket. Idle connections give their buffers back (SSL_MODE_RELEASE_BUFFERS).
    SslPtr accept_on(int socket) const;

private:
    std::unique_ptr<SSL_CTX, SslFree> context_;
};

} // namespace lateral::net
