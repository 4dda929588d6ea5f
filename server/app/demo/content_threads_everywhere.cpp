#include "server/app/demo/threads.hpp"

/// Plain data, small places and a protocol in writing.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post small_groups_no_names[] = {
    {.author = "nadia",
     .minutes_ago = ago(21, 2),
     .body = "We had a slide with a group of six on it this week and I could see people doing the arithmetic to "
             "work out who. Nobody meant harm. What is your rule?"},
    {.author = "owen",
     .minutes_ago = ago(21, 1),
     .body = "Under ten, no number. We write \"fewer than ten\" and change the total so it cannot be subtracted "
             "back. If the talk really needs the small group, it is a talk between the people who already know "
             "those children, with the door shut. It is not a slide.",
     .reply_to = 0,
     .reactions = {{"nadia", helpful}, {"jamal", helpful}}},
    {.author = "denise",
     .minutes_ago = ago(20, 22),
     .body = "In a K-8 with one section, *everything* is under ten. So we look at adult actions instead: how many "
             "rooms, how often, how long. It turned out to be the more useful picture anyway.",
     .reply_to = 0,
     .reactions = {{"owen", same_here}}},
    {.author = "nadia",
     .minutes_ago = ago(20, 20),
     .body = "Count the adults. Yes. That is what we can change.",
     .reply_to = 2,
     .reactions = {{"denise", thanks}}},
};

constexpr Post many_hats[] = {
    {.author = "renee",
     .minutes_ago = ago(42, 4),
     .body = "Real count, please. Mine: speech, AAC, two early-childhood evaluations a month, one softball team.",
     .reactions = {{"luke", same_here}, {"aili", same_here}}},
    {.author = "luke",
     .minutes_ago = ago(42, 2),
     .body = "Teacher of 5/6, yearbook, the bell (it is broken, I ring it), alternate bus aide.",
     .reactions = {{"aili", celebrate}}},
    {.author = "aili",
     .minutes_ago = ago(41, 23),
     .body = "Coach, instructor, testing coordinator, and the only one with a key to the boiler room.",
     .reactions = {{"renee", celebrate}}},
    {.author = "denise",
     .minutes_ago = ago(41, 20),
     .body = "I have a bigger building than you three and I still drove the plow on Thursday. What I have come to "
             "think: in small places the job is not the trouble, it is that nobody *else* has it. So you have "
             "nobody to ask. I did not have that before this channel.",
     .reactions = {{"renee", thanks}}},
    {.author = "renee",
     .minutes_ago = ago(41, 18),
     .body = "I stopped being the only person who knew. I would put that on a mug.",
     .reply_to = 3,
     .reactions = {{"denise", with_you}, {"luke", with_you}, {"aili", with_you}, {"tom", thanks}}},
};

constexpr Post one_room_visit[] = {
    {.author = "aili",
     .minutes_ago = ago(1, 22),
     .body = "Everything I read says pairs, eight rooms, half a day. We have four classrooms and everyone knows "
             "what is in them. Has anyone done rounds in a very small school so that it was worth the cover?"},
    {.author = "priya",
     .minutes_ago = ago(1, 1),
     .body = "Two schools together, one morning in each, visitors only go where they do *not* work. We did it at "
             "Cedar Flats and the one next door. Four rooms, twice each, twenty minutes. What was said stayed "
             "descriptive because no one knew anyone's history.",
     .reply_to = 0,
     .reactions = {{"aili", helpful}}},
    {.author = "denise",
     .minutes_ago = ago(0, 0, 45),
     .body = "We would be the third school if you want one. I can bring two people and a decent coffee urn.",
     .reply_to = 1},
};

constexpr Post consultancy_lunch[] = {
    {.author = "grace",
     .minutes_ago = ago(57, 3),
     .body = "Andre talked me into presenting. Here is my dilemma. We hold a family math evening twice a year. "
             "About 60 families are invited, about nine come, always the same nine. We have tried pizza, a raffle "
             "and Thursday. **My question: what am I not seeing about why families would come, as opposed to how we "
             "get them to?**",
     .reactions = {{"teresa", celebrate}, {"mai", celebrate}}},
    {.author = "andre",
     .minutes_ago = ago(57, 2),
     .body = "I am facilitating. The order, so nobody has to guess:\n\n"
             "1. Day 1, clarifying questions only (short, factual)\n"
             "2. Day 2, probing questions (Grace need not answer)\n"
             "3. Days 3 and 4, the group talks, **and Grace only reads**\n"
             "4. Day 5, Grace tells us what she heard",
     .reactions = {{"grace", thanks}}},
    {.author = "mai",
     .minutes_ago = ago(56, 22),
     .body = "Clarifying: what time is it, and is there anything for younger brothers and sisters?"},
    {.author = "grace",
     .minutes_ago = ago(56, 21),
     .body = "6:00 to 7:15. No. I have never thought about that.",
     .reply_to = 2},
    {.author = "jamal",
     .minutes_ago = ago(55, 20),
     .body = "Probing: what would a family who did not come say it was *for*?",
     .reactions = {{"grace", helpful}}},
    {.author = "denise",
     .minutes_ago = ago(54, 22),
     .body = "I notice that both evenings were things we do *to* families, kindly. When we asked a few parents to "
             "run a table, they brought eleven people."},
    {.author = "curtis",
     .minutes_ago = ago(54, 3),
     .body = "A small difference with Denise: a parent at a table can be one more job for the same nine. I would go "
             "where people already are. We did fifteen minutes before a basketball game."},
    {.author = "lena",
     .minutes_ago = ago(53, 21),
     .body = "I am struck that \"our families do not come\" is the title, and the nine who do come are hardly in "
             "the story. What do they get out of it?",
     .reactions = {{"grace", thanks}, {"andre", helpful}}},
    {.author = "grace",
     .minutes_ago = ago(52, 20),
     .body = "What I heard. One: I never asked the nine. Two: it is at supper time with nowhere to put a "
             "three-year-old. Three, the one I do not like: it is *for us*, so that we can say we did it. I am "
             "going to ask the nine this week. Reading while people talked about my problem and not being allowed "
             "to explain was awful, and then it was wonderful.",
     .reactions = {{"andre", celebrate}, {"teresa", celebrate}, {"lena", celebrate}, {"jamal", celebrate}}},
    {.author = "grace",
     .minutes_ago = ago(23, 2),
     .body = "The nine said: they come because their children teach *them* something. So children ran it this time, "
             "fifteen minutes, before the book fair, with little ones welcome. 41 families. I still do not like "
             "number three, but it was true.",
     .reactions = {{"mai", celebrate},
                   {"denise", celebrate},
                   {"lena", celebrate},
                   {"curtis", celebrate},
                   {"teresa", celebrate}}},
};

constexpr Thread all[] = {
    {.channel = "data-in-plain-words",
     .kind = discussion,
     .title = "Reading small groups without naming anybody",
     .posts = small_groups_no_names},
    {.channel = "rural-and-small", .kind = discussion, .title = "How many jobs do you have?", .posts = many_hats},
    {.channel = "rural-and-small",
     .kind = question,
     .title = "Can a rounds visit work with four classrooms?",
     .posts = one_room_visit},
    {.channel = "protocol-room",
     .kind = discussion,
     .title = "Consultancy, five days, in writing: our families do not come",
     .posts = consultancy_lunch},
};

} // namespace

std::span<Thread const> threads_everywhere() { return all; }

} // namespace lateral::app::demo
