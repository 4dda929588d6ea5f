#include "server/pictures/examine.hpp"

#include "server/pictures/limits.hpp"

#include <algorithm>
#include <array>
#include <magic.h>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <unistd.h>

namespace lateral::pictures {
namespace {

struct CloseMagic {
    void operator()(magic_set* open) const { magic_close(open); }
};

/// Opened once, so that those who come after it in another process find it open.
magic_set* opened() {
    static std::unique_ptr<magic_set, CloseMagic> const magic = [] {
        std::unique_ptr<magic_set, CloseMagic> made(magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR));
        if (!made || magic_load(made.get(), nullptr) != 0) throw std::runtime_error("libmagic does not open");
        return made;
    }();
    return magic.get();
}

} // namespace

void prepare_to_examine() { opened(); }

std::string type_of_input() {
    auto* const magic = opened();
    confine_process();
    auto const* const found = magic_descriptor(magic, 0);
    if (!found || lseek(0, 0, SEEK_SET) != 0) throw std::runtime_error("cannot read the file");
    return found;
}

bool is_shown(std::string const& type) {
    static constexpr std::array<std::string_view, 7> kShown{"image/jpeg", "image/png",  "image/webp", "image/gif",
                                                            "image/heic", "image/heif", "image/avif"};
    return std::ranges::find(kShown, type) != kShown.end();
}

} // namespace lateral::pictures
