#include "protocol/emit/emit.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>

namespace {

using namespace lateral::protocol;

/// Writes `text`, or with `check` compares it with what is there.
bool settle(std::filesystem::path const& path, std::string const& text, bool check) {
    if (check) {
        std::ifstream file(path, std::ios::binary);
        std::ostringstream found;
        found << file.rdbuf();
        if (found.str() == text) return true;
        std::cerr << path << " is stale: build the target `emit` and commit what it writes\n";
        return false;
    }
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return true;
}

} // namespace

/// protocol_emit ROOT [--check]
int main(int argc, char** argv) {
    if (argc < 2) return std::cerr << "usage: protocol_emit ROOT [--check]\n", 2;
    std::filesystem::path const root = argv[1];
    bool const check = argc > 2 && std::string_view(argv[2]) == "--check";
    bool good = settle(root / "web/src/protocol/messages.gen.ts", emit::typescript(), check);
    good = settle(root / "docs/protocol-tables.md", emit::markdown(), check) && good;
    good = settle(root / "docs/openapi.json", emit::openapi(), check) && good;
    return good ? 0 : 1;
}
