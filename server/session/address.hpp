#pragma once

#include <boost/asio/ip/address.hpp>
#include <string>

/// Where somebody connects from, as it is written down and as it is counted.
namespace lateral::session {

/// An IPv4 address that came over an IPv6 socket is written as what it is, so that settings and limits know it.
inline std::string plain_address(boost::asio::ip::address const& address) {
    namespace ip = boost::asio::ip;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

/// Whom a limit by address is about. One household has 2^64 addresses of IPv6, so the first half counts.
inline std::string counted_address(std::string const& address) {
    namespace ip = boost::asio::ip;
    boost::system::error_code ec;
    auto const parsed = ip::make_address(address, ec);
    if (ec || !parsed.is_v6()) return address;
    auto bytes = parsed.to_v6().to_bytes();
    for (std::size_t i = 8; i < bytes.size(); ++i) bytes[i] = 0;
    return ip::address_v6(bytes).to_string() + "/64";
}

} // namespace lateral::session
