#include "server/pictures/picture.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace lateral::pictures {
namespace {

using vips::VImage;

/// Readers that are fuzzed by their makers; everything else is not even tried.
constexpr std::array<std::string_view, 5> kReaders{"VipsForeignLoadJpegSource", "VipsForeignLoadPngSource",
                                                   "VipsForeignLoadWebpSource", "VipsForeignLoadNsgifSource",
                                                   "VipsForeignLoadHeifSource"};
constexpr int kQuality = 85;
constexpr int kQualityOfCopies = 80;

/// Everything but the dots goes here. Asking the writers for it ("strip") is not enough: that of WebP keeps Exif.
VImage bare(VImage const& picture) {
    auto made = picture.copy();
    std::unique_ptr<gchar*, decltype(&g_strfreev)> const fields(vips_image_get_fields(made.get_image()), &g_strfreev);
    for (auto* const* field = fields.get(); *field; ++field) made.remove(*field);
    return made;
}

VImage in_srgb(VImage const& picture) {
    bool const profiled = picture.get_typeof(VIPS_META_ICC_NAME) != 0;
    auto made = picture;
    if (profiled)
        made = made.icc_transform("srgb", VImage::option()->set("embedded", true)->set("intent", VIPS_INTENT_RELATIVE));
    else if (picture.interpretation() == VIPS_INTERPRETATION_CMYK)
        made = made.icc_transform("srgb", VImage::option()->set("input_profile", "cmyk"));
    return bare(made.colourspace(VIPS_INTERPRETATION_sRGB).cast(VIPS_FORMAT_UCHAR));
}

VImage on_white(VImage const& picture) {
    return picture.has_alpha()
               ? picture.flatten(VImage::option()->set("background", std::vector<double>{255, 255, 255}))
               : picture;
}

vips::VTarget out() { return vips::VTarget::new_to_descriptor(1); }

Written write_jpeg(VImage const& picture, int quality) {
    on_white(picture).jpegsave_target(
        out(), VImage::option()->set("Q", quality)->set("strip", true)->set("optimize_coding", true));
    return {"image/jpeg", picture.width(), picture.height()};
}

Written write_png(VImage const& picture) {
    picture.pngsave_target(out(), VImage::option()->set("strip", true));
    return {"image/png", picture.width(), picture.height()};
}

Written write_copy(int edge, vips::VOption* how) {
    auto const source = vips::VSource::new_from_descriptor(0);
    auto const made = in_srgb(VImage::thumbnail_source(source, edge, how->set("height", edge)));
    return made.has_alpha() ? write_png(made) : write_jpeg(made, kQualityOfCopies);
}

} // namespace

void prepare_pictures() {
    // All readers are asked about something that none of them reads.
    constexpr std::string_view kNothing = "no picture at all";
    vips_foreign_find_load_buffer(kNothing.data(), kNothing.size());
    for (auto const* const ending : {".png", ".jpg", ".webp"}) vips_foreign_find_save_target(ending);
    vips_error_clear();
}

VImage open_picture(std::int64_t most_dots) {
    auto const source = vips::VSource::new_from_descriptor(0);
    auto const* const reader = vips_foreign_find_load_source(source.get_source());
    if (!reader || std::ranges::find(kReaders, std::string_view(reader)) == kReaders.end()) throw Refusal{"unreadable"};
    auto picture = VImage::new_from_source(
        source, "", VImage::option()->set("access", VIPS_ACCESS_SEQUENTIAL)->set("fail_on", VIPS_FAIL_ON_ERROR));
    if (static_cast<std::int64_t>(picture.width()) * picture.height() > most_dots) throw Refusal{"too_large"};
    return picture;
}

Written write_picture(VImage const& picture, std::string const& type) {
    // Turning it needs all of it at once. In memory, whose bound is known; vips would take a file otherwise.
    auto const upright = in_srgb(picture.copy_memory().autorot());
    if (type == "image/png" || type == "image/gif") return write_png(upright);
    if (type == "image/webp") {
        upright.webpsave_target(out(), VImage::option()->set("Q", kQuality)->set("strip", true));
        return {"image/webp", upright.width(), upright.height()};
    }
    return write_jpeg(upright, kQuality);
}

Written write_smaller(int edge) { return write_copy(edge, VImage::option()->set("size", VIPS_SIZE_DOWN)); }

Written write_square(int edge) { return write_copy(edge, VImage::option()->set("crop", VIPS_INTERESTING_ATTENTION)); }

} // namespace lateral::pictures
