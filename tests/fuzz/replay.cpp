// Runs a fuzz target over files and folders of samples, for builds without libFuzzer.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    std::size_t samples = 0;
    for (int i = 1; i < argc; ++i)
        for (auto const& entry : fs::recursive_directory_iterator(argv[i])) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file(entry.path(), std::ios::binary);
            std::vector<char> const bytes{std::istreambuf_iterator<char>(file), {}};
            // Kept if it crashes: the last line names the sample.
            std::cerr << entry.path().filename().string() << std::endl;
            LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
            ++samples;
        }
    std::cerr << samples << " samples\n";
    return samples > 0 ? 0 : 1;
}
