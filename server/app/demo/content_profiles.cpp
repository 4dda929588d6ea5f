#include "server/app/demo/content.hpp"

namespace lateral::app::demo {
namespace {

constexpr std::string_view kEastern = "America/Detroit";
constexpr std::string_view kCentral = "America/Menominee";

constexpr Profile all[] = {
    {.person = "dana",
     .pronouns = "she/her",
     .about =
         "Between two buildings and one very patient principal. I write down what teachers decide, not what I would "
         "have done.",
     .zone = kEastern,
     .courses = {"Foundations of Math"},
     .topics = {"Pair talk", "Number talks", "Co-planning in twenty minutes"}},
    {.person = "lena",
     .about = "I look after the instructional partners of our district and after their calendars.",
     .zone = kEastern,
     .topics = {"Coaching cycles", "Rounds days", "First year as a partner"}},
    {.person = "hannah", .zone = kEastern, .courses = {"AT Journey"}, .topics = {"AT consideration", "Device loans"}},
    {.person = "delphine", .zone = kEastern, .courses = {"PODD"}, .topics = {"Core words at snack"}},
    {.person = "marisol",
     .pronouns = "she/ella",
     .about = "Working towards instructor. Hablo español.",
     .zone = kEastern,
     .courses = {"PODD", "AT Journey"},
     .topics = {"Communication books", "Cartas para familias", "Partner training"}},
    {.person = "curtis",
     .about = "Thirty years of mathematics classrooms; still surprised every week.",
     .zone = kEastern,
     .courses = {"Foundations of Math", "FoM: Significant Disabilities"},
     .topics = {"Number talks", "Number lines that are not babyish"}},
    {.person = "denise", .zone = kEastern, .topics = {"Principal and partner meetings", "Cover for meetings"}},
    {.person = "owen", .zone = kCentral, .topics = {"Look-fors", "Initiative inventory", "Rounds days"}},
    {.person = "aili",
     .pronouns = "she/her",
     .zone = kCentral,
     .courses = {"Foundations of Math"},
     .topics = {"Co-presenting", "Coaching across long distances", "Number talks"}},
    {.person = "renee", .zone = kCentral, .courses = {"PODD"}, .topics = {"Communication books", "Itinerant weeks"}},
    {.person = "priya", .zone = kCentral, .topics = {"DIT meetings", "Data in plain words"}},
    {.person = "teresa", .zone = kEastern, .topics = {"Budgets for substitutes"}},
    {.person = "andre",
     .pronouns = "he/him",
     .zone = kEastern,
     .courses = {"AT Journey", "PODD"},
     .topics = {"AT consideration", "Device loans", "Eye gaze"}},
    {.person = "grace", .zone = kEastern, .topics = {"Trying a strategy first"}},
    {.person = "joy",
     .zone = kEastern,
     .courses = {"Foundations of Math"},
     .topics = {"Pair talk", "Moving districts"}},
};

} // namespace

std::span<Profile const> profiles() { return all; }

} // namespace lateral::app::demo
