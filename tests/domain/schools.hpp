#pragma once

#include "server/domain/reminders.hpp"
#include "tests/domain/library.hpp"

namespace lateral::tests {

using protocol::AffiliationRole;
using protocol::Date;
using protocol::OrganisationId;
using protocol::WeekState;

// FakeClock begins on Thursday, 2026-05-28, 16:26 in Detroit.
inline Date const kThisWeek{"2026-05-25"};
inline Date const kLastWeek{"2026-05-18"};
inline Date const kNextWeek{"2026-06-01"};

inline protocol::NewBreak days(std::string_view name, char const* from, char const* until) {
    return {text<protocol::BreakName>(name), {from}, {until}};
}

/// Dana works at Larkspur, under Three Pines, where Lena leads; Marisol at Lakebend.
struct Schools : Library {
    explicit Schools(std::string const& url) : Library(url) {
        affiliate(dana, larkspur, AffiliationRole::coach);
        affiliate(lena, pines, AffiliationRole::lead);
        affiliate(marisol, lakebend, AffiliationRole::coach);
    }
    OrganisationId pines = organisation("Three Pines");
    OrganisationId larkspur = organisation("Larkspur", pines);
    OrganisationId lakebend = organisation("Lakebend");
    Actor dana = person("Dana Partner");
    Actor lena = person("Lena Lead");
    Actor marisol = person("Marisol Partner");

    protocol::CalendarReply add(Actor const& actor, OrganisationId at, std::vector<protocol::NewBreak> breaks) {
        return done(actor, protocol::AddBreaks{at, {std::move(breaks)}});
    }
    ErrorCode refused_at(Actor const& actor, OrganisationId at, protocol::NewBreak const& one) {
        return code(actor, protocol::AddBreaks{at, {{one}}});
    }
    protocol::JournalWeek week(Actor const& actor, Date const& monday) {
        for (auto& one : done(actor, protocol::GetJournal{}).weeks)
            if (one.week == monday) return std::move(one);
        FAIL("no such week");
        return {};
    }
    WeekState state(Actor const& actor, Date const& monday) { return week(actor, monday).state; }
    protocol::Reflection keep(Actor const& actor, Date monday) {
        protocol::SubmitReflection made;
        made.week = std::move(monday);
        made.body = text<protocol::Body>("I kept rescuing the silence");
        return done(actor, made).reflection;
    }
    void set_zone(Actor const& actor, char const* name) {
        protocol::ChooseNotices choose;
        choose.zone = text<protocol::Zone>(name);
        done(actor, choose);
    }
    void remind_at(Actor const& actor, std::optional<std::int64_t> minute) {
        protocol::SetReminder set;
        if (minute) set.at = protocol::MinuteOfWeek{*minute};
        done(actor, set);
    }
    /// Some time, with what the server does each minute at its end.
    void pass(std::int64_t hours) {
        clock.advance(std::chrono::hours(hours));
        for (int i = 0; i < 2; ++i) write([](storage::Transaction& tx) { return domain::remind(tx), true; });
    }
    std::int64_t told(Actor const& actor) {
        std::int64_t count = 0;
        for (auto const& line : done(actor, protocol::ListNotices{}).lines)
            if (line.kind == protocol::NoticeKind::reminder) count += line.count;
        return count;
    }
};

} // namespace lateral::tests
