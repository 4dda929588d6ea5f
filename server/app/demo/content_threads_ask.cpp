#include "server/app/demo/threads.hpp"

/// Questions put to partners in other districts.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post listener_first[] = {
    {.author = "dana",
     .minutes_ago = ago(19, 4),
     .body = "Two of my teachers say pair talk turns into copying: one partner explains, the other writes it down. "
             "I tried sentence starters. Helped one room, not the other. If you have a look-for that gets past "
             "\"students are talking,\" what is it?",
     .reactions = {{"aili", same_here}, {"mai", same_here}}},
    {.author = "owen",
     .minutes_ago = ago(19, 1),
     .body = "We moved ours from \"students talk\" to \"**the listener can repeat the idea**.\" Took three weeks to "
             "stop teachers feeling tested by it. Then it got dull, which is how you know it took.",
     .reply_to = 0,
     .reactions = {{"dana", helpful}, {"jamal", helpful}}},
    {.author = "marisol",
     .minutes_ago = ago(18, 22),
     .body = "With AAC users in the room we learned to give the *listener* the job first. Before anyone speaks, the "
             "listener has a card: repeat, ask, or add. The speaker cannot just recite because someone across the "
             "desk is waiting for something. I put our card here: https://example.org/cards/listener-first",
     .reply_to = 0,
     .reactions = {{"dana", helpful}, {"delphine", thanks}, {"curtis", helpful}}},
    {.author = "dana",
     .minutes_ago = ago(18, 21),
     .body = "Stealing the card. Both rooms start Monday, if I can get copies past the printer.",
     .reply_to = 2},
    {.author = "samir",
     .minutes_ago = ago(18, 3),
     .body = "From the para side of the table: give the kids with a book or device their card a minute early. "
             "Otherwise the partner has finished before they have found the page.",
     .reply_to = 2,
     .reactions = {{"marisol", thanks}, {"delphine", helpful}}},
    {.author = "dana",
     .minutes_ago = ago(9, 5),
     .body = "Nine days later. Listener-first worked in both rooms. Partners who could say back the other person's "
             "idea went from **9 of 24 to 17 of 24**. What I changed: \"ask\" was too easy to fake, so the teacher "
             "cut it and left repeat and add. The idea was hers and it was better than mine.",
     .reply_to = 2,
     .reactions =
         {{"owen", celebrate}, {"marisol", celebrate}, {"jamal", celebrate}, {"samir", thanks}, {"lena", celebrate}}},
    {.author = "aili",
     .minutes_ago = ago(8, 22),
     .body = "Copying this up here. Will report back, fair warning: our partners are cousins and have been "
             "finishing each other's sentences since birth.",
     .reply_to = 5,
     .reactions = {{"dana", thanks}}},
};

constexpr Post family_letter_spanish[] = {
    {.author = "hannah",
     .minutes_ago = ago(30, 5),
     .body = "Looking for a letter home in Spanish that explains what a communication book is, what it is not, and "
             "that it does not stop speech. Our translation came back sounding like a lease. Need it in two weeks. "
             "I tried a translation tool and two of our parents were polite about it, which told me everything."},
    {.author = "nadia",
     .minutes_ago = ago(30, 3),
     .body = "We have Arabic, not Spanish, but we learned this the hard way: do not translate your English letter. "
             "Have a parent tell you what they would say to a sister, and write *that* down.",
     .reply_to = 0},
    {.author = "marisol",
     .minutes_ago = ago(29, 21),
     .body = "I have one. Two mothers in our parent group rewrote it last spring and read it aloud to each "
             "other until they stopped laughing at me. It uses *libro para hablar*, not *sistema de "
             "comunicación*. Half a page: https://example.org/letters/libro-para-hablar\n\n"
             "Please keep the line at the bottom that says who wrote it. They are proud of it.",
     .reply_to = 0,
     .reactions = {{"hannah", thanks}, {"ellen", thanks}, {"nadia", helpful}}},
    {.author = "hannah",
     .minutes_ago = ago(29, 20),
     .body = "It sounds like a person. Thank you, and thank them. Their line stays.",
     .reply_to = 2},
    {.author = "hannah",
     .minutes_ago = ago(15, 3),
     .body = "Sent to 14 families. Five wrote back. The old one got zero in a year.",
     .reply_to = 2,
     .reactions = {{"marisol", celebrate}, {"nadia", celebrate}}},
};

constexpr Post principal_wants_names[] = {
    {.author = "joy",
     .minutes_ago = ago(12, 2),
     .body = "My new principal asked which teachers I am coaching and \"how they are doing.\" It was friendly. I "
             "said I would get back to her and then hid in the copy room. What do you actually *say*?",
     .reactions = {{"dana", same_here}, {"mai", with_you}}},
    {.author = "dana",
     .minutes_ago = ago(12, 1),
     .body = "I said: \"I will always tell you who I am working with and on what. I will never tell you how it is "
             "going. If you want to know how it is going, come watch with the teacher's invitation.\" I practiced "
             "it in the car.",
     .reply_to = 0,
     .reactions = {{"joy", helpful}}},
    {.author = "owen",
     .minutes_ago = ago(11, 23),
     .body = "Slight dissent. If the principal hears nothing but a list, in year two the position looks like a "
             "luxury. Give her something real, just not about people: how many cycles, which focus areas, what you "
             "are learning in general about the building.",
     .reply_to = 0,
     .reactions = {{"jamal", helpful}}},
    {.author = "jamal",
     .minutes_ago = ago(11, 21),
     .body = "Principal here. I was that principal. What I was really asking was, *is this working, and am I "
             "allowed to care?* Nobody had told me what I could have, so I asked for the wrong thing.\n\n"
             "What my partner and I settled on fits on a sticky note:\n\n"
             "1. She tells me **who and what area**. Teachers know that she does.\n"
             "2. She does not tell me **quality**, and I do not fish.\n"
             "3. If I am worried about a teacher, that is *my* conversation, and I have it without her.\n\n"
             "Offer her the list before she asks again. Most of us take a clear deal gladly.",
     .reply_to = 0,
     .reactions = {{"joy", thanks}, {"dana", helpful}, {"owen", helpful}, {"lena", helpful}, {"ellen", helpful}}},
    {.author = "lena",
     .minutes_ago = ago(11, 19),
     .body = "Number 3 is the one to write down. Coaching falls apart when it becomes where supervision goes to "
             "avoid itself.",
     .reply_to = 3},
    {.author = "joy",
     .minutes_ago = ago(5, 22),
     .body = "Took her the sticky note version. She read it and said \"oh good, I did not want to grade them "
             "either.\" I was scared for a week over a two-minute conversation.",
     .reply_to = 3,
     .reactions = {{"jamal", celebrate}, {"dana", celebrate}, {"lena", celebrate}}},
};

constexpr Post core_words_on_the_bus[] = {
    {.author = "samir",
     .minutes_ago = ago(24, 4),
     .body = "I ride the bus with our learners, about 25 minutes each way, and I would like to model more than "
             "\"sit\" and \"stop.\" Nobody can see a full book from the next seat. What works at bus length?",
     .reactions = {{"delphine", same_here}}},
    {.author = "delphine",
     .minutes_ago = ago(24, 2),
     .body = "We laminate **one strip** of six words, big, and it hangs on the seat back: *look, go, more, not, "
             "same, what*. You can say a great deal about traffic with those six.",
     .reply_to = 0,
     .reactions = {{"samir", helpful}}},
    {.author = "renee",
     .minutes_ago = ago(23, 21),
     .body = "Three games that have survived my drives:\n\n"
             "1. **Look, not same.** Spot two trucks. Point *look*, then *same* or *not same*.\n"
             "2. **Guess where.** Point *go* and *what* before each turn.\n"
             "3. **Driver's word.** The driver gets one word a day and says it on the speaker. Ours loves this "
             "more than the kids do.\n\n"
             "Do not ask for an answer. Just talk with the strip yourself. They come in when they come in.",
     .reply_to = 0,
     .reactions = {{"samir", helpful}, {"delphine", thanks}, {"marisol", helpful}}},
    {.author = "samir",
     .minutes_ago = ago(23, 19),
     .body = "Our driver has already chosen \"more.\" She means more coffee.",
     .reply_to = 2},
    {.author = "samir",
     .minutes_ago = ago(3, 5),
     .body = "Three weeks in. I have not counted anything, so no numbers. But on the way home yesterday three "
             "riders used the strip to talk *to each other* while I was busy with a window. I just kept quiet and "
             "fixed the window very slowly.",
     .reply_to = 2,
     .reactions = {{"renee", celebrate}, {"delphine", celebrate}, {"hannah", celebrate}, {"marisol", celebrate}}},
};

constexpr Post board_chart[] = {
    {.author = "ellen",
     .minutes_ago = ago(2, 3),
     .body = "I get four minutes with the board. I have drop-in data: classrooms with a communication book within "
             "reach went from 31 to 58 percent over a year. Last time I showed a line with a band around it and was "
             "asked whether the band was the deficit. One picture, four minutes, no jargon. What do you use?",
     .reactions = {{"nadia", same_here}}},
    {.author = "owen",
     .minutes_ago = ago(2, 1),
     .body = "Two bars and a dotted line for the goal. Title is the sentence you want them to repeat in the parking "
             "lot: \"More than half our rooms have the book where the child can reach it.\" If they ask about the "
             "band, you have lost them.",
     .reply_to = 0,
     .reactions = {{"ellen", helpful}}},
    {.author = "ruth",
     .minutes_ago = ago(1, 20),
     .body = "From someone who sits beside a board: bring a book. Put it on the table where nobody can reach it and "
             "let a minute pass. Then show Owen's two bars.",
     .reply_to = 0,
     .reactions = {{"ellen", thanks}, {"owen", helpful}}},
    {.author = "ellen",
     .minutes_ago = ago(1, 19),
     .body = "Ruth, that is wicked and I am going to do it.",
     .reply_to = 2},
    {.author = "nadia",
     .minutes_ago = ago(0, 4, 15),
     .body = "Say how many rooms, too. \"58 percent\" of what was my board's first question. If it is 11 of 19, say "
             "11 of 19."},
};

// Nobody has answered yet: stewards find it among what waits for a first reply.
constexpr Post two_buildings[] = {
    {.author = "priya",
     .minutes_ago = ago(5, 3),
     .body = "We screen 210 students in two buildings in the same week, and three of us may give the test. Last fall "
             "we split every morning and finished nothing well. If you cover more than one building: one a day, or "
             "both at once with subs? And what do you tell the teachers whose math block moves?"},
};

constexpr Thread all[] = {
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "Pair talk turns into copying. What did you look for?",
     .posts = listener_first,
     .answer = 2},
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "Spanish family letter about communication books?",
     .posts = family_letter_spanish,
     .answer = 2},
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "Our principal wants names. I want trust. Help me word it.",
     .posts = principal_wants_names,
     .answer = 3},
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "Bus-length ideas for modeling core words?",
     .posts = core_words_on_the_bus,
     .answer = 2},
    {.channel = "ask-a-partner", .kind = question, .title = "A chart our board will understand?", .posts = board_chart},
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "Two buildings, one screening week: who goes first?",
     .posts = two_buildings},
};

} // namespace

std::span<Thread const> threads_ask() { return all; }

} // namespace lateral::app::demo
