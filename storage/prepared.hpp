#pragma once

#include "storage/connection.hpp"

#include <deque>
#include <memory>
#include <soci/soci.h>
#include <string>
#include <vector>

namespace lateral::storage {

/// The distinct `:names` of a statement in the order in which they first appear. Text in quotes has none.
std::vector<std::string> parameter_names(std::string_view text);

/// One statement prepared once on one connection. SOCI binds to addresses, so the values live here.
class Prepared final : public Columns {
public:
    /// `name` for what goes wrong, `text` in the engine's words.
    Prepared(soci::session& session, std::string_view name, std::string_view text, std::span<Param const> params,
             std::span<ColumnType const> columns);

    std::int64_t run(std::span<Param const> params);
    /// With a vault, texts that are sealed reach the sink opened.
    void query(std::span<Param const> params, RowSink const& sink, Vault const* vault);

    bool is_null(std::size_t column) const override { return columns_[column].indicator == soci::i_null; }
    std::int64_t integer(std::size_t column) const override { return columns_[column].integer; }
    std::string_view text(std::size_t column) const override { return columns_[column].text; }

private:
    struct Slot {
        ColumnType type = ColumnType::integer;
        long long integer = 0;
        std::string text;
        soci::indicator indicator = soci::i_ok;
    };
    void bind(std::span<Param const> params);
    void open(Vault const& vault);

    std::deque<Slot> params_;
    std::deque<Slot> columns_;
    soci::statement statement_;
};

} // namespace lateral::storage
