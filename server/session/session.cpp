#include "server/session/session.hpp"

#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/domain/blocks.hpp"
#include "server/domain/members.hpp"
#include "server/domain/spaces.hpp"
#include "server/domain/typing.hpp"
#include "server/events/emit.hpp"
#include "server/session/actors.hpp"
#include "server/session/storage_work.hpp"
#include "storage/statements.hpp"

namespace lateral::session {
namespace asio = boost::asio;
namespace sql = storage::sql;
using protocol::ErrorCode;
using protocol::Result;

namespace {

/// A client that talks nonsense this often is not ours; one bad frame may be a newer client's.
constexpr int kMostMalformed = 20;
/// Nor is one that was told this often to wait.
constexpr int kMostHasty = 100;
/// More missed events than this are cheaper loaded afresh. In bytes they must fit into the outbox with room to spare:
/// whoever cannot be caught up in one go would be dropped and come again for ever.
constexpr std::int64_t kMostMissed = 1'000;
constexpr std::size_t kMostMissedBytes = 400'000;
/// Looking through more of the log than this, to find what one member may see of it, takes longer than loading afresh.
constexpr std::int64_t kMostBehind = 20'000;
/// Clients say it every few seconds while somebody writes.
constexpr std::int64_t kTypingPerMinute = 40;
/// In seconds: by then connections whose other end is gone have been dropped.
constexpr std::int64_t kMinute = 60;

} // namespace

/// Everything that a connection starts from, read in one transaction.
struct Session::Welcome {
    domain::Actor actor;
    protocol::HelloReply reply;
    std::vector<storage::EventRecord> missed;
    std::vector<std::string> topics;
    bool is_stale = false; ///< its time of last use is to be written
};

namespace {

struct NetworkRow {
    std::string epoch;
    protocol::Seq seq;
};
BOOST_DESCRIBE_STRUCT(NetworkRow, (), (epoch, seq))

std::vector<std::string> topics_of(domain::Actor const& actor, std::vector<protocol::SpaceView> const& spaces) {
    std::vector<std::string> topics{events::member_topic(actor.id).name, events::server_topic().name};
    if (actor.role != protocol::NetworkRole::guest) topics.push_back(events::network_topic().name);
    for (auto const& view : spaces) topics.push_back(events::space_topic(view.space.id).name);
    return topics;
}

/// The missed events, or nothing when they are too many, trimmed, or of another database's life.
std::optional<std::vector<storage::EventRecord>> missed_since(storage::ReadTransaction& tx, domain::Actor const& actor,
                                                              protocol::Resume const& resume, NetworkRow const& now) {
    if (resume.epoch.str() != now.epoch || resume.seq > now.seq) return std::nullopt;
    if (now.seq.value - resume.seq.value > kMostBehind) return std::nullopt;
    if (resume.seq == now.seq) return std::vector<storage::EventRecord>{};
    auto const oldest = tx.row<protocol::Seq>(sql::event_log_oldest);
    if (!oldest || oldest->value > resume.seq.value + 1) return std::nullopt;
    auto missed = tx.rows<storage::EventRecord>(sql::events_for_member, resume.seq, events::member_topic(actor.id).name,
                                                actor.role == protocol::NetworkRole::guest, actor.id, kMostMissed + 1);
    std::size_t bytes = 0;
    for (auto const& event : missed) {
        if (event.body.empty()) return std::nullopt; // it does not open; what is true is read anew
        bytes += event.body.size();
    }
    if (std::ssize(missed) > kMostMissed || bytes > kMostMissedBytes) return std::nullopt;
    return missed;
}

} // namespace

Session::Session(SessionContext context, Connection& connection, Caller caller)
    : context_(context), connection_(connection), caller_(std::move(caller)), limit_(context.reads_per_minute),
      typing_limit_(kTypingPerMinute) {}

Session::~Session() {
    if (counted_) context_.network.went(member());
    context_.hub.leave(*this);
}

void Session::deliver(events::SharedFrame const& frame) { connection_.send(frame); }

void Session::end() { connection_.close(CloseCode::signed_out); }

asio::awaitable<void> Session::on_message(std::string text) {
    auto request = protocol::decode_request(text);
    if (!take_turn(request.id, request.command ? turns_of(*request.command) : 1)) co_return;
    if (!request.command) {
        refuse(request.id, request.command.error());
        if (request.command.error().code == ErrorCode::malformed && ++malformed_ >= kMostMalformed)
            connection_.close(CloseCode::protocol);
        co_return;
    }
    if (auto* command = request.command->get_if<protocol::Hello>())
        co_return co_await hello(request.id, std::move(*command));
    if (!greeted_) {
        refuse(request.id, {ErrorCode::malformed, "cmd", "the first command of a connection is hello", std::nullopt});
        connection_.close(CloseCode::protocol);
        co_return;
    }
    if (auto* command = request.command->get_if<protocol::StartTyping>())
        co_return co_await start_typing(request.id, *command);
    auto const made = co_await context_.dispatcher.run(caller_, std::move(request.key), *std::move(request.command));
    answer(request.id, made);
}

bool Session::take_turn(std::int64_t id, std::int64_t turns) {
    auto const wait = limit_.take(RateLimit::Clock::now(), turns);
    if (!wait) return true;
    refuse(id, {ErrorCode::rate_limited, {}, {}, wait});
    if (++hasty_ >= kMostHasty) connection_.close(CloseCode::protocol);
    return false;
}

asio::awaitable<Result<Session::Welcome>> Session::read_welcome(protocol::Hello command) {
    co_return co_await read(context_.dispatcher.database(),
                            [&dispatcher = context_.dispatcher, caller = caller_,
                             command](storage::ReadTransaction& tx) -> Result<Welcome> {
                                auto actor = actor_of(tx, caller);
                                if (!actor) return std::unexpected(actor.error());
                                auto taken = dispatcher.take_read(actor->id, 1);
                                if (!taken) return std::unexpected(taken.error());
                                Welcome welcome{*std::move(actor), {}, {}, {}, false};
                                auto const network = tx.row<NetworkRow>(sql::network_read).value();
                                auto& reply = welcome.reply;
                                reply.epoch = network.epoch;
                                reply.seq = network.seq;
                                reply.now = tx.now();
                                reply.session = welcome.actor.session;
                                reply.agreement_due = !welcome.actor.agreed;
                                reply.me = domain::member_reply(tx, welcome.actor.id).member;
                                reply.spaces = domain::space_views(tx, welcome.actor.id);
                                reply.blocked = domain::blocked_by(tx, welcome.actor.id);
                                welcome.topics = topics_of(welcome.actor, reply.spaces);
                                welcome.is_stale = is_stale(tx, welcome.actor);
                                if (!command.resume) return welcome;
                                auto missed = missed_since(tx, welcome.actor, *command.resume, network);
                                reply.status = missed ? protocol::HelloStatus::resumed : protocol::HelloStatus::resync;
                                if (missed) welcome.missed = *std::move(missed);
                                return welcome;
                            });
}

asio::awaitable<void> Session::hello(std::int64_t id, protocol::Hello command) {
    if (greeted_) co_return refuse(id, {ErrorCode::malformed, "cmd", "hello was said already", std::nullopt});
    auto welcome = co_await read_welcome(command);
    if (!welcome) {
        refuse(id, welcome.error());
        co_return connection_.close(welcome.error().code == ErrorCode::unauthenticated ? CloseCode::signed_out
                                                                                       : CloseCode::restart);
    }
    slot_ = context_.slots.take(welcome->actor.id);
    if (!slot_) {
        refuse(id, {ErrorCode::rate_limited, {}, "as many connections as one member may have are open", kMinute});
        co_return connection_.close(CloseCode::restart);
    }
    // A read takes milliseconds and the ring holds seconds; a client that met that is told to come again.
    if (!context_.hub.reaches(welcome->reply.seq)) co_return connection_.close(CloseCode::restart);
    greet(id, *welcome);
    if (welcome->is_stale) co_await context_.dispatcher.touch(caller_);
}

/// No wait in here: between the snapshot's answer and the subscription nothing can pass.
void Session::greet(std::int64_t id, Welcome& welcome) {
    auto& reply = welcome.reply;
    bool const guest = welcome.actor.role == protocol::NetworkRole::guest;
    reply.writable = context_.dispatcher.database().writable();
    if (!guest) reply.online.assign(context_.hub.online().begin(), context_.hub.online().end());
    connection_.send(events::make_answer(protocol::encode_reply(id, protocol::encode(reply), {})));
    for (auto const& event : welcome.missed)
        connection_.send(
            events::make_frame(protocol::encode_event(event.seq, event.prev, event.topic, event.name, event.body)));
    context_.hub.join(*this, welcome.actor.id, welcome.actor.session, welcome.topics, reply.seq);
    greeted_ = true;
    if (!guest) context_.network.came(welcome.actor.id);
    counted_ = !guest;
}

asio::awaitable<void> Session::start_typing(std::int64_t id, protocol::StartTyping command) {
    if (auto const wait = typing_limit_.take(RateLimit::Clock::now()))
        co_return refuse(id, {ErrorCode::rate_limited, {}, {}, wait});
    auto const allowed =
        co_await read(context_.dispatcher.database(),
                      [&dispatcher = context_.dispatcher, caller = caller_, command](
                          storage::ReadTransaction& tx) -> Result<std::pair<protocol::SpaceId, protocol::MemberRef>> {
                          auto const actor = actor_of(tx, caller);
                          if (!actor) return std::unexpected(actor.error());
                          if (auto taken = dispatcher.take_read(actor->id, 1); !taken)
                              return std::unexpected(taken.error());
                          if (!actor->agreed) return protocol::fail(ErrorCode::agreement_due);
                          auto const space = domain::may_type(tx, *actor, command);
                          if (!space) return std::unexpected(space.error());
                          return std::pair(*space, actor->as_ref());
                      });
    if (!allowed) co_return refuse(id, allowed.error());
    auto const& [space, who] = *allowed;
    auto const topic = events::space_topic(space).name;
    context_.network.broadcast(topic, events::make_frame(protocol::encode_ephemeral(
                                          topic, "typing", protocol::encode(protocol::Typing{command.thread, who}))));
    answer(id, Answer{"{}", {}, {}, false});
}

void Session::answer(std::int64_t id, Answer const& made) {
    if (!made.ok) return refuse(id, made.ok.error());
    connection_.send(events::make_answer(protocol::encode_reply(id, *made.ok, made.as_of)));
    if (made.signed_out) connection_.close(CloseCode::signed_out);
}

void Session::refuse(std::int64_t id, protocol::Error const& error) {
    connection_.send(events::make_answer(protocol::encode_reply(id, error)));
    if (error.code == ErrorCode::unauthenticated) connection_.close(CloseCode::signed_out);
}

} // namespace lateral::session
