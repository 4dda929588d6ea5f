#include "server/app/demo/threads.hpp"

/// Number talks and the instructors who teach them.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post number_talk_silence[] = {
    {.author = "mai",
     .minutes_ago = ago(32, 3),
     .body = "I do a number talk three mornings a week. It is always the same four hands and everyone else watches "
             "them like television. I tried calling on people and it got worse. What do you do?",
     .reactions = {{"grace", same_here}, {"luke", same_here}}},
    {.author = "grace",
     .minutes_ago = ago(32, 1),
     .body = "Following. I have five hands, so I am winning, I guess.",
     .reply_to = 0,
     .reactions = {{"mai", with_you}}},
    {.author = "curtis",
     .minutes_ago = ago(31, 23),
     .body = "Thumbs at the chest, not hands in the air. One thumb: I have a way. Two fingers: I have another "
             "way. You wait until most of the room has a thumb, and you *keep* waiting when you want to stop. "
             "Then ask for answers only, write all of them up, right and wrong, poker face. Now everybody has "
             "something to defend.\n\n"
             "The four hands were not rude. They were just telling everybody else that thinking time was over.",
     .reply_to = 0,
     .reactions = {{"mai", helpful}, {"grace", helpful}, {"luke", helpful}, {"aili", helpful}}},
    {.author = "mai", .minutes_ago = ago(31, 21), .body = "Poker face is going to be my problem.", .reply_to = 2},
    {.author = "curtis",
     .minutes_ago = ago(31, 20),
     .body = "Mine took about four years. Turn around and erase something.",
     .reply_to = 3},
    {.author = "mai",
     .minutes_ago = ago(18, 4),
     .body = "Two weeks of thumbs. I keep a class tally: different people who shared in a week went from 4 to 13 of "
             "22. One way of doing 38 + 27 made me honestly say \"huh\" and they are still talking about it.",
     .reply_to = 2,
     .reactions = {{"curtis", celebrate}, {"denise", celebrate}, {"grace", celebrate}}},
    {.author = "grace",
     .minutes_ago = ago(12, 4),
     .body = "Tried it with fifth grade. Day one was terrible, they thought the thumbs were funny. Day four, no one "
             "noticed the thumbs. Eleven of 26.",
     .reply_to = 5,
     .reactions = {{"mai", tried_it}, {"curtis", celebrate}}},
};

constexpr Post honest_about_timed[] = {
    {.author = "luke",
     .minutes_ago = ago(13, 5),
     .body = "I took Foundations and I believe it. I also have parents who ask where the timed tests went, and two "
             "colleagues who think I am going soft. And some of my sixth graders *like* them. Not looking for a "
             "fight. I want to know what you say.",
     .reactions = {{"mai", same_here}}},
    {.author = "curtis",
     .minutes_ago = ago(13, 3),
     .body = "What I say: I want them fast, too. Fast comes from having a few sure ways and using them a lot. A "
             "timer checks whether that has happened. It does not make it happen.",
     .reply_to = 0,
     .reactions = {{"luke", helpful}}},
    {.author = "aili",
     .minutes_ago = ago(13, 1),
     .body = "I did not throw mine out. Once a month, against your own last one, nobody else sees it. I know not "
             "everyone here likes that.",
     .reply_to = 0},
    {.author = "curtis",
     .minutes_ago = ago(12, 23),
     .body = "I am one of those who do not. I have seen what the clock does to a child who was just beginning to "
             "trust herself. But \"against your own\" is a different animal and I would rather argue with you than "
             "with most people who agree with me.",
     .reply_to = 2,
     .reactions = {{"aili", thanks}}},
    {.author = "denise",
     .minutes_ago = ago(12, 21),
     .body = "For the parents: show, do not tell. At conferences I put 98 + 47 on a card and ask how they did it in "
             "their head. They never do it the way they were timed on. Then we talk.",
     .reply_to = 0,
     .reactions = {{"luke", helpful}, {"curtis", thanks}, {"jamal", helpful}}},
    {.author = "luke",
     .minutes_ago = ago(2, 2),
     .body = "Tried 98 + 47 on seven sets of parents. Four different ways, one standing ovation for a grandfather. "
             "No one asked about the tests.",
     .reply_to = 4,
     .reactions = {{"denise", celebrate}, {"curtis", celebrate}}},
};

constexpr Post ten_frames_for_access[] = {
    {.author = "delphine",
     .minutes_ago = ago(34, 4),
     .body = "Learners in my room who can tell you with their eyes which set has more, but cannot place a counter "
             "without an adult's hand, and then whose answer is it? What have you used in place of counters?"},
    {.author = "hannah",
     .minutes_ago = ago(34, 2),
     .body = "Split the math from the moving.\n\n"
             "- Two finished frames on a stand, far enough apart that you can *see* the eyes choose\n"
             "- Adult is the hands and asks \"here?\", going along the frame, and the learner stops you with a "
             "switch, a sound, whatever stop is\n"
             "- Now and then the adult gets it wrong on purpose. If you are not corrected, you have learned "
             "something\n\n"
             "I built a slant stand with magnets, pattern here: https://example.org/build/slant-frame",
     .reply_to = 0,
     .reactions = {{"delphine", helpful}, {"curtis", helpful}, {"marisol", helpful}}},
    {.author = "curtis",
     .minutes_ago = ago(33, 23),
     .body = "\"Split the math from the moving\" should be on page one of the course.",
     .reply_to = 1,
     .reactions = {{"hannah", thanks}}},
    {.author = "delphine",
     .minutes_ago = ago(24, 2),
     .body = "Wrong-on-purpose is the one. I put seven where five belonged and was *told off*, with eyebrows. I "
             "have never been so happy to be wrong.",
     .reply_to = 1,
     .reactions = {{"hannah", celebrate}, {"marisol", celebrate}}},
};

constexpr Post same_age_materials[] = {
    {.author = "aili",
     .minutes_ago = ago(9, 3),
     .body = "Older learners up here count what there is: bolts, ferry tickets, fish sticks on a tray. What do "
             "yours count that a person their age would not be embarrassed by?",
     .reactions = {{"delphine", helpful}}},
    {.author = "delphine",
     .minutes_ago = ago(9, 1),
     .body = "Laundry quarters. We run the towels for the whole building, and it takes six a load. They know when I "
             "am short."},
    {.author = "samir",
     .minutes_ago = ago(8, 20),
     .body = "Hall passes. Chairs for assembly. How many sauces are left. The sauces are taken very seriously.",
     .reactions = {{"aili", celebrate}}},
    {.author = "mai",
     .minutes_ago = ago(7, 4),
     .body = "Reading this from a second grade room and putting my counting bears in a drawer for a week, to see "
             "what we count instead."},
};

constexpr Post opener_on_the_18th[] = {
    {.author = "marisol",
     .minutes_ago = ago(29, 3),
     .body = "Six minutes, section 2 of the PODD course. I want it warm and I am afraid it is just long. I have "
             "tried it on my husband, who said it was \"nice,\" so. Would two people take ten minutes each? One "
             "warm note and one cool note, please."},
    {.author = "hannah",
     .minutes_ago = ago(29, 1),
     .body = "Send it. I start step 5 next month and need to see a real one anyway.",
     .reply_to = 0,
     .reactions = {{"marisol", thanks}}},
    {.author = "aili",
     .minutes_ago = ago(28, 22),
     .body = "Watched it. Warm: you wait after your question, and it is a real wait. Cool: you tell us why it "
             "matters three times before we do anything. Once is enough. We came, so we already think it matters.",
     .reply_to = 0,
     .reactions = {{"marisol", helpful}, {"hannah", helpful}}},
    {.author = "marisol",
     .minutes_ago = ago(28, 20),
     .body = "Cut two of them. It is four minutes now and I miss nothing. Thank you for being direct.",
     .reply_to = 2,
     .reactions = {{"aili", thanks}}},
    {.author = "tom",
     .minutes_ago = ago(28, 2),
     .body = "For everyone rehearsing: there is a checklist on the shelf, https://example.org/level2/rehearsal. The "
             "last line reads \"what will you do if nobody answers?\" Please have an answer to that one.",
     .reply_to = 3,
     .reactions = {{"marisol", thanks}}},
};

constexpr Post did_i_miss_a_step[] = {
    {.author = "hannah",
     .minutes_ago = ago(17, 2),
     .body = "My director approved (step 2), I signed the agreement (4), and I start the training days soon. But "
             "nobody told me anything about 3. Is it my job to ask?",
     .reactions = {{"marisol", same_here}}},
    {.author = "tom",
     .minutes_ago = ago(16, 23),
     .body = "It is ours, and yours is done: approved the week you applied. You should have been told, and I am "
             "sorry that you had to wonder. The order is 1 to 7 with no hidden doors. If you ever cannot tell whose "
             "turn it is, ask here and assume it is mine.",
     .reply_to = 0,
     .reactions = {{"hannah", thanks}, {"marisol", helpful}}},
    {.author = "hannah",
     .minutes_ago = ago(16, 22),
     .body = "Thank you. I have been carrying that around for two weeks.",
     .reply_to = 1},
    {.author = "marisol",
     .minutes_ago = ago(16, 20),
     .body = "I could have told you in a minute if you had asked! We should have a \"what step are you on\" thread.",
     .reply_to = 2},
};

constexpr Post down_to_one[] = {
    {.author = "andre",
     .minutes_ago = ago(20, 5),
     .body = "One of ours retired and one took a job out of state, so for the AT course North Harbor is me. I have "
             "18 people signed up next month and I do not want to do six hours alone. Half a day, either half. We "
             "can pay mileage and I cook.",
     .reactions = {{"aili", with_you}}},
    {.author = "aili",
     .minutes_ago = ago(20, 2),
     .body = "Morning is mine if you do the device stations, which I am bad at. I will trade you: come up for our "
             "February-or-whenever round.",
     .reply_to = 0,
     .reactions = {{"andre", thanks}, {"teresa", thanks}}},
    {.author = "andre",
     .minutes_ago = ago(20, 1),
     .body = "Deal on both. And Teresa has asked three people whether they would like to start as candidates. One "
             "has said yes already.",
     .reply_to = 1,
     .reactions = {{"aili", celebrate}}},
    {.author = "teresa",
     .minutes_ago = ago(19, 20),
     .body = "I should have asked last year. One is not a cohort.",
     .reply_to = 2},
};

constexpr Post lost_them_after_lunch[] = {
    {.author = "curtis",
     .minutes_ago = ago(45, 3),
     .body = "Confess: what is your after-lunch plan? Mine for about ten years was \"hope.\"",
     .reactions = {{"andre", same_here}, {"marisol", same_here}}},
    {.author = "aili", .minutes_ago = ago(45, 1), .body = "Build something. Scissors. Nobody sleeps holding scissors."},
    {.author = "andre",
     .minutes_ago = ago(44, 23),
     .body = "Stations with a timer that plays a song, so I do not have to be the one who ends it."},
    {.author = "marisol",
     .minutes_ago = ago(44, 22),
     .body = "I am new at this, so I watch other people: the ones who keep the room come back with a *question from "
             "the morning* that somebody in the room asked. People sit up when it is theirs.",
     .reactions = {{"curtis", helpful}}},
    {.author = "curtis",
     .minutes_ago = ago(44, 20),
     .body = "Thirty-one years and I have never done that. Next Tuesday.",
     .reply_to = 3,
     .reactions = {{"marisol", thanks}, {"andre", helpful}}},
};

constexpr Thread all[] = {
    {.channel = "foundations-of-math",
     .kind = question,
     .title = "Number talks: the same four hands",
     .posts = number_talk_silence,
     .answer = 2},
    {.channel = "foundations-of-math",
     .kind = discussion,
     .title = "Can we talk honestly about timed facts?",
     .posts = honest_about_timed},
    {.channel = "math-significant-disabilities",
     .kind = question,
     .title = "Ten-frames when hands do not do what you ask",
     .posts = ten_frames_for_access,
     .answer = 1},
    {.channel = "math-significant-disabilities",
     .kind = discussion,
     .title = "Counting things worth counting",
     .posts = same_age_materials},
    {.channel = "level2-candidates",
     .kind = question,
     .title = "Someone to look at my opener before I co-present on the 18th?",
     .posts = opener_on_the_18th,
     .answer = 2},
    {.channel = "level2-candidates",
     .kind = question,
     .title = "Am I missing a step I do not know about?",
     .posts = did_i_miss_a_step,
     .answer = 1},
    {.channel = "instructors-lounge",
     .kind = question,
     .title = "We are down to one instructor. Could somebody guest for half a day?",
     .posts = down_to_one,
     .answer = 1},
    {.channel = "instructors-lounge",
     .kind = discussion,
     .title = "What do you do at 12:45?",
     .posts = lost_them_after_lunch},
};

} // namespace

std::span<Thread const> threads_mathematics() { return all; }

} // namespace lateral::app::demo
