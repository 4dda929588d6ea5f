#pragma once

#include "server/import/importer.hpp"
#include "tests/domain/world.hpp"
#include "tests/support/database_dump.hpp"

#include <filesystem>
#include <fstream>
#include <initializer_list>

namespace lateral::tests {

/// A network and archives to bring into it, in this process.
class Moving {
public:
    explicit Moving(std::string const& url) : world(url), url_(url), store_(folder_.path() / "files") {}

    World world;

    std::filesystem::path archive() const { return folder_.path() / "archive"; }
    /// A file of the archive, with its folders.
    void put(std::string const& path, std::string const& content) const {
        std::filesystem::create_directories((archive() / path).parent_path());
        std::ofstream(archive() / path, std::ios::binary) << content;
    }
    /// `objects` as Ning writes them.
    void put_objects(std::string const& source, std::string const& objects) const {
        put("ning-" + source + "-local.json", "([" + objects + "])");
    }

    import::Report bring(bool is_dry = false) { return bring(archive(), is_dry); }
    /// `stop_after`: commits.
    import::Report bring(std::filesystem::path const& folder, bool is_dry = false, int stop_after = -1) {
        import::Report report;
        import::Archive const from(folder);
        auto const plan = import::make_plan(from, report);
        files::Examiner const examiner(store_, {20'000'000, 20'000'000, 50'000'000, 0}, program());
        import::FileTaker files(from, store_, examiner);
        auto const means = means_for(stop_after);
        import::Importer importer(from, plan, report, files, means);
        is_dry ? importer.try_out() : importer.run();
        return report;
    }

    /// Every row of what came, but for when the chain says that it did.
    std::vector<std::string> rows() const {
        auto rows = DatabaseDump(url_).rows();
        std::erase_if(
            rows, [](std::string const& row) { return row.starts_with("audit_log ") || row.starts_with("network "); });
        return rows;
    }

    // --- what tests look for

    std::optional<std::int64_t> ours(std::string_view kind, std::string_view foreign) {
        return world.read<std::optional<std::int64_t>>(
            [&](storage::ReadTransaction& tx) { return domain::imported(tx, kind, foreign); });
    }
    protocol::MemberId member(std::string_view who) { return {ours("member", who).value()}; }
    protocol::SpaceId space(std::string_view key) { return {ours("space", key).value()}; }
    std::vector<protocol::Post> posts(std::string_view talk) {
        return world.read<std::vector<protocol::Post>>([&](storage::ReadTransaction& tx) {
            protocol::ThreadId const thread{domain::imported(tx, "thread", talk).value()};
            auto posts = tx.rows<protocol::Post>(storage::sql::posts_after, thread, std::int64_t{0}, protocol::Seq{},
                                                 std::int64_t{1000});
            domain::fill_attachments(tx, thread, posts);
            return posts;
        });
    }
    /// Somebody who came by an invitation of the administrator to their address.
    Actor come(std::string const& address, std::string const& name) {
        if (!organisation_) organisation_ = world.organisation("Larkspur");
        protocol::CreateInvitation command{
            *organisation_, NetworkRole::member, {}, text<protocol::Email>(address), {}, {}, {}};
        auto const code = world.done(world.admin, command).code;
        auto const made = world.write([&](storage::Transaction& tx) {
            return domain::accept_invitation(tx, base::sha256_hex(code),
                                             {text<protocol::PersonName>(name), address, "hash", {}});
        });
        return {{}, made.value(), name, NetworkRole::member, {}, {}};
    }

private:
    static std::filesystem::path program() {
        return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "lateral-pictures";
    }
    import::Means means_for(int stop_after) {
        import::Means means;
        means.write = [this, stop_after, commits = 0](auto const& work) mutable {
            if (stop_after >= 0 && commits++ >= stop_after) throw import::Stopped("the test stops it");
            auto const outcome = write_now(world.db, [&](storage::Transaction& tx) {
                work(tx);
                return storage::Verdict::keep;
            });
            if (outcome != storage::Outcome::done) throw std::runtime_error("the database refused");
        };
        means.read = [this](auto const& work) { REQUIRE(read_now(world.db, work) == storage::Outcome::done); };
        means.tell = [](auto const&, auto, auto) {};
        means.is_stopping = [] { return false; };
        means.password_hash = "nobody's";
        means.epoch = "a-new-epoch";
        return means;
    }

    std::string url_;
    TempFolder folder_;
    files::Store store_;
    std::optional<protocol::OrganisationId> organisation_;
};

inline std::int64_t made(import::Report& report, std::string_view kind) { return report.of(kind).made; }

} // namespace lateral::tests
