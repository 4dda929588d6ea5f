#include "server/app/demo/builder.hpp"
#include "server/app/demo/must.hpp"
#include "server/base/clock.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/weeks.hpp"

#include <algorithm>

namespace lateral::app::demo {
namespace {

constexpr std::int64_t kHour = 60 * 60 * base::kSecond;
constexpr std::int64_t kWeek = 7 * base::kDay;

} // namespace

/// What people keep to themselves or share with their lead, in weeks of their own zones.
void Builder::plan_journals() {
    auto const zone = [](std::string_view person) {
        auto const found = std::ranges::find(profiles(), person, &Profile::person);
        return found == profiles().end() ? std::string_view{} : found->zone;
    };
    int longest = 0;
    for (auto const& reflection : reflections()) longest = std::max(longest, reflection.weeks_ago);
    at(finish_ - (longest + 1) * kWeek, [this](storage::Transaction& tx) {
        for (auto const& [person, lead] : named_leads())
            must(domain::handle(tx, actor(tx, person), protocol::NameLead{people_.at(lead)}), person);
    });
    for (auto const& reflection : reflections()) {
        auto const week =
            domain::weeks_after(domain::week_of({finish_}, zone(reflection.person)), -reflection.weeks_ago);
        auto const entered = domain::due_in(week, reflection.minute, zone(reflection.person)).value;
        auto const when = std::min(entered, finish_ - 3 * kHour);
        at(when, [this, &reflection, week](storage::Transaction& tx) { keep_reflection(tx, reflection, week); });
        if (!reflection.answer.empty())
            at(when + kHour, [this, &reflection](storage::Transaction& tx) { answer_reflection(tx, reflection); });
    }
}

void Builder::keep_reflection(storage::Transaction& tx, Reflection const& reflection, protocol::Date const& week) {
    auto const author = actor(tx, reflection.person);
    if (reflection.body.empty()) {
        must(domain::handle(tx, author, protocol::ExcuseWeek{week, true}), reflection.person);
        return;
    }
    protocol::SubmitReflection command;
    command.week = week;
    command.body = text<protocol::Body>(reflection.body);
    command.audience = reflection.shared ? protocol::ReflectionAudience::lead : protocol::ReflectionAudience::me;
    command.prompt = text<protocol::PromptKey>(reflection.prompt);
    reflections_[reflection.body] = must(domain::handle(tx, author, command, {}), reflection.body).reflection.thread;
}

void Builder::answer_reflection(storage::Transaction& tx, Reflection const& reflection) const {
    auto const named = std::ranges::find(named_leads(), reflection.person, &NamedLead::person);
    protocol::CreatePost const answer{
        reflections_.at(reflection.body), text<protocol::Body>(reflection.answer), {}, {}};
    must(domain::handle(tx, actor(tx, named->lead), answer, {}), reflection.answer);
}

} // namespace lateral::app::demo
