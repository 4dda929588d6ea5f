#include "server/domain/waiting.hpp"

#include "server/domain/notice_times.hpp"
#include "server/domain/rotas.hpp"
#include "server/domain/search_documents.hpp"
#include "server/domain/thread_settings.hpp"
#include "server/domain/working_time.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Seq;
namespace sql = storage::sql;

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kMostLookedAt = 200;

struct Unanswered {
    protocol::ThreadId thread;
    Seq seq;              ///< of its first post
    bool is_mine = false; ///< the asker is steward of its space
};
BOOST_DESCRIBE_STRUCT(Unanswered, (), (thread, seq, is_mine))

bool oversees(Actor const& actor) {
    return actor.role == protocol::NetworkRole::specialist || actor.role == protocol::NetworkRole::administrator;
}

std::vector<protocol::Duty> duties_of(storage::ReadTransaction& tx, Actor const& actor) {
    std::vector<protocol::Duty> duties;
    for (auto const space : tx.rows<protocol::SpaceId>(sql::rotas_of_steward, actor.id))
        if (auto const member = on_duty(tx, space))
            duties.push_back({space, {*member, tx.row<std::string>(sql::member_name, *member).value()}});
    return duties;
}

} // namespace

bool wrote_before(storage::ReadTransaction& tx, Actor const& actor, protocol::MemberId author, Seq seq) {
    protocol::Search by_author;
    by_author.author = author;
    auto scope = SearchScope::make(tx, actor, by_author);
    if (!scope) return false;
    scope->end_before(seq);
    base::Stemmer const stemmer;
    // Who is new is asked of channels where words in confidence are encrypted: this is asked of many at once.
    return !Documents(tx, std::nullopt, *scope, stemmer).posts({}, 1).empty();
}

Result<protocol::WaitingReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListWaiting const&) {
    protocol::WaitingReply reply;
    auto const now = tx.now();
    // At least so long ago by the clock; how much of it were working days is seen below.
    auto const ago = [&](std::int64_t hours) { return protocol::Timestamp{now.value - hours * kHour}; };
    auto const zone = tx.row<std::string>(sql::member_zone, actor.id).value_or("");
    for (auto const& [thread, seq, is_mine] :
         tx.rows<Unanswered>(sql::threads_unanswered, actor.id, protocol::Timestamp{now.value - kLongestWait},
                             ago(kStewardsWait), oversees(actor), ago(kOverseersWait), kMostLookedAt)) {
        auto shown = tx.row<protocol::Thread>(sql::thread_shown, thread).value();
        auto const waited = working_hours(shown.created_at, now, zone.empty() ? kDefaultZone : zone);
        if (waited < (is_mine ? kStewardsWait : kOverseersWait)) continue;
        bool const first = !wrote_before(tx, actor, shown.author.id, seq);
        if (!first && shown.kind != protocol::ThreadKind::question) continue;
        reply.threads.push_back({view_of(tx, actor, std::move(shown)), first, waited});
    }
    reply.duties = duties_of(tx, actor);
    return reply;
}

} // namespace lateral::domain
