#pragma once

#include "server/events/hub.hpp"
#include "storage/database.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace lateral::events {

/// The hubs of all loops, and who is there at all. Everything crosses loops as a posted message: no lock.
class Network {
public:
    /// `loops` outlive this. The first of them keeps the count of connections by member.
    explicit Network(std::vector<boost::asio::io_context*> loops);

    Hub& hub(std::size_t loop) { return *hubs_[loop]; }

    /// Called by the writer after each commit: encodes each event once and hands all loops the same batch.
    void publish(storage::CommittedEvents const& events);

    /// A passing event to everybody who hears the topic; any thread.
    void broadcast(std::string const& topic, SharedFrame const& frame);

    /// A connection of a member opened or closed; any thread. Guests are not counted: they hear no presence either.
    void came(MemberId member) { count(member, 1); }
    void went(MemberId member) { count(member, -1); }

private:
    void count(MemberId member, int change);
    void tell_changes();

    std::vector<boost::asio::io_context*> loops_;
    std::vector<std::unique_ptr<Hub>> hubs_;
    // First loop only:
    std::map<MemberId, int> connections_;
    std::set<MemberId> told_;
    std::set<MemberId> changed_;
    boost::asio::steady_timer timer_;
};

} // namespace lateral::events
