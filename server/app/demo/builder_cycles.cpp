#include "protocol/commands/cycles.hpp"
#include "server/app/demo/builder.hpp"
#include "server/app/demo/must.hpp"
#include "server/domain/days.hpp"
#include "server/domain/handlers.hpp"

/// A coaching cycle in the middle of its work, whose teacher lets the principal see the card, and one that a teacher
/// asks for. Numbers are of a class, and nothing in it is about a student.
namespace lateral::app::demo {
namespace {

using protocol::CycleStage;
using protocol::EntryKind;

constexpr int kDay = 24 * 60;

constexpr std::string_view kOpening =
    "You said that the same four people answer and that you rescue the silence for everybody else. Could we look at "
    "your "
    "questions together, for six weeks, in mathematics?";
constexpr std::string_view kAsks =
    "I explain too much before anybody has touched a device. Would you watch twenty minutes with me and count my "
    "sentences?";
constexpr std::string_view kTalk =
    "The second question was yours alone today, and nobody needed it. Thursday I stay quiet at the back and only "
    "count.";
constexpr std::string_view kAnswer = "I heard the clock. It was terrible, and then three hands went up.";

protocol::EnterInCycle entry(EntryKind kind, std::string_view words) {
    return {{}, kind, text<protocol::EntryWords>(words), {}, {}, {}, {}, {}, {}, {}};
}
protocol::EnterInCycle counted(EntryKind kind, std::int64_t count) {
    auto made = entry(kind, "Answered in a whole sentence, without being called twice");
    made.count = protocol::ClassCount{count};
    made.of = protocol::ClassSize{22};
    return made;
}
protocol::EnterInCycle visited(std::int64_t minutes, std::string_view words) {
    auto made = entry(EntryKind::visit, words);
    made.minutes = protocol::VisitMinutes{minutes};
    return made;
}

protocol::ProposeCycle proposal(protocol::MemberId coach, protocol::MemberId teacher, protocol::CycleFocus focus,
                                std::string_view opening) {
    return {coach,
            teacher,
            focus,
            protocol::GradeBand::upper_elementary,
            protocol::Subject::mathematics,
            text<protocol::Body>(opening),
            {}};
}

} // namespace

/// Into Dana's cycle, of the day on which it is entered.
void Builder::enter(int days, std::string_view person, protocol::EnterInCycle entry) {
    at(minutes_ago(days * kDay), [this, person, entry = std::move(entry)](storage::Transaction& tx) mutable {
        auto const by = actor(tx, person);
        for (auto const& line : must(domain::handle(tx, by, protocol::ListCycles{}), person).cycles)
            if (line.space) entry.cycle = line.id;
        entry.on = domain::day_of(tx.now());
        if (entry.kind == EntryKind::action) entry.owner = by.id;
        if (entry.kind == EntryKind::check) entry.on.reset();
        must(domain::handle(tx, by, entry), entry.words.str());
    });
}

void Builder::plan_cycles() {
    at(minutes_ago(40 * kDay), [this](storage::Transaction& tx) {
        auto const dana = actor(tx, "dana");
        auto const imani = actor(tx, "imani");
        auto const propose = proposal(dana.id, imani.id, protocol::CycleFocus::questioning, kOpening);
        auto const id = must(domain::handle(tx, dana, propose), kOpening).cycle.line.id;
        must(domain::handle(tx, dana, protocol::AnswerCycle{id, true}), "agree");
        auto const line = must(domain::handle(tx, imani, protocol::AnswerCycle{id, true}), "agree").cycle.line;
        must(domain::handle(tx, imani, protocol::ConsentToCard{id, true}), "card");
        must(domain::handle(tx, dana, protocol::MoveCycle{id, CycleStage::agreed, CycleStage::identify}), "move");
        at(minutes_ago(33 * kDay), [this, id, thread = *line.thread](storage::Transaction& later) {
            auto const teacher = actor(later, "imani");
            protocol::SetCycleGoal const goal{
                id,
                {0},
                text<protocol::GoalWords>("Eighteen of twenty-two answer in a whole sentence in one lesson, and I ask "
                                          "each question once."),
                {{protocol::GoalCheck::powerful, protocol::GoalCheck::easy, protocol::GoalCheck::compelling,
                  protocol::GoalCheck::student_focused}},
                text<protocol::StrategyWords>("Ask, count to eight with my fingers behind my back, then a turn to the "
                                              "neighbour before any hand."),
                {}};
            must(domain::handle(later, teacher, goal), "goal");
            must(domain::handle(later, teacher, protocol::MoveCycle{id, CycleStage::identify, CycleStage::learn}),
                 "move");
            protocol::CreatePost const talk{thread, text<protocol::Body>(kTalk), {}, {}};
            must(domain::handle(later, actor(later, "dana"), talk, {}), kTalk);
            protocol::CreatePost const answer{thread, text<protocol::Body>(kAnswer), {}, {}};
            must(domain::handle(later, teacher, answer, {}), kAnswer);
        });
    });
    enter(34, "dana", counted(EntryKind::baseline, 7));
    enter(34, "dana",
          visited(45, "Watched a number talk together. Nine questions, six of them answered by the asker."));
    enter(32, "imani", entry(EntryKind::check, "Write the one question of the lesson on the board"));
    enter(32, "dana", entry(EntryKind::check, "Count to eight before saying anything"));
    enter(25, "dana", counted(EntryKind::progress, 11));
    enter(18, "dana", counted(EntryKind::progress, 10));
    enter(18, "dana", visited(30, "The wait held twice. The third time we both moved."));
    enter(18, "dana", entry(EntryKind::note, "I nodded at the answer I wanted. Stand at the back next time."));
    enter(11, "imani", counted(EntryKind::progress, 14));
    enter(10, "imani", entry(EntryKind::action, "Try it once in reading, and write down what was different"));
    at(minutes_ago(5 * kDay), [this](storage::Transaction& tx) {
        auto const delphine = actor(tx, "delphine");
        auto propose = proposal(actor(tx, "dana").id, delphine.id, protocol::CycleFocus::technology, kAsks);
        propose.band = protocol::GradeBand::several;
        propose.subject = protocol::Subject::several;
        auto const id = must(domain::handle(tx, delphine, propose), kAsks).cycle.line.id;
        must(domain::handle(tx, delphine, protocol::AnswerCycle{id, true}), "agree");
    });
}

} // namespace lateral::app::demo
