#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/data_lock.hpp"
#include "server/app/progress.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/digest.hpp"
#include "server/base/random.hpp"
#include "server/import/importer.hpp"

#include <iostream>

namespace lateral::app {
namespace {

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
        if (!index_all(*db, progress, plan.size))
            throw import::Stopped("stopped; the server goes on with the search index");
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
