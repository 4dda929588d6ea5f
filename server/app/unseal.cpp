#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/storage_now.hpp"
#include "server/app/terminal.hpp"
#include "server/app/unsealed_words.hpp"
#include "server/auth/credentials.hpp"
#include "server/domain/operators.hpp"
#include "server/domain/unsealing.hpp"
#include "server/export/exporter.hpp"
#include "server/export/folder.hpp"

#include <filesystem>
#include <iostream>

namespace lateral::app {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
using protocol::Result;
using protocol::UnsealingId;

int report(protocol::Error const& error) {
    std::cerr << "lateral: " << (error.message.empty() ? protocol::describe(error.code) : error.message) << "\n";
    return 1;
}

/// Whoever sits at the keyboard, by their address and password; the same words and time for whoever is none.
Result<MemberId> sign_in(storage::Database& db) {
    auto const email = in_lower_case(ask_line("Administrator's mail address: "));
    auto const password = ask_secret("Password: ");
    std::optional<domain::Administrator> found;
    read_now(db, [&](storage::ReadTransaction& tx) { found = domain::administrator_by_email(tx, email); });
    bool const matches = auth::password_matches(found ? found->password_hash : auth::nobodys_hash(), password);
    if (!found || !matches)
        return fail(ErrorCode::sign_in_failed, "", "not the address and password of an administrator");
    return found->id;
}

Result<std::vector<MemberId>> members_by_email(storage::ReadTransaction& tx, std::vector<std::string> const& emails) {
    std::vector<MemberId> members;
    for (auto const& email : emails) {
        auto const member = domain::member_by_email(tx, in_lower_case(email));
        if (!member) return fail(ErrorCode::not_found, "of", "nobody here has the address " + email);
        members.push_back(*member);
    }
    return members;
}

std::string joined(std::vector<std::string> const& names) {
    std::string all;
    for (auto const& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// What is agreed to is read first.
bool says_yes(domain::UnsealingAsked const& asked) {
    std::cerr << asked.asked_by << " asks to open " << asked.threads.size() << " threads of " << joined(asked.of)
              << " for " << asked.hours << " hours.\nThey will read this reason: " << asked.reason << "\n";
    return ask_line("Type yes to open them: ") == "yes";
}

} // namespace

int ask_to_unseal(config::Config const& config, Unsealing const& what) {
    auto const reason = protocol::UnsealingReason::create(what.reason);
    if (!reason) return report({reason.error().code, "reason", "--reason: " + reason.error().message, {}});
    auto const db = open_database(config);
    auto const first = sign_in(*db);
    if (!first) return report(first.error());
    auto const made = change_now(*db, [&](storage::Transaction& tx) -> Result<UnsealingId> {
        auto const of = members_by_email(tx, what.of);
        if (!of) return std::unexpected(of.error());
        return domain::ask_unsealing(tx, *first, {*of, *reason, what.hours});
    });
    if (!made) return report(made.error());
    std::cout << "Nothing is open yet. Another administrator has a day to agree:\n  lateral unseal agree "
              << made->value << "\n";
    return 0;
}

int agree_to_unseal(config::Config const& config, Unsealing const& what) {
    auto const db = open_database(config);
    auto const second = sign_in(*db);
    if (!second) return report(second.error());
    UnsealingId const number{what.number};
    Result<domain::UnsealingAsked> asked = fail(ErrorCode::internal);
    read_now(*db, [&](storage::ReadTransaction& tx) { asked = domain::asked_unsealing(tx, *second, number); });
    if (!asked) return report(asked.error());
    if (!says_yes(*asked)) return report({ErrorCode::forbidden, "", "nothing was opened", {}});
    auto const open =
        change_now(*db, [&](storage::Transaction& tx) { return domain::agree_unsealing(tx, *second, number); });
    if (!open) return report(open.error());
    std::cout << open->threads.size() << " threads opened until " << exporting::in_words(open->until)
              << "; its parties are told, with both names and the reason. To read:\n  lateral unseal read "
              << what.number << " FILE\n";
    return 0;
}

int read_unsealed(config::Config const& config, Unsealing const& what) {
    if (std::filesystem::exists(what.file)) return report({ErrorCode::conflict, "file", what.file + " is there", {}});
    auto const db = open_database(config);
    auto const reader = sign_in(*db);
    if (!reader) return report(reader.error());
    auto const open = change_now(
        *db, [&](storage::Transaction& tx) { return domain::begin_reading(tx, *reader, UnsealingId{what.number}); });
    if (!open) return report(open.error());
    exporting::NewFile file(what.file);
    read_now(*db, [&](storage::ReadTransaction& tx) {
        for (auto const thread : open->threads) write_unsealed(file, tx, UnsealingId{what.number}, thread);
    });
    file.finish();
    std::cout << what.file << " is written, and yours to keep safe and to delete.\n";
    return 0;
}

} // namespace lateral::app
