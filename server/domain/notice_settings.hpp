#pragma once

#include "protocol/commands/notices.hpp"
#include "server/domain/access.hpp"
#include "server/domain/notice_times.hpp"

/// How each member wants to hear of what. What was not chosen comes at once.
namespace lateral::domain {

/// How one member hears of one kind.
struct Hearing {
    protocol::Delivery delivery{};
    Rhythm rhythm;
};
BOOST_DESCRIBE_STRUCT(Hearing, (), (delivery, rhythm))

Hearing hearing_of(storage::ReadTransaction& tx, protocol::MemberId member, protocol::NoticeKind kind);

Result<protocol::NoticeSettingsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                             protocol::GetNoticeSettings const& command);
Result<protocol::NoticeSettingsReply> handle(storage::Transaction& tx, Actor const& actor,
                                             protocol::ChooseNotices const& command);

} // namespace lateral::domain
