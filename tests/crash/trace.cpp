#include "tests/crash/trace.hpp"

#include <map>
#include <optional>
#include <vector>

namespace lateral::tests {
namespace {

bool begins(std::string_view call, std::initializer_list<std::string_view> names) {
    for (auto const name : names)
        if (call.starts_with(name) && call.size() > name.size() && call[name.size()] == '(') return true;
    return false;
}

struct Line {
    std::string thread;
    std::string_view call;
};

/// Takes the first line off the trace; nothing for one that is no call.
std::optional<Line> next_line(std::string_view& trace) {
    auto const end = trace.find('\n');
    auto const line = trace.substr(0, end);
    trace = end == std::string_view::npos ? std::string_view{} : trace.substr(end + 1);
    auto const space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    return Line{std::string(line.substr(0, space)), line.substr(line.find_first_not_of(' ', space))};
}

/// Writes to the log are numbered; a sync covers those that were there when it began.
class Log {
public:
    /// Whether this was a write to the log.
    bool take(Line const& line) {
        bool const of_log = line.call.find("-wal>") < line.call.find('"');
        if (begins(line.call, {"fdatasync", "fsync"}) && of_log)
            begin_sync(line);
        else if (line.call.starts_with("<... fdatasync resumed>") || line.call.starts_with("<... fsync resumed>"))
            end_sync(line);
        else if (begins(line.call, {"pwrite64", "write"}) && of_log)
            return ++written, true;
        return false;
    }

    std::size_t written = 0;
    std::size_t synced = 0;

private:
    void begin_sync(Line const& line) {
        if (line.call.ends_with("<unfinished ...>"))
            syncing_[line.thread] = written;
        else if (line.call.ends_with("= 0"))
            synced = written;
    }
    void end_sync(Line const& line) {
        auto const begun = syncing_.extract(line.thread);
        if (begun && line.call.ends_with("= 0")) synced = std::max(synced, begun.mapped());
    }

    std::map<std::string, std::size_t> syncing_; ///< by thread: how much a sync under way covers
};

bool sends(Line const& line) { return begins(line.call, {"sendto", "sendmsg", "writev", "send"}); }

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

std::vector<std::string> words_in(std::string_view text, std::string_view prefix, std::size_t size) {
    std::vector<std::string> words;
    for (auto at = text.find(prefix); at != std::string_view::npos; at = text.find(prefix, at + 1))
        words.emplace_back(text.substr(at, size));
    return words;
}

} // namespace

SyncOrder sync_order(std::string_view trace, std::string_view is_answer) {
    SyncOrder made;
    Log log;
    std::size_t answered_after = 0; // an answer needs a write of its own, or nothing was written for it
    while (!trace.empty()) {
        auto const line = next_line(trace);
        if (!line || log.take(*line) || !sends(*line) || line->call.find(is_answer) == std::string_view::npos) continue;
        ++made.answers;
        bool const covered = log.synced == log.written && log.synced > answered_after;
        if (!covered && made.broken.empty()) made.broken = line->call;
        answered_after = log.synced;
    }
    return made;
}

WordOrder word_order(std::string_view trace, std::string_view prefix, std::size_t size) {
    WordOrder made;
    Log log;
    std::map<std::string, std::size_t> written; // which write of the log held a word first
    std::set<std::size_t> covering;             // how much was synced when a word left
    while (!trace.empty()) {
        auto const line = next_line(trace);
        if (!line) continue;
        bool const is_write = log.take(*line);
        if (!is_write && !sends(*line)) continue;
        auto const words = words_in(line->call, prefix, size);
        for (auto const& word : words) {
            if (is_write) {
                written.try_emplace(word, log.written);
                continue;
            }
            bool const covered = written.contains(word) && written.at(word) <= log.synced;
            if (!covered && made.broken.empty()) made.broken = word + ": " + std::string(line->call);
            if (made.sent.insert(word).second) covering.insert(log.synced);
        }
        if (is_write || words.empty()) continue;
        made.answers += count(line->call, R"(\"re\":)");
        made.events += count(line->call, "post.created");
        made.replies += count(line->call, "HTTP/1.1 200");
    }
    made.syncs = covering.size();
    return made;
}

} // namespace lateral::tests
