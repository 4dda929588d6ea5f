#include "server/domain/students.hpp"

#include "server/domain/markdown.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <utility>

namespace lateral::domain {
namespace {

namespace sql = storage::sql;

bool has(std::vector<std::string> const& all, std::string const& one) {
    return std::ranges::find(all, one) != all.end();
}

} // namespace

StudentCheck::StudentCheck(storage::ReadTransaction& tx, std::optional<protocol::NotStudents> const& said,
                           std::string const& subject) {
    if (said)
        for (auto const& words : said->items) said_.push_back(words.str());
    if (!subject.empty()) on_record_ = tx.rows<std::string>(sql::not_students_of, subject);
}

Result<void> StudentCheck::pass(StudentWords const& found, std::string_view field) {
    for (auto const& [clue, words, sentence] : found) {
        if (has(on_record_, words)) continue;
        if (!has(said_, words)) return protocol::fail(protocol::ErrorCode::may_identify, std::string(field));
        used_.push_back(words);
    }
    return {};
}

void StudentCheck::keep(storage::Transaction& tx, Actor const& actor, std::string const& subject) {
    for (auto const& words : std::exchange(used_, {}))
        tx.run(sql::not_student_insert, subject, words, actor.id, tx.now());
}

void forget_not_students(storage::Transaction& tx, std::string const& subject) {
    tx.run(sql::not_students_delete, subject);
}

Result<protocol::CheckTextReply> handle(storage::ReadTransaction& /*tx*/, Actor const& /*actor*/,
                                        protocol::CheckText const& command) {
    auto const& text = command.text.str();
    switch (command.kind) {
    case protocol::TextKind::body: return protocol::CheckTextReply{student_words_in(parse_markdown(text))};
    case protocol::TextKind::line: return protocol::CheckTextReply{student_words_in_lines(text)};
    case protocol::TextKind::file_name: return protocol::CheckTextReply{student_words_in_file_name(text)};
    }
    return protocol::CheckTextReply{};
}

} // namespace lateral::domain
