#pragma once

#include "protocol/ids.hpp"
#include "server/config/config.hpp"

#include <filesystem>
#include <string>

namespace lateral::tests {

struct TestPerson {
    protocol::MemberId id;
    std::string email;
    std::string token; ///< of a session that is open from the start
};

/// The small community that tests run with: Ada (administrator), Bo and Cy (members), Gus (guest in `closed`), Sue
/// (suspended); the channels `open` (everybody's) and `closed` (Ada is its steward, Bo and Gus are in it).
struct Community {
    static constexpr const char* kPassword = "quiet lake morning";

    /// Writes it into a new database.
    void populate(config::Config const& config);

    TestPerson ada, bo, cy, gus, sue;
    protocol::SpaceId open, closed;
    protocol::ThreadId open_thread, closed_thread; ///< by Ada, with one post each
};

/// A configuration for a server that keeps everything in `folder` and listens on a port of its own; makes a web client
/// of two files there.
config::Config test_config(std::filesystem::path const& folder);

} // namespace lateral::tests
