#include "server/app/data_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lateral::app {

DataLock::DataLock(std::filesystem::path const& folder) {
    umask(077);
    std::filesystem::create_directories(folder);
    auto const path = folder / "lock";
    file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw std::runtime_error(path.string() + ": " + std::strerror(errno));
    if (flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    close(file_);
    throw std::runtime_error("a server is running on " + folder.string() + "; stop it first");
}

DataLock::~DataLock() { close(file_); }

} // namespace lateral::app
