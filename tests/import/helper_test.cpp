// One child for many files says of each what a child of its own says.
#include "protocol/described.hpp"
#include "server/files/examiner.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <thread>

using namespace lateral;
using namespace lateral::files;
namespace fs = std::filesystem;

namespace {

fs::path program() { return fs::read_symlink("/proc/self/exe").parent_path() / "lateral-pictures"; }

std::string told(Examiner const& examiner, fs::path const& file, Helper* helper) {
    Descriptor const in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    auto const taken =
        examiner.take(in, file.filename().string(), static_cast<std::int64_t>(fs::file_size(file)), helper);
    return taken ? taken->type + " " + taken->name + " " + taken->digest
                 : std::string(protocol::name_of(taken.error().code));
}

} // namespace

TEST_CASE("a helper says what a child for one file says, whatever the file before it was") {
    tests::TempFolder folder;
    Store const store(folder.path() / "files");
    Examiner const examiner(store, {20'000'000, 20'000'000, 50'000'000, 0}, program());
    auto const helper = examiner.helper();
    int files = 0;
    for (int round = 0; round < 2; ++round)
        for (auto const& entry : fs::directory_iterator(fs::path(LATERAL_ROOT) / "tests/files/samples")) {
            if (!entry.is_regular_file() || entry.file_size() == 0) continue;
            INFO(entry.path());
            CHECK(told(examiner, entry.path(), helper.get()) == told(examiner, entry.path(), nullptr));
            ++files;
        }
    CHECK(files > 10);
}

TEST_CASE("where a helper is gone, a child of its own looks into the file") {
    tests::TempFolder folder;
    Store const store(folder.path() / "files");
    Examiner const examiner(store, {20'000'000, 20'000'000, 50'000'000, 0}, program());
    Helper dead("/bin/true", {});
    auto const board = fs::path(LATERAL_ROOT) / "tests/files/samples/board.png";
    auto const expected = told(examiner, board, nullptr);
    CHECK(expected.starts_with("image/png board.png"));
    CHECK(told(examiner, board, &dead) == expected);
    CHECK(told(examiner, board, &dead) == expected);
}

TEST_CASE("a helper outlives the thread that first asked it") {
    tests::TempFolder folder;
    Store const store(folder.path() / "files");
    Examiner const examiner(store, {20'000'000, 20'000'000, 50'000'000, 0}, program());
    auto const helper = examiner.helper();
    auto const board = fs::path(LATERAL_ROOT) / "tests/files/samples/board.png";
    auto const ask = [&] {
        Descriptor const in(::open(board.c_str(), O_RDONLY | O_CLOEXEC));
        return helper->ask(in, store.scratch().file());
    };
    std::optional<std::string> first;
    std::thread([&] { first = ask(); }).join();
    REQUIRE(first);
    CHECK(ask() == first); // by the same child: who starts another says nothing of the file that showed it
}
