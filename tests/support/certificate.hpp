#pragma once

#include "tests/support/temp_folder.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace lateral::tests {

/// A certificate that nobody signed but itself, and its key, in files that go with it.
struct Certificate {
    TempFolder folder;
    std::string certificate = (folder.path() / "certificate.pem").string();
    std::string key = (folder.path() / "key.pem").string();

    explicit Certificate(std::string const& name = "localhost") { make(name); }

    /// Another one in the same files.
    void make(std::string const& name) const {
        auto const made = std::system(("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + name +
                                       " -keyout " + key + " -out " + certificate + " 2>/dev/null")
                                          .c_str());
        if (made != 0) throw std::runtime_error("openssl cannot make a certificate");
    }

    /// Has a server's configuration use it.
    template <class Config>
    void use_in(Config& config) const {
        config.tls_certificate = certificate;
        config.tls_key = key;
    }
};

} // namespace lateral::tests
