#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace lateral::tests {

/// A TLS connection whose handshake is what matters. Blocking.
class TlsClient {
public:
    /// Shakes hands, speaking at most this version (OpenSSL's number, 0: any) and of the ciphers of TLS 1.2 these
    /// alone. Throws OpenSSL's words when the server refuses.
    explicit TlsClient(std::uint16_t port, int newest = 0, std::string const& ciphers = {});
    ~TlsClient();
    TlsClient(TlsClient const&) = delete;
    TlsClient& operator=(TlsClient const&) = delete;

    std::string cipher() const;
    /// The name in the server's certificate.
    std::string server_name() const;
    /// Asks for another handshake on the same connection; whether the server goes through it.
    bool negotiates_anew();

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace lateral::tests
