#include "server/app/demo/content.hpp"

namespace lateral::app::demo {
namespace {

/// Minutes into a week: of Friday, 15:31, and the like.
constexpr int on(int day, int hour, int minute) { return (day * 24 + hour) * 60 + minute; }
constexpr int kTuesday = 1;
constexpr int kThursday = 3;
constexpr int kFriday = 4;
constexpr int kSunday = 6;

constexpr NamedLead leads[] = {{"dana", "lena"}, {"hannah", "lena"}, {"delphine", "lena"}};

constexpr Reflection all[] = {
    {"dana", 5, on(kFriday, 15, 31), "listened",
     "In the planning meeting, mostly. I had the slides, so I had the voice. Next week the team brings the agenda, and "
     "I "
     "bring a pencil."},
    {"dana", 4, on(kFriday, 15, 12), "what",
     "## What\n\nTwo visits in fourth grade. In both I said what I saw before anybody asked.\n\n## So what\n\nThe "
     "second "
     "time she stopped talking and wrote it down. It was my observation then, not hers.\n\n## Now what\n\nOne question "
     "first: *What did you see?* Then wait.",
     true,
     "The moment where she began to write is worth a lot. What would have told you, a minute earlier, that it was "
     "about to "
     "happen?"},
    {"dana", 3, 0},
    {"dana", 2, on(kFriday, 16, 2), "elsewhere",
     "That a co-planning slot of twenty minutes can hold if it has a name. Marisol's team calls theirs \"the first "
     "cup\". We "
     "tried it on Thursday and nobody left.",
     true, "I am stealing the name. Who kept the time, and did they like it?"},
    {"dana", 1, on(kFriday, 15, 31), "unsaid",
     "We agreed on the three mornings. What we left unsaid: he still calls it *checking in on* teachers when he talks "
     "about "
     "my visits. I did not correct it in the hallway. I want to, sitting down, before it becomes what people expect of "
     "me.\n\nI would take your help with the first sentence.",
     true},
    {"hannah", 2, on(7 + kTuesday, 20, 10), "energy",
     "Energy: the morning in which two teachers tried the same opener and laughed about how differently it went. "
     "Drained: "
     "four short drives for four short meetings. I could have grouped them.",
     true},
    {"hannah", 1, on(kThursday, 17, 45), "brokered",
     "The loan diary, and yes: two teams filled it in, one turned it into a checklist on the wall. I had not thought "
     "of that "
     "and will ask whether I may share a picture of it.",
     true},
    {"delphine", 1, on(kSunday, 19, 5), "avoiding",
     "Asking to be watched. I have said twice that it would be good to have somebody in the room during the first ten "
     "minutes. I have not given a date either time.",
     true},
};

} // namespace

std::span<NamedLead const> named_leads() { return leads; }

std::span<Reflection const> reflections() { return all; }

} // namespace lateral::app::demo
