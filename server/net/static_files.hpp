#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lateral::net {

/// The web client as the build left it, held in memory: a few hundred KB, read once at the start. Constant afterwards.
class StaticFiles {
public:
    struct File {
        std::string type;
        std::string etag;
        bool immutable = false; ///< its name holds a hash of its content
        std::string plain;
        std::string brotli; ///< empty: none was made, or it saved nothing
        std::string gzip;
    };

    StaticFiles() = default;
    /// Throws std::runtime_error when the folder has no index.html.
    explicit StaticFiles(std::filesystem::path const& folder);

    /// The file at a path, or index.html for the addresses that the client routes itself; nothing for all others, so
    /// that a scanner (and monitoring) sees 404.
    File const* find(std::string_view path) const;

private:
    std::map<std::string, File, std::less<>> files_;
};

/// Whether the client routes this address itself. The same list stands in web/src/router.ts; tests/browser visits each.
bool is_client_route(std::string_view path);

} // namespace lateral::net
