#pragma once

#include "protocol/commands/students.hpp"

#include <string_view>
#include <vector>

/// Words that may say who a student is: a name beside words of pupils, initials with a grade and a school, a number of
/// ten digits, a file's name like "IEP_J_Smith.docx". It goes by words and their order alone; what that finds and does
/// not is measured in tests/domain/student_words_test.cpp and told in docs/student-privacy.md. Pure; any thread; time
/// by the length of the text. Texts are UTF-8. At most kMaxPossibleStudents are given, in the order of the text, each
/// with words of at most 120 characters.
namespace lateral::domain {

using StudentWords = std::vector<protocol::PossibleStudent>;

/// Of a post, by what is read of it: never by the marks of Markdown. Mentions of members are colleagues.
StudentWords student_words_in(std::vector<protocol::Node> const& content);
/// Of a title, or of descriptions, one on a line.
StudentWords student_words_in_lines(std::string_view text);
StudentWords student_words_in_file_name(std::string_view name);

} // namespace lateral::domain
