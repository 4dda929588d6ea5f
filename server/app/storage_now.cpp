#include "server/app/storage_now.hpp"

#include <future>
#include <stdexcept>

namespace lateral::app {
namespace {

void require_done(storage::Outcome outcome) {
    switch (outcome) {
    case storage::Outcome::done: return;
    case storage::Outcome::full: throw std::runtime_error("the disk takes no more; nothing was changed");
    case storage::Outcome::unknown: throw std::runtime_error("the commit failed half-way; look before you try again");
    case storage::Outcome::failed:
    case storage::Outcome::lost:
    case storage::Outcome::overloaded: throw std::runtime_error("the database refused; the log above says why");
    }
}

} // namespace

void write_now(storage::Database& db, std::function<storage::Verdict(storage::Transaction&)> work) {
    std::promise<storage::Outcome> outcome;
    db.write(std::move(work), [&](storage::Outcome made) { outcome.set_value(made); });
    require_done(outcome.get_future().get());
}

void read_now(storage::Database& db, std::function<void(storage::ReadTransaction&)> work) {
    std::promise<storage::Outcome> outcome;
    db.read(std::move(work), [&](storage::Outcome made) { outcome.set_value(made); });
    require_done(outcome.get_future().get());
}

} // namespace lateral::app
