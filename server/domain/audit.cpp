#include "server/domain/audit.hpp"

#include "server/base/digest.hpp"
#include "server/domain/authority.hpp"
#include "storage/statements.hpp"

#include <utility>

namespace lateral::domain {
namespace {

using protocol::AuditEntry;
namespace sql = storage::sql;

constexpr std::int64_t kPage = 50;
constexpr std::int64_t kVerifyPage = 1'000; ///< entries in memory at once while the chain is followed

/// Over the entry's JSON with the hash before it in the place of its own: every field is inside, and no two entries can
/// read the same.
std::string hash_of(AuditEntry entry, std::string const& previous) {
    entry.hash = previous;
    return base::sha256_hex(protocol::encode(entry));
}

} // namespace

void append_audit(storage::Transaction& tx, std::optional<protocol::MemberId> actor, std::string_view act,
                  std::string const& subject, std::string detail) {
    auto const last = tx.row<AuditEntry>(sql::audit_last).value_or(AuditEntry{});
    AuditEntry entry{last.number + 1, tx.now(), actor, std::string(act), subject, std::move(detail), {}};
    entry.hash = hash_of(entry, last.hash);
    tx.run(sql::audit_insert, entry.number, entry.at, entry.actor, entry.act, entry.subject, entry.detail, entry.hash);
}

Result<protocol::AuditReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListAudit const& command) {
    if (auto allowed = require(actor, Capability::read_audit); !allowed) return std::unexpected(allowed.error());
    auto const before = command.before ? command.before->value : protocol::kMaxId;
    auto const count = command.limit ? command.limit->value : kPage;
    return protocol::AuditReply{tx.rows<AuditEntry>(sql::audit_before, before, count)};
}

std::optional<std::int64_t> first_broken_audit_entry(storage::ReadTransaction& tx) {
    std::int64_t number = 0;
    std::string previous;
    while (true) {
        auto const page = tx.rows<AuditEntry>(sql::audit_after, number, kVerifyPage);
        if (page.empty()) return std::nullopt;
        for (auto const& entry : page) {
            if (entry.number != ++number || entry.hash != hash_of(entry, previous)) return number;
            previous = entry.hash;
        }
    }
}

} // namespace lateral::domain
