#pragma once

#include "protocol/ids.hpp"
#include "server/events/frame.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lateral::events {

using protocol::MemberId;
using protocol::Seq;
using protocol::SessionId;

/// One committed event with its frame, the same for all loops.
struct Published {
    Seq seq;
    std::string topic;
    std::string name;
    std::string body; ///< only of the few events that change who hears what
    SharedFrame frame;
};
/// Whether an event changes who hears what. A space that opens to the whole network is told on its topic, once for all.
bool changes_subscriptions(std::string_view name, std::string_view topic);

using Batch = std::shared_ptr<std::vector<Published> const>;

class Hub;
class Subscriber;

/// Subscribers of one topic. Each knows its place, so that leaving costs the same however many there are.
struct TopicEntry {
    std::string name;
    std::vector<Subscriber*> subscribers;
};

/// One connection that hears events. Owned by itself (a session); leaves its hub when destroyed. Loop thread only.
class Subscriber {
public:
    Subscriber() = default;
    Subscriber(Subscriber const&) = delete;
    Subscriber& operator=(Subscriber const&) = delete;
    virtual ~Subscriber();

    /// Must not wait and must not destroy the subscriber.
    virtual void deliver(SharedFrame const& frame) = 0;
    /// Its session was ended: nothing is delivered after this.
    virtual void end() = 0;

    MemberId member() const { return member_; }

private:
    friend class Hub;
    struct Place {
        TopicEntry* topic;
        std::size_t at;
    };
    Hub* hub_ = nullptr;
    MemberId member_;
    SessionId session_;
    Seq as_of_; ///< of what it began with: it knows all events up to this
    std::vector<Place> places_;
};

/// Topics and who hears them, on one loop. Shares nothing with other loops: each gets every batch as one message.
/// Events that give or take a space change subscriptions in their place in the order, so that nothing of a lost space
/// is heard after it was lost.
class Hub {
public:
    Hub() = default;
    Hub(Hub const&) = delete;
    Hub& operator=(Hub const&) = delete;
    ~Hub();

    /// Subscribes, and delivers what was committed after the subscriber's snapshot was read, which the ring must reach.
    void join(Subscriber& subscriber, MemberId member, SessionId session, std::vector<std::string> const& topics,
              Seq as_of);
    void leave(Subscriber& subscriber);
    /// Whether everything committed after a snapshot is still in the ring.
    bool reaches(Seq as_of) const { return as_of >= ring_floor_; }

    void publish(Batch const& batch);
    void deliver_passing(std::string_view topic, SharedFrame const& frame);

    void set_online(std::vector<MemberId> const& came, std::vector<MemberId> const& went);
    std::set<MemberId> const& online() const { return online_; }
    std::size_t subscribers() const { return subscribers_; }

private:
    TopicEntry& topic(std::string_view name);
    void subscribe(Subscriber& subscriber, std::string_view name);
    void unsubscribe(Subscriber& subscriber, std::string_view name);
    void remove(Subscriber& subscriber, std::size_t place);
    void catch_up(Subscriber& subscriber, Seq as_of);
    void change_subscriptions(Published const& event, std::vector<Subscriber*> const& heard);

    std::unordered_map<std::string, std::unique_ptr<TopicEntry>> topics_;
    struct Kept {
        Batch batch;
        std::size_t bytes;
    };
    std::deque<Kept> ring_;
    std::size_t ring_bytes_ = 0;
    Seq ring_floor_; ///< events after it are in the ring
    std::set<MemberId> online_;
    std::size_t subscribers_ = 0;
};

} // namespace lateral::events
