#include "server/app/demo/threads.hpp"

/// The long conversation about cover for meetings.
namespace lateral::app::demo {
namespace {

using enum protocol::ReactionKind;
using enum protocol::ThreadKind;

constexpr Post cover_one_section[] = {
    {.author = "luke",
     .minutes_ago = ago(6, 7),
     .body = "Cedar Flats, one section per grade, I teach a 5/6 split. I was asked to join the implementation team "
             "and I *want* to. The meeting is 90 minutes, once a month. We have no sub pool to speak of: I called "
             "four people last month and one had moved to Wisconsin. What do small schools do? I tried leaving work "
             "with the class next door. Twenty-six kids in there already. I will not do that to her twice.",
     .reactions = {{"grace", same_here}, {"mai", same_here}, {"aili", with_you}}},
    {.author = "grace",
     .minutes_ago = ago(6, 6),
     .body = "I do not have an answer but I have the same problem. I have been joining from my room with the camera "
             "off while they do silent reading. It is not really being at the meeting.",
     .reply_to = 0,
     .reactions = {{"luke", thanks}}},
    {.author = "ellen",
     .minutes_ago = ago(6, 5),
     .body = "Before anything clever: has anyone asked your director for paid cover as a line in the plan, instead "
             "of a favor each month? The team agreement says the district sets it up. It should not be you on the "
             "phone.",
     .reply_to = 0},
    {.author = "luke",
     .minutes_ago = ago(6, 4, 40),
     .body = "I did not know that was a thing I could say.",
     .reply_to = 2},
    {.author = "ellen",
     .minutes_ago = ago(6, 4),
     .body = "You may say it. You may say I said so.",
     .reply_to = 3,
     .reactions = {{"luke", thanks}, {"grace", thanks}, {"aili", celebrate}}},
    {.author = "aili",
     .minutes_ago = ago(6, 3),
     .body = "Money does not make a substitute appear 40 miles from town, with respect. We had the line for two "
             "years and returned most of it. Bodies are the problem.",
     .reply_to = 0,
     .reactions = {{"renee", same_here}}},
    {.author = "ellen",
     .minutes_ago = ago(6, 2),
     .body = "Fair. I am in a county with a college in it and I forget what that buys.",
     .reply_to = 5},
    {.author = "denise",
     .minutes_ago = ago(6, 1),
     .body = "K-8, one section in most grades. We pair the grades for one **planned** block a month: 5th and 6th "
             "together for something built for fifty, with the music teacher and a para in the room. It takes "
             "planning the first time and then it is a tradition. Ours is map-making. Kids now ask when it is.",
     .reply_to = 0,
     .reactions = {{"luke", helpful}}},
    {.author = "luke",
     .minutes_ago = ago(6, 0, 40),
     .body = "I *am* 5 and 6. Ha. But 3/4 and 5/6 could be done.",
     .reply_to = 7},
    {.author = "samir",
     .minutes_ago = ago(5, 22),
     .body = "Could I say something as the para in that room? I like those blocks. But often \"a para will be in "
             "there\" is decided when the para is not at the table, and the learner I am hired to support loses me "
             "for 90 minutes. Please ask first, and ask what happens to their support.",
     .reply_to = 7,
     .reactions = {{"grace", helpful}, {"delphine", with_you}, {"luke", helpful}}},
    {.author = "denise",
     .minutes_ago = ago(5, 21),
     .body = "You are right, and I cannot promise I have always asked. I will this month.",
     .reply_to = 9,
     .reactions = {{"samir", thanks}}},
    {.author = "ellen",
     .minutes_ago = ago(5, 20),
     .body = "Also: if a learner's plan names that adult's time, it is not ours to lend. Check before the schedule "
             "is built, not after.",
     .reply_to = 9,
     .reactions = {{"samir", thanks}, {"hannah", helpful}}},
    {.author = "renee",
     .minutes_ago = ago(5, 18),
     .body = "Can the meeting be shorter? I am on four of these teams. I have seen a 90-minute meeting with 40 "
             "minutes in it.",
     .reply_to = 0},
    {.author = "priya",
     .minutes_ago = ago(5, 17),
     .body = "I set those agendas, so I looked. Last month: 20 minutes of reading aloud things I had already sent. "
             "I can send them and trust people. That gets us to 70.",
     .reply_to = 12,
     .reactions = {{"luke", helpful}}},
    {.author = "owen",
     .minutes_ago = ago(5, 16),
     .body = "I will stand up for the 90. We cut ours to 45 twice a month, and for a year we only ever did updates. "
             "The hard conversation needs about forty minutes before anyone says the true thing. Cut the updates, "
             "not the time.",
     .reply_to = 12},
    {.author = "renee",
     .minutes_ago = ago(5, 15),
     .body = "I can live with that, if somebody really cuts the updates.",
     .reply_to = 14,
     .reactions = {{"owen", thanks}}},
    {.author = "mai",
     .minutes_ago = ago(5, 3),
     .body = "This is probably a dumb question. Does everyone have to be there for the whole thing? Could a teacher "
             "come for the part where a teacher is needed?"},
    {.author = "tom",
     .minutes_ago = ago(5, 2),
     .body = "Not dumb at all, it comes up everywhere. Our teams expect members for the whole meeting, because when "
             "teachers are invited for \"their part\" it tends to become a report *to* the team instead of a seat "
             "*on* it. I would sooner make the meeting fit the seat.",
     .reply_to = 16,
     .reactions = {{"mai", thanks}, {"grace", helpful}}},
    {.author = "lena",
     .minutes_ago = ago(5, 1),
     .body = "And I would ask who the current time suits. If it suits everybody except the person with a class, "
             "that is a decision, even if nobody made it.",
     .reply_to = 17,
     .reactions = {{"tom", helpful}}},
    {.author = "aili",
     .minutes_ago = ago(4, 22),
     .body = "All right, here is what finally worked for us. **One roving substitute, shared by three small "
             "schools, same Wednesday every month.**\n\n"
             "- 8:00 to 9:40 at school A, 10:15 to 11:55 at school B, 12:45 to 2:25 at school C\n"
             "- Three meetings that day, so the ISD people make one trip as well\n"
             "- Paid as a full day, with mileage, by the ISD and not by any one school\n"
             "- Same person all year, so she knows the kids and the kids know her\n\n"
             "A full day is a job somebody will take. Ninety minutes is not. We had been trying to hire for ninety "
             "minutes.",
     .reply_to = 0,
     .reactions = {{"luke", thanks},
                   {"ruth", helpful},
                   {"owen", helpful},
                   {"priya", helpful},
                   {"ellen", helpful},
                   {"denise", helpful}}},
    {.author = "luke",
     .minutes_ago = ago(4, 21),
     .body = "\"A full day is a job. Ninety minutes is not.\" I have read that five times. Who pays for it?",
     .reply_to = 19},
    {.author = "aili",
     .minutes_ago = ago(4, 20),
     .body = "Owen. Yes, *your* Owen: you are one road over from these schools. Nobody told Cedar Flats because "
             "Cedar Flats never asked, and that part is on us. Ask him how he found the money.",
     .reply_to = 20},
    {.author = "owen",
     .minutes_ago = ago(4, 19),
     .body = "Ten days a year, one person. I put it next to what we spent when three schools each tried alone:\n\n"
             "| | Days paid | Meetings with everyone there |\n"
             "|---|---|---|\n"
             "| Each school alone | 17 | 6 of 27 |\n"
             "| One shared day | 10 | 25 of 27 |\n\n"
             "I did not have to argue after that. It comes out of the partnership budget as a planned line, not out "
             "of a sub account anybody can raid.",
     .reply_to = 21,
     .reactions = {{"luke", thanks}, {"nadia", helpful}, {"ellen", helpful}}},
    {.author = "nadia",
     .minutes_ago = ago(4, 17),
     .body = "Saving this table. Six of twenty-seven, and I would bet ours is no better. We just never counted.",
     .reply_to = 22,
     .reactions = {{"owen", thanks}}},
    {.author = "ruth",
     .minutes_ago = ago(4, 16),
     .body = "Luke, this is your superintendent, reading this at home, a little embarrassed. You should not have "
             "had to take this around the state before it reached me. Priya and I have our check-in Thursday and it "
             "is now the first item.",
     .reply_to = 19,
     .reactions = {{"luke", celebrate}, {"priya", celebrate}, {"aili", celebrate}}},
    {.author = "luke",
     .minutes_ago = ago(4, 15, 30),
     .body = "I honestly was not trying to go around anybody!",
     .reply_to = 24},
    {.author = "ruth",
     .minutes_ago = ago(4, 15),
     .body = "You were not. You asked colleagues. That is the point of the thing.",
     .reply_to = 25,
     .reactions = {{"luke", thanks}, {"jamal", celebrate}, {"lena", celebrate}}},
    {.author = "teresa",
     .minutes_ago = ago(4, 1),
     .body = "Does the same Wednesday hold when a school is closed for weather? We are on the lake, and we lose two "
             "or three a winter.",
     .reply_to = 19},
    {.author = "aili",
     .minutes_ago = ago(3, 23),
     .body = "We name a make-up Wednesday in advance, two weeks later, and the substitute holds both. Used it twice "
             "last year. It is in her letter so nobody has to beg.",
     .reply_to = 27,
     .reactions = {{"teresa", thanks}}},
    {.author = "priya",
     .minutes_ago = ago(2, 6),
     .body = "From Thursday's check-in, with Ruth's okay to post:\n\n"
             "1. Cedar Flats joins the shared day starting next month, with two neighbors if they agree. I am "
             "calling both tomorrow.\n"
             "2. Reading goes out five days before. The meeting opens at the first real question.\n"
             "3. Luke calls no one. Cover is on **my** list, confirmed a week out, and I post here if it falls "
             "through.",
     .reply_to = 24,
     .reactions = {{"luke", celebrate}, {"owen", thanks}, {"aili", celebrate}}},
    {.author = "luke",
     .minutes_ago = ago(2, 5),
     .body = "I have not had anything confirmed a week out since I started teaching.",
     .reply_to = 29,
     .reactions = {{"priya", thanks}, {"ruth", thanks}, {"ellen", celebrate}, {"mai", celebrate}}},
    {.author = "samir", .minutes_ago = ago(1, 2), .body = "Did anyone ask the paras at the three schools?"},
    {.author = "priya",
     .minutes_ago = ago(1, 1),
     .body = "You caught me: two of three. Called the third this morning. She would like the sub to have her list "
             "of who needs what at 10:00, and she offered to write it. So now there is a one-page handover for each "
             "room, no names, just seats and routines.",
     .reply_to = 31,
     .reactions = {{"samir", celebrate}, {"ellen", helpful}, {"delphine", celebrate}}},
    {.author = "grace",
     .minutes_ago = ago(0, 5, 20),
     .body = "I took the table to [@Teresa Wojcik](person:teresa) today. I have never taken a table to anybody. She "
             "asked which Wednesday.",
     .reply_to = 19,
     .reactions = {{"luke", celebrate}, {"andre", helpful}}},
    {.author = "teresa",
     .minutes_ago = ago(0, 3, 10),
     .body = "She did and I did. [@Aili Heikkinen](person:aili), may I have twenty minutes of your week for the "
             "letter you send the substitute?",
     .reply_to = 33,
     .reactions = {{"grace", celebrate}, {"tom", celebrate}}},
    {.author = "aili",
     .minutes_ago = ago(0, 1, 25),
     .body = "Sending it now. It is a page and it has a map, because the second school is not where the sign says.",
     .reply_to = 34,
     .reactions = {{"teresa", thanks}, {"grace", celebrate}}},
    {.author = "luke",
     .minutes_ago = ago(0, 0, 35),
     .body = "Confirmed, everyone. Week before, in writing, from someone who is not me. See you all at a meeting "
             "with my camera on.",
     .reply_to = 35,
     .reactions = {{"aili", celebrate}}},
};

constexpr Thread all[] = {
    {.channel = "ask-a-partner",
     .kind = question,
     .title = "How do you cover a class for a 90-minute meeting with one section per grade?",
     .posts = cover_one_section,
     .answer = 19},
};

} // namespace

std::span<Thread const> threads_cover() { return all; }

} // namespace lateral::app::demo
