#include "tests/support/temp_folder.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace lateral::tests {

TempFolder::TempFolder() {
    auto const base = std::filesystem::exists("/dev/shm") ? std::filesystem::path("/dev/shm")
                                                          : std::filesystem::temp_directory_path();
    std::string name = (base / "lateral-test-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
    path_ = name;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace lateral::tests
