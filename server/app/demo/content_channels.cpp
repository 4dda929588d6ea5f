#include "server/app/demo/content.hpp"

namespace lateral::app::demo {
namespace {

using enum protocol::Visibility;

constexpr Channel all[] = {
    // For everybody
    {.name = "welcome-and-introductions",
     .description = "Who we are, how we talk to each other here, and a hello from everyone who is new to the "
                    "network or to a job.",
     .visibility = network,
     .stewards = {"tom", "lena"},
     .members = {"kay"}},
    {.name = "ask-a-partner",
     .description = "Put a real question to people who do your job somewhere else, and say what you have already "
                    "tried.",
     .visibility = network,
     .stewards = {"lena", "dana"},
     .agreements = "- **Say what you tried.** A question with a first try in it gets a better answer.\n"
                   "- **Answer from your own room.** What worked, for whom, and what it cost; not what one should do.\n"
                   "- **Come back.** Nine days later, two lines on how it went are worth more than ten thanks.\n"
                   "- **Nobody is evaluated here**, and nobody's teacher or principal can be recognised.\n",
     .by_turns = true},
    {.name = "wins-this-week",
     .description = "Something that worked, however small, and what you think made it work.",
     .visibility = network,
     .stewards = {"denise", "delphine"}},
    {.name = "resource-swap",
     .description = "Things to lend, copy and improve: share the file and the story of how you used it.",
     .visibility = network,
     .stewards = {"hannah", "priya"}},
    // By course
    {.name = "podd-communication-partners",
     .description = "Communication books and the adults around them: modeling, access, and making it stick across "
                    "the day.",
     .visibility = network,
     .stewards = {"marisol", "delphine"}},
    {.name = "at-journey-process",
     .description = "Assistive technology from consideration through trial to everyday use, with the lending shelf "
                    "next door.",
     .visibility = network,
     .stewards = {"andre", "hannah"}},
    {.name = "foundations-of-math",
     .description = "Number sense, number talks and what we are unlearning about how we were taught.",
     .visibility = network,
     .stewards = {"curtis", "aili"}},
    {.name = "math-significant-disabilities",
     .description = "Real mathematics for learners with significant disabilities, with access first and dignity "
                    "always.",
     .visibility = network,
     .stewards = {"delphine", "curtis"}},
    {.name = "level2-candidates",
     .description = "For people on the nine steps to instructor: rehearsals, dates, and no hidden requirements.",
     .visibility = network,
     .stewards = {"tom", "marisol"}},
    {.name = "instructors-lounge",
     .description = "For certified instructors and those about to be: co-presenting, upkeep, and what to do at "
                    "12:45.",
     .visibility = network,
     .stewards = {"aili", "curtis"}},
    // By job
    {.name = "coaching-craft",
     .description = "The work of coaching adults: questions, goals, silences and hard weeks, never who it was about.",
     .visibility = network,
     .stewards = {"lena", "dana"}},
    {.name = "principals-learning",
     .description = "Principals learning in the open about partnership, look-fors and leaving coaching alone.",
     .visibility = network,
     .stewards = {"jamal", "denise"}},
    {.name = "directors-table",
     .description = "For directors and the specialist: time, money and designees, said plainly in a closed room.",
     .visibility = closed,
     .stewards = {"ellen", "tom"},
     .members = {"ellen", "tom", "owen", "nadia", "teresa"}},
    {.name = "dit-coordinators",
     .description = "For district coordinators and their implementation teams: hours, checklists and the "
                    "superintendent check-in.",
     .visibility = network,
     .stewards = {"priya", "tom"}},
    {.name = "seb-mtss",
     .description = "The social, emotional and behavioral side of MTSS, from posters to what the hallway does at "
                    "2:50.",
     .visibility = network,
     .stewards = {"priya", "jamal"}},
    // By question
    {.name = "data-in-plain-words",
     .description = "Charts, counts and baselines a tired person can read, with no small group that anyone could "
                    "recognize.",
     .visibility = network,
     .stewards = {"owen", "nadia"}},
    {.name = "rural-and-small",
     .description = "One section, long roads and several jobs each: what works when there are not many of us.",
     .visibility = network,
     .stewards = {"aili", "renee"}},
    {.name = "family-voice",
     .description = "Families and schools working out how to talk with each other, with families in the room.",
     .visibility = network,
     .stewards = {"teresa", "grace"},
     .members = {"kay"}},
    {.name = "protocol-room",
     .description = "Consultancies, tunings and other talk with a timer, held in writing over a few days.",
     .visibility = network,
     .stewards = {"andre", "denise"}},
    {.name = "events-and-travel",
     .description = "Update meetings, trainings, and who has an empty seat in the car.",
     .visibility = network,
     .stewards = {"tom", "hannah"}},
    {.name = "system-help",
     .description = "How to do something here, and what to say when it does not work.",
     .visibility = network,
     .stewards = {"ben", "tom"}},
    // The rooms of the invented ISDs and of the districts below them
    {.name = "three-pines-isd",
     .description = "For everyone at Three Pines ISD, Larkspur and Pinecrest: meetings, cover, and what we decided.",
     .visibility = organisation,
     .organisation = "three-pines",
     .stewards = {"ellen", "lena"}},
    {.name = "lakebend-resa",
     .description = "For everyone at Lakebend RESA and Millbrook: what goes home, who is where, and small good news.",
     .visibility = organisation,
     .organisation = "lakebend",
     .stewards = {"nadia", "marisol"}},
    {.name = "copper-ridge-isd",
     .description = "For everyone at Copper Ridge ISD and Cedar Flats, in Central time, on whichever road you are.",
     .visibility = organisation,
     .organisation = "copper-ridge",
     .stewards = {"owen", "aili"}},
    {.name = "north-harbor-esd",
     .description = "For everyone at North Harbor ESD and Harbor Point: schedules, systems, and who is bringing "
                    "what.",
     .visibility = organisation,
     .organisation = "north-harbor",
     .stewards = {"teresa", "ben"}},
};

} // namespace

std::span<Channel const> channels() { return all; }

AskedQuestion const& asked_question() {
    static constexpr AskedQuestion kQuestion{
        .channel = "ask-a-partner",
        .asker = "jamal",
        .minutes_ago = ago(0, 5),
        .title = "How do you say no to being the spare adult?",
        .body =
            "Twice a week I am pulled to cover a class, and the coaching hour is gone. I would like to say no without "
            "it being a story by lunch. **What words did you use, and to whom first?**"};
    return kQuestion;
}

} // namespace lateral::app::demo
