#pragma once

#include "server/domain/cycle_entries.hpp"
#include "server/domain/cycles.hpp"
#include "tests/domain/world.hpp"

namespace lateral::tests {

using protocol::AffiliationRole;
using protocol::Cycle;
using protocol::CycleStage;
using protocol::EntryKind;

/// Larkspur, a school of an intermediate district: Dana and Joy coach there, Tess teaches, Jamal is principal; Dora and
/// Lena direct and lead the district.
struct School : World {
    explicit School(std::string const& url) : World(url) {
        affiliate(dana, larkspur, AffiliationRole::coach);
        affiliate(joy, larkspur, AffiliationRole::coach);
        affiliate(far, elsewhere, AffiliationRole::coach);
        affiliate(tess, larkspur, AffiliationRole::teacher);
        affiliate(jamal, larkspur, AffiliationRole::principal);
        affiliate(director, isd, AffiliationRole::director);
        affiliate(lead, isd, AffiliationRole::lead);
    }

    static protocol::ProposeCycle proposal(protocol::MemberId coach, protocol::MemberId teacher) {
        return {coach,
                teacher,
                protocol::CycleFocus::questioning,
                protocol::GradeBand::upper_elementary,
                protocol::Subject::mathematics,
                text<protocol::Body>("You said you rescue the silence. Shall we look at it?"),
                {}};
    }
    Cycle proposed() { return done(dana, proposal(dana.id, tess.id)).cycle; }
    Cycle agree(Actor const& actor, Cycle const& cycle) {
        return done(actor, protocol::AnswerCycle{cycle.line.id, true}).cycle;
    }
    Cycle agreed() {
        auto const cycle = proposed();
        agree(dana, cycle);
        return agree(tess, cycle);
    }
    Cycle move(Actor const& actor, Cycle const& cycle, CycleStage to) {
        return done(actor, protocol::MoveCycle{cycle.line.id, get(actor, cycle).line.stage, to}).cycle;
    }
    Cycle learning() {
        auto const cycle = agreed();
        move(dana, cycle, CycleStage::identify);
        return move(tess, cycle, CycleStage::learn);
    }
    Cycle get(Actor const& actor, Cycle const& cycle) { return done(actor, protocol::GetCycle{cycle.line.id}).cycle; }
    static protocol::Date today() { return {"2026-01-01"}; }
    static protocol::EnterInCycle entry(Cycle const& cycle, EntryKind kind, std::string_view words) {
        protocol::EnterInCycle enter{
            cycle.line.id, kind, text<protocol::EntryWords>(words), {}, {}, {}, {}, {}, {}, {}};
        auto const& rule = domain::rule_of(kind);
        if (rule.on) enter.on = protocol::Date{"2024-01-15"};
        if (rule.counts) {
            enter.count = protocol::ClassCount{14};
            enter.of = protocol::ClassSize{22};
        }
        if (rule.minutes) enter.minutes = protocol::VisitMinutes{40};
        if (rule.owner) enter.owner = cycle.line.teacher.id;
        return enter;
    }
    protocol::CycleEntry entered(Actor const& actor, Cycle const& cycle, EntryKind kind, std::string_view words) {
        for (auto& one : done(actor, entry(cycle, kind, words)).cycle.record.value().entries)
            if (one.kind == kind && one.words == words) return std::move(one);
        FAIL("not there");
        return {};
    }
    protocol::SetCycleGoal goal(Cycle const& cycle, std::int64_t revision, std::string_view words) const {
        return {cycle.line.id,
                {revision},
                text<protocol::GoalWords>(words),
                {{protocol::GoalCheck::reachable, protocol::GoalCheck::powerful}},
                text<protocol::StrategyWords>("Count to eight after each question"),
                {}};
    }
    protocol::CoachingReply coaching(Actor const& actor) { return done(actor, protocol::ListCoaching{}); }
    bool told(Actor const& actor, std::string const& event) {
        return heard("member:" + std::to_string(actor.id.value), event);
    }

    protocol::OrganisationId state =
        done(admin, protocol::CreateOrganisation{protocol::OrganisationKind::state,
                                                 text<protocol::OrganisationName>("Michigan"),
                                                 {}})
            .organisation.id;
    protocol::OrganisationId isd =
        done(admin, protocol::CreateOrganisation{protocol::OrganisationKind::isd,
                                                 text<protocol::OrganisationName>("Lakebend"), state})
            .organisation.id;
    protocol::OrganisationId larkspur = organisation("Larkspur", isd);
    protocol::OrganisationId elsewhere = organisation("Elsewhere", state);
    Actor dana = person("Dana");
    Actor joy = person("Joy");
    Actor far = person("Aaron");
    Actor tess = person("Tess");
    Actor jamal = person("Jamal");
    Actor director = person("Dora");
    Actor lead = person("Lena");
    Actor specialist = person("Sam", NetworkRole::specialist);
    Actor outside = person("Otto");
    Actor guest = person("Gus", NetworkRole::guest);
};

} // namespace lateral::tests
