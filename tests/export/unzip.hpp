#pragma once

#include <filesystem>
#include <map>
#include <minizip/unzip.h>
#include <stdexcept>
#include <string>

namespace lateral::tests {

/// Every entry of a ZIP by its name; unpacking checks their sums. `method`: how each is kept, 0: as it is.
inline std::map<std::string, std::string> unzipped(std::filesystem::path const& place,
                                                   std::map<std::string, unsigned long>* methods = nullptr) {
    auto* const zip = unzOpen64(place.c_str());
    if (!zip) throw std::runtime_error("no ZIP at " + place.string());
    std::map<std::string, std::string> found;
    for (int at = unzGoToFirstFile(zip); at == UNZ_OK; at = unzGoToNextFile(zip)) {
        unz_file_info64 info{};
        std::string name(1'000, '\0');
        unzGetCurrentFileInfo64(zip, &info, name.data(), 999, nullptr, 0, nullptr, 0);
        name.resize(info.size_filename);
        std::string bytes(info.uncompressed_size, '\0');
        bool const is_read = unzOpenCurrentFile(zip) == UNZ_OK &&
                             unzReadCurrentFile(zip, bytes.data(), static_cast<unsigned>(bytes.size())) ==
                                 static_cast<int>(bytes.size()) &&
                             unzCloseCurrentFile(zip) == UNZ_OK;
        if (!is_read || found.contains(name)) throw std::runtime_error("a broken ZIP: " + name);
        if (methods) (*methods)[name] = info.compression_method;
        found[name] = std::move(bytes);
    }
    unzClose(zip);
    return found;
}

} // namespace lateral::tests
