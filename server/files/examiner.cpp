#include "server/files/examiner.hpp"

#include "server/files/child.hpp"
#include "server/files/names.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace lateral::files {
namespace {

using protocol::ErrorCode;
using protocol::fail;

/// The child has 30 seconds of a core (server/pictures/limits.cpp); on a busy machine that takes longer.
constexpr std::chrono::seconds kPatience{90};
/// Milliseconds between two looks whether the server stops.
constexpr int kLook = 200;
constexpr std::size_t kLongestAnswer = 200;

/// Dots. A face is 96 at most on screen, twice as fine on a phone.
int edge_of(Copy copy) { return copy == Copy::face ? 192 : copy == Copy::small ? 480 : 1600; }

[[noreturn]] void fail_with(std::string const& what) { throw std::system_error(errno, std::generic_category(), what); }

struct Pipe {
    Pipe() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) fail_with("pipe");
        out = Descriptor(ends[0]);
        in = Descriptor(ends[1]);
    }
    Descriptor in;
    Descriptor out;
};

/// The same file, for reading alone.
Descriptor for_reading(Descriptor const& file) {
    Descriptor made(open(("/proc/self/fd/" + std::to_string(file.get())).c_str(), O_RDONLY | O_CLOEXEC));
    if (!made) fail_with("opening a file again");
    return made;
}

std::int64_t size_of(Descriptor const& file) {
    struct stat info{};
    if (fstat(file.get(), &info) != 0) fail_with("looking at a file");
    return info.st_size;
}

} // namespace

/// The child's line; what takes too long is ended, and so is what is under way when the server stops.
std::string Examiner::answer_of(int child, Descriptor const& from) const {
    std::string line;
    auto const deadline = std::chrono::steady_clock::now() + kPatience;
    while (line.size() < kLongestAnswer && !stopping_ && std::chrono::steady_clock::now() < deadline) {
        pollfd waiting{from.get(), POLLIN, 0};
        if (poll(&waiting, 1, kLook) <= 0) continue;
        std::array<char, 128> bytes{};
        auto const got = read(from.get(), bytes.data(), bytes.size());
        if (got <= 0) break;
        line.append(bytes.data(), static_cast<std::size_t>(got));
    }
    if (!line.ends_with('\n')) kill(child, SIGKILL); // ours, and not waited for yet: nobody else has its number
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 && line.ends_with('\n') ? line : "refused unreadable\n";
}

Result<std::string> Examiner::ask(std::vector<std::string> arguments, Descriptor const& in,
                                  Descriptor const& out) const {
    if (stopping_) return fail(ErrorCode::unavailable);
    Pipe answer;
    auto const child = start_child(program_, arguments, for_reading(in), out, answer.in);
    answer.in = Descriptor();
    auto line = answer_of(child, answer.out);
    if (stopping_) return fail(ErrorCode::unavailable);
    return understood(std::move(line));
}

/// The words of the child's line.
Result<std::string> Examiner::understood(std::string line) {
    line.pop_back();
    if (line == "refused too_large") return fail(ErrorCode::too_large, "size", "the picture has too many dots");
    if (line.starts_with("refused")) return fail(ErrorCode::unreadable, "file");
    return line;
}

Result<Taken> Examiner::take_document(Descriptor const& in, std::string_view found, std::string const& name) const {
    auto document = document_of(found, name);
    if (!document) return fail(ErrorCode::type_not_allowed, "file", std::string(found));
    auto const size = size_of(in);
    if (size > bounds_.document_bytes) return fail(ErrorCode::too_large, "size");
    // A copy: the upload could still be written to by whoever sends it.
    auto const kept = store_.scratch();
    copy(in, kept.file());
    return Taken{store_.place(kept), std::move(document->name), size, false, std::move(document->type), {}, {}};
}

std::unique_ptr<Helper> Examiner::helper() const {
    return std::make_unique<Helper>(program_, std::vector<std::string>{"many", std::to_string(bounds_.picture_dots),
                                                                       std::to_string(bounds_.picture_bytes)});
}

Result<Taken> Examiner::take(Descriptor const& incoming, std::string const& name, std::int64_t announced,
                             Helper* helper) const {
    auto const size = size_of(incoming);
    if (size != announced) return fail(ErrorCode::conflict, "size", std::to_string(size) + " bytes are here");
    auto const made = store_.scratch();
    auto line = helper ? helper->ask(for_reading(incoming), made.file()) : std::nullopt;
    auto const told =
        line ? understood(*std::move(line))
             : ask({"examine", std::to_string(bounds_.picture_dots), std::to_string(bounds_.picture_bytes)}, incoming,
                   made.file());
    if (!told) return std::unexpected(told.error());
    std::istringstream words(*told);
    Taken taken;
    std::string what;
    words >> what >> taken.type;
    if (what != "picture") return take_document(incoming, taken.type, name);
    if (size > bounds_.picture_bytes) return fail(ErrorCode::too_large, "size");
    taken.is_picture = true;
    words >> taken.width.emplace() >> taken.height.emplace();
    taken.name = picture_name(taken.type, name);
    taken.size = size_of(made.file());
    taken.digest = store_.place(made);
    return taken;
}

Result<void> Examiner::make_copy(std::string const& digest, Copy copy) const {
    if (store_.open(digest, copy)) return {};
    auto const original = store_.open(digest);
    if (!original) return fail(ErrorCode::not_found, "file");
    auto const made = store_.scratch();
    auto const told = ask(
        {copy == Copy::face ? "crop" : "shrink", std::to_string(edge_of(copy)), std::to_string(bounds_.picture_bytes)},
        original, made.file());
    if (!told) return std::unexpected(told.error());
    store_.place_copy(digest, copy, made);
    return {};
}

std::string picture_type(Descriptor const& copy) {
    std::array<char, 4> start{};
    if (pread(copy.get(), start.data(), start.size(), 0) != static_cast<ssize_t>(start.size())) fail_with("a picture");
    return std::string_view(start.data(), 4).substr(1, 3) == "PNG" ? "image/png" : "image/jpeg";
}

} // namespace lateral::files
