#include "bench/data/texts.hpp"

#include <CLI/CLI.hpp>
#include <boost/crc.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <stdexcept>

/// lateral_ning_archive: a folder as Ning's archive tool made them, of a given size and broken in the same ways, for
/// measuring `lateral import ning`. The same on each run.
namespace {

namespace fs = std::filesystem;

struct Size {
    int members = 2'000;
    int posts = 60'000;
    int files = 6'000;
};

constexpr int kGroups = 40;
constexpr int kPage = 100; ///< objects between two of the tool's mistakes
constexpr unsigned kEdge = 240;

void append_number(std::string& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xFF);
}

void append_chunk(std::string& png, std::string const& content) {
    append_number(png, static_cast<std::uint32_t>(content.size() - 4));
    png += content;
    boost::crc_32_type sum;
    sum.process_bytes(content.data(), content.size());
    append_number(png, sum.checksum());
}

/// A grey picture, as PNG without compression: 58 KB. As smooth as photos of a wall are.
std::string picture(std::uint32_t number) {
    std::string dots;
    for (unsigned y = 0; y < kEdge; ++y) {
        dots += '\0';
        for (unsigned x = 0; x < kEdge; ++x)
            dots += static_cast<char>((x + y * (number % 5) + number * 7 + (number >> 8)) / 2 & 0xFF);
    }
    std::string header("IHDR");
    append_number(header, kEdge);
    append_number(header, kEdge);
    header += std::string("\x08\0\0\0\0", 5);
    auto const size = static_cast<unsigned>(dots.size());
    std::string body("IDAT\x78\x01\x01");
    for (unsigned const value : {size, ~size})
        body += {static_cast<char>(value & 0xFF), static_cast<char>((value >> 8) & 0xFF)};
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (char const c : dots) {
        low = (low + static_cast<unsigned char>(c)) % 65'521;
        high = (high + low) % 65'521;
    }
    body += dots;
    append_number(body, high << 16 | low);
    std::string png("\x89PNG\r\n\x1a\n");
    append_chunk(png, header);
    append_chunk(png, body);
    append_chunk(png, "IEND");
    return png;
}

class Maker {
public:
    Maker(fs::path folder, Size const& size) : folder_(std::move(folder)), size_(size) {
        for (auto const* part : {"members", "discussions", "blogs"}) fs::create_directories(folder_ / part);
    }

    void make() {
        write("members", size_.members, [&](int i) { return member(i); });
        write("groups", kGroups, [&](int i) { return group(i); });
        write("blogs", size_.posts / 60,
              [&](int i) { return talk("BlogPost", i, R"(,"publishStatus":"publish","privacy":"all")"); });
        int topics = 0;
        write("discussions", size_.posts, [&](int) -> std::string {
            if (written_ >= size_.posts) return {};
            ++topics;
            auto const place = topics % 3 == 0
                                   ? std::string(R"(,"category":"Category )") + std::to_string(topics % 12) + "\""
                                   : R"(,"groupId":"g)" + std::to_string(below(kGroups)) + "\"";
            return talk("Topic", topics, place);
        });
    }

private:
    template <class Object>
    void write(std::string const& name, int count, Object object) {
        std::ofstream out(folder_ / ("ning-" + name + "-local.json"), std::ios::binary);
        out << "([";
        for (int i = 0; i < count; ++i) {
            auto const text = object(i);
            if (text.empty()) break;
            if (i > 0) out << (i % kPage != 0 ? "," : i / kPage % 3 == 0 ? "" : i / kPage % 3 == 1 ? "][" : "]");
            out << text;
        }
        out << "]])";
    }

    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
    std::string who() { return "u" + std::to_string(below(size_.members + size_.members / 50)); }

    std::string date() {
        auto const two = [&](int from, int count) {
            auto const text = std::to_string(from + below(count));
            return text.size() < 2 ? "0" + text : text;
        };
        return "20" + two(8, 5) + "-" + two(1, 12) + "-" + two(1, 28) + "T" + two(0, 24) + ":" + two(0, 60) + ":" +
               two(0, 60) + ".000Z";
    }

    std::string member(int i) {
        auto made = R"({"contributorName":"u)" + std::to_string(i) + R"(","fullName":"Member Number)" +
                    std::to_string(i) + R"(","email":"m)" + std::to_string(i) + R"(@example.org","createdDate":")" +
                    date() + R"(","level":"member","state":"active")";
        if (i % 3 == 0) made += R"(,"profilePhoto":")" + file("members", true) + "\"";
        return made + "}";
    }

    std::string group(int i) {
        auto made = R"({"id":"g)" + std::to_string(i) + R"(","title":"Group )" + std::to_string(i) +
                    R"(","description":"<p>Of us</p>","contributorName":")" + who() + R"(","createdDate":")" + date() +
                    R"(","groupPrivacy":")" + (i % 3 == 0 ? "private" : "public") + R"(","members":[)";
        for (int m = 0; m < 60; ++m)
            made += std::string(m > 0 ? "," : "") + R"({"contributorName":")" + who() + R"(","status":"member"})";
        return made + "]}";
    }

    std::string talk(std::string const& kind, int i, std::string const& more) {
        auto const id = kind + ":" + std::to_string(i);
        auto made = R"({"id":")" + id + R"(","title":"About )" + texts_.word(static_cast<std::size_t>(i) % 40'000) +
                    "\"," + said("discussions") + more + R"(,"comments":[)";
        for (int c = 0, count = below(40) == 0 ? 40 + below(150) : below(9); c < count; ++c)
            made += std::string(c > 0 ? "," : "") + R"({"id":"Comment:)" + id + ":" + std::to_string(c) + "\"," +
                    said("discussions") + "}";
        return made + "]}";
    }

    std::string said(std::string const& part) {
        ++written_;
        auto html = "<p>" + texts_.post(random_) + "</p><p><b>" + texts_.word(static_cast<std::size_t>(below(5'000))) +
                    "</b> <font size=2>" + texts_.post(random_) + "</font></p>";
        std::string more;
        if (static_cast<std::int64_t>(files_) * size_.posts < static_cast<std::int64_t>(written_) * size_.files) {
            if (files_ % 3 == 0)
                more = R"(,"fileAttachments":[")" + file(part, false) + "?x=1\"]";
            else
                html += R"(<p><img src=\")" + file(part, true) + R"(?width=240\" alt=\"\" /></p>)";
        }
        if (written_ % 50 == 0)
            html += "<ul><li>One</li><li>Two</li></ul><iframe src=\\\"//www.youtube.com/embed/x1\\\"></iframe>";
        return R"("contributorName":")" + who() + R"(","createdDate":")" + date() + R"(","description":")" + html +
               "\"" + more;
    }

    std::string file(std::string const& part, bool is_picture) {
        auto const number = ++files_;
        auto path = part + "/" + std::to_string(number) + (is_picture ? "-board.png" : "-plan.pdf");
        std::ofstream(folder_ / path, std::ios::binary)
            << (is_picture ? picture(static_cast<std::uint32_t>(number))
                           : "%PDF-1.4\n%" + std::string(20'000, 'x') + std::to_string(number));
        return path;
    }

    fs::path folder_;
    Size size_;
    std::mt19937_64 random_{1};
    lateral::bench::Texts const texts_;
    int written_ = 0;
    int files_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    CLI::App program{"Makes a folder like those of Ning's archive tool"};
    std::string folder;
    Size size;
    program.add_option("folder", folder, "Must not be there yet")->required();
    program.add_option("--members", size.members)->capture_default_str();
    program.add_option("--posts", size.posts)->capture_default_str();
    program.add_option("--files", size.files, "In posts; profile photos come on top")->capture_default_str();
    CLI11_PARSE(program, argc, argv)
    try {
        if (!fs::create_directories(folder)) throw std::runtime_error(folder + " is there already");
        Maker(folder, size).make();
    } catch (std::exception const& error) {
        std::cerr << "lateral_ning_archive: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
