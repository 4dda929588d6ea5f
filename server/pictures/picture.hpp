#pragma once

#include <cstdint>
#include <string>
#include <vips/vips8>

namespace lateral::pictures {

/// How the child says no: "unreadable" or "too_large".
struct Refusal {
    std::string reason;
};

struct Written {
    std::string type;
    int width = 0;
    int height = 0;
};

/// Looks up the readers and writers, which load libraries of their own. Makes no thread. Not necessary.
void prepare_pictures();

/// Opens the picture on standard input, decoding nothing yet. Throws Refusal, or vips::VError for what is damaged.
vips::VImage open_picture(std::int64_t most_dots);

/// Writes it to standard output upright, in sRGB, without anything but its dots. `type`: what came in.
Written write_picture(vips::VImage const& picture, std::string const& type);

/// Writes a copy of standard input whose longer side is at most `edge`.
Written write_smaller(int edge);

/// Writes the part of standard input that draws the eye, `edge` wide and high.
Written write_square(int edge);

} // namespace lateral::pictures
