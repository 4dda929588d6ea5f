#include "server/app/demo/threads.hpp"

/// Communication partners, assistive technology and what families say.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post book_in_the_bag[] = {
    {.author = "marisol",
     .minutes_ago = ago(27, 5),
     .body = "I did drop-ins last week: adults only, no learners counted, just where the books were. Nineteen "
             "rooms. In seven the book was in a backpack or on a high shelf. In every one of those seven, the "
             "adults could tell me *exactly* why, and the reasons were good. It gets chewed. It falls. It is "
             "heavy.\n\n"
             "How do you talk about this without sounding like the book police?",
     .reactions = {{"delphine", same_here}, {"samir", same_here}, {"renee", with_you}}},
    {.author = "samir",
     .minutes_ago = ago(27, 3),
     .body = "Ask us what would have to be true for it to stay out. For me: a strap. I had one hand for the book "
             "and one for a walker and I needed a third. Somebody got me a strap and it was never about attitude.",
     .reply_to = 0,
     .reactions = {{"marisol", helpful}, {"delphine", helpful}, {"hannah", helpful}}},
    {.author = "hannah",
     .minutes_ago = ago(27, 1),
     .body = "Strap, carabiner, or a music stand by the carpet. All three come to under thirty dollars and I keep "
             "spares in my trunk. Message me a room and I bring a stand.",
     .reply_to = 1,
     .reactions = {{"samir", thanks}, {"delphine", tried_it}}},
    {.author = "delphine",
     .minutes_ago = ago(26, 22),
     .body = "The sentence that worked on me, years ago, was \"where would you like yours kept?\" I thought: mine? "
             "And then I saw it.",
     .reply_to = 0},
    {.author = "marisol",
     .minutes_ago = ago(6, 2),
     .body = "Went back with straps, four stands and Delphine's sentence. Seven rooms became two, and those two "
             "have a plan. I asked a question and stopped talking. That last part cost me the most.",
     .reactions = {{"samir", celebrate}, {"hannah", celebrate}, {"ellen", celebrate}}},
};

constexpr Post what_counts_as_modeling[] = {
    {.author = "hannah",
     .minutes_ago = ago(48, 3),
     .body = "We want to count adult modeling for our plan, and half the team counts a single point and half wants "
             "a whole path through the book. I do not need the official answer so much as one we can all count the "
             "same way.",
     .reactions = {{"samir", same_here}}},
    {.author = "marisol",
     .minutes_ago = ago(48, 1),
     .body = "Ours: *an adult points to at least one symbol while saying something real, and does not require "
             "anything back.* All three parts. Two people counted the same ten minutes and were within two of each "
             "other, so it is good enough for us.",
     .reply_to = 0,
     .reactions = {{"hannah", helpful}, {"andre", helpful}}},
    {.author = "andre",
     .minutes_ago = ago(47, 23),
     .body = "\"Does not require anything back\" is the part people argue with, and also the part that does the "
             "work.",
     .reply_to = 1},
    {.author = "renee",
     .minutes_ago = ago(47, 20),
     .body = "I would go easy on counting at first. The week we started tallying, two staff stopped modeling when I "
             "came in. They did not want to be counted *wrong*. Model alongside for a month, and then count.",
     .reply_to = 0},
    {.author = "hannah",
     .minutes_ago = ago(47, 2),
     .body = "Both, then: the definition now, the clipboard in a month.",
     .reply_to = 3,
     .reactions = {{"renee", thanks}}},
};

constexpr Post new_para_first_week[] = {
    {.author = "delphine",
     .minutes_ago = ago(0, 5, 45),
     .body = "We have someone starting Monday in my room at Pinecrest. Past new staff got a binder and a two-hour "
             "video and looked at me with love and fear. If you could give them three things to do in the first "
             "week, what would they be?"},
    {.author = "samir",
     .minutes_ago = ago(0, 4, 20),
     .body = "1. Carry the book. Do not use it yet, just be the one who carries it.\n"
             "2. Learn where *more*, *not* and *look* live, until you do not have to search.\n"
             "3. Watch somebody get it wrong and keep going. Best if that person is you.",
     .reply_to = 0,
     .reactions = {{"delphine", thanks}, {"marisol", helpful}}},
    {.author = "marisol",
     .minutes_ago = ago(0, 2, 15),
     .body = "Number 3 should be printed on the cover of the binder.",
     .reply_to = 1},
};

constexpr Post consideration_rubber_stamp[] = {
    {.author = "teresa",
     .minutes_ago = ago(41, 4),
     .body = "Every plan I reviewed this month had assistive technology marked \"considered, not needed,\" same "
             "wording, copied. I am not upset with anybody, the form invites it. How did you get the conversation "
             "to actually take place?",
     .reactions = {{"ellen", same_here}}},
    {.author = "ellen",
     .minutes_ago = ago(41, 2),
     .body = "The question on our form used to be yes or no. Now it is \"what did the team picture the learner "
             "doing that is hard today?\" No box. You have to write a sentence. Complaints for a month, then better "
             "plans.",
     .reply_to = 0},
    {.author = "andre",
     .minutes_ago = ago(40, 23),
     .body = "Four questions, five minutes, with a timer, and **the tool comes last**:\n\n"
             "1. What is the task that is hard?\n"
             "2. Where and with whom is it hard?\n"
             "3. What have we tried, low tech included?\n"
             "4. What might we try for two weeks, and who will notice?\n\n"
             "If number 4 comes up empty, fine, write why. It is on one page: https://example.org/at/one-page-flow",
     .reply_to = 0,
     .reactions = {{"teresa", helpful}, {"hannah", helpful}, {"renee", thanks}}},
    {.author = "teresa",
     .minutes_ago = ago(40, 21),
     .body = "\"Who will notice\" is the one we never ask.",
     .reply_to = 2},
    {.author = "teresa",
     .minutes_ago = ago(11, 3),
     .body = "Six weeks of it in two buildings. Of 22 plans, 9 have a two-week trial with a name next to \"who will "
             "notice.\" None of them involves buying a thing, which my business office would like to thank you for.",
     .reply_to = 2,
     .reactions = {{"andre", celebrate}, {"ellen", thanks}}},
};

constexpr Post loan_diary[] = {
    {.author = "hannah",
     .minutes_ago = ago(23, 4),
     .body = "We lend for eight weeks and ask the room to keep a diary. About a third come back filled in, a third "
             "come back blank, and a third come back with the device *and no charger*. I do not want to chase "
             "people. Should I shorten it?"},
    {.author = "renee",
     .minutes_ago = ago(23, 1),
     .body = "I shortened ours to one line on Fridays: used it / did not / why. Texted. I get most of them because "
             "I text back a thumbs up within the minute and people are simple.",
     .reply_to = 0,
     .reactions = {{"hannah", helpful}}},
    {.author = "andre",
     .minutes_ago = ago(22, 22),
     .body = "Blank diaries told us something: those rooms had mostly stopped in week two, once whoever had set it "
             "up was out sick. So now week two is a visit, not a form.",
     .reply_to = 0,
     .reactions = {{"hannah", thanks}}},
    {.author = "samir",
     .minutes_ago = ago(22, 19),
     .body = "From someone who has filled them in: I never knew who read it. When someone wrote back, I wrote more.",
     .reply_to = 0},
    {.author = "hannah",
     .minutes_ago = ago(22, 18),
     .body = "That is fair, and a bit painful. I will write back.",
     .reply_to = 3,
     .reactions = {{"samir", thanks}}},
};

constexpr Post shelf_closed[] = {
    {.author = "andre",
     .minutes_ago = ago(3, 2),
     .body = "North Harbor's shelf is closed Monday through Friday next week while we count. Loans already out stay "
             "out. If a room is waiting on something urgent, post here and I will see who has one to spare.",
     .reactions = {{"renee", thanks}}},
    {.author = "renee",
     .minutes_ago = ago(2, 22),
     .body = "Waiting on a mid-tech device with a keyguard, two-week trial. Not an emergency, more of a hope.",
     .reply_to = 0},
    {.author = "hannah",
     .minutes_ago = ago(2, 20),
     .body = "Three Pines has one asleep in a cabinet. I can hand it to whoever is coming to the update meeting.",
     .reply_to = 1,
     .reactions = {{"renee", celebrate}, {"andre", thanks}}},
};

constexpr Post letters_at_the_table[] = {
    {.author = "kay",
     .minutes_ago = ago(39, 4),
     .body = "I was asked to say this, so here goes. When a letter comes from school about my child I read it "
             "standing up, after work, with something on the stove. If the first line is about *compliance* I "
             "hear: trouble. If the first line is something you noticed, I sit down.\n\n"
             "- Say what you saw, first.\n"
             "- Say what you want from me in one sentence. \"Nothing, just so you know\" is a lovely sentence.\n"
             "- Put a person's name and a number that a person answers.\n\n"
             "That is all I have got. It is not much and hardly anyone does it.",
     .reactions = {{"tom", thanks}, {"grace", helpful}, {"hannah", helpful}, {"teresa", thanks}, {"denise", helpful}}},
    {.author = "grace",
     .minutes_ago = ago(39, 1),
     .body = "I have rewritten my Friday note since reading this at lunch. Mine started with the word \"reminder.\" "
             "For six years.",
     .reply_to = 0,
     .reactions = {{"kay", thanks}}},
    {.author = "teresa",
     .minutes_ago = ago(38, 22),
     .body = "Our notices have to carry certain language. Would it help to put a short plain page on top, or does "
             "that just make a longer letter?",
     .reply_to = 0},
    {.author = "kay",
     .minutes_ago = ago(38, 20),
     .body = "On top, yes. I know the other pages are for the lawyers. I will sign them. Just let me meet a person "
             "first.",
     .reply_to = 2,
     .reactions = {{"teresa", helpful}, {"ellen", helpful}}},
    {.author = "nadia",
     .minutes_ago = ago(38, 2),
     .body = "We tried the plain page on top this month in two languages. Calls to the office about \"what does "
             "this mean\" went from a handful a day to a handful in the whole week.",
     .reply_to = 3},
};

constexpr Post two_families_handout[] = {
    {.author = "hannah",
     .minutes_ago = ago(7, 4),
     .body = "One page on what the loan period is like at home. I think it is clear, which usually means it is "
             "clear to me. [@Kay Turnbull](person:kay), could you and somebody else tear into it by next Friday?",
     .files = {{"device-at-home.docx"}}},
    {.author = "kay",
     .minutes_ago = ago(6, 23),
     .body = "Done, with my neighbor, and a pen. The big one: you never say what happens if we break it. That is "
             "the only thing either of us wanted to know.",
     .reply_to = 0,
     .reactions = {{"hannah", thanks}, {"teresa", celebrate}}},
    {.author = "hannah",
     .minutes_ago = ago(6, 21),
     .body = "Nothing happens! We fix it! It is now the second line, in bold. Thank you both.",
     .reply_to = 1,
     .reactions = {{"kay", thanks}}},
    {.author = "kay",
     .minutes_ago = ago(0, 3, 30),
     .body = "My neighbor would like it known that she was right about the font, too.",
     .reply_to = 2,
     .reactions = {{"hannah", thanks}}},
};

constexpr Thread all[] = {
    {.channel = "podd-communication-partners",
     .kind = discussion,
     .title = "Whose book is in the bag?",
     .posts = book_in_the_bag},
    {.channel = "podd-communication-partners",
     .kind = question,
     .title = "What counts as modeling? Our team cannot agree",
     .posts = what_counts_as_modeling,
     .answer = 1},
    {.channel = "podd-communication-partners",
     .kind = question,
     .title = "What do you give a new para in the first week?",
     .posts = new_para_first_week},
    {.channel = "at-journey-process",
     .kind = question,
     .title = "AT consideration has become a checkbox",
     .posts = consideration_rubber_stamp,
     .answer = 2},
    {.channel = "at-journey-process",
     .kind = discussion,
     .title = "Eight-week device loan diary: is it too much?",
     .posts = loan_diary},
    {.channel = "at-journey-process",
     .kind = discussion,
     .title = "Lending shelf closed for inventory next week",
     .posts = shelf_closed},
    {.channel = "family-voice",
     .kind = discussion,
     .title = "What a letter sounds like at the kitchen table",
     .posts = letters_at_the_table,
     .pinned = true},
    {.channel = "family-voice",
     .kind = question,
     .title = "Would two families look at a handout before we print it?",
     .posts = two_families_handout,
     .answer = 1},
};

} // namespace

std::span<Thread const> threads_communication() { return all; }

} // namespace lateral::app::demo
