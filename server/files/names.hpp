#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Which files are taken, by what their content is. Pure; any thread.
namespace lateral::files {

/// A document as it is kept: how it is served, and its name with an ending that belongs to its content, so that
/// nobody's computer runs what came as a text.
struct Document {
    std::string type;
    std::string name;
};

/// `found`: the media type that the content has (libmagic's). Nothing for what is not taken.
std::optional<Document> document_of(std::string_view found, std::string_view name);

/// A picture's name, with the ending of what it was made into: "image/jpeg", "image/png", "image/webp".
std::string picture_name(std::string_view type, std::string_view name);

/// Content-Disposition of a download (RFC 6266): the name in full, and in ASCII for those who read no more.
std::string disposition(std::string_view name, bool is_shown);

} // namespace lateral::files
