#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/storage_now.hpp"
#include "server/domain/days.hpp"
#include "server/domain/operators.hpp"
#include "server/import/inviter.hpp"

#include <cerrno>
#include <fcntl.h>
#include <iostream>
#include <system_error>
#include <unistd.h>

namespace lateral::app {
namespace {

namespace fs = std::filesystem;

/// A cell of CSV. What a spreadsheet would take for a formula is text (ASVS 1.2.10).
std::string cell(std::string const& text) {
    std::string made = "\"";
    if (!text.empty() && std::string_view("=+-@\t\r").contains(text.front())) made += '\'';
    for (char const one : text) made += one == '"' ? "\"\"" : std::string(1, one);
    return made + "\"";
}

std::string as_csv(std::vector<import::Outcome> const& outcomes, std::string const& origin) {
    std::string made = "\xEF\xBB\xBFrow,name,email,organisation,link,\"opens until\",\"no link because\"\r\n";
    for (auto const& one : outcomes)
        made +=
            cell(one.where) + "," + cell(one.name) + "," + cell(one.email) + "," + cell(one.organisation) + "," +
            (one.code.empty() ? "\"\",\"\""
                              : cell(origin + "/join#" + one.code) + "," + cell(domain::day_of(one.expires_at).value)) +
            "," + cell(one.reason) + "\r\n";
    return made;
}

/// Links let people in: the file is its owner's alone, and never one that was there.
class LinksFile {
public:
    explicit LinksFile(fs::path path) : path_(std::move(path)) {
        file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file_ < 0) throw std::system_error(errno, std::generic_category(), path_.string());
    }
    ~LinksFile() {
        close(file_);
        if (!is_kept_) unlink(path_.c_str());
    }
    LinksFile(LinksFile const&) = delete;
    LinksFile& operator=(LinksFile const&) = delete;

    /// On disk when it returns. Once more: in place of what it held.
    void write(std::string const& text) const {
        std::size_t done = 0;
        bool is_good = lseek(file_, 0, SEEK_SET) == 0 && ftruncate(file_, 0) == 0;
        while (is_good && done < text.size()) {
            auto const written = ::write(file_, text.data() + done, text.size() - done);
            is_good = written > 0 || (written < 0 && errno == EINTR);
            if (written > 0) done += static_cast<std::size_t>(written);
        }
        if (!is_good || fsync(file_) != 0) throw std::system_error(errno, std::generic_category(), path_.string());
    }
    void keep() { is_kept_ = true; }

private:
    fs::path path_;
    int file_ = -1;
    bool is_kept_ = false;
};

import::StaffList read(MembersToImport const& what, import::Report& report) {
    auto const kind = protocol::enum_of<protocol::OrganisationKind>(what.new_organisations);
    bool const is_roster = fs::is_directory(what.path);
    if (!what.new_organisations.empty() && !kind)
        throw std::runtime_error("--new-organisations is one of state, isd, district, school, programme, partner");
    if (kind && is_roster)
        throw std::runtime_error("--new-organisations is for a CSV file; orgs.csv says itself what each one is");
    if (is_roster) return import::read_oneroster(what.path, report);
    auto list = import::read_staff_csv(what.path, what.organisation, report);
    if (kind) import::bring_organisations(list, *kind);
    return list;
}

import::Inviter::Wishes wishes_of(storage::ReadTransaction& tx, MembersToImport const& what) {
    import::Inviter::Wishes wishes{{}, what.again};
    if (what.under.empty()) return wishes;
    auto const under = domain::organisation_by_name(tx, what.under);
    if (!under) throw std::runtime_error(what.under + ": there is no organisation of this name");
    wishes.under = *under;
    return wishes;
}

} // namespace

int import_members(config::Config const& config, MembersToImport const& what) {
    import::Report found;
    auto const list = read(what, found);
    auto const origin = *net_options(config).origins.begin();
    auto const db = open_database(config);
    std::optional<LinksFile> links;
    if (!what.is_dry) links.emplace(what.links);
    std::string said;
    write_now(*db, [&](storage::Transaction& tx) {
        auto report = found; // the work may run twice
        import::Inviter inviter(tx, wishes_of(tx, what), report);
        inviter.invite(list);
        if (links) links->write(as_csv(inviter.outcomes(), origin)); // before the links open anything
        said = report.text(what.is_dry);
        return what.is_dry ? storage::Verdict::discard : storage::Verdict::keep;
    });
    if (links) links->keep();
    std::cout << said;
    if (links) std::cout << "\n" << what.links << " has the links, each good once and for ten days.\n";
    return 0;
}

} // namespace lateral::app
