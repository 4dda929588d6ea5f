#include "server/pictures/limits.hpp"

#include <csignal>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lateral::pictures {
namespace {

/// A picture of 50 million dots needs 200 MB decoded, and as much again while its colours change; the libraries take
/// half a gigabyte of addresses by themselves.
constexpr rlim_t kMemory = 2ULL * 1024 * 1024 * 1024;
constexpr rlim_t kSeconds = 30;
constexpr rlim_t kFiles = 64;

void limit(int what, rlim_t bound) {
    rlimit const both{bound, bound};
    // Without its limits this process reads nothing.
    if (setrlimit(static_cast<__rlimit_resource>(what), &both) != 0) std::_Exit(3);
}

} // namespace

void limit_process(std::int64_t most_bytes_written) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || chdir("/") != 0) std::_Exit(3);
    prctl(PR_SET_PDEATHSIG, SIGKILL); // not needed any more when nobody waits for it
    std::signal(SIGXFSZ, SIG_IGN);    // writing too much is an error like others
    limit(RLIMIT_AS, kMemory);
    limit(RLIMIT_CPU, kSeconds);
    limit(RLIMIT_NOFILE, kFiles);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, static_cast<rlim_t>(most_bytes_written));
}

} // namespace lateral::pictures
