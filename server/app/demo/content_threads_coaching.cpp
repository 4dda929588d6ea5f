#include "server/app/demo/threads.hpp"

/// Coaching craft and what principals learn.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post goal_too_small[] = {
    {.author = "joy",
     .minutes_ago = ago(18, 2),
     .body = "\"Three students will raise their hands.\" It is hers and I believe in choice. I also think it will "
             "be met by Wednesday and then we are done, and I will have been no use. What do I do with that?",
     .reactions = {{"dana", same_here}}},
    {.author = "dana",
     .minutes_ago = ago(18, 1),
     .body = "Let it be met by Wednesday. A person who has met one goal with you sets the next one bigger. A person "
             "whose goal you improved sets the next one *for you*.",
     .reply_to = 0,
     .reactions = {{"joy", thanks}}},
    {.author = "lena",
     .minutes_ago = ago(17, 23),
     .body = "May I ask what you are worried about: that it is too small for the learners, or too small for your "
             "calendar? If it is the learners, say so once, as information: \"When I watched, I saw about five who "
             "never got a turn. Does that change anything?\" Then leave it alone. She can have voice *and* you can "
             "have one.",
     .reply_to = 0,
     .reactions = {{"joy", helpful}, {"dana", helpful}, {"hannah", helpful}}},
    {.author = "joy",
     .minutes_ago = ago(17, 22),
     .body = "Calendar. I wanted it to look like a cycle.",
     .reply_to = 2,
     .reactions = {{"lena", thanks}}},
    {.author = "owen",
     .minutes_ago = ago(17, 20),
     .body = "Mild objection from the data corner: small is fine, but is it *measured*? \"Three hands\" can be had "
             "by asking an easy question.",
     .reply_to = 0},
    {.author = "dana",
     .minutes_ago = ago(17, 18),
     .body = "That is where we would get to by Thursday. By her saying it, I hope.",
     .reply_to = 4},
    {.author = "joy",
     .minutes_ago = ago(8, 2),
     .body = "Met on Tuesday. On Thursday she said, \"but they were easy questions.\" New goal, her words: every "
             "learner answers one question *they did not know they could*. I said nothing. I nearly died of it.",
     .reply_to = 2,
     .reactions = {{"dana", celebrate}, {"lena", celebrate}, {"owen", celebrate}}},
};

constexpr Post neither_of_us_tried[] = {
    {.author = "hannah",
     .minutes_ago = ago(25, 4),
     .body = "I coach a teacher I like a lot. We agreed on something and it has been three weeks. We meet, we say "
             "\"this week for sure,\" we talk about her dog. Has anyone come back from here?",
     .reactions = {{"dana", same_here}, {"joy", same_here}, {"aili", same_here}}},
    {.author = "aili",
     .minutes_ago = ago(25, 2),
     .body = "Say it first, about yourself. \"I have not done my half.\" In my experience the other half comes out "
             "within a minute.",
     .reply_to = 0,
     .reactions = {{"hannah", helpful}}},
    {.author = "lena",
     .minutes_ago = ago(24, 22),
     .body = "What would it tell you if the strategy was never going to happen? Sometimes three weeks of not doing "
             "is the honest answer, and the agreement was only politeness.",
     .reply_to = 0},
    {.author = "hannah",
     .minutes_ago = ago(20, 3),
     .body = "It was politeness. I said my half, she said she had picked it because I seemed excited. We threw it "
             "out. She wants to work on how the day *ends*, and we tried the first bit the same afternoon. The dog "
             "is well.",
     .reply_to = 2,
     .reactions = {{"lena", thanks}, {"aili", thanks}}},
};

constexpr Post spare_adult[] = {
    {.author = "dana",
     .minutes_ago = ago(15, 3),
     .body = "Two absences, a day and a half of subbing, one cafeteria. No cycle moved. I am not asking for a fix. "
             "I am just tired of being the spare adult.",
     .reactions = {{"lena", with_you}, {"joy", with_you}, {"aili", with_you}, {"mai", with_you}, {"hannah", with_you}}},
    {.author = "aili",
     .minutes_ago = ago(15, 1),
     .body = "I have no fix. I did gym on Wednesday. Four-square is violent.",
     .reply_to = 0},
    {.author = "lena",
     .minutes_ago = ago(14, 23),
     .body = "That is a time problem, not a you problem. When you are ready, and not before, shall we bring the "
             "count of subbing days to Ellen together? Not as a complaint. As a number that somebody can decide "
             "about.",
     .reply_to = 0,
     .reactions = {{"dana", thanks}, {"jamal", helpful}, {"ellen", helpful}}},
    {.author = "dana",
     .minutes_ago = ago(14, 21),
     .body = "Ready on Monday. Today I am going to sit in the car.",
     .reply_to = 2},
    {.author = "ellen",
     .minutes_ago = ago(14, 2),
     .body = "I read this and did not want to barge in. But bring me the number. I would much rather decide about "
             "it than not know it.",
     .reply_to = 2,
     .reactions = {{"dana", thanks}, {"lena", thanks}, {"jamal", thanks}}},
    {.author = "dana",
     .minutes_ago = ago(0, 4, 30),
     .body = "For those who sent kind notes: the number was 11 half days since the start of the year. Jamal and "
             "Ellen have agreed that I am last on the list now and not first, and that it gets counted. Two cycles "
             "moved this week.",
     .reactions = {{"ellen", thanks}, {"lena", celebrate}, {"joy", celebrate}, {"aili", celebrate}}},
};

constexpr Post second_question[] = {
    {.author = "marisol",
     .minutes_ago = ago(1, 4),
     .body = "I ask the first question well. Then there is a pause, and I answer it for the teacher, kindly, with "
             "examples. Would somebody listen to a role-play, ten minutes by phone, for how I ask the *second* "
             "question? Tuesday or Thursday lunch."},
    {.author = "andre",
     .minutes_ago = ago(1, 2),
     .body = "Thursday, 12:10. My fee is that you listen to mine.",
     .reply_to = 0,
     .reactions = {{"marisol", thanks}}},
    {.author = "lena",
     .minutes_ago = ago(0, 21, 30),
     .body = "Can I offer a small thing to try first? Write the second question down before you go in, and keep "
             "your pen on it.",
     .reply_to = 0},
    {.author = "marisol",
     .minutes_ago = ago(0, 1, 50),
     .body = "Pen on paper. Trying it at 2:00. I have chosen \"what makes you say that?\" and I am scared of it.",
     .reply_to = 2,
     .reactions = {{"lena", thanks}}},
};

constexpr Post seven_twenty[] = {
    {.author = "jamal",
     .minutes_ago = ago(37, 3),
     .body = "Our instructional partner and I meet for ten minutes at 7:20, most days. For those who ask what we do "
             "with it: two shared priorities, what each of us is doing about them today, and what one of us needs. "
             "No teachers by name. I broke that once in the first month, she looked at her watch, and we moved on. "
             "I have not done it since.",
     .reactions = {{"denise", helpful}, {"dana", thanks}}},
    {.author = "denise",
     .minutes_ago = ago(37, 1),
     .body = "I would love this. I have bus duty at 7:20 and so does she.",
     .reply_to = 0},
    {.author = "jamal",
     .minutes_ago = ago(36, 22),
     .body = "Bus duty *is* ours, twice a week. Side by side, looking at buses. Some of our best ones.",
     .reply_to = 1,
     .reactions = {{"denise", thanks}}},
    {.author = "ruth",
     .minutes_ago = ago(36, 20),
     .body = "What do you do when you are sure a teacher is struggling and you know your partner is in that room "
             "every week?",
     .reply_to = 0,
     .reactions = {{"jamal", thanks}}},
    {.author = "jamal",
     .minutes_ago = ago(36, 19),
     .body = "I go and look for myself, and I have the conversation myself. If I went through the coach it would be "
             "faster, once. Then never again for anyone.",
     .reply_to = 3,
     .reactions = {{"ruth", helpful}, {"denise", helpful}, {"lena", helpful}}},
};

constexpr Post look_for_wording[] = {
    {.author = "denise",
     .minutes_ago = ago(5, 4),
     .body = "Faculty drafted: \"Students are engaged in productive discourse.\" I cannot see it and I cannot hear "
             "it. We have the one page nearly done and I would rather not write this one *for* them. What would you "
             "ask?"},
    {.author = "owen",
     .minutes_ago = ago(5, 2),
     .body = "\"Who does what?\" A look-for starts with a person and a verb. If the verb is \"are,\" start over.",
     .reply_to = 0},
    {.author = "jamal",
     .minutes_ago = ago(5, 1),
     .body = "I asked ours, \"if you were proud of it and I walked in with the sound off, what would I see?\" And "
             "then, \"with the lights off, what would I hear?\" They got to *students explain a strategy to a "
             "partner before the adult confirms it*. It took nineteen minutes and they own every word.",
     .reply_to = 0,
     .reactions = {{"denise", thanks}, {"dana", helpful}}},
    {.author = "denise",
     .minutes_ago = ago(1, 6),
     .body = "Sound off, lights off worked. Ours came out as: **a student says what their partner thought before "
             "saying what they think.** The gym teacher wrote it. He says it is refereeing.",
     .reply_to = 2,
     .reactions = {{"jamal", celebrate}, {"owen", thanks}}},
};

constexpr Thread all[] = {
    {.channel = "coaching-craft",
     .kind = question,
     .title = "My teacher set a goal I think is too small",
     .posts = goal_too_small,
     .answer = 2},
    {.channel = "coaching-craft",
     .kind = discussion,
     .title = "We agreed on a strategy three weeks ago and neither of us has tried it",
     .posts = neither_of_us_tried},
    {.channel = "coaching-craft", .kind = discussion, .title = "No cycle moved this week", .posts = spare_adult},
    {.channel = "coaching-craft", .kind = question, .title = "I keep rescuing the silence", .posts = second_question},
    {.channel = "principals-learning", .kind = discussion, .title = "Ten minutes at 7:20", .posts = seven_twenty},
    {.channel = "principals-learning",
     .kind = question,
     .title = "Help with one look-for",
     .posts = look_for_wording,
     .answer = 2},
};

} // namespace

std::span<Thread const> threads_coaching() { return all; }

} // namespace lateral::app::demo
