#include "server/net/tls.hpp"

#include <new>
#include <openssl/err.h>
#include <stdexcept>
#include <string>

namespace lateral::net {
namespace {

void require(bool good, std::string const& what) {
    if (good) return;
    char text[160]{};
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    throw std::runtime_error(what + ": " + text);
}

} // namespace

Tls::Tls(std::filesystem::path const& certificate, std::filesystem::path const& key)
    : context_(SSL_CTX_new(TLS_server_method())) {
    auto* const context = context_.get();
    require(context != nullptr, "TLS");
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    require(SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1, "ciphers");
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_mode(context,
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // Sessions are resumed by tickets alone: nothing is kept here by connection.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    require(SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) == 1, certificate.string());
    require(SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) == 1, key.string());
    require(SSL_CTX_check_private_key(context) == 1,
            certificate.string() + " and " + key.string() + " do not belong together");
}

SslPtr Tls::accept_on(int socket) const {
    SslPtr ssl(SSL_new(context_.get()));
    if (!ssl || SSL_set_fd(ssl.get(), socket) != 1) throw std::bad_alloc();
    SSL_set_accept_state(ssl.get());
    return ssl;
}

} // namespace lateral::net
