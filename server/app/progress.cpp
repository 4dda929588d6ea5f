#include "server/app/progress.hpp"

#include "server/app/storage_now.hpp"
#include "server/domain/search_index.hpp"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace lateral::app {
namespace {

/// Posts that one commit takes into the search index.
constexpr std::size_t kIndexed = 1'000;

} // namespace

Progress::Progress() : is_terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::tell(std::string const& what, std::int64_t done, std::int64_t all) {
    auto const now = std::chrono::steady_clock::now();
    bool const is_end = (all > 0 && done >= all) || what != what_;
    if (!is_end && now - told_ < (is_terminal_ ? std::chrono::milliseconds(200) : std::chrono::seconds(10))) return;
    if (is_terminal_ && what != what_ && !what_.empty()) std::cerr << "\n";
    std::cerr << (is_terminal_ ? "\r" : "") << what << ": " << done;
    if (all > 0) std::cerr << " of " << all;
    std::cerr << (is_terminal_ ? "" : "\n") << std::flush;
    what_ = what;
    told_ = now;
}

void Progress::end() {
    if (is_terminal_ && !what_.empty()) std::cerr << "\n";
    what_.clear();
}

bool is_stopping() {
    sigset_t signals;
    sigemptyset(&signals);
    for (int const signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
    timespec const at_once{0, 0};
    return sigtimedwait(&signals, nullptr, &at_once) > 0;
}

bool index_all(storage::Database& db, Progress& progress, std::int64_t all) {
    std::int64_t done = 0;
    for (std::size_t last = 1; last > 0; done += static_cast<std::int64_t>(last)) {
        if (is_stopping()) return false;
        write_now(db, [&](storage::Transaction& tx) {
            last = domain::index_new_posts(tx, kIndexed);
            return storage::Verdict::keep;
        });
        progress.tell("search", done, std::max(all, done));
    }
    return true;
}

} // namespace lateral::app
