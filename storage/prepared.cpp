#include "storage/prepared.hpp"

#include "storage/vault.hpp"

#include <algorithm>
#include <cctype>

namespace lateral::storage {

std::vector<std::string> parameter_names(std::string_view text) {
    std::vector<std::string> names;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\'') quoted = !quoted;
        if (quoted || text[i] != ':') continue;
        auto end = i + 1;
        while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_')) ++end;
        std::string const name(text.substr(i + 1, end - i - 1));
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
        i = end - 1;
    }
    return names;
}

Prepared::Prepared(soci::session& session, std::string_view name, std::string_view text, std::span<Param const> params,
                   std::span<ColumnType const> columns)
    : params_(params.size()), columns_(columns.size()), statement_(session) {
    auto const names = parameter_names(text);
    if (names.size() != params.size())
        throw StorageError(Fault::other, std::string(name) + " takes " + std::to_string(names.size()) +
                                             " parameters and got " + std::to_string(params.size()));
    for (std::size_t i = 0; i < params.size(); ++i) {
        auto& slot = params_[i];
        auto const* null = std::get_if<Null>(&params[i]);
        bool const integer = null ? null->type == ColumnType::integer : std::holds_alternative<std::int64_t>(params[i]);
        slot.type = integer ? ColumnType::integer : ColumnType::text;
        if (integer)
            statement_.exchange(soci::use(slot.integer, slot.indicator, names[i]));
        else
            statement_.exchange(soci::use(slot.text, slot.indicator, names[i]));
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto& slot = columns_[i];
        slot.type = columns[i];
        if (slot.type == ColumnType::integer)
            statement_.exchange(soci::into(slot.integer, slot.indicator));
        else
            statement_.exchange(soci::into(slot.text, slot.indicator));
    }
    statement_.alloc();
    statement_.prepare(std::string(text));
    statement_.define_and_bind();
}

void Prepared::bind(std::span<Param const> params) {
    for (std::size_t i = 0; i < params.size(); ++i) {
        auto& slot = params_[i];
        slot.indicator = std::holds_alternative<Null>(params[i]) ? soci::i_null : soci::i_ok;
        if (auto const* integer = std::get_if<std::int64_t>(&params[i]))
            slot.integer = *integer;
        else if (auto const* text = std::get_if<std::string_view>(&params[i]))
            slot.text.assign(*text);
    }
}

std::int64_t Prepared::run(std::span<Param const> params) {
    bind(params);
    statement_.execute(true);
    return statement_.get_affected_rows();
}

void Prepared::open(Vault const& vault) {
    for (auto& slot : columns_)
        if (slot.type == ColumnType::text && slot.indicator == soci::i_ok && is_sealed(slot.text))
            slot.text = vault.read(slot.text);
}

void Prepared::query(std::span<Param const> params, RowSink const& sink, Vault const* vault) {
    bind(params);
    statement_.execute(false);
    // To the last row always: a statement left in the middle keeps its transaction open.
    while (statement_.fetch()) {
        if (vault) open(*vault);
        sink(*this);
    }
}

} // namespace lateral::storage
