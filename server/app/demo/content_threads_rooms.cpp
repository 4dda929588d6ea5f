#include "server/app/demo/threads.hpp"

/// The ISDs' own rooms.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post three_pines_wednesday[] = {
    {.author = "ellen",
     .minutes_ago = ago(2, 4),
     .body = "Wednesday, 2:00 to 3:30. Everybody with a class has a name next to theirs on the planner. Please "
             "look **today** and tell me if yours is wrong.\n\n"
             "- To read: the plan, page 2 only\n"
             "- To bring: three classroom counts, no names\n"
             "- To decide: a second cohort, yes or not yet\n\n"
             "I will be there from start to end.",
     .reactions = {{"dana", thanks}, {"hannah", thanks}, {"delphine", thanks}}},
    {.author = "delphine",
     .minutes_ago = ago(2, 1),
     .body = "Mine is right, and she has been in my room before. Thank you for asking for the same person.",
     .reply_to = 0},
    {.author = "dana",
     .minutes_ago = ago(1, 7),
     .body = "Counts are in. I would like ten minutes on subbing days, if there are ten.",
     .reply_to = 0,
     .reactions = {{"ellen", thanks}}},
    {.author = "ellen",
     .minutes_ago = ago(1, 6),
     .body = "There are. I moved the updates out to make them.",
     .reply_to = 2,
     .reactions = {{"dana", thanks}, {"lena", thanks}}},
};

constexpr Post larkspur_goodbye[] = {
    {.author = "joy",
     .minutes_ago = ago(47, 3),
     .body = "It is official: I start at Harbor Point next week. I have nine years in one room and two boxes to put "
             "them in. The math tubs stay with fourth grade, labeled. The plant goes with Dana, who has been told.",
     .reactions = {{"dana", with_you}, {"jamal", with_you}, {"ellen", thanks}, {"hannah", celebrate}}},
    {.author = "dana",
     .minutes_ago = ago(47, 2),
     .body = "The plant has been told, too. It is taking it better than I am.",
     .reply_to = 0,
     .reactions = {{"joy", celebrate}}},
    {.author = "jamal",
     .minutes_ago = ago(46, 23),
     .body = "You taught half this building to listen to children. Go and do it to another one.",
     .reply_to = 0,
     .reactions = {{"joy", thanks}}},
};

constexpr Post lakebend_plain_page[] = {
    {.author = "nadia",
     .minutes_ago = ago(28, 3),
     .body = "The plain first page is ready in English and Arabic: https://example.org/lakebend/plain-page. Use it "
             "as is or change the middle, but leave the name and number of someone who picks up.",
     .reactions = {{"marisol", thanks}, {"samir", helpful}, {"denise", thanks}}},
    {.author = "samir",
     .minutes_ago = ago(28, 1),
     .body = "Read the Arabic to my mother. One word was for taxes. She has sent a better one, and her regards.",
     .reply_to = 0,
     .reactions = {{"nadia", thanks}}},
    {.author = "nadia",
     .minutes_ago = ago(27, 22),
     .body = "Corrected. Please tell your mother she is on the team.",
     .reply_to = 1,
     .reactions = {{"samir", celebrate}, {"denise", celebrate}}},
    {.author = "mai",
     .minutes_ago = ago(27, 4),
     .body = "Would it be okay to have one in Hmong? I can ask my aunt, who will be delighted and will take over.",
     .reply_to = 0},
    {.author = "nadia",
     .minutes_ago = ago(27, 2),
     .body = "More than okay. We will pay your aunt for her time.",
     .reply_to = 3,
     .reactions = {{"mai", celebrate}}},
};

constexpr Post copper_ridge_road[] = {
    {.author = "aili",
     .minutes_ago = ago(4, 5),
     .body = "Central time, all of it. I am west Tuesday, at Cedar Flats Wednesday, home Friday. The device case is "
             "in my truck if anyone along the way needs it.",
     .reactions = {{"renee", thanks}}},
    {.author = "renee", .minutes_ago = ago(4, 3), .body = "East Tuesday, Cedar Flats Wednesday. Lunch?", .reply_to = 0},
    {.author = "luke",
     .minutes_ago = ago(4, 2),
     .body = "I have 22 minutes and a microwave. You are both invited.",
     .reply_to = 1,
     .reactions = {{"aili", celebrate}, {"renee", celebrate}}},
    {.author = "owen",
     .minutes_ago = ago(3, 22),
     .body = "The second road budget is approved, so please put in for the miles. All of them, Renee."},
};

constexpr Post north_harbor_backup[] = {
    {.author = "ben",
     .minutes_ago = ago(9, 6),
     .body = "I am restoring last night's backup of this network to a spare machine on Friday, to make sure I can. "
             "Nobody will notice anything. I mention it because if I ever do it for real, I want you to know I had "
             "practiced.",
     .reactions = {{"teresa", thanks}}},
    {.author = "andre", .minutes_ago = ago(9, 4), .body = "I find this oddly comforting.", .reply_to = 0},
    {.author = "ben",
     .minutes_ago = ago(7, 3),
     .body = "It took 14 minutes, and everything was there. I read none of it.",
     .reactions = {{"teresa", celebrate}, {"andre", celebrate}, {"grace", thanks}}},
};

constexpr Thread all[] = {
    {.channel = "three-pines-isd",
     .kind = discussion,
     .title = "Team meeting: who is covered, what to read",
     .posts = three_pines_wednesday,
     .pinned = true},
    {.channel = "three-pines-isd", .kind = discussion, .title = "My last week at Larkspur", .posts = larkspur_goodbye},
    {.channel = "lakebend-resa",
     .kind = discussion,
     .title = "Plain page on top of notices: both languages ready",
     .posts = lakebend_plain_page},
    {.channel = "copper-ridge-isd",
     .kind = discussion,
     .title = "Who is on which road this week",
     .posts = copper_ridge_road},
    {.channel = "north-harbor-esd",
     .kind = discussion,
     .title = "Restore practice Friday afternoon",
     .posts = north_harbor_backup},
};

} // namespace

std::span<Thread const> threads_rooms() { return all; }

} // namespace lateral::app::demo
