#pragma once

#include "protocol/ids.hpp"
#include "server/base/digest.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace lateral::exporting {

/// A ZIP as it is written, one entry after another, with a piece of one in memory at a time and some hundred bytes for
/// each that is done. Readable by its owner alone. One thread; throws std::runtime_error when the disk fails, and what
/// was written then is no ZIP.
class Zip {
public:
    /// `at`: the time that every entry bears.
    Zip(std::filesystem::path const& place, protocol::Timestamp at);
    ~Zip();
    Zip(Zip const&) = delete;
    Zip& operator=(Zip const&) = delete;

    /// `name`: with "/" between folders, in letters that any system takes: safe_name() makes them.
    void begin_text(std::string const& name);
    /// Kept as it is: pictures and documents are small already.
    void begin_bytes(std::string const& name, std::int64_t size);
    void write(std::string_view bytes);
    /// Ends an entry; the SHA-256 of it.
    std::string end();
    /// Writes where everything lies. Nothing may come after it.
    void finish();

private:
    void begin(std::string const& name, bool is_packed, bool is_huge);

    void* file_; ///< minizip's, whose header stays inside
    protocol::Timestamp at_;
    base::Sha256 sum_;
};

/// A name for a file inside, whatever people called it: no folders, nothing that Windows refuses or that turns the
/// direction of writing around, at most 100 bytes and its ending. Others may have the same name: who calls puts a
/// number before it, which also keeps it from being that of a device.
std::string safe_name(std::string_view name);

/// The address of such an entry in a page: everything but letters, digits and "-._/" escaped.
std::string href_of(std::string_view path);

} // namespace lateral::exporting
