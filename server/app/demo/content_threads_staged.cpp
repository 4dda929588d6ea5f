#include "server/app/demo/threads.hpp"

/// What has stages: a consultancy that is under way, and a chat hour that is to come.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::StageFormat;
using enum protocol::ThreadKind;

constexpr int kDayOfMinutes = 24 * 60;

constexpr Stage five_days[] = {{kDayOfMinutes}, {kDayOfMinutes}, {2 * kDayOfMinutes}, {kDayOfMinutes}};

constexpr Post team_that_agrees[] = {
    {.author = "hannah",
     .minutes_ago = ago(1, 9),
     .body =
         "I look after a team of six who agree with everything. I bring a plan, they nod, somebody says \"love it,\" "
         "and in the next three weeks nothing of it happens. Nobody is unkind. Nobody is lazy: they stay late for "
         "things that I did not ask for.\n\n"
         "I have tried shorter plans, choices between two plans, and asking who sees a problem (silence, then a "
         "joke). In March I said nothing for a whole meeting and they made a list of forms.\n\n"
         "My question: **what is it that they are agreeing to?**",
     .reactions = {{"joy", same_here}, {"grace", with_you}}},
    {.author = "andre",
     .minutes_ago = ago(1, 8, 20),
     .body =
         "I keep the time. Today is for short, factual questions; the ones that make one think are for tomorrow, and "
         "after that Hannah only reads for two days. The stages open and close by themselves."},
    {.author = "curtis", .minutes_ago = ago(1, 3), .body = "How many of the six were on the team before you?"},
    {.author = "hannah", .minutes_ago = ago(1, 2, 40), .body = "Five. The sixth came in January.", .reply_to = 2},
    {.author = "mai",
     .minutes_ago = ago(0, 21),
     .body = "Who writes the plan down, and where does it live after the meeting?"},
    {.author = "hannah",
     .minutes_ago = ago(0, 20, 15),
     .body = "I do. In a folder that I share with them. I just looked who opened it: me.",
     .reply_to = 4,
     .reactions = {{"mai", thanks}, {"curtis", helpful}}},
    {.author = "joy",
     .minutes_ago = ago(0, 7, 30),
     .body = "Probing: what would one of them have to give up in order to disagree with you in that room?",
     .reactions = {{"hannah", helpful}, {"andre", thanks}}},
    {.author = "denise",
     .minutes_ago = ago(0, 5, 10),
     .body = "Probing: the things that they stay late for. Whose plans are those?"},
    {.author = "hannah",
     .minutes_ago = ago(0, 4, 40),
     .body = "Theirs. I had not put those two next to each other. I shall sit with Joy's a bit longer.",
     .reply_to = 7},
};

constexpr Stage choice_without_chaos_questions[] = {
    {8, "Where did a learner choose this week, and what did you do to make room for it?"},
    {8, "Which choices do you offer that are not really choices?"},
    {8, "What goes wrong first: time, noise, or our nerves?"},
    {7, "How do learners who point, look or use a device get to choose at the same speed as everybody else?"},
    {7, "What did you stop doing so that choosing could happen?"},
    {7, "One thing to try by Friday: what is it, and who will ask you about it?"},
};

constexpr Post choice_without_chaos[] = {
    {.author = "lena",
     .minutes_ago = ago(2, 6),
     .body =
         "Forty-five minutes, six questions, one after the other. Come for all of it or for one; whoever is driving "
         "reads the transcript afterwards, it stays here.\n\n"
         "Start your answer with what you saw, and no names of students, please.",
     .reactions = {{"dana", celebrate}, {"marisol", thanks}, {"joy", thanks}}},
};

constexpr Thread all[] = {
    {.channel = "protocol-room",
     .kind = staged,
     .title = "A team that agrees with everything",
     .posts = team_that_agrees,
     .plan = {.format = consultancy, .stages = five_days}},
    {.channel = "coaching-craft",
     .kind = staged,
     .title = "Live chat: choice without chaos",
     .posts = choice_without_chaos,
     .plan = {.format = chat, .stages = choice_without_chaos_questions, .starts_in = 44}},
};

} // namespace

std::span<Thread const> threads_staged() { return all; }

} // namespace lateral::app::demo
