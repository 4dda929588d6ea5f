#include "server/events/network.hpp"

#include "protocol/codec.hpp"

#include <boost/asio/post.hpp>

namespace lateral::events {
namespace asio = boost::asio;
namespace {

/// Presence is told in steps: a thousand people who come at the hour are a few frames, and a reload is none.
constexpr std::chrono::milliseconds kPresenceStep{500};

} // namespace

Network::Network(std::vector<asio::io_context*> loops) : loops_(std::move(loops)), timer_(*loops_.front()) {
    for (std::size_t i = 0; i < loops_.size(); ++i) hubs_.push_back(std::make_unique<Hub>());
}

void Network::publish(storage::CommittedEvents const& events) {
    auto batch = std::make_shared<std::vector<Published>>();
    batch->reserve(events->size());
    for (auto const& event : *events)
        batch->push_back(
            {event.seq, event.topic, event.name,
             changes_subscriptions(event.name, event.topic) ? event.body : std::string(),
             make_frame(protocol::encode_event(event.seq, event.prev, event.topic, event.name, event.body))});
    for (std::size_t i = 0; i < loops_.size(); ++i)
        asio::post(*loops_[i], [hub = hubs_[i].get(), shared = Batch(batch)] { hub->publish(shared); });
}

void Network::broadcast(std::string const& topic, SharedFrame const& frame) {
    for (std::size_t i = 0; i < loops_.size(); ++i)
        asio::post(*loops_[i], [hub = hubs_[i].get(), topic, frame] { hub->deliver_passing(topic, frame); });
}

void Network::count(MemberId member, int change) {
    asio::post(*loops_.front(), [this, member, change] {
        auto& open = connections_[member];
        open += change;
        if (open <= 0) connections_.erase(member);
        bool const idle = changed_.empty();
        changed_.insert(member);
        if (!idle) return;
        timer_.expires_after(kPresenceStep);
        timer_.async_wait([this](boost::system::error_code ec) {
            if (!ec) tell_changes();
        });
    });
}

void Network::tell_changes() {
    protocol::PresenceChanged change;
    for (auto const member : changed_) {
        bool const here = connections_.contains(member);
        if (here == told_.contains(member)) continue;
        if (here)
            (told_.insert(member), change.online.push_back(member));
        else
            (told_.erase(member), change.offline.push_back(member));
    }
    changed_.clear();
    if (change.online.empty() && change.offline.empty()) return;
    auto const frame = make_frame(protocol::encode_ephemeral("network", "presence", protocol::encode(change)));
    for (std::size_t i = 0; i < loops_.size(); ++i)
        asio::post(*loops_[i], [hub = hubs_[i].get(), change, frame] {
            hub->set_online(change.online, change.offline);
            hub->deliver_passing("network", frame);
        });
}

} // namespace lateral::events
