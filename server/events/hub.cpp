#include "server/events/hub.hpp"

#include "protocol/codec.hpp"

#include <algorithm>
#include <functional>

namespace lateral::events {

namespace {

/// What a snapshot may lag behind, in bytes of frames: a read takes milliseconds, and this much at the fastest takes
/// most of a second. It is all that the hubs keep, once for all loops.
constexpr std::size_t kRingBytes = 8 * 1024 * 1024;

std::size_t bytes_of(Batch const& batch) {
    std::size_t bytes = 0;
    for (auto const& event : *batch) bytes += event.frame->wire.size();
    return bytes;
}

std::string space_name(protocol::SpaceId id) { return "space:" + std::to_string(id.value); }

} // namespace

bool changes_subscriptions(std::string_view name, std::string_view topic) {
    return name == "space.gained" || name == "space.lost" || name == "session.ended" ||
           (name == "space.changed" && topic == "network");
}

Subscriber::~Subscriber() {
    if (hub_) hub_->leave(*this);
}

Hub::~Hub() {
    for (auto& [name, entry] : topics_)
        for (auto* subscriber : entry->subscribers) subscriber->hub_ = nullptr;
}

TopicEntry& Hub::topic(std::string_view name) {
    auto& entry = topics_[std::string(name)];
    if (!entry) entry = std::make_unique<TopicEntry>(TopicEntry{std::string(name), {}});
    return *entry;
}

void Hub::subscribe(Subscriber& subscriber, std::string_view name) {
    auto& entry = topic(name);
    for (auto const& place : subscriber.places_)
        if (place.topic == &entry) return;
    subscriber.places_.push_back({&entry, entry.subscribers.size()});
    entry.subscribers.push_back(&subscriber);
}

/// Takes the last subscriber of the topic into the gap, and tells it its new place.
void Hub::remove(Subscriber& subscriber, std::size_t place) {
    auto const [entry, at] = subscriber.places_[place];
    auto* const moved = entry->subscribers.back();
    entry->subscribers[at] = moved;
    entry->subscribers.pop_back();
    for (auto& other : moved->places_)
        if (other.topic == entry) other.at = at;
    subscriber.places_[place] = subscriber.places_.back();
    subscriber.places_.pop_back();
    if (entry->subscribers.empty()) topics_.erase(std::string(entry->name));
}

void Hub::unsubscribe(Subscriber& subscriber, std::string_view name) {
    for (std::size_t i = 0; i < subscriber.places_.size(); ++i)
        if (subscriber.places_[i].topic->name == name) return remove(subscriber, i);
}

void Hub::join(Subscriber& subscriber, MemberId member, SessionId session, std::vector<std::string> const& topics,
               Seq as_of) {
    subscriber.hub_ = this;
    subscriber.member_ = member;
    subscriber.session_ = session;
    subscriber.as_of_ = as_of;
    ++subscribers_;
    subscriber.places_.reserve(topics.size());
    for (auto const& name : topics) subscribe(subscriber, name);
    catch_up(subscriber, as_of);
}

void Hub::catch_up(Subscriber& subscriber, Seq as_of) {
    auto const newest_of = [](Kept const& kept) { return kept.batch->back().seq; };
    auto const first = std::ranges::upper_bound(ring_, as_of, {}, newest_of);
    for (auto const& kept : std::ranges::subrange(first, ring_.end()))
        for (auto const& event : *kept.batch) {
            if (event.seq <= as_of) continue;
            auto const hears =
                std::ranges::any_of(subscriber.places_, [&](auto const& p) { return p.topic->name == event.topic; });
            if (!hears) continue;
            subscriber.deliver(event.frame);
            change_subscriptions(event, {&subscriber});
        }
}

void Hub::leave(Subscriber& subscriber) {
    if (subscriber.hub_ != this) return;
    while (!subscriber.places_.empty()) remove(subscriber, subscriber.places_.size() - 1);
    subscriber.hub_ = nullptr;
    --subscribers_;
}

void Hub::publish(Batch const& batch) {
    for (auto const& event : *batch) {
        auto const found = topics_.find(event.topic);
        if (found == topics_.end()) continue;
        // A batch may come after somebody's snapshot that holds it already.
        auto const is_new_to = [&](Subscriber const* subscriber) { return subscriber->as_of_ < event.seq; };
        for (auto* subscriber : found->second->subscribers)
            if (is_new_to(subscriber)) subscriber->deliver(event.frame);
        if (!changes_subscriptions(event.name, event.topic)) continue;
        auto heard = found->second->subscribers;
        std::erase_if(heard, std::not_fn(is_new_to));
        change_subscriptions(event, heard);
    }
    ring_.push_back({batch, bytes_of(batch)});
    ring_bytes_ += ring_.back().bytes;
    while (ring_bytes_ > kRingBytes && ring_.size() > 1) {
        ring_bytes_ -= ring_.front().bytes;
        ring_floor_ = ring_.front().batch->back().seq;
        ring_.pop_front();
    }
}

void Hub::change_subscriptions(Published const& event, std::vector<Subscriber*> const& heard) {
    if (event.name == "session.ended") {
        auto const ended = protocol::decode_event<protocol::SessionEnded>(event.body).value().session;
        for (auto* subscriber : heard)
            if (subscriber->session_ == ended) (leave(*subscriber), subscriber->end());
    } else if (event.name == "space.lost") {
        auto const name = space_name(protocol::decode_event<protocol::SpaceLost>(event.body).value().space);
        for (auto* subscriber : heard) unsubscribe(*subscriber, name);
    } else if (changes_subscriptions(event.name, event.topic)) {
        auto const space = event.name == "space.gained"
                               ? protocol::decode_event<protocol::SpaceGained>(event.body).value().space.id
                               : protocol::decode_event<protocol::SpaceChanged>(event.body).value().space.id;
        for (auto* subscriber : heard) subscribe(*subscriber, space_name(space));
    }
}

void Hub::deliver_passing(std::string_view name, SharedFrame const& frame) {
    if (auto const found = topics_.find(std::string(name)); found != topics_.end())
        for (auto* subscriber : found->second->subscribers) subscriber->deliver(frame);
}

void Hub::set_online(std::vector<MemberId> const& came, std::vector<MemberId> const& went) {
    online_.insert(came.begin(), came.end());
    for (auto const id : went) online_.erase(id);
}

} // namespace lateral::events
