#include "tests/crash/trace.hpp"

#include <map>
#include <vector>

namespace lateral::tests {
namespace {

bool begins(std::string_view call, std::initializer_list<std::string_view> names) {
    for (auto const name : names)
        if (call.starts_with(name) && call.size() > name.size() && call[name.size()] == '(') return true;
    return false;
}

/// Writes to the log are numbered; a sync covers those that were there when it began.
struct Log {
    std::size_t written = 0;
    std::size_t synced = 0;
    std::map<std::string, std::size_t, std::less<>> syncing; ///< by thread: how much a sync under way covers
};

} // namespace

SyncOrder sync_order(std::string_view trace, std::string_view is_answer) {
    SyncOrder made;
    Log log;
    std::size_t answered_after = 0; // an answer needs a write of its own, or nothing was written for it
    while (!trace.empty()) {
        auto const end = trace.find('\n');
        auto const line = trace.substr(0, end);
        trace = end == std::string_view::npos ? std::string_view{} : trace.substr(end + 1);
        auto const space = line.find(' ');
        if (space == std::string_view::npos) continue;
        auto const thread = std::string(line.substr(0, space));
        auto const call = line.substr(line.find_first_not_of(' ', space));
        bool const unfinished = call.ends_with("<unfinished ...>");
        bool const of_log = call.find("-wal>") < call.find('"');
        if (begins(call, {"fdatasync", "fsync"}) && of_log) {
            if (unfinished)
                log.syncing[thread] = log.written;
            else if (call.ends_with("= 0"))
                log.synced = log.written;
        } else if ((call.starts_with("<... fdatasync resumed>") || call.starts_with("<... fsync resumed>")) &&
                   log.syncing.contains(thread)) {
            if (call.ends_with("= 0")) log.synced = std::max(log.synced, log.syncing[thread]);
            log.syncing.erase(thread);
        } else if (begins(call, {"pwrite64", "write"}) && of_log) {
            ++log.written;
        } else if (begins(call, {"sendto", "sendmsg", "writev", "send"}) &&
                   call.find(is_answer) != std::string_view::npos) {
            ++made.answers;
            bool const covered = log.synced == log.written && log.synced > answered_after;
            if (!covered && made.broken.empty()) made.broken = line;
            answered_after = log.synced;
        }
    }
    return made;
}

} // namespace lateral::tests
