#include "server/domain/stage_formats.hpp"

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace lateral::domain {
namespace {

using protocol::StageFormat;
using enum protocol::StageName;
using enum protocol::Speakers;
using protocol::StageTemplate;

constexpr std::int64_t kDayOfMinutes = 24 * 60;

// At a table these take 50 to 60 minutes in all; written, over days, each step gets the day in which everybody looks in
// once, and the step in which the group thinks gets two.

/// The consultancy of the School Reform Initiative (Gene Thompson-Grove, Paula Evans, Faith Dunne; about 50 minutes): a
/// dilemma is told, questions of fact come before those that make one think, the group talks while whoever brought it
/// only listens, who then says what they heard.
constexpr std::array kConsultancy{
    StageTemplate{clarifying, everyone, kDayOfMinutes},
    StageTemplate{probing, everyone, kDayOfMinutes},
    StageTemplate{discussion, others, 2 * kDayOfMinutes},
    StageTemplate{reflection, presenter, kDayOfMinutes},
};

/// The tuning protocol (Joseph McDonald, David Allen; School Reform Initiative; about 60 minutes): work is shown, what
/// is strong in it is named before what could be better, the presenter listens to both and then thinks aloud.
constexpr std::array kTuning{
    StageTemplate{clarifying, everyone, kDayOfMinutes}, StageTemplate{warm, others, kDayOfMinutes},
    StageTemplate{cool, others, kDayOfMinutes},         StageTemplate{reflection, presenter, kDayOfMinutes},
    StageTemplate{debrief, everyone, kDayOfMinutes},
};

/// A problem of practice as City, Elmore, Fiarman and Teitel use it ("Instructional Rounds in Education", 2009): made
/// precise, looked at for what lies behind it, then what to try, and what its owner takes on.
constexpr std::array kProblemOfPractice{
    StageTemplate{clarifying, everyone, kDayOfMinutes},
    StageTemplate{causes, others, 2 * kDayOfMinutes},
    StageTemplate{next_steps, everyone, kDayOfMinutes},
    StageTemplate{commitment, presenter, kDayOfMinutes},
};

/// The talk after visits in instructional rounds (the same book): what was seen, without judging, then patterns, then
/// what students would learn who did as they were told, then the next level of work. The host school listens first.
constexpr std::array kRounds{
    StageTemplate{description, others, kDayOfMinutes},
    StageTemplate{patterns, others, kDayOfMinutes},
    StageTemplate{prediction, others, kDayOfMinutes},
    StageTemplate{next_steps, everyone, 2 * kDayOfMinutes},
};

/// Weekly chats of educators have for years been an hour or less with a handful of numbered questions: six fill 45
/// minutes at this length.
constexpr std::array kChat{StageTemplate{question, everyone, 8}};

} // namespace

std::span<StageTemplate const> stages_of(StageFormat format) {
    switch (format) {
    case StageFormat::consultancy: return kConsultancy;
    case StageFormat::tuning: return kTuning;
    case StageFormat::problem_of_practice: return kProblemOfPractice;
    case StageFormat::rounds: return kRounds;
    case StageFormat::chat: return kChat;
    }
    return {};
}

protocol::FormatsReply all_formats() {
    protocol::FormatsReply reply;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<StageFormat>>([&](auto entry) {
        auto const stages = stages_of(entry.value);
        reply.formats.push_back({entry.value, {stages.begin(), stages.end()}});
    });
    return reply;
}

} // namespace lateral::domain
