#include "protocol/commands/peers.hpp"
#include "server/app/demo/builder.hpp"
#include "server/domain/handlers.hpp"

#include <stdexcept>

/// What two of the demo's people say in confidence, and what one asks another. Nothing in it is about students.
namespace lateral::app::demo {
namespace {

constexpr int kDay = 24 * 60;

template <class TextT>
TextT text(std::string_view content) {
    return TextT::create(content).value();
}

protocol::ProposePeer proposal(protocol::MemberId to, std::string_view focus, std::string_view opening) {
    protocol::ProposePeer propose{};
    propose.members.items = {to};
    propose.focus = text<protocol::Title>(focus);
    propose.opening = text<protocol::Body>(opening);
    propose.agreements.items = {protocol::PeerAgreement::stays_here, protocol::PeerAgreement::who_and_focus,
                                protocol::PeerAgreement::warm_and_cool, protocol::PeerAgreement::fortnightly};
    return propose;
}

template <class T>
T must(domain::Result<T> result) {
    if (!result) throw std::runtime_error("demo: peers: " + std::string(protocol::name_of(result.error().code)));
    return *std::move(result);
}

constexpr std::string_view kOpener =
    "My opener for a first talk with a classroom team, as I say it now: \"What did you notice this week when the book "
    "was "
    "within reach, and what would you like to notice next week?\"\n\nI say it, and then I fill the silence myself. One "
    "warm note and one cool note, please.";
constexpr std::string_view kNote =
    "Warm: you ask what they *noticed*. Nobody has to defend anything, and the next week is already in the "
    "question.\n\n"
    "Cool: it is two questions. I would stop after \"within reach\", count to eight, and keep the second for the end.";
constexpr std::string_view kAfter =
    "I counted to eight. The aide spoke first, for once. I keep the second question on the card, for the door.";
constexpr std::string_view kAsk =
    "You show a look-for with a whole team in the room, and I always end up explaining it. Could we each record the "
    "first ten minutes of a walk-through, our own voice only, and tell each other what we heard?";

} // namespace

void Builder::plan_peers() {
    at(minutes_ago(16 * kDay), [this](storage::Transaction& tx) {
        auto const marisol = actor(tx, "marisol");
        auto const andre = actor(tx, "andre");
        auto const asked =
            must(domain::handle(tx, marisol, proposal(andre.id, "How I open a talk with a classroom team", kOpener)));
        auto const peer = must(domain::handle(tx, andre, protocol::AnswerPeer{asked.peer.id, {1}, true, false})).peer;
        auto const say = [&, thread = *peer.thread](int days, std::string_view person, std::string_view words) {
            at(minutes_ago(days * kDay), [this, thread, person, words](storage::Transaction& later) {
                protocol::CreatePost const post{thread, text<protocol::Body>(words), {}, {}};
                must(domain::handle(later, actor(later, person), post, {}));
            });
        };
        say(14, "andre", kNote);
        say(6, "marisol", kAfter);
    });
    at(minutes_ago(kDay), [this](storage::Transaction& tx) {
        auto const dana = actor(tx, "dana").id;
        must(
            domain::handle(tx, actor(tx, "andre"), proposal(dana, "Modelling a look-for without explaining it", kAsk)));
    });
}

} // namespace lateral::app::demo
