#include "server/domain/vault_tables.hpp"

#include "server/domain/confidence.hpp"
#include "server/domain/search_index.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <utility>

namespace lateral::domain {
namespace {

namespace sql = storage::sql;
using storage::ColumnType;

VaultRowKey before_all(VaultTable const& table) {
    VaultRowKey key;
    for (auto const type : table.key)
        key.push_back(type == ColumnType::integer ? VaultKeyValue(INT64_MIN) : VaultKeyValue(std::string()));
    return key;
}

storage::Param as_param(VaultKeyValue const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) return *number;
    return std::string_view(std::get<std::string>(value));
}

std::string shown(VaultRowKey const& key) {
    std::string text;
    for (auto const& value : key) {
        auto const* number = std::get_if<std::int64_t>(&value);
        text += (text.empty() ? "" : " ") + (number ? std::to_string(*number) : std::get<std::string>(value));
    }
    return text;
}

/// What a row's text belongs to when it says `words`: answers name what is in them too.
std::string place_for(std::string const& place, std::string_view field, std::string_view words) {
    return field == storage::kAnswerField ? place + ":" + names_in_answer(words) : place;
}

bool is_post(VaultTable const& table) { return table.name == "posts"; }

} // namespace

std::span<VaultTable const> vault_tables() {
    constexpr auto kNumber = ColumnType::integer;
    constexpr auto kText = ColumnType::text;
    constexpr auto kContent = storage::kContentField;
    static std::vector<VaultTable> const all{
        {"posts", &sql::vault_posts, &sql::vault_posts_store, {kNumber}, {"body", kContent, "quote"}},
        {"post_revisions", &sql::vault_revisions, &sql::vault_revisions_store, {kNumber, kNumber}, {"body", kContent}},
        {"drafts", &sql::vault_drafts, &sql::vault_drafts_store, {kNumber, kText, kNumber}, {"title", "body", "quote"}},
        {"event_log", &sql::vault_events, &sql::vault_events_store, {kNumber}, {storage::kEventField}},
        {"idempotency", &sql::vault_answers, &sql::vault_answers_store, {kNumber, kText}, {storage::kAnswerField}},
        {"newsletter_asks", &sql::vault_newsletter, &sql::vault_newsletter_store, {kNumber}, {"body", kContent}},
        {"peer_threads", &sql::vault_peers, &sql::vault_peers_store, {kNumber}, {"opening"}},
        {"peer_versions", &sql::vault_peer_versions, &sql::vault_peer_versions_store, {kNumber, kNumber}, {"words"}},
        {"cycles", &sql::vault_cycles, &sql::vault_cycles_store, {kNumber}, {"opening"}},
        {"cycle_goals", &sql::vault_goals, &sql::vault_goals_store, {kNumber, kNumber}, {"goal", "strategy"}},
        {"cycle_entries", &sql::vault_entries, &sql::vault_entries_store, {kNumber}, {"words"}},
    };
    return all;
}

VaultWalk::VaultWalk(VaultTable const& table) : table_(&table), after_(before_all(table)) {}

std::vector<VaultWalk::Row> VaultWalk::next(storage::ReadTransaction& tx) {
    std::vector<storage::Param> params;
    for (auto const& value : after_) params.push_back(as_param(value));
    auto columns = table_->key;
    columns.push_back(ColumnType::text);
    columns.insert(columns.end(), table_->fields.size(), ColumnType::text);
    std::vector<Row> rows;
    tx.each(*table_->rows, params, columns, [&](storage::Columns const& found) {
        Row row;
        std::size_t at = 0;
        for (auto const type : table_->key) {
            if (type == ColumnType::integer)
                row.key.emplace_back(found.integer(at++));
            else
                row.key.emplace_back(std::string(found.text(at++)));
        }
        row.place = found.text(at++);
        for (; at < columns.size(); ++at)
            row.texts.push_back(found.is_null(at) ? std::nullopt : std::optional(std::string(found.text(at))));
        rows.push_back(std::move(row));
    });
    if (!rows.empty()) after_ = rows.back().key;
    count_.rows += std::ssize(rows);
    return rows;
}

void VaultWalk::note_damage(Row const& row, std::size_t field) {
    count_.damaged.push_back(std::string(table_->name) + " " + shown(row.key) + " " +
                             std::string(table_->fields[field]));
}

bool VaultWalk::check(storage::ReadTransaction& tx, storage::Vault const& vault) {
    auto const rows = next(tx);
    for (auto const& row : rows)
        for (std::size_t i = 0; i < row.texts.size(); ++i) {
            auto const& text = row.texts[i];
            if (!text || !storage::has_words(*text)) continue;
            if (!storage::is_sealed(*text)) {
                count_.plain += 1;
                continue;
            }
            auto const field = table_->fields[i];
            auto const words = vault.open(*text);
            if (!words ||
                storage::head_of(*text)->place != place_for(row.place, field, *words) + ":" + std::string(field))
                note_damage(row, i);
        }
    return !rows.empty();
}

/// The text as it is to be stored; nothing when it is so already.
std::optional<std::string> VaultWalk::changed(Row const& row, std::size_t field, storage::Vault const* from,
                                              storage::Vault const* to) {
    auto const& text = *row.texts[field];
    auto const name = table_->fields[field];
    bool const sealed = storage::is_sealed(text);
    auto const head = storage::head_of(text);
    bool const is_done = sealed ? to && head && head->fingerprint == to->fingerprint() : !to;
    if (is_done) return std::nullopt;
    if (!sealed) return to->seal(place_for(row.place, name, text), name, text);
    auto words = from ? from->open(text) : std::nullopt;
    if (!words) {
        note_damage(row, field);
        // Under another key it stays as it is. Nobody is to read a sealed text, nor would they open it later.
        if (to || !from) return std::nullopt;
        return from->read(text);
    }
    return storage::stored_as(to, place_for(row.place, name, *words), name, *words);
}

void VaultWalk::change_row(storage::Transaction& tx, Row& row, storage::Vault const* from, storage::Vault const* to) {
    auto const before = count_.changed;
    bool const was_sealed = row.texts[0] && storage::is_sealed(*row.texts[0]);
    for (std::size_t i = 0; i < row.texts.size(); ++i) {
        if (!row.texts[i] || !storage::has_words(*row.texts[i])) continue;
        auto text = changed(row, i, from, to);
        if (!text) continue;
        row.texts[i] = std::move(text);
        count_.changed += 1;
    }
    if (count_.changed == before) return;
    auto const post = is_post(*table_) ? protocol::PostId{std::get<std::int64_t>(row.key[0])} : protocol::PostId{};
    // While it still reads as it is: its stems are to be forgotten.
    if (post && !was_sealed) index_deleted(tx, post);
    store(tx, row);
    if (post && was_sealed && !to) index_restored(tx, post);
}

void VaultWalk::store(storage::Transaction& tx, Row const& row) const {
    std::vector<storage::Param> params;
    params.reserve(row.texts.size() + row.key.size());
    for (auto const& text : row.texts)
        params.push_back(text ? storage::Param(std::string_view(*text))
                              : storage::Param(storage::Null{ColumnType::text}));
    for (auto const& value : row.key) params.push_back(as_param(value));
    tx.run_with(*table_->store, params);
}

bool VaultWalk::change(storage::Transaction& tx, storage::Vault const* from, storage::Vault const* to) {
    auto rows = next(tx);
    for (auto& row : rows) change_row(tx, row, from, to);
    return !rows.empty();
}

} // namespace lateral::domain
