#include "server/domain/stage_plans.hpp"

#include "protocol/encode.hpp"
#include "server/base/clock.hpp"
#include "server/domain/stage_formats.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Speakers;
using protocol::Stage;
using protocol::StagePlan;
using protocol::Timestamp;
namespace sql = storage::sql;

constexpr std::int64_t kMinute = 60 * base::kSecond;
constexpr std::int64_t kFarthest = 366 * base::kDay;

struct PlanRow {
    protocol::StageFormat format{};
    Timestamp ends_at;
};
BOOST_DESCRIBE_STRUCT(PlanRow, (), (format, ends_at))

bool includes(Speakers speaks, bool is_presenter) {
    return speaks == Speakers::everyone || (speaks == Speakers::presenter) == is_presenter;
}

/// The first moment after now at which they may write.
std::optional<Timestamp> next_turn(StagePlan const& plan, std::int64_t place, bool is_presenter) {
    for (auto at = place; at < std::ssize(plan.stages); ++at) {
        auto const& stage = plan.stages[static_cast<std::size_t>(at)];
        if (includes(stage.speaks, is_presenter)) return stage.starts_at;
    }
    return std::nullopt;
}

protocol::Turn turn_at(StagePlan const& plan, std::int64_t place, bool is_presenter) {
    protocol::Turn turn;
    turn.position = place;
    turn.yours_at = next_turn(plan, place, is_presenter);
    if (place > std::ssize(plan.stages)) return turn;
    turn.until = start_of(plan, place + 1);
    if (place == 0) return turn;
    auto const& stage = plan.stages[static_cast<std::size_t>(place - 1)];
    turn.stage = stage.name;
    turn.speaks = stage.speaks;
    return turn;
}

Result<void> fits(protocol::NewPlan const& asked) {
    auto const templates = stages_of(asked.format);
    bool const is_chat = asked.format == protocol::StageFormat::chat;
    auto const& stages = asked.stages.items;
    if (is_chat ? stages.empty() : stages.size() != templates.size())
        return fail(ErrorCode::invalid, "plan.stages",
                    is_chat ? "a chat needs a question" : "not as many as there are");
    for (std::size_t i = 0; i < stages.size(); ++i)
        if (stages[i].text.has_value() != is_chat)
            return fail(ErrorCode::invalid, "plan.stages[" + std::to_string(i) + "].text",
                        "questions of a chat have one, other stages have none");
    return {};
}

} // namespace

void fill_plan(storage::ReadTransaction& tx, protocol::Thread& thread) {
    if (thread.kind != protocol::ThreadKind::staged || thread.plan) return;
    auto const row = tx.row<PlanRow>(sql::plan_of, thread.id).value();
    thread.plan = StagePlan{row.format, row.ends_at, tx.rows<Stage>(sql::stages_of, thread.id)};
}

std::int64_t place_at(StagePlan const& plan, Timestamp now) {
    if (now >= plan.ends_at) return std::ssize(plan.stages) + 1;
    return std::ranges::count_if(plan.stages, [&](Stage const& stage) { return stage.starts_at <= now; });
}

Timestamp start_of(StagePlan const& plan, std::int64_t position) {
    return position > std::ssize(plan.stages) ? plan.ends_at
                                              : plan.stages[static_cast<std::size_t>(position - 1)].starts_at;
}

Result<void> has_turn(ThreadAccess const& access, Actor const& actor, Timestamp now) {
    if (!access.thread.plan || access.in.steward()) return {};
    auto const& plan = *access.thread.plan;
    bool const is_presenter = access.thread.author.id == actor.id;
    auto const place = place_at(plan, now);
    bool const is_on = place >= 1 && place <= std::ssize(plan.stages);
    if (is_on ? includes(plan.stages[static_cast<std::size_t>(place - 1)].speaks, is_presenter)
              : place == 0 && is_presenter)
        return {};
    protocol::Error error{ErrorCode::not_your_turn, "thread", {}, std::nullopt};
    auto const turn = turn_at(plan, place, is_presenter);
    if (turn.yours_at) error.retry_after = (turn.yours_at->value - now.value + base::kSecond - 1) / base::kSecond;
    error.params = protocol::encode(turn);
    return std::unexpected(std::move(error));
}

Result<StagePlan> plan_from(protocol::NewPlan const& asked, Timestamp now) {
    if (auto good = fits(asked); !good) return std::unexpected(good.error());
    auto const begins = asked.starts_at.value_or(now);
    if (begins < now || begins.value - now.value > kFarthest)
        return fail(ErrorCode::invalid, "plan.starts_at", "in the past, or more than a year from now");
    auto const templates = stages_of(asked.format);
    StagePlan plan{asked.format, begins, {}};
    for (auto const& [minutes, text] : asked.stages.items) {
        auto const& is = templates[std::min(plan.stages.size(), templates.size() - 1)];
        plan.stages.push_back({is.name, is.speaks, text ? text->str() : std::string{}, plan.ends_at});
        plan.ends_at.value += minutes.value * kMinute;
    }
    return plan;
}

void insert_plan(storage::Transaction& tx, protocol::ThreadId thread, StagePlan const& plan) {
    tx.run(sql::plan_insert, thread, plan.format, plan.ends_at);
    std::int64_t position = 0;
    for (auto const& stage : plan.stages)
        tx.run(sql::stage_insert, thread, ++position, stage.name, stage.speaks, stage.text, stage.starts_at);
}

void shift_plan(storage::Transaction& tx, protocol::ThreadId thread, StagePlan& plan, std::int64_t position,
                std::int64_t by) {
    for (auto at = static_cast<std::size_t>(position); at < plan.stages.size(); ++at)
        plan.stages[at].starts_at.value += by;
    plan.ends_at.value += by;
    tx.run(sql::stages_shift, by, thread, position);
    tx.run(sql::plan_shift, by, thread);
}

} // namespace lateral::domain
