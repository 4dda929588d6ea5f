#include "server/session/files.hpp"
#include "server/session/storage_work.hpp"
#include "tests/domain/world.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <fstream>
#include <random>
#include <set>

using namespace lateral;
using namespace lateral::tests;
using protocol::FileId;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::hours kDay{24};

/// Built before the world, whose writer wakes it.
struct Loop {
    boost::asio::io_context loop;
};

/// The rows of a world with bytes on a disk, and what collects both, as the server runs it.
struct Depot : Loop, World {
    explicit Depot(std::string const& url)
        : World(url, [this](storage::Database& db) { session::answer_on(db, {&loop}); }) {}
    ~Depot() { files.stop(); }

    /// Bytes in their place, as `file.finish` leaves them before it writes the row. Long ago, so far as the disk knows.
    std::string placed(std::string const& bytes) {
        auto const made = store.scratch();
        REQUIRE(files::Store::append(made.file(), bytes));
        auto const digest = store.place(made);
        age(digest);
        return digest;
    }
    void age(std::string const& digest, std::chrono::minutes by = std::chrono::minutes(61)) const {
        fs::last_write_time(store.path_of(digest), fs::file_time_type::clock::now() - by);
    }
    static domain::FileContent content(std::string const& digest, std::string const& bytes) {
        return {digest, "Plan.pdf", std::ssize(bytes), protocol::FileKind::document, "application/pdf", {}, {}};
    }
    FileId kept(Actor const& who, std::string const& bytes) {
        auto const digest = placed(bytes);
        auto const made = begun(who, new_file("Plan.pdf", std::ssize(bytes)));
        keep(who, made, content(digest, bytes)).value();
        return made;
    }
    protocol::Post shown(Actor const& who, FileId file) {
        auto post = new_post(thread);
        post.files = with({file});
        return done(who, post).post;
    }

    /// What the server does once a minute, for one part of the folder.
    void turn(std::size_t part, std::chrono::microseconds grace = kDay) {
        loop.restart();
        auto work = std::optional(boost::asio::make_work_guard(loop));
        boost::asio::co_spawn(loop, files.collect(grace.count(), part), [&](std::exception_ptr const& fault) {
            work.reset();
            if (fault) std::rethrow_exception(fault);
        });
        loop.run();
    }
    static std::size_t part_of(std::string const& digest) { return std::stoul(digest.substr(0, 2), nullptr, 16); }
    /// The turn that comes by a content.
    void turn(std::string const& digest) { turn(part_of(digest)); }

    bool has(std::string const& digest) const { return fs::exists(store.path_of(digest)); }
    std::size_t count(const char* inner) const {
        auto const entries = fs::directory_iterator(folder.path() / "files" / inner);
        return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
    }
    /// Rows whose bytes are not there, in full.
    std::vector<std::string> missing() {
        return read<std::vector<std::string>>([&](storage::ReadTransaction& tx) {
            std::vector<std::string> found;
            for (auto const& row : domain::contents_after(tx, ""))
                if (!files::problem_of(store, row.digest, row.size).empty()) found.push_back(row.digest);
            return found;
        });
    }
    std::set<std::string> on_disk() const {
        std::set<std::string> found;
        for (std::size_t part = 0; part < files::Store::kParts; ++part)
            for (auto& digest : store.contents(part)) found.insert(std::move(digest));
        return found;
    }

    TempFolder folder;
    files::Store store{folder.path() / "files"};
    files::Examiner examiner{store, {1'000, 1'000, 1'000, 0}, "/bin/false"};
    session::Files files{db, store, examiner, kBounds};
    Actor max = person("Max Member");
    Actor bo = person("Bo Member");
    protocol::ThreadId thread = World::thread(max, space(admin, "room"));
};

/// The part of the folder where some content lies.
template <class Draw>
std::size_t part_of_any(Depot const& depot, Draw draw) {
    auto const digests = depot.on_disk();
    return digests.empty() ? 0 : Depot::part_of(*std::next(digests.begin(), static_cast<int>(draw(digests.size()))));
}

void write_bytes(fs::path const& path) { std::ofstream(path) << "bytes"; }

} // namespace

TEMPLATE_TEST_CASE("an unused file keeps its bytes for the grace and loses them after it", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    depot.kept(depot.max, "never posted");
    auto const unused = depot.placed("never posted");
    auto const used = depot.placed("posted");
    depot.shown(depot.max, depot.kept(depot.max, "posted"));
    write_bytes(depot.store.path_of(unused, files::Copy::small));
    depot.clock.advance(kDay);
    for (auto const& digest : {unused, used}) depot.turn(digest);
    CHECK(depot.has(unused));

    depot.clock.advance(std::chrono::seconds(1));
    depot.turn(std::size_t{0});
    CHECK_FALSE(depot.has(unused));
    CHECK_FALSE(fs::exists(depot.store.path_of(unused, files::Copy::small)));
    CHECK(depot.count("bin") == 0);
    depot.clock.advance(100 * kDay);
    for (auto const& digest : {unused, used}) depot.turn(digest);
    CHECK(depot.has(used));
    CHECK(depot.missing().empty());
}

TEMPLATE_TEST_CASE("bytes whose row was never written go after an hour, and not while they may be on their way", "",
                   Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    // A crash between the place of the bytes and their row.
    auto const digest = depot.placed("crashed before the row");
    depot.age(digest, std::chrono::minutes(59));
    depot.turn(digest);
    CHECK(depot.has(digest));
    depot.age(digest);
    depot.turn(Depot::part_of(digest) + 1); // another part of the folder
    CHECK(depot.has(digest));
    depot.turn(Depot::part_of(digest) + files::Store::kParts);
    CHECK_FALSE(depot.has(digest));
    CHECK(depot.count("bin") == 0);
}

TEMPLATE_TEST_CASE("however much one member throws away, it is gone after one turn", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    for (int i = 0; i < 250; ++i)
        depot.done(depot.bo, protocol::ForgetFile{depot.kept(depot.bo, "thrown away " + std::to_string(i))});
    depot.turn(0);
    CHECK(depot.on_disk().empty());
    CHECK(depot.count("bin") == 0);
}

TEMPLATE_TEST_CASE("a smaller copy that was made while its original was taken away goes too", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    auto const digest = depot.placed("a picture");
    auto const copy = depot.store.path_of(digest, files::Copy::small);
    write_bytes(copy);
    fs::remove(depot.store.path_of(digest));
    depot.turn(digest);
    CHECK(fs::exists(copy)); // it may just have been made
    fs::last_write_time(copy, fs::file_time_type::clock::now() - std::chrono::hours(2));
    depot.turn(digest);
    CHECK_FALSE(fs::exists(copy));
    CHECK(depot.count("bin") == 0);
}

TEMPLATE_TEST_CASE("bytes whose row is gone already go later", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    auto const digest = depot.placed("crashed after the row");
    auto const post = depot.shown(depot.max, depot.kept(depot.max, "crashed after the row"));
    depot.done(depot.max, protocol::DeletePost{post.id});
    // The row is off the disk, and then the machine stops.
    CHECK(depot.collected(kDay) == std::vector{digest});
    CHECK(depot.has(digest));
    SECTION("as nobody brings them back") {
        depot.turn(digest);
        CHECK_FALSE(depot.has(digest));
    }
    SECTION("but not when an upload brought them back") {
        depot.shown(depot.bo, depot.kept(depot.bo, "crashed after the row"));
        depot.turn(digest);
        CHECK(depot.has(digest));
        CHECK(depot.missing().empty());
    }
}

TEMPLATE_TEST_CASE("an upload between the row's end and the bytes' end brings them back", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    auto const digest = depot.placed("back in time");
    auto const post = depot.shown(depot.max, depot.kept(depot.max, "back in time"));
    auto const again = depot.begun(depot.bo);
    depot.done(depot.max, protocol::DeletePost{post.id});
    bool is_back = false;
    depot.at_statement = [&](storage::Statement const& statement) {
        if (statement.name != storage::sql::content_delete.name || std::exchange(is_back, true)) return;
        depot.db.write(
            [&](storage::Transaction& tx) {
                auto const content = Depot::content(digest, "back in time");
                return domain::keep_file(tx, depot.bo, again, content, World::kBounds) ? storage::Verdict::keep
                                                                                       : storage::Verdict::discard;
            },
            [](storage::Outcome) {});
    };
    depot.turn(Depot::part_of(digest) + 1);
    CHECK(is_back);
    CHECK(depot.may_read(depot.bo, again));
    CHECK(depot.has(digest));
    CHECK(depot.missing().empty());
}

TEMPLATE_TEST_CASE("bytes stay as long as one of their files does", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    auto const digest = depot.placed("the same for two");
    auto const first = depot.shown(depot.max, depot.kept(depot.max, "the same for two"));
    auto const second = depot.shown(depot.bo, depot.kept(depot.bo, "the same for two"));
    depot.done(depot.max, protocol::DeletePost{first.id});
    depot.turn(digest);
    CHECK(depot.has(digest));
    depot.done(depot.bo, protocol::DeletePost{second.id});
    depot.turn(digest);
    CHECK_FALSE(depot.has(digest));
}

TEMPLATE_TEST_CASE("uploads that nobody continues leave nothing, and those under way stay", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    auto const coming = depot.begun(depot.max);
    auto const forgotten = depot.begun(depot.max);
    auto const finished = depot.kept(depot.max, "finished");
    for (auto const file : {coming, forgotten, finished, FileId{4'000'000'001}})
        depot.store.open_incoming(file).value();
    depot.done(depot.max, protocol::ForgetFile{forgotten});
    depot.turn(std::size_t{0});
    CHECK(depot.store.incoming() == std::vector{coming});
    depot.clock.advance(kDay + std::chrono::seconds(1));
    depot.turn(std::size_t{0});
    CHECK(depot.count("incoming") == 0);
}

TEMPLATE_TEST_CASE("while the database takes nothing, no bytes go", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    auto const digest = depot.placed("to be deleted");
    auto const post = depot.shown(depot.max, depot.kept(depot.max, "to be deleted"));
    depot.done(depot.max, protocol::DeletePost{post.id});
    for (int statement = 1; statement < 7; ++statement) {
        depot.fail_at = statement;
        depot.turn(digest);
        depot.fail_at = 0;
        CHECK(depot.missing().empty());
    }
    depot.turn(digest);
    CHECK_FALSE(depot.has(digest));
}

/// Everything that happens to files, in any order, with crashes between: rows always have their bytes, and in the end
/// no byte is there that nobody uses.
TEMPLATE_TEST_CASE("whatever happens, nothing used is removed and nothing unused stays", "", Sqlite, Postgres) {
    TestType engine;
    Depot depot(engine.url);
    std::mt19937 random(GENERATE(1U, 2U, 3U));
    auto const draw = [&](std::size_t below) { return static_cast<std::size_t>(random()) % below; };
    std::vector<FileId> loose;
    std::vector<protocol::Post> posts;
    for (int step = 0; step < 150; ++step) {
        auto const bytes = "content " + std::to_string(draw(6));
        switch (draw(8)) {
        case 0:
        case 1: loose.push_back(depot.kept(depot.max, bytes)); break;
        case 2:
        case 3:
            if (loose.empty()) break;
            if (depot.may_read(depot.max, loose.back())) posts.push_back(depot.shown(depot.max, loose.back()));
            loose.pop_back();
            break;
        case 4:
            if (posts.empty()) break;
            depot.done(depot.max, protocol::DeletePost{posts.back().id});
            posts.pop_back();
            break;
        case 5:
            if (loose.empty()) break;
            depot.run(depot.max, protocol::ForgetFile{loose.front()});
            loose.erase(loose.begin());
            break;
        case 6: depot.clock.advance(std::chrono::hours(draw(20))); break;
        case 7: depot.placed(bytes); break; // and crashes before the row
        }
        if (draw(3) == 0) depot.collected(kDay); // and crashes before the bytes
        if (draw(2) == 0) depot.turn(part_of_any(depot, draw));
        INFO("step " << step);
        REQUIRE(depot.missing().empty());
    }
    std::set<std::string> used;
    depot.clock.advance(2 * kDay);
    depot.turn(std::size_t{0});
    for (auto const& digest : depot.on_disk()) depot.turn(digest);
    for (auto const& row : depot.read<std::vector<domain::ContentRow>>(
             [](storage::ReadTransaction& tx) { return domain::contents_after(tx, ""); }))
        used.insert(row.digest);
    CHECK(depot.on_disk() == used);
    CHECK(used.size() <= posts.size());
    for (auto const& post : posts) CHECK(depot.may_read(depot.max, post.attachments.front().file));
}
