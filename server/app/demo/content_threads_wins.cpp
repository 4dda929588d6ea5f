#include "server/app/demo/threads.hpp"

/// Successes, things to lend and what is passed around.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post first_unasked_comment[] = {
    {.author = "delphine",
     .minutes_ago = ago(10, 4),
     .body = "Small, but I have to tell someone who will get it. We have modeled at snack since the start of the "
             "year, each adult five words, no quizzing. This week, in the middle of my talking, a learner turned to "
             "a page on their own and told me my crackers were *not good*. They were not good. Eleven weeks of "
             "snack.",
     .reactions = {{"marisol", celebrate},
                   {"samir", celebrate},
                   {"hannah", celebrate},
                   {"ellen", celebrate},
                   {"renee", celebrate}}},
    {.author = "marisol",
     .minutes_ago = ago(10, 3),
     .body = "An opinion! Not a request, an opinion. I am a little teary in a parking structure.",
     .reply_to = 0,
     .reactions = {{"delphine", thanks}}},
    {.author = "ellen",
     .minutes_ago = ago(9, 23),
     .body = "May I use \"my crackers were not good\" with the board, with nothing else attached to it?",
     .reply_to = 0},
    {.author = "delphine",
     .minutes_ago = ago(9, 22),
     .body = "With nothing else attached, yes.",
     .reply_to = 2,
     .reactions = {{"ellen", thanks}}},
};

constexpr Post second_year[] = {
    {.author = "denise",
     .minutes_ago = ago(33, 3),
     .body = "Our team meeting ended at 3:30. At 3:50 four people were still in the room, standing, arguing about "
             "fractions in a friendly way. Last year I could not get them to sit down. Second year is when it "
             "became ours, I think.",
     .reactions = {{"curtis", celebrate}, {"mai", celebrate}, {"priya", same_here}}},
    {.author = "tom",
     .minutes_ago = ago(33, 2),
     .body = "What changed between the first year and this one, as far as you can tell?",
     .reply_to = 0},
    {.author = "denise",
     .minutes_ago = ago(32, 21),
     .body = "Two things. They set the agenda. And I stopped answering first. I count to eight in my head, it is "
             "horrible, and then someone talks.",
     .reply_to = 1,
     .reactions = {{"tom", helpful}, {"lena", helpful}}},
    {.author = "curtis",
     .minutes_ago = ago(32, 19),
     .body = "I was in the room. We can see you counting.",
     .reply_to = 2,
     .reactions = {{"denise", thanks}}},
};

constexpr Post co_presented[] = {
    {.author = "marisol",
     .minutes_ago = ago(4, 3),
     .body = "Thank you to everyone in #level2-candidates who listened to my opener three times. I co-presented "
             "yesterday. After lunch I moved the hands-on part forward and had them build a page in pairs, standing "
             "up. Nobody looked at a phone, including me.",
     .reactions =
         {{"tom", celebrate}, {"nadia", celebrate}, {"andre", celebrate}, {"hannah", celebrate}, {"aili", celebrate}}},
    {.author = "nadia",
     .minutes_ago = ago(4, 2),
     .body = "From the back row: it was the best afternoon session I have sat through in that room, and I have sat "
             "through many.",
     .reply_to = 0,
     .reactions = {{"marisol", thanks}}},
    {.author = "andre",
     .minutes_ago = ago(3, 22),
     .body = "\"Standing up\" is going in my notes in capital letters.",
     .reply_to = 0},
};

constexpr Post two_minutes_of_film[] = {
    {.author = "dana",
     .minutes_ago = ago(1, 5),
     .body = "A teacher and I filmed two minutes of her small group, adults' hands and voices only. She watched it "
             "and said, before I could open my mouth, \"I answer my own questions.\" I had a whole list. I folded "
             "it up. Her next step is hers and it is better than my list.",
     .reactions = {{"lena", celebrate}, {"joy", helpful}, {"jamal", celebrate}}},
    {.author = "lena",
     .minutes_ago = ago(1, 3),
     .body = "What did you do with the list?",
     .reply_to = 0,
     .reactions = {{"dana", thanks}}},
    {.author = "dana",
     .minutes_ago = ago(1, 2),
     .body = "Recycling. It had \"wait time\" on it, underlined. Of course it did.",
     .reply_to = 1,
     .reactions = {{"lena", celebrate}, {"joy", celebrate}}},
    {.author = "joy",
     .minutes_ago = ago(0, 6, 30),
     .body = "May I ask how you set up the filming so it was safe for her? I have someone who might want to.",
     .reply_to = 0},
    {.author = "dana",
     .minutes_ago = ago(0, 5, 50),
     .body = "Her phone, her hand on the button, and she deletes it when we are done. Camera points at the table. I "
             "never hold a copy. It is the \"I never hold a copy\" that gets the yes.",
     .reply_to = 3,
     .reactions = {{"joy", thanks}}},
};

constexpr Post cover_planner[] = {
    {.author = "priya",
     .minutes_ago = ago(21, 5),
     .body = "One sheet, one row per meeting: who is out, who covers, who confirmed and when. Conditional color "
             "is the only clever thing in it. https://example.org/sheets/cover-planner\n\n"
             "How we used it: I open it at the start of every agenda, on screen. Since then nobody has said \"I "
             "thought *you* had the sub.\"",
     .reactions = {{"luke", thanks}, {"denise", thanks}, {"teresa", helpful}, {"grace", thanks}}},
    {.author = "denise",
     .minutes_ago = ago(20, 22),
     .body = "Took it, added a column for \"what the class is doing,\" so that I do not get sixteen texts. Yours to "
             "take back: https://example.org/sheets/cover-planner-k8",
     .reply_to = 0},
    {.author = "priya",
     .minutes_ago = ago(20, 20),
     .body = "Taken back.",
     .reply_to = 1,
     .reactions = {{"denise", thanks}}},
};

constexpr Post parent_night_slides[] = {
    {.author = "hannah",
     .minutes_ago = ago(38, 2),
     .body = "Twelve slides, thirty minutes, and about half of it is families trying it with a snack. "
             "https://example.org/slides/core-words-night\n\n"
             "What I would change: start with the snack. I lost two dads during the definition of \"core.\"",
     .reactions = {{"marisol", helpful}, {"delphine", helpful}, {"renee", thanks}}},
    {.author = "renee",
     .minutes_ago = ago(37, 22),
     .body = "Ran it in a church basement with no projector, printed. Started with the snack as instructed. Nine "
             "families, and a grandmother who took over at about minute twelve and ran it better than I did.",
     .reply_to = 0},
    {.author = "hannah",
     .minutes_ago = ago(37, 21),
     .body = "The grandmother is now part of the method.",
     .reply_to = 1,
     .reactions = {{"renee", celebrate}}},
    {.author = "mai",
     .minutes_ago = ago(17, 3),
     .body = "Is it all right to use with families who have no AAC user at home? I have parents who ask what the "
             "symbol boards in the hallway are for.",
     .reply_to = 0},
    {.author = "hannah",
     .minutes_ago = ago(17, 1),
     .body = "Please do. The hallway boards make a lot more sense once people's own children are pointing at them.",
     .reply_to = 3,
     .reactions = {{"mai", thanks}}},
};

constexpr Post number_line_not_babyish[] = {
    {.author = "delphine",
     .minutes_ago = ago(14, 6),
     .body = "I need a number-line task for learners who are 13 and working on which of two numbers is bigger. "
             "Everything I find has a frog on it. Needed by the end of next week. I tried a thermometer, which was "
             "okay until it got to below zero and then it was a science lesson."},
    {.author = "mai",
     .minutes_ago = ago(14, 4),
     .body = "No frogs is a good rule. Would prices work? Bigger and smaller is real when it is your money.",
     .reply_to = 0},
    {.author = "curtis",
     .minutes_ago = ago(14, 2),
     .body = "Mai has it. **Phone battery.** Pictures of a battery at 12, 40, 85 percent. Which phone do you take "
             "with you? Then put them in order on the line, no numbers showing at first. Eighth graders will fight "
             "about whether you can go out on 12. Here is the page that I put on the screen.",
     .reply_to = 0,
     .reactions = {{"delphine", thanks}, {"mai", thanks}},
     .files = {{"battery-line.png",
                "Three phones with a battery each: A nearly empty, B nearly full, C not quite half full. Below them a "
                "line from empty to full without any numbers"}}},
    {.author = "delphine",
     .minutes_ago = ago(9, 3),
     .body = "They fought. It was glorious. One learner placed \"50\" exactly in the middle, folded the strip to "
             "show me, and dared me to check.",
     .reply_to = 2,
     .reactions = {{"curtis", celebrate}, {"mai", celebrate}}},
};

constexpr Thread all[] = {
    {.channel = "wins-this-week",
     .kind = success,
     .title = "A comment nobody prompted",
     .posts = first_unasked_comment},
    {.channel = "wins-this-week",
     .kind = success,
     .title = "The meeting ended and people stayed",
     .posts = second_year},
    {.channel = "wins-this-week",
     .kind = success,
     .title = "Co-presented and kept the room after lunch",
     .posts = co_presented},
    {.channel = "wins-this-week",
     .kind = success,
     .title = "Two minutes of film, one good conversation",
     .posts = two_minutes_of_film},
    {.channel = "resource-swap", .kind = discussion, .title = "Cover planner you can copy", .posts = cover_planner},
    {.channel = "resource-swap",
     .kind = discussion,
     .title = "Thirty-minute parent night on core words",
     .posts = parent_night_slides},
    {.channel = "resource-swap",
     .kind = question,
     .title = "Middle-school number-line task that is not babyish",
     .posts = number_line_not_babyish,
     .answer = 2},
};

} // namespace

std::span<Thread const> threads_wins() { return all; }

} // namespace lateral::app::demo
