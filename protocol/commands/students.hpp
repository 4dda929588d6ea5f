#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Words that may say who a student is: what is refused for them, and how an author answers
/// (docs/student-privacy.md).
namespace lateral::protocol {

/// So many of one text are told, and looked for.
inline constexpr std::size_t kMaxPossibleStudents = 50;

/// What the author of a text says of words in it, exactly as they were found: that they are no student's.
using NotStudents = List<NoStudentsWords, kMaxPossibleStudents>;

/// What was found, and so what is better said instead: of a name or initials "a 4th grader"; of a number nothing; of
/// a file another name.
enum class StudentClue : std::uint8_t { name, initials, number, file_name };
BOOST_DESCRIBE_ENUM(StudentClue, name, initials, number, file_name)

struct PossibleStudent {
    StudentClue clue{};
    std::string words;           ///< for `not_a_student`
    std::vector<Piece> sentence; ///< where they stand first, shortened; they are marked
};
BOOST_DESCRIBE_STRUCT(PossibleStudent, (), (clue, words, sentence))

/// How a text is read: a post as Markdown; a title or descriptions as lines; the name of a file.
enum class TextKind : std::uint8_t { body, line, file_name };
BOOST_DESCRIBE_ENUM(TextKind, body, line, file_name)

struct CheckText {
    TextKind kind{};
    Body text;
};
BOOST_DESCRIBE_STRUCT(CheckText, (), (kind, text))
struct CheckTextReply {
    std::vector<PossibleStudent> found; ///< in the order of the text, each once
};
BOOST_DESCRIBE_STRUCT(CheckTextReply, (), (found))

using StudentCommands =
    boost::mp11::mp_list<CommandSpec<"text.check", CheckText, CheckTextReply,
                                     "The words of a text that may say who a student is; nothing of it is kept.">>;

} // namespace lateral::protocol
