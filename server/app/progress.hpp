#pragma once

#include "storage/database.hpp"

#include <chrono>
#include <cstdint>
#include <string>

/// For commands that take minutes. One thread.
namespace lateral::app {

/// On a terminal one line that counts up; in a log, a line now and then.
class Progress {
public:
    Progress();
    /// `all`: nothing when nobody knows it.
    void tell(std::string const& what, std::int64_t done, std::int64_t all = 0);
    void end();

private:
    bool const is_terminal_;
    std::string what_;
    std::chrono::steady_clock::time_point told_;
};

/// A signal that ends the program waits until it is asked for (main.cpp keeps it from coming sooner).
bool is_stopping();

/// Search finds everything at once, and not over the next hour. `all`: about how many posts there are. False when it
/// was told to stop: a server goes on with it.
bool index_all(storage::Database& db, Progress& progress, std::int64_t all);

} // namespace lateral::app
