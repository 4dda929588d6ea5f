#pragma once

#include "tests/support/temp_folder.hpp"

#include <filesystem>
#include <fstream>
#include <sched.h>
#include <stdexcept>
#include <string>
#include <sys/mount.h>

namespace lateral::tests {

/// Sixteen megabytes of disk, in a mount namespace of this process.
class SmallDisk {
public:
    SmallDisk() {
        if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=16m,mode=700") != 0)
            throw std::runtime_error("cannot mount a small disk");
    }
    ~SmallDisk() { umount2(folder_.path().c_str(), MNT_DETACH); }
    SmallDisk(SmallDisk const&) = delete;
    SmallDisk& operator=(SmallDisk const&) = delete;

    std::filesystem::path const& path() const { return folder_.path(); }
    void fill(std::uintmax_t leave) const {
        auto const free = std::filesystem::space(path()).available;
        std::ofstream(path() / "filler") << std::string(free > leave ? free - leave : 0, 'f');
    }
    void free() const { std::filesystem::remove(path() / "filler"); }

private:
    TempFolder folder_;
};

} // namespace lateral::tests
