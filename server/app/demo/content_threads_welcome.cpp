#include "server/app/demo/threads.hpp"

/// Greetings, introductions, journeys to meetings and help with the product.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post how_we_talk_here[] = {
    {.author = "tom",
     .minutes_ago = ago(70, 3),
     .body = "Welcome. This is where people who do the same job in different districts get to be colleagues. "
             "Four things keep it worth reading:\n\n"
             "- **No students.** No names, no initials, no \"the only fourth grader who\". Write \"a learner in "
             "grade 4\" and stop there.\n"
             "- **Nobody evaluates anybody here.** If you supervise someone, do not quote their posts back to "
             "them at work.\n"
             "- **Say what you tried.** A question with one sentence about what did not work gets better answers.\n"
             "- **Come back and tell us.** \"It flopped\" counts. It may be the most useful post of the week.\n\n"
             "Answer this thread with where you work and one thing people may ask you about.",
     .reactions = {{"dana", thanks}, {"lena", thanks}, {"aili", helpful}}},
    {.author = "ellen",
     .minutes_ago = ago(69, 22),
     .body = "Ellen, special education director at Three Pines. Ask me about finding substitute money in budgets "
             "that swear they have none.",
     .reply_to = 0,
     .reactions = {{"marisol", helpful}}},
    {.author = "renee",
     .minutes_ago = ago(69, 5),
     .body = "Renee, speech-language pathologist at Copper Ridge. Five buildings, 190 miles on a good Tuesday. Ask "
             "me about doing AAC from the back of a Subaru. I read this in parking lots, so forgive the typos.",
     .reply_to = 0,
     .reactions = {{"aili", celebrate}, {"luke", same_here}, {"marisol", helpful}}},
    {.author = "curtis",
     .minutes_ago = ago(68, 23),
     .body = "Curtis, math consultant, Lakebend. Thirty-one years in. Ask me about number talks, or about all the "
             "things I was wrong about before number talks.",
     .reply_to = 0},
    {.author = "kay",
     .minutes_ago = ago(40, 4),
     .body = "Kay. I am a parent on the Harbor Point team and I am only in a few of these rooms, which is fine by "
             "me. Ask me what a letter from school sounds like at the kitchen table.",
     .reply_to = 0,
     .reactions = {{"tom", thanks}, {"teresa", thanks}, {"grace", celebrate}}},
    {.author = "tom",
     .minutes_ago = ago(40, 2),
     .body = "Glad you are here, Kay. People will ask. Please answer exactly as you would at the table.",
     .reply_to = 4,
     .reactions = {{"kay", thanks}}},
};

constexpr Post new_this_fall[] = {
    {.author = "lena",
     .minutes_ago = ago(36, 6),
     .body = "Several of you changed jobs since summer. What are you doing now, and what do you miss about what you "
             "did before?",
     .reactions = {{"joy", thanks}}},
    {.author = "joy",
     .minutes_ago = ago(35, 20),
     .body = "I taught fourth grade at Larkspur for nine years and I have been an instructional partner at Harbor "
             "Point for not quite a week. I miss having a door with my name on it and a reason to be in the "
             "building. Everyone is nice. Nobody needs me yet.",
     .reactions = {{"lena", with_you}, {"dana", with_you}, {"mai", same_here}, {"andre", celebrate}}},
    {.author = "dana",
     .minutes_ago = ago(35, 18),
     .body = "Larkspur misses you back. The \"nobody needs me\" part took me until the first snow. What helped: I "
             "asked three teachers if I could watch something they were *proud* of. No clipboard. By the third one, "
             "somebody asked me to stay.",
     .reply_to = 1,
     .reactions = {{"joy", thanks}, {"lena", helpful}, {"jamal", helpful}}},
    {.author = "mai",
     .minutes_ago = ago(34, 23),
     .body = "Hi, Mai, second grade at Millbrook. First post. I joined the math team because Curtis would not stop "
             "asking. I mostly plan to read.",
     .reactions = {{"grace", celebrate}, {"curtis", celebrate}}},
    {.author = "curtis",
     .minutes_ago = ago(34, 22),
     .body = "Guilty. Reading is allowed. So are questions that start with \"this is probably dumb\", which they "
             "never are.",
     .reply_to = 3,
     .reactions = {{"mai", thanks}}},
    {.author = "grace",
     .minutes_ago = ago(34, 20),
     .body = "I read for two months before I typed anything, Mai. Nobody minded.",
     .reply_to = 3,
     .reactions = {{"mai", thanks}}},
    {.author = "joy",
     .minutes_ago = ago(6, 4),
     .body = "Two weeks of proud visits done, eleven rooms. Someone has asked me to stay. It was about transitions, "
             "not the thing I know most about, and I said yes before I could get scared.",
     .reply_to = 2,
     .reactions = {{"dana", celebrate}, {"lena", celebrate}}},
};

constexpr Post update_meeting_time[] = {
    {.author = "tom",
     .minutes_ago = ago(8, 5),
     .body = "The virtual update meeting moves an hour later, to **4:00 Eastern / 3:00 Central**. Too many of "
             "you were joining from the bus line.\n\n"
             "| Minutes | What |\n"
             "|---|---|\n"
             "| 5 | Check-in code |\n"
             "| 20 | What changed in the course |\n"
             "| 25 | Swap rooms: one example I added |\n"
             "| 15 | Questions |\n"
             "| 10 | Exit note |\n\n"
             "Bring one example you inserted yourself. It does not have to be polished.",
     .reactions = {{"aili", thanks}, {"andre", thanks}, {"marisol", thanks}, {"renee", thanks}}},
    {.author = "renee",
     .minutes_ago = ago(8, 3),
     .body = "Thank you for writing both times. Last year I arrived an hour early, twice, and had very good "
             "attendance with myself.",
     .reply_to = 0,
     .reactions = {{"tom", thanks}}},
    {.author = "andre",
     .minutes_ago = ago(7, 22),
     .body = "If I am presenting that afternoon, does the recording count?"},
    {.author = "tom",
     .minutes_ago = ago(7, 21),
     .body = "Yes. Watch it within two weeks and send me three things you would tell a new instructor. That is the "
             "make-up.",
     .reply_to = 2,
     .reactions = {{"andre", thanks}}},
    {.author = "aili",
     .minutes_ago = ago(0, 22, 10),
     .body = "My example is two slides and a confession. Is that enough for a swap room?"},
    {.author = "tom",
     .minutes_ago = ago(0, 20, 40),
     .body = "That is the best format we have.",
     .reply_to = 4,
     .reactions = {{"aili", thanks}, {"curtis", celebrate}}},
};

constexpr Post driving_down[] = {
    {.author = "aili",
     .minutes_ago = ago(16, 6),
     .body = "Six and a half hours for me, in weather. I have three empty seats and strong opinions about where to "
             "stop for pasties. Anyone?",
     .reactions = {{"renee", same_here}}},
    {.author = "renee",
     .minutes_ago = ago(16, 4),
     .body = "Two seats, please, me and the device kit, which needs its own seat belt.",
     .reply_to = 0,
     .reactions = {{"aili", celebrate}}},
    {.author = "hannah",
     .minutes_ago = ago(15, 23),
     .body = "Not in your direction, but stop at ours on the way: Three Pines has a guest room at the training "
             "center that is free when nobody books it, and I have booked it for you both, the night before. "
             "Kettle, two beds, terrible lamp.",
     .reply_to = 0,
     .reactions = {{"aili", thanks}, {"renee", helpful}}},
    {.author = "aili",
     .minutes_ago = ago(15, 22),
     .body = "You have just saved my district two hotel rooms and me one phone call about why. Done.",
     .reply_to = 2,
     .reactions = {{"hannah", thanks}}},
};

constexpr Post too_many_notices[] = {
    {.author = "grace",
     .minutes_ago = ago(26, 7),
     .body = "I like to read along but I cannot have it going off during math. Do I have to leave channels?",
     .reactions = {{"mai", same_here}, {"samir", same_here}}},
    {.author = "ben",
     .minutes_ago = ago(26, 5),
     .body = "No. Mute the channel and it stays readable. Then follow the one thread you are waiting on. Most "
             "people end up with a few of each and stop thinking about it.",
     .reply_to = 0,
     .reactions = {{"grace", thanks}, {"mai", helpful}}},
    {.author = "grace",
     .minutes_ago = ago(26, 2),
     .body = "Muted four, following two. Quiet. Thank you.",
     .reply_to = 1,
     .reactions = {{"ben", thanks}}},
    {.author = "ben",
     .minutes_ago = ago(25, 23),
     .body = "That is the whole secret. It works on email too but nobody believes me.",
     .reply_to = 2},
};

constexpr Post server_update_night[] = {
    {.author = "ben",
     .minutes_ago = ago(0, 3, 50),
     .body = "I will be installing an update this evening. Expect under a minute of \"reconnecting\". What you "
             "are writing stays on your screen and sends itself once it is back.\n\n"
             "If it does *not*, tell me here with the time and what device. \"It ate my post\" is enough to start "
             "from.",
     .reactions = {{"tom", thanks}}},
    {.author = "marisol", .minutes_ago = ago(0, 2, 35), .body = "Bless you for saying so beforehand."},
    {.author = "ben",
     .minutes_ago = ago(0, 2, 5),
     .body = "It costs me one post. Surprise costs me fourteen.",
     .reply_to = 1,
     .reactions = {{"marisol", thanks}}},
};

constexpr Thread all[] = {
    {.channel = "welcome-and-introductions",
     .kind = discussion,
     .title = "Start here: how we talk to each other",
     .posts = how_we_talk_here,
     .pinned = true},
    {.channel = "welcome-and-introductions",
     .kind = discussion,
     .title = "New to a role? Say hello",
     .posts = new_this_fall},
    {.channel = "events-and-travel",
     .kind = discussion,
     .title = "Update meeting Thursday: now 4:00 Eastern / 3:00 Central",
     .posts = update_meeting_time,
     .pinned = true},
    {.channel = "events-and-travel",
     .kind = question,
     .title = "Anyone driving down from the north for the two-day training?",
     .posts = driving_down,
     .answer = 2},
    {.channel = "system-help",
     .kind = question,
     .title = "Can I read everything without my phone buzzing?",
     .posts = too_many_notices,
     .answer = 1},
    {.channel = "system-help",
     .kind = discussion,
     .title = "Short update tonight after 9:00 Eastern",
     .posts = server_update_night},
};

} // namespace

std::span<Thread const> threads_welcome() { return all; }

} // namespace lateral::app::demo
