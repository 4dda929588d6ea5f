#pragma once

#include "protocol/encode.hpp"
#include "protocol/events.hpp"
#include "storage/transaction.hpp"

#include <string>
#include <type_traits>

namespace lateral::events {

/// Whom an event reaches: everybody who sees the space, one member's own connections, or all members but guests.
struct Topic {
    std::string name;
};
inline Topic space_topic(protocol::SpaceId id) { return {"space:" + std::to_string(id.value)}; }
inline Topic member_topic(protocol::MemberId id) { return {"member:" + std::to_string(id.value)}; }
inline Topic network_topic() { return {"network"}; }
inline Topic server_topic() { return {"server"}; }

/// Says what an event is about ("post:123"), so that redaction finds it in the log.
template <class Tag>
std::string subject(const char* kind, protocol::Id<Tag> id) {
    return std::string(kind) + ":" + std::to_string(id.value);
}

template <class Data>
struct IsSpecOf {
    template <class Spec>
    using fn = std::is_same<typename Spec::Data, Data>;
};
template <class Data>
using SpecOf = boost::mp11::mp_at<protocol::Events, boost::mp11::mp_find_if_q<protocol::Events, IsSpecOf<Data>>>;

/// Appends one fact to the log, encoded once. It is published when the transaction's group is on disk, or never.
template <class Data>
storage::Seq emit(storage::Transaction& tx, Topic const& topic, Data const& data, std::string const& subject = {}) {
    using Spec = SpecOf<Data>;
    static_assert(Spec::lasting == protocol::Lasting::logged, "passing events do not go through the log");
    return tx.append_event(topic.name, Spec::name, protocol::encode(data), subject);
}

} // namespace lateral::events
