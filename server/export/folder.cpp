#include "server/export/folder.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <span>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace lateral::exporting {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kAtOnce = 256 * 1024;

[[noreturn]] void fail_with(fs::path const& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

void sync_folder(fs::path const& path) {
    files::Descriptor const opened(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || fsync(opened.get()) != 0) fail_with(path);
}

/// "export/" is "export".
fs::path without_end(fs::path const& place) {
    auto const whole = fs::absolute(place).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

} // namespace

NewFile::NewFile(fs::path const& path)
    : file_(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)) {
    if (!file_) fail_with(path);
}

void NewFile::write(std::string_view text) {
    waiting_ += text;
    if (waiting_.size() >= kAtOnce) empty();
}

void NewFile::empty() {
    if (!files::Store::append(file_, waiting_)) throw std::system_error(ENOSPC, std::generic_category(), "the export");
    sum_.add(waiting_);
    bytes_ += std::ssize(waiting_);
    waiting_.clear();
}

void NewFile::finish() {
    empty();
    if (fsync(file_.get()) != 0) fail_with("the export");
}

NewFolder::NewFolder(fs::path const& place) : place_(without_end(place)), path_(place_.string() + ".new") {
    if (fs::exists(place_) && !(fs::is_directory(place_) && fs::is_empty(place_)))
        throw std::runtime_error(place_.string() + " is there already; an export writes over nothing");
    if (fs::exists(path_))
        throw std::runtime_error(path_.string() + " is what a broken export left, or one that runs; if none runs, "
                                                  "delete it and export again");
    if (mkdir(path_.c_str(), 0700) != 0) fail_with(path_);
}

NewFolder::~NewFolder() {
    std::error_code left; // what cannot be taken away is told of by the next export
    if (!is_kept_) fs::remove_all(path_, left);
}

fs::path NewFolder::folder(fs::path const& name) const {
    auto const made = path_ / name;
    if (mkdir(made.c_str(), 0700) != 0 && errno != EEXIST) fail_with(made);
    return made;
}

void NewFolder::keep() {
    for (auto const& entry : fs::recursive_directory_iterator(path_))
        if (entry.is_directory()) sync_folder(entry.path());
    sync_folder(path_);
    if (std::rename(path_.c_str(), place_.c_str()) != 0) fail_with(place_);
    is_kept_ = true;
    sync_folder(place_.parent_path());
}

} // namespace lateral::exporting
