#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/data_lock.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/digest.hpp"
#include "server/base/random.hpp"
#include "server/domain/search_index.hpp"
#include "server/import/importer.hpp"

#include <chrono>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace lateral::app {
namespace {

/// Posts that one commit takes into the search index.
constexpr std::size_t kIndexed = 1'000;

/// On a terminal one line that counts up; in a log, a line now and then.
class Progress {
public:
    void tell(std::string const& what, std::int64_t done, std::int64_t all) {
        auto const now = std::chrono::steady_clock::now();
        bool const is_end = done >= all || what != what_;
        if (!is_end && now - told_ < (is_terminal_ ? std::chrono::milliseconds(200) : std::chrono::seconds(10))) return;
        if (is_terminal_ && what != what_ && !what_.empty()) std::cerr << "\n";
        std::cerr << (is_terminal_ ? "\r" : "") << what << ": " << done << " of " << all << (is_terminal_ ? "" : "\n")
                  << std::flush;
        what_ = what;
        told_ = now;
    }
    void end() {
        if (is_terminal_ && !what_.empty()) std::cerr << "\n";
        what_.clear();
    }

private:
    bool const is_terminal_ = isatty(STDERR_FILENO) == 1;
    std::string what_;
    std::chrono::steady_clock::time_point told_;
};

/// A signal that ends the program waits for the end of a commit (main.cpp keeps it from coming sooner).
bool is_stopping() {
    sigset_t signals;
    sigemptyset(&signals);
    for (int const signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
    timespec const at_once{0, 0};
    return sigtimedwait(&signals, nullptr, &at_once) > 0;
}

import::Means means_for(config::Config const& config, storage::Database& db, Progress& progress) {
    import::Means means;
    means.write = [&db, total = config.total_file_bytes](auto const& work) {
        bool is_too_much = false;
        write_now(db, [&](storage::Transaction& tx) {
            work(tx);
            is_too_much = domain::file_bytes(tx) > total;
            return is_too_much ? storage::Verdict::discard : storage::Verdict::keep;
        });
        if (is_too_much)
            throw std::runtime_error("all files together would take more than files.total_bytes of the configuration; "
                                     "raise it and run this again");
    };
    means.read = [&db](auto const& work) { read_now(db, work); };
    means.tell = [&progress](auto const& what, auto done, auto all) { progress.tell(what, done, all); };
    means.is_stopping = is_stopping;
    means.password_hash = auth::hash_password(base::random_token());
    means.epoch = base::sha256_hex(base::random_token()).substr(0, 16);
    return means;
}

/// Search finds everything at once, and not over the next hour.
void index_all(storage::Database& db, Progress& progress, std::int64_t all) {
    std::int64_t done = 0;
    for (std::size_t last = 1; last > 0; done += static_cast<std::int64_t>(last)) {
        if (is_stopping()) throw import::Stopped("stopped; the server goes on with the search index");
        write_now(db, [&](storage::Transaction& tx) {
            last = domain::index_new_posts(tx, kIndexed);
            return storage::Verdict::keep;
        });
        progress.tell("search", done, std::max(all, done));
    }
}

int import_into(config::Config const& config, import::Archive const& archive, import::Plan const& plan,
                import::Report& report, bool is_dry) {
    Progress progress;
    files::Store const store(files_folder(config));
    files::Examiner const examiner(store, examiner_bounds(config), pictures_program(config));
    import::FileTaker files(archive, store, examiner);
    auto const db = open_database(config);
    auto const means = means_for(config, *db, progress);
    import::Importer importer(archive, plan, report, files, means);
    if (is_dry) {
        importer.try_out();
    } else {
        importer.run();
        index_all(*db, progress, plan.size);
    }
    progress.end();
    std::cout << report.text(is_dry);
    return 0;
}

} // namespace

int import_ning(config::Config const& config, std::string const& folder, bool is_dry) {
    DataLock const lock(config.data); // a server that ran would tell nobody of what comes
    import::Archive const archive(folder);
    import::Report report;
    std::cerr << "reading the archive\n";
    auto const plan = import::make_plan(archive, report);
    return import_into(config, archive, plan, report, is_dry);
}

} // namespace lateral::app
