#include "tests/support/tls_client.hpp"

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>

namespace lateral::tests {
namespace asio = boost::asio;
using asio::ip::tcp;

class TlsClient::Implementation {
public:
    Implementation() : context(asio::ssl::context::tls_client), stream(io, context) {}

    asio::io_context io;
    asio::ssl::context context;
    asio::ssl::stream<tcp::socket> stream;
};

TlsClient::TlsClient(std::uint16_t port, int newest, std::string const& ciphers)
    : implementation_(std::make_unique<Implementation>()) {
    auto& stream = implementation_->stream;
    auto* const ssl = stream.native_handle();
    if (newest != 0) SSL_set_max_proto_version(ssl, newest);
    // Debian's OpenSSL refuses what is weak on its own side already.
    SSL_set_security_level(ssl, 0);
    if (!ciphers.empty() && SSL_set_cipher_list(ssl, ciphers.c_str()) != 1)
        throw std::runtime_error("this OpenSSL does not know " + ciphers);
    stream.next_layer().connect({asio::ip::make_address("127.0.0.1"), port});
    stream.handshake(asio::ssl::stream_base::client);
}

TlsClient::~TlsClient() = default;

std::string TlsClient::cipher() const { return SSL_get_cipher_name(implementation_->stream.native_handle()); }

std::string TlsClient::server_name() const {
    std::unique_ptr<X509, decltype(&X509_free)> const certificate(
        SSL_get1_peer_certificate(implementation_->stream.native_handle()), &X509_free);
    std::array<char, 200> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(), name.size());
    return name.data();
}

bool TlsClient::negotiates_anew() {
    auto& stream = implementation_->stream;
    if (SSL_renegotiate(stream.native_handle()) != 1) throw std::runtime_error("this OpenSSL does not ask for it");
    boost::system::error_code ec;
    stream.handshake(asio::ssl::stream_base::client, ec);
    return !ec;
}

} // namespace lateral::tests
