#pragma once

#include "protocol/commands/students.hpp"
#include "server/domain/student_tokens.hpp"

#include <vector>

/// The rules of student_words.cpp. Pure; any thread; time by the length of the text.
namespace lateral::domain {

/// Bytes of a text that may say who a student is.
struct Clue {
    protocol::StudentClue kind{};
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Names and initials, by the words around them. `listed`: what stands above, or the head of the column, says that
/// these are students.
void find_names(Tokens const& tokens, bool listed, std::vector<Clue>& into);
/// Numbers of students, dates of birth.
void find_numbers(Tokens const& tokens, std::vector<Clue>& into);
/// Names of files in a running text.
void find_file_names(std::string_view text, std::vector<Clue>& into);
/// Whether a file of this name seems to be about one student.
bool is_file_of_student(std::string_view name);
/// Whether a line or the head of a column says that names of students follow.
bool announces_students(Tokens const& tokens);

} // namespace lateral::domain
