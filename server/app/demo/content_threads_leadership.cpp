#include "server/app/demo/threads.hpp"

/// Directors and district teams.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post freeing_half_days[] = {
    {.author = "ellen",
     .minutes_ago = ago(31, 3),
     .body = "Our plan says I free two half days a month per building for coaching talk. I found them for this year "
             "by not filling a vacancy, which I can do exactly once. Where do yours come from?",
     .reactions = {{"teresa", same_here}}},
    {.author = "nadia",
     .minutes_ago = ago(31, 1),
     .body = "Honest answer: we stopped one thing. An all-staff training day that nobody defended when I asked "
             "three times. It was twelve half days in disguise.",
     .reply_to = 0},
    {.author = "owen",
     .minutes_ago = ago(30, 22),
     .body = "Initiative inventory first. We listed everything that takes adult time: 23 items. Four had no goal "
             "attached that anyone could name. Two of those were mine.",
     .reply_to = 0,
     .reactions = {{"ellen", helpful}, {"teresa", helpful}}},
    {.author = "teresa",
     .minutes_ago = ago(30, 20),
     .body = "How did you stop your own two without losing face?",
     .reply_to = 2,
     .reactions = {{"owen", thanks}}},
    {.author = "owen",
     .minutes_ago = ago(30, 19),
     .body = "Said so in front of everyone. \"These are mine, I cannot say what they are for, they are over.\" I "
             "have never had such applause.",
     .reply_to = 3,
     .reactions = {{"nadia", celebrate}, {"teresa", thanks}, {"ellen", celebrate}}},
};

constexpr Post designee_that_works[] = {
    {.author = "teresa",
     .minutes_ago = ago(10, 2),
     .body = "I will miss the second training day. I know the designee has to be close to the work, able to commit "
             "resources, and able to set staff priorities. In practice mine phones me before every yes. What do you "
             "tell yours?"},
    {.author = "ellen",
     .minutes_ago = ago(10, 1),
     .body = "In writing, before the day, four lines: you may approve up to six substitute days; you may move "
             "people's time for this project; you may say no; I will not undo it on Monday. The fourth line is the "
             "one they need.",
     .reply_to = 0,
     .reactions = {{"teresa", helpful}, {"nadia", thanks}, {"tom", thanks}}},
    {.author = "tom",
     .minutes_ago = ago(9, 22),
     .body = "I may quote that fourth line, unattributed, to eight other directors.",
     .reply_to = 1},
    {.author = "teresa",
     .minutes_ago = ago(9, 20),
     .body = "Sent mine those four lines. She wrote back \"finally.\"",
     .reply_to = 1,
     .reactions = {{"ellen", celebrate}}},
};

constexpr Post three_pages_before[] = {
    {.author = "nadia",
     .minutes_ago = ago(0, 6, 15),
     .body = "After the long cover thread I am ashamed of my packets: 40 pages, the night before. How many pages, "
             "how many days ahead, and does anyone truly read them?"},
    {.author = "owen",
     .minutes_ago = ago(0, 5, 5),
     .body = "Three pages, five days. The first line of each page is the decision wanted. If there is no decision "
             "it goes in the appendix, which nobody reads, as nature intended.",
     .reply_to = 0,
     .reactions = {{"nadia", thanks}}},
};

constexpr Post hours_ledger[] = {
    {.author = "priya",
     .minutes_ago = ago(46, 3),
     .body = "My ledger has 10 hours after two topics and I want to be sure what I am adding. Coaching sessions, "
             "yes. Team sessions, yes. The meetings I run *between* sessions: do they count?"},
    {.author = "tom",
     .minutes_ago = ago(46, 1),
     .body = "No. The 25 are the professional learning: five coaching sessions at three hours and five team "
             "sessions at two. Your work meetings are owed as well, at least one after each team session, but they "
             "are the work and not the hours. The first team session tends to run to three; put down what really "
             "took place and I will not worry about a 26.",
     .reply_to = 0,
     .reactions = {{"priya", thanks}, {"joy", helpful}}},
    {.author = "priya",
     .minutes_ago = ago(45, 22),
     .body = "Clear. Two columns, then. I had one, and hope.",
     .reply_to = 1},
    {.author = "ruth",
     .minutes_ago = ago(45, 20),
     .body = "Add a third for our monthly check-in, which I have moved twice. It is in my calendar in red now.",
     .reply_to = 0},
};

constexpr Post superintendent_ten_lines[] = {
    {.author = "priya",
     .minutes_ago = ago(13, 2),
     .body = "Ten lines, one page, thirty minutes once a month:\n\n"
             "> What we decided. What we need decided. What got in the way. Who does not know yet. What I would "
             "stop.\n\n"
             "Two lines each. The last is the hardest, and she asks about it first.",
     .reactions = {{"ruth", thanks}, {"hannah", helpful}, {"teresa", helpful}}},
    {.author = "ruth",
     .minutes_ago = ago(13, 1),
     .body = "From the other side of that desk: it is the best half hour of my month. I know less than people "
             "think, and this page is how I find out. The week she wrote \"nothing\" under *what got in the way* I "
             "knew something had.",
     .reply_to = 0,
     .reactions = {{"priya", thanks}, {"owen", helpful}, {"jamal", helpful}}},
    {.author = "lena", .minutes_ago = ago(12, 22), .body = "And had it?", .reply_to = 1},
    {.author = "priya", .minutes_ago = ago(12, 21), .body = "Yes.", .reply_to = 2},
};

constexpr Post one_page_communication[] = {
    {.author = "priya",
     .minutes_ago = ago(0, 7, 20),
     .body = "Our communication plan is good at sending. Newsletter, staff meeting, email. The loop back is a "
             "suggestion form with three answers, one of which was about parking. What brings in real feedback from "
             "schools to your district team?",
     .reactions = {{"hannah", same_here}}},
    {.author = "denise",
     .minutes_ago = ago(0, 6),
     .body = "Go and ask two people in each building the same question, the same week. Write the answers on the "
             "agenda with no names. It takes me forty minutes. The form took no time at all and was worth every "
             "minute.",
     .reply_to = 0,
     .reactions = {{"priya", thanks}}},
};

constexpr Post expectations_in_hallway[] = {
    {.author = "luke",
     .minutes_ago = ago(52, 3),
     .body = "We have the posters, we taught the lessons in the first week, and at 2:50 it is a stampede. We are "
             "three buildings into this as a district. What did you do *after* the posters?",
     .reactions = {{"grace", same_here}}},
    {.author = "priya",
     .minutes_ago = ago(52, 1),
     .body = "Speaking as the one who bought the posters: fair.",
     .reply_to = 0},
    {.author = "jamal",
     .minutes_ago = ago(51, 23),
     .body = "Asked where and when, and not who. We had people mark a map for one week, no names, just dots. Nearly "
             "all of ours were in one stairwell in a four-minute window, because two grades were let out into it at "
             "once. We changed a bell. I had been ready to reteach four hundred children.",
     .reply_to = 0,
     .reactions = {{"luke", helpful}, {"priya", helpful}, {"denise", helpful}}},
    {.author = "luke",
     .minutes_ago = ago(51, 21),
     .body = "I know our stairwell already and I have not seen the map.",
     .reply_to = 2,
     .reactions = {{"jamal", thanks}}},
    {.author = "priya",
     .minutes_ago = ago(28, 2),
     .body = "Did the dots. Two spots, twelve minutes a day between them. We moved one dismissal by five minutes "
             "and put an adult *before* the corner in place of after it. Dots in those spots went from 41 in a week "
             "to 12.",
     .reply_to = 2,
     .reactions = {{"jamal", celebrate}, {"luke", celebrate}, {"ruth", celebrate}}},
};

constexpr Thread all[] = {
    {.channel = "directors-table",
     .kind = discussion,
     .title = "Where did you find the half days?",
     .posts = freeing_half_days},
    {.channel = "directors-table",
     .kind = question,
     .title = "When you cannot be in the room",
     .posts = designee_that_works,
     .answer = 1},
    {.channel = "directors-table",
     .kind = question,
     .title = "How much do you send out before a meeting?",
     .posts = three_pages_before},
    {.channel = "dit-coordinators",
     .kind = question,
     .title = "Do the work meetings count toward the 25 hours?",
     .posts = hours_ledger,
     .answer = 1},
    {.channel = "dit-coordinators",
     .kind = discussion,
     .title = "What I bring to the superintendent check-in",
     .posts = superintendent_ten_lines},
    {.channel = "dit-coordinators",
     .kind = question,
     .title = "How do you get feedback to come back?",
     .posts = one_page_communication},
    {.channel = "seb-mtss",
     .kind = question,
     .title = "Expectations posters everywhere, hallways the same",
     .posts = expectations_in_hallway,
     .answer = 2},
};

} // namespace

std::span<Thread const> threads_leadership() { return all; }

} // namespace lateral::app::demo
