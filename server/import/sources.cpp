#include "server/import/sources.hpp"

namespace lateral::import {

std::optional<JsonReader> open_source(Archive const& archive, Source source, Defects& defects) {
    for (std::string_view const ending : {"-local.json", ".json"}) {
        auto const name = "ning-" + std::string(name_of(source)) + std::string(ending);
        auto opened = archive.open(name);
        if (opened.found == Archive::Found::outside)
            throw Unreadable(name + ": a link or no file; nothing outside of the folder is read");
        if (opened.found == Archive::Found::yes) return JsonReader(std::move(opened.file), name, defects);
    }
    return std::nullopt;
}

} // namespace lateral::import
