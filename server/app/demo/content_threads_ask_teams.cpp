#include "server/app/demo/threads.hpp"

/// Questions put to partners about teams that meet.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post two_committees[] = {
    {.author = "priya",
     .minutes_ago = ago(44, 6),
     .body = "We have a School Improvement Committee and a separate behavior committee. Same nine people, different "
             "snacks. I have done the audit of who meets about what, and I can show the overlap on paper. What I do "
             "not know is how to close one without insulting the person who has chaired it for twelve years.",
     .reactions = {{"denise", same_here}}},
    {.author = "denise",
     .minutes_ago = ago(44, 1),
     .body = "We did it at Millbrook. Do not close one. **Let them both finish.** We set a last meeting for "
             "each, wrote down what each had gotten done over the years (a longer list than anyone expected), "
             "had cake, and started a third thing in the same room the month after. The chair of the old one "
             "was asked to bring the first agenda.\n\n"
             "The cake mattered. I am not joking.",
     .reply_to = 0,
     .reactions = {{"priya", helpful}, {"ruth", helpful}}},
    {.author = "ruth",
     .minutes_ago = ago(43, 22),
     .body = "I would add: the superintendent should be at the cake.",
     .reply_to = 1},
    {.author = "owen",
     .minutes_ago = ago(43, 20),
     .body = "We merged three and regretted one. Attendance looked like the same group, but the one we folded in "
             "had the only parent seat. Check who disappears, not just who overlaps."},
    {.author = "priya",
     .minutes_ago = ago(43, 19),
     .body = "That is exactly the sort of thing I would have missed. Looking now.",
     .reply_to = 3,
     .reactions = {{"owen", thanks}}},
    {.author = "priya",
     .minutes_ago = ago(20, 4),
     .body = "Update: last meetings held, cake eaten, one team with a parent seat *and* a custodian seat. He raised "
             "the bus transition issue in ten minutes that we had circled for a year.",
     .reply_to = 1,
     .reactions = {{"denise", celebrate}, {"owen", celebrate}, {"ruth", celebrate}}},
};

constexpr Post norms_that_work[] = {
    {.author = "teresa",
     .minutes_ago = ago(51, 3),
     .body = "Our implementation team argues. Not rude, just long. We have norms on the wall (\"assume positive "
             "intent\") and I have never once seen anyone point at the wall. What norms have *worked* for you in a "
             "real disagreement?"},
    {.author = "lena",
     .minutes_ago = ago(51, 1),
     .body = "Which arguments? About what to do, about who decides, or about something that happened in another "
             "year?",
     .reply_to = 0},
    {.author = "teresa",
     .minutes_ago = ago(50, 23),
     .body = "Ouch. Number two, dressed up as number one.",
     .reply_to = 1,
     .reactions = {{"lena", helpful}}},
    {.author = "aili",
     .minutes_ago = ago(50, 20),
     .body = "Then norms will not help. Say who decides, out loud, before the item. \"Teresa decides after hearing "
             "us\" or \"we all have to be able to live with it.\" Both are fine. Not knowing is what takes ninety "
             "minutes.",
     .reply_to = 0},
    {.author = "andre",
     .minutes_ago = ago(50, 18),
     .body = "I am on that team, so carefully: what helped in my last place was three norms we could *do* "
             "instead of *be*.\n\n"
             "- Say the other view back before you give yours.\n"
             "- Anybody may ask \"is this ours to decide?\"\n"
             "- The last five minutes are for what we did not say.\n\n"
             "We argued just as much. We finished, though.",
     .reply_to = 0,
     .reactions = {{"teresa", thanks}, {"aili", helpful}, {"grace", helpful}, {"priya", helpful}}},
    {.author = "curtis",
     .minutes_ago = ago(50, 17),
     .body = "I will disagree a little with doing away with the wall. We rewrote ours each September and the "
             "rewriting was the useful part. The poster was only the receipt.",
     .reply_to = 4},
    {.author = "teresa",
     .minutes_ago = ago(22, 1),
     .body = "A month of Andre's three. \"Is this ours to decide?\" has been asked six times. Four times it was "
             "not. Those items now come to me, which is where they belonged, and we end on time.",
     .reply_to = 4,
     .reactions = {{"andre", celebrate}, {"lena", celebrate}}},
};

constexpr Thread all[] = {
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "Has anyone merged two improvement committees?",
     .posts = two_committees,
     .answer = 1},
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "Norms for a team that argues",
     .posts = norms_that_work,
     .answer = 4},
};

} // namespace

std::span<Thread const> threads_ask_teams() { return all; }

} // namespace lateral::app::demo
