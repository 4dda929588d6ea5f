#include "server/pictures/limits.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <seccomp.h>
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

/// Everything that reaches beyond the process. A list of what decoders may do would differ by processor and library and
/// break with each update; nothing here is ever needed for decoding.
constexpr auto kForbidden = std::to_array({SCMP_SYS(open),
                                           SCMP_SYS(openat),
                                           SCMP_SYS(openat2),
                                           SCMP_SYS(creat),
                                           SCMP_SYS(open_by_handle_at),
                                           SCMP_SYS(execve),
                                           SCMP_SYS(execveat),
                                           SCMP_SYS(fork),
                                           SCMP_SYS(vfork),
                                           SCMP_SYS(socket),
                                           SCMP_SYS(socketpair),
                                           SCMP_SYS(connect),
                                           SCMP_SYS(bind),
                                           SCMP_SYS(ptrace),
                                           SCMP_SYS(process_vm_readv),
                                           SCMP_SYS(process_vm_writev),
                                           SCMP_SYS(pidfd_open),
                                           SCMP_SYS(pidfd_getfd),
                                           SCMP_SYS(kill),
                                           SCMP_SYS(unlink),
                                           SCMP_SYS(unlinkat),
                                           SCMP_SYS(rename),
                                           SCMP_SYS(renameat),
                                           SCMP_SYS(renameat2),
                                           SCMP_SYS(link),
                                           SCMP_SYS(linkat),
                                           SCMP_SYS(symlink),
                                           SCMP_SYS(symlinkat),
                                           SCMP_SYS(chmod),
                                           SCMP_SYS(fchmodat),
                                           SCMP_SYS(truncate),
                                           SCMP_SYS(mount),
                                           SCMP_SYS(bpf),
                                           SCMP_SYS(userfaultfd),
                                           SCMP_SYS(io_uring_setup),
                                           SCMP_SYS(perf_event_open),
                                           SCMP_SYS(keyctl),
                                           SCMP_SYS(setns),
                                           SCMP_SYS(unshare),
                                           SCMP_SYS(memfd_create)});

} // namespace

void confine_process() {
    auto* const filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter) std::_Exit(3);
    for (int const call : kForbidden)
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) != 0) std::_Exit(3);
    if (seccomp_load(filter) != 0) std::_Exit(3);
    seccomp_release(filter);
}

void die_with_parent() { prctl(PR_SET_PDEATHSIG, SIGKILL); }

void limit_process(std::int64_t most_bytes_written) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || chdir("/") != 0) std::_Exit(3);
    std::signal(SIGXFSZ, SIG_IGN); // writing too much is an error like others
    limit(RLIMIT_AS, kMemory);
    limit(RLIMIT_CPU, kSeconds);
    limit(RLIMIT_NOFILE, kFiles);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, static_cast<rlim_t>(most_bytes_written));
}

} // namespace lateral::pictures
