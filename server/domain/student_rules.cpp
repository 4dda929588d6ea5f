#include "server/domain/student_rules.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace lateral::domain {
namespace {

using namespace lexicon;
using protocol::StudentClue;

/// What a sentence has that speaks of one student. Two points make a name with an initial, or initials, a student's.
struct Context {
    int points = 0;
    bool of_class = false; ///< it speaks of several: then a share is theirs
    bool share = false;    ///< "80%", "9 of 24"
    bool grade = false;
    bool place = false; ///< a room or a school

    int sum() const { return points + (share && !of_class ? 2 : 0) + (grade ? 1 : 0) + (place ? 1 : 0); }
};

class NameFinder {
public:
    NameFinder(Tokens const& tokens, bool listed, std::vector<Clue>& into)
        : tokens_(tokens), listed_(listed), into_(into) {
        for (std::size_t at = 0; at < tokens.size(); ++at) note(at);
    }

    void find() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (tokens_.is_pupil(at)) beside_pupil(at);
            if (tokens_[at].is(record | family)) behind_record(at);
            if (auto const last = tokens_.initials_at(at)) {
                if (listed_ || context(at) >= 2) add(at, *last, StudentClue::initials);
                at = *last;
                continue;
            }
            if (is_bare_initials(at) && (listed_ || with_grade_and_place(at))) add(at, at, StudentClue::initials);
            auto const name = tokens_.name_at(at);
            if (!name) continue;
            if (is_students(at, *name)) add(at, name->last, StudentClue::name);
            at = name->last;
        }
    }

private:
    Token const& token(std::size_t at) const { return tokens_[at]; }

    void note(std::size_t at) {
        auto& here = contexts_[token(at).sentence];
        auto const& word = token(at);
        bool const goes_on = tokens_.together(at, at + 1);
        bool const is_behind = at > 0 && tokens_.together(at - 1, at);
        if (tokens_.is_pupil(at, pupil)) here.points += 2;
        if (is_status_record(at)) here.points += 2;
        if (word.is(status_verb)) here.points += 2;
        if (word.is(family) && is_behind && token(at - 1).is(own) == false && !word.possessive) here.points += 1;
        here.of_class = here.of_class || word.is(pupils) || word.is(adults_own);
        here.share = here.share || is_share(at);
        if (word.folded == "grade" || word.folded == "grado")
            here.grade =
                here.grade || (is_behind && tokens_.is_ordinal(at - 1)) || (goes_on && tokens_.is_ordinal(at + 1));
        if (word.folded == "kindergarten" || word.folded == "kinder") here.grade = true;
        // "stuck at level D"
        if (word.folded == "level" && goes_on && token(at + 1).initial) here.points += 1;
        if (word.folded == "room" && goes_on && token(at + 1).digits) here.place = true;
        if (word.is(school) && word.capital && is_behind && token(at - 1).capital) here.place = true;
    }

    bool is_share(std::size_t at) const {
        if (!token(at).digits) return false;
        if (tokens_.text().substr(token(at).end).starts_with('%')) return true;
        if (!tokens_.together(at, at + 2)) return false;
        auto const next = token(at + 1).folded;
        auto const far = next == "out" ? at + 3 : at + 2;
        return (next == "of" || next == "out" || next == "percent" || next == "wpm") &&
               (next == "percent" || next == "wpm" || (tokens_.together(at, far) && token(far).digits));
    }

    /// "IEP", but not that of "IEP training".
    bool is_status_record(std::size_t at) const {
        auto const& word = token(at);
        if (!word.is(record) || (word.is(lexicon::record) && word.digits && word.folded != "504")) return false;
        if (word.folded == "met" || word.folded == "reed") return false; // words, but for file names
        return !tokens_.together(at, at + 1) || !token(at + 1).is(about_records | team_of);
    }

    int context(std::size_t at) const {
        auto const found = contexts_.find(token(at).sentence);
        auto sum = found == contexts_.end() ? 0 : found->second.sum();
        // "I have a student in room 4. Tyler M. reads well."
        auto const before = contexts_.find(token(at).sentence - 1);
        if (token(at).sentence > 0 && before != contexts_.end()) sum += before->second.points;
        return sum;
    }

    bool is_bare_initials(std::size_t at) const {
        auto const& word = token(at);
        return word.capitals && word.end - word.begin == 2 && !word.is(acronym) && !word.adult && !word.digits;
    }

    bool with_grade_and_place(std::size_t at) const {
        auto const& here = contexts_.at(token(at).sentence);
        return here.grade && here.place;
    }

    bool owned(std::size_t noun) const {
        for (auto back = noun; back > 0 && back + 4 > noun && tokens_.together(back - 1, noun); --back)
            if (token(back - 1).is(own)) return true;
        return false;
    }

    /// "my student Tyler", "a student named Xiomara", "students like Ana", "4th grader JS".
    void beside_pupil(std::size_t noun) {
        auto at = noun + 1;
        if (!tokens_.together(noun, at)) {
            return;
        }
        if (token(at).folded == "name" || token(at).folded == "names" || token(at).folded == "initials") ++at;
        bool const is_named = tokens_.together(noun, at) && token(at).is(named);
        bool const is_like = tokens_.together(noun, at) && (token(at).folded == "like" || token(at).folded == "como");
        if (is_named || is_like) ++at;
        if (at > noun + 1 && tokens_.together(noun, at) && token(at).folded == "is") ++at;
        if (!tokens_.together(noun, at) || token(at).gap == Gap::other || token(at).gap == Gap::hyphen) return;
        if (auto const last = tokens_.initials_at(at)) return add(at, *last, StudentClue::initials);
        if (token(at - 1).folded == "initials" && token(at).capitals && token(at).end - token(at).begin <= 3)
            return add(at, at, StudentClue::initials);
        if (is_bare_initials(at) && tokens_.is_pupil(noun, pupil) && token(at).gap != Gap::comma)
            return add(at, at, StudentClue::initials);
        auto const name = tokens_.name_at(at);
        if (!name || !is_apposed(noun, at, *name, is_named || is_like)) return;
        add(at, name->last, StudentClue::name);
        add_list(name->last);
    }

    bool is_apposed(std::size_t noun, std::size_t at, Name const& name, bool is_named) const {
        bool const is_one = tokens_.is_pupil(noun, pupil);
        if (name.with_initial) return !name.initial_first || is_one;
        if (is_named) return name.listed || is_one;
        auto const next = name.last + 1;
        bool const ends = !tokens_.together(at, next);
        bool const is_told = !ends && token(next).gap == Gap::space && is_telling(next);
        if (token(at).gap == Gap::colon) return name.listed || is_one;
        if (name.listed && !is_one) return (owned(noun) || token(at).gap == Gap::open) && !is_told;
        if (name.listed) return (owned(noun) && token(at).gap != Gap::comma) || !is_told;
        // A name that is on no list: only where nothing else can stand.
        if (!is_one || !owned(noun) || token(noun).capital) return false;
        return ends || token(next).gap == Gap::comma || token(next).is(does) ||
               (token(next).folded.size() > 3 && token(next).folded.ends_with("ed"));
    }

    /// "the student Dana mentioned", "… Dana was working with"; but "the student Tyler was late".
    bool is_telling(std::size_t at) const {
        if (!token(at).is(tells)) return false;
        return !token(at).is(is) || (tokens_.together(at, at + 1) && token(at + 1).folded.ends_with("ing"));
    }

    /// "Tyler, Ana and Joe": once the first is a student's.
    void add_list(std::size_t last) {
        for (int more = 0; more < 30; ++more) {
            auto at = last + 1;
            if (!tokens_.together(last, at)) return;
            bool const joined = token(at).folded == "and" || token(at).folded == "y" || token(at).folded == "e";
            if (joined) ++at;
            if (!tokens_.together(last, at) || (!joined && token(at).gap != Gap::comma)) return;
            auto const name = tokens_.name_at(at);
            if (!name || (!name->listed && !name->with_initial)) return;
            add(at, name->last, StudentClue::name);
            last = name->last;
        }
    }

    /// "the IEP for Tyler", "la mamá de Mateo".
    void behind_record(std::size_t noun) {
        for (auto at = noun + 1; at < noun + 3 && tokens_.together(noun, at); ++at) {
            auto const& word = token(at);
            if (word.is(about_records) || word.gap != Gap::space) return;
            if (word.folded != "for" && word.folded != "of" && word.folded != "de" && word.folded != "para") continue;
            if (word.folded == "for" && token(noun).is(family)) return;
            if (token(noun).folded == "met") return;
            auto const name = tokens_.together(noun, at + 1) ? tokens_.name_at(at + 1) : std::nullopt;
            if (name && (name->listed || name->with_initial) && !tokens_.has_class(name->last))
                add(at + 1, name->last, StudentClue::name);
            return;
        }
    }

    bool is_students(std::size_t at, Name const& name) const {
        if (tokens_.has_class(name.last)) return false;
        if (listed_ && (name.listed || name.with_initial)) return true;
        if (name.with_initial && !name.initial_first && context(at) >= 2) return true;
        if (name.initial_first && context(at) >= 3) return true;
        if (token(name.last).possessive && has_record(at, name)) return true;
        return (name.listed || name.with_initial) &&
               (is_a_pupil(name.last) || is_in_my_class(name.last) || has_status(name.last));
    }

    /// "Tyler's IEP", "Xiomara's mom".
    bool has_record(std::size_t from, Name const& name) const {
        auto const last = name.last;
        for (auto at = last + 1; at <= last + 3 && tokens_.together(last, at) && token(at).gap == Gap::space; ++at) {
            bool const is_record = token(at).is(record) && token(at).folded != "met" && token(at).folded != "reed";
            bool const is_report =
                tokens_.together(at, at + 1) && ((token(at).folded == "progress" && token(at + 1).folded == "report") ||
                                                 (token(at).folded == "report" && token(at + 1).folded == "card") ||
                                                 (token(at).folded == "reading" && token(at + 1).folded == "level"));
            if (is_report && name.listed) return true;
            if (!is_record && !token(at).is(family)) continue;
            auto const next = at + 1;
            auto const behind = tokens_.together(at, next) && token(next).gap == Gap::space ? token(next).flags : 0U;
            if ((behind & about_records) != 0) return false;
            if (name.listed) return true;
            bool const begins = from == 0 || !tokens_.together(from - 1, from);
            auto const plural = token(at).folded == "parents" || token(at).folded == "guardians" || is_record;
            return (!begins || !is_record) && (behind & team_of) == 0 && !(plural && begins);
        }
        return false;
    }

    /// "Tyler is one of my students", "Tyler, a 4th grader".
    bool is_a_pupil(std::size_t last) const {
        auto at = last + 1;
        if (!tokens_.together(last, at)) return false;
        bool const says_who = token(at).gap == Gap::comma || token(at).gap == Gap::open || token(at).is(is);
        if (!says_who) return false;
        bool is_one = false; // "a", "my", "one of my"
        bool is_of_several = false;
        for (; at <= last + 6 && tokens_.together(last, at); ++at) {
            auto const& word = token(at);
            if (is_one && tokens_.is_pupil(at, is_of_several ? pupil | pupils : pupil)) return true;
            is_of_several = is_of_several || word.folded == "one" || word.folded == "uno" || word.folded == "una";
            bool const begins = at == last + 1 || word.is(is | one_of | ordinal) || word.gap == Gap::hyphen;
            if (!begins && !is_one) return false;
            if (is_one && (word.is(tells) || (word.gap != Gap::space && word.gap != Gap::hyphen))) return false;
            is_one = is_one || word.is(one_of);
        }
        return false;
    }

    /// "Emma in my class", "Liam, who is in my second hour".
    bool is_in_my_class(std::size_t last) const {
        auto at = last + 1;
        while (at < last + 3 && tokens_.together(last, at) && (token(at).folded == "who" || token(at).is(is))) ++at;
        if (!tokens_.together(last, at + 2) ||
            (token(at).folded != "in" && token(at).folded != "from" && token(at).folded != "on"))
            return false;
        if (token(at + 1).folded != "my" && token(at + 1).folded != "our") return false;
        for (auto far = at + 2; far < at + 5 && tokens_.together(last, far) && token(far).gap != Gap::comma; ++far) {
            auto const& word = token(far).folded;
            if (word == "class" || word == "classroom" || word == "homeroom" || word == "caseload" || word == "hour" ||
                word == "period")
                return true;
            if (!tokens_.is_ordinal(far) && word != "math" && word != "reading" && word != "grade") return false;
        }
        return false;
    }

    /// But not "has an IEP meeting", "has autism-spectrum students".
    bool is_end_of_status(std::size_t next) const {
        if (token(next).gap == Gap::hyphen) return false;
        return token(next).gap != Gap::space || !token(next).is(about_records | team_of | pupils | adult);
    }

    /// "Tyler has autism", "Tyler was suspended".
    bool has_status(std::size_t last) const {
        bool has_it = false;
        for (auto at = last + 1; at <= last + 5 && tokens_.together(last, at); ++at) {
            auto const& word = token(at);
            if (word.gap != Gap::space && word.gap != Gap::hyphen) return false;
            if (word.is(status_verb)) {
                bool const goes_on = tokens_.together(at, at + 1);
                // "Dana evaluated the lesson", "Kim qualified for the training".
                if (word.folded == "evaluated" || word.folded == "qualified" || word.folded == "suspended" ||
                    word.folded == "adopted")
                    return token(at - 1).is(is) || token(at - 1).folded == "been" ||
                           (goes_on && token(at + 1).folded == "for" && tokens_.together(at, at + 2) &&
                            (token(at + 2).is(status) || token(at + 2).folded == "special"));
                return true;
            }
            if (has_it && word.is(status)) return !tokens_.together(at, at + 1) || is_end_of_status(at + 1);
            if (word.is(lexicon::has)) has_it = true;
            if (word.capital && word.is(given)) return false;
        }
        return false;
    }

    void add(std::size_t first, std::size_t last, StudentClue kind) {
        auto const words = tokens_.words(first, last);
        auto const begin = token(first).begin;
        into_.push_back({kind, begin, begin + words.size()});
    }

    Tokens const& tokens_; // NOLINT: lives as long as one search
    bool listed_;
    std::vector<Clue>& into_; // NOLINT
    std::map<std::size_t, Context> contexts_;
};

} // namespace

void find_names(Tokens const& tokens, bool listed, std::vector<Clue>& into) { NameFinder(tokens, listed, into).find(); }

bool announces_students(Tokens const& tokens) {
    if (tokens.size() == 0 || tokens.size() > 12) return false;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (tokens[at].is(pupil | pupils) && !(at + 1 < tokens.size() && tokens[at + 1].is(modifies))) return true;
    return false;
}

} // namespace lateral::domain
