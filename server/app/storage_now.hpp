#pragma once

#include "protocol/errors.hpp"
#include "storage/database.hpp"

#include <functional>
#include <type_traits>

namespace lateral::app {

/// For the command line, which has nothing else to do: waits until the work is on disk. Throws when storage fails.
void write_now(storage::Database& db, std::function<storage::Verdict(storage::Transaction&)> work);
void read_now(storage::Database& db, std::function<void(storage::ReadTransaction&)> work);

/// Runs `work(Transaction&) -> Result<T>`; a refusal changes nothing.
template <class Work>
auto change_now(storage::Database& db, Work work) -> std::invoke_result_t<Work, storage::Transaction&> {
    using Value = std::invoke_result_t<Work, storage::Transaction&>;
    Value result = protocol::fail(protocol::ErrorCode::internal);
    write_now(db, [&](storage::Transaction& tx) {
        result = work(tx);
        return result ? storage::Verdict::keep : storage::Verdict::discard;
    });
    return result;
}

} // namespace lateral::app
