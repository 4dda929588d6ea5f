// What the process that decodes strangers' pictures can still do, once it is confined.
#include "server/pictures/limits.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lateral;

namespace {

/// Runs `attempt` in a confined process of its own: 0 when it was refused.
int confined(int (*attempt)()) {
    auto const child = fork();
    if (child == 0) {
        pictures::confine_process();
        _exit(attempt());
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

int opened(char const* path, int how) { return open(path, how, 0600) < 0 ? 0 : 1; }

} // namespace

TEST_CASE("a confined process opens no file, starts no program and makes no socket") {
    CHECK(confined([] { return opened("/etc/hostname", O_RDONLY); }) == 0);
    CHECK(confined([] { return opened("/proc/self/environ", O_RDONLY); }) == 0);
    CHECK(confined([] { return opened("/tmp/lateral-confined", O_WRONLY | O_CREAT); }) == 0);
    CHECK(confined([] { return socket(AF_INET, SOCK_STREAM, 0) < 0 ? 0 : 1; }) == 0);
    CHECK(confined([] { return socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? 0 : 1; }) == 0);
    CHECK(confined([] { return execl("/bin/true", "true", nullptr) < 0 ? 0 : 1; }) == 0);
    CHECK(confined([] { return unlink("/tmp/lateral-never-there") < 0 && errno == EPERM ? 0 : 1; }) == 0);
    CHECK(confined([] { return kill(getppid(), 0) < 0 ? 0 : 1; }) == 0);
}

TEST_CASE("a confined process reads and writes what it has, and has memory") {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    static int out = -1;
    out = ends[1];
    CHECK(confined([] {
              auto* const memory = mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              auto const copy = dup(out); // as libvips does
              return memory != MAP_FAILED && write(copy, "told", 4) == 4 ? 0 : 1;
          }) == 0);
    std::array<char, 8> got{};
    CHECK(read(ends[0], got.data(), got.size()) == 4);
    CHECK(std::string(got.data(), 4) == "told");
    close(ends[0]);
    close(ends[1]);
}
