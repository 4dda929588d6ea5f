#include "server/app/demo/content.hpp"

namespace lateral::app::demo {

std::string_view agreement() {
    return "## What we keep to\n\n"
           "- **What is said here stays here.** We do not carry it to anybody's principal or evaluator.\n"
           "- **No student can be recognised.** No names, no initials with a school, no pictures of pupils.\n"
           "- **We speak of practice, not of persons.** Nobody is evaluated here, and nothing from here goes into an "
           "evaluation.\n"
           "- **We answer newcomers.** A few words on the same day are worth more than a page next week.\n"
           "- **What hurts, or breaks a confidence, gets flagged.** Whoever decides says why, and can be asked "
           "again.\n\n"
           "Most of us work for public bodies: what we write may be asked for under public-records law.\n";
}

} // namespace lateral::app::demo
