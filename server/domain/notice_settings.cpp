#include "server/domain/notice_settings.hpp"

#include "server/domain/notices.hpp"
#include "server/domain/reminders.hpp"
#include "storage/statements.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace lateral::domain {
namespace {

using protocol::Delivery;
using protocol::ErrorCode;
using protocol::fail;
using protocol::NoticeKind;
namespace sql = storage::sql;

/// Every kind, with what was chosen over what holds for everybody. Reminders come when their reader said.
std::vector<protocol::NoticeChoice> choices_of(storage::ReadTransaction& tx, protocol::MemberId member) {
    std::vector<protocol::NoticeChoice> choices;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<NoticeKind>>([&](auto kind) {
        if (kind.value == NoticeKind::reminder) return;
        choices.push_back({kind.value, hearing_of(tx, member, kind.value).delivery});
    });
    return choices;
}

Rhythm rhythm_of(storage::ReadTransaction& tx, protocol::MemberId member) {
    return hearing_of(tx, member, NoticeKind::mention).rhythm;
}

protocol::NoticeSettingsReply settings_of(storage::ReadTransaction& tx, protocol::MemberId member) {
    auto const rhythm = rhythm_of(tx, member);
    return {choices_of(tx, member), {rhythm.gathered_at}, {rhythm.quiet_from}, {rhythm.quiet_until}, rhythm.zone};
}

Result<void> may_choose(protocol::ChooseNotices const& command) {
    if (command.zone && !is_zone(command.zone->str())) return fail(ErrorCode::invalid, "zone", "no such time zone");
    if (!command.choices) return {};
    for (auto const& choice : command.choices->items) {
        if (choice.kind == NoticeKind::reminder)
            return fail(ErrorCode::invalid, "choices", "reminders are set in the journal");
        if (is_always_told(choice.kind) && choice.delivery == Delivery::off)
            return fail(ErrorCode::invalid, "choices", "what is done to your words is always told");
    }
    return {};
}

} // namespace

Hearing hearing_of(storage::ReadTransaction& tx, protocol::MemberId member, NoticeKind kind) {
    return tx.row<Hearing>(sql::notice_hearing, kGatheredAt, kind, member).value();
}

Result<protocol::NoticeSettingsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                             protocol::GetNoticeSettings const&) {
    return settings_of(tx, actor.id);
}

Result<protocol::NoticeSettingsReply> handle(storage::Transaction& tx, Actor const& actor,
                                             protocol::ChooseNotices const& command) {
    if (auto allowed = may_choose(command); !allowed) return std::unexpected(allowed.error());
    if (command.choices)
        for (auto const& choice : command.choices->items)
            tx.run(sql::notice_choice_upsert, actor.id, choice.kind, choice.delivery);
    auto rhythm = rhythm_of(tx, actor.id);
    if (command.gathered_at) rhythm.gathered_at = command.gathered_at->value;
    if (command.quiet_from) rhythm.quiet_from = command.quiet_from->value;
    if (command.quiet_until) rhythm.quiet_until = command.quiet_until->value;
    if (command.gathered_at || command.quiet_from || command.quiet_until)
        tx.run(sql::notice_times_upsert, actor.id, rhythm.gathered_at, rhythm.quiet_from, rhythm.quiet_until);
    if (command.zone) {
        tx.run(sql::member_set_zone, command.zone->str(), actor.id);
        look_again(tx, actor.id);
    }
    return settings_of(tx, actor.id);
}

} // namespace lateral::domain
