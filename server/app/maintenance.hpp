#pragma once

#include "server/config/config.hpp"
#include "server/session/own_exports.hpp"
#include "storage/database.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace lateral::app {

/// What time does to the data: sessions that ran out end, affiliations begin and end with their days, logs keep their
/// bounds. Once a minute, in small pieces, as ordinary writes. Lives on the first loop.
class Maintenance {
public:
    Maintenance(boost::asio::io_context& loop, storage::Database& db, session::Files& files,
                session::OwnExports& own_exports, config::Config const& config);
    void start();
    void stop() { timer_.cancel(); }

private:
    void turn();

    boost::asio::steady_timer timer_;
    storage::Database& db_;            // NOLINT: parts of the Application
    session::Files& files_;            // NOLINT
    session::OwnExports& own_exports_; // NOLINT
    config::Config const& config_;     // NOLINT
    std::size_t turns_ = 0;
};

} // namespace lateral::app
