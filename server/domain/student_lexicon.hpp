#pragma once

#include <cstdint>
#include <string_view>

/// The words that student_words.cpp goes by: folded as base::split_words folds them, English first, then Spanish.
/// Pure; any thread.
namespace lateral::domain::lexicon {

enum Flag : std::uint32_t {
    given = 1U << 0U,         ///< a common given name that is no other word
    surname = 1U << 1U,       ///< a common family name that is no other word
    pupil = 1U << 2U,         ///< one student
    pupils = 1U << 3U,        ///< several
    modifies = 1U << 4U,      ///< after one of these it is no person: "student work", or no student: "student teacher"
    adult = 1U << 5U,         ///< says of a name beside it that it is an adult's: "Ms.", "coach", "colleague"
    adults_own = 1U << 6U,    ///< what teachers have: "Kim's class"
    record = 1U << 7U,        ///< what is kept on one student: "IEP"
    family = 1U << 8U,        ///< "mom", "guardian"
    about_records = 1U << 9U, ///< "IEP training": nobody's
    team_of = 1U << 10U,      ///< "IEP team": somebody's only where a name says whose
    not_a_name = 1U << 11U,   ///< written with a capital, and no name
    tells = 1U << 12U,        ///< "the student Dana mentioned"
    own = 1U << 13U,          ///< "my", "our"
    one_of = 1U << 14U,       ///< "a", "one"
    named = 1U << 15U,        ///< "a student named Tyler"
    status = 1U << 16U,       ///< "has autism"
    status_verb = 1U << 17U,  ///< "was suspended"
    has = 1U << 18U,          ///< before a status
    is = 1U << 19U,           ///< before what somebody is
    ordinal = 1U << 20U,      ///< of a grade
    school = 1U << 21U,       ///< the kind of a school
    acronym = 1U << 22U,      ///< two capitals that are no one's initials
    does = 1U << 23U,         ///< what may follow the name of a student
    teaches = 1U << 24U,      ///< what only adults do here
};

/// All flags of a word; 0 for most.
std::uint32_t flags_of(std::string_view folded);

} // namespace lateral::domain::lexicon
