#pragma once

#include "protocol/commands/students.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/student_words.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The check that nothing is published with words that may say who a student is (docs/adr/0016): refused with
/// `may_identify` until the author says of exactly these words that they are no student's, which is kept with what it
/// was said of. Drafts are not checked; what was brought by an import is nobody's act.
namespace lateral::domain {

using protocol::Result;

/// What the author of one command said, and what is on record of its subject. On the writer, for one command.
class StudentCheck {
public:
    StudentCheck(storage::ReadTransaction& tx, std::optional<protocol::NotStudents> const& said,
                 std::string const& subject = {});

    /// Refuses `field` when there are words of which nobody said anything. What was said is remembered for keep().
    Result<void> pass(StudentWords const& found, std::string_view field);
    /// Writes down what was passed for having been said, since the last time.
    void keep(storage::Transaction& tx, Actor const& actor, std::string const& subject);

private:
    std::vector<std::string> said_;
    std::vector<std::string> on_record_;
    std::vector<std::string> used_;
};

/// With the words that they are about.
void forget_not_students(storage::Transaction& tx, std::string const& subject);

Result<protocol::CheckTextReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                        protocol::CheckText const& command);

} // namespace lateral::domain
