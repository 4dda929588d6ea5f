#include "server/export/lines.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <span>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace lateral::exporting {

files::Descriptor open_plain(std::filesystem::path const& path) {
    files::Descriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat info{};
    if (!file || fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        throw Refused(path.string() + ": there is no such file, or it cannot be read");
    return file;
}

std::string digest_of(files::Descriptor const& file) {
    base::Sha256 sum;
    std::array<char, 64 * 1024> bytes{};
    for (off_t at = 0;;) {
        auto const got = pread(file.get(), bytes.data(), bytes.size(), at);
        if (got < 0) throw std::system_error(errno, std::generic_category(), "reading a file");
        if (got == 0) return sum.hex();
        sum.add(std::span(bytes).first(static_cast<std::size_t>(got)));
        at += got;
    }
}

bool Lines::fill() {
    held_.erase(0, used_);
    used_ = 0;
    std::array<char, 64 * 1024> bytes{};
    for (;;) {
        auto const got = read(file_.get(), bytes.data(), bytes.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), name_);
        auto const read = std::span(bytes).first(static_cast<std::size_t>(got));
        sum_.add(read);
        held_.append(read.begin(), read.end());
        return got > 0;
    }
}

bool Lines::next(std::string& line) {
    for (std::size_t looked = used_;;) {
        auto const end = held_.find('\n', looked);
        if (end != std::string::npos) {
            ++number_;
            line.assign(held_, used_, end - used_);
            used_ = end + 1;
            return true;
        }
        looked = held_.size() - used_;
        bool const is_more = fill();
        if (!is_more && held_.empty()) return false;
        ++number_;
        if (!is_more) refuse("the file ends within a line");
        if (held_.size() > kLongest) refuse("is longer than any line of an export");
        --number_;
    }
}

void Lines::refuse(std::string const& why) const {
    throw Refused(name_ + ", line " + std::to_string(number_) + ": " + why);
}

} // namespace lateral::exporting
