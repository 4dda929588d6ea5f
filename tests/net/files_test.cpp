#include "server/app/assembly.hpp"
#include "server/files/names.hpp"
#include "tests/support/client.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/test_server.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <unistd.h>
#include <zlib.h>

using namespace lateral;
using namespace lateral::tests;

namespace {

std::string sample(std::string const& name) {
    std::ostringstream bytes;
    bytes << std::ifstream(std::string(LATERAL_ROOT) + "/tests/files/samples/" + name, std::ios::binary).rdbuf();
    return bytes.str();
}

/// The number after `"name":` in an answer.
std::string number_in(std::string const& answer, std::string const& name) {
    auto const at = answer.find("\"" + name + "\":");
    if (at == std::string::npos) throw std::runtime_error("no " + name + " in " + answer);
    auto const from = at + name.size() + 3;
    return answer.substr(from, answer.find_first_not_of("0123456789", from) - from);
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// A server, and short words for what people do with files on it.
class Desk : public TestServer {
public:
    explicit Desk(Change change = {}) : TestServer(std::move(change)) {}

    HttpReply begin(TestPerson const& who, std::string const& name, std::size_t size) const {
        return call(port(), "file.begin", R"({"name":")" + name + R"(","size":)" + std::to_string(size) + "}",
                    who.token);
    }
    std::string begun(TestPerson const& who, std::string const& name, std::size_t size) const {
        return number_in(begin(who, name, size).body, "file");
    }
    HttpReply put(TestPerson const& who, std::string const& file, std::string const& bytes,
                  std::size_t offset = 0) const {
        return http(port(), {"PUT",
                             "/upload/" + file,
                             {{"Authorization", "Bearer " + who.token}, {"Upload-Offset", std::to_string(offset)}},
                             bytes});
    }
    HttpReply finish(TestPerson const& who, std::string const& file) const {
        return call(port(), "file.finish", R"({"file":)" + file + "}", who.token);
    }
    HttpReply get(TestPerson const& who, std::string const& path,
                  std::map<std::string, std::string> headers = {}) const {
        headers["Authorization"] = "Bearer " + who.token;
        return http(port(), {"GET", path, std::move(headers), ""});
    }
    /// The whole way, and its id.
    std::string uploaded(TestPerson const& who, std::string const& name, std::string const& bytes) const {
        auto const file = begun(who, name, bytes.size());
        REQUIRE(put(who, file, bytes).status == 200);
        auto const done = finish(who, file);
        INFO(done.body);
        REQUIRE(done.status == 200);
        return file;
    }
    /// What finishing says of these bytes.
    std::string refusal(std::string const& name, std::string const& bytes) const {
        auto const file = begun(bo, name, bytes.size());
        REQUIRE(put(bo, file, bytes).status == 200);
        return finish(bo, file).body;
    }
    void attach(TestPerson const& who, protocol::ThreadId thread, std::string const& file) const {
        auto const made = call(port(), "post.create",
                               R"({"thread":)" + std::to_string(thread.value) + R"(,"body":"Look","files":[{"file":)" +
                                   file + R"(,"description":"A board"}]})",
                               who.token);
        INFO(made.body);
        REQUIRE(made.status == 200);
    }
};

/// Sends the beginning of an upload and goes away without a word.
void break_off(std::uint16_t port, TestPerson const& who, std::string const& file, std::string const& bytes,
               std::size_t announced) {
    raw(port,
        "PUT /upload/" + file + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nAuthorization: Bearer " +
            who.token + "\r\nContent-Length: " + std::to_string(announced) + "\r\n\r\n" + bytes,
        std::chrono::milliseconds(200));
}

/// Waits until this many bytes of an upload are here, and nobody sends any more.
std::string received(Desk const& desk, TestPerson const& who, std::string const& file) {
    auto const end = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < end) {
        auto const answer = desk.get(who, "/upload/" + file);
        if (answer.status == 200) return number_in(answer.body, "received");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return "never";
}

} // namespace

TEST_CASE("a picture goes up and comes down without what it hides, in three sizes") {
    Desk desk;
    auto const photo = sample("photo-with-place.jpg");
    REQUIRE(has(photo, "SecretCamera"));
    auto const file = desk.uploaded(desk.bo, "IMG 1.JPEG", photo);
    for (auto const* copy : {"", "/small", "/large"}) {
        auto const got = desk.get(desk.bo, "/files/" + file + copy);
        CHECK(got.status == 200);
        CHECK(got.headers.at("content-type") == "image/jpeg");
        CHECK(got.headers.at("content-disposition").starts_with("inline; filename=\"IMG 1.JPEG\""));
        CHECK(got.headers.at("content-security-policy") == "sandbox; default-src 'none'");
        CHECK(got.headers.at("x-content-type-options") == "nosniff");
        CHECK(got.headers.at("cross-origin-resource-policy") == "same-origin");
        CHECK(got.headers.at("cache-control") == "private, no-cache");
        CHECK(got.body.starts_with("\xFF\xD8\xFF"));
        for (auto const* hidden : {"SecretCamera", "SecretPlace", "Exif", "GPS", "http://ns.adobe.com"})
            CHECK_FALSE(has(got.body, hidden));
    }
    // Upright now: what stood on its side is 40 wide and 60 high.
    auto const again = desk.finish(desk.bo, file).body;
    CHECK(number_in(again, "width") == "40");
    CHECK(number_in(again, "height") == "60");
}

TEST_CASE("a photo of a member comes as a square, and browsers keep it for a day") {
    Desk desk;
    auto const file = desk.uploaded(desk.bo, "me.jpg", sample("photo-with-place.jpg"));
    CHECK(desk.get(desk.cy, "/files/" + file + "/face").status == 404);
    CHECK(call(desk.port(), "member.set_photo", R"({"file":)" + file + "}", desk.bo.token).status == 200);
    auto const got = desk.get(desk.cy, "/files/" + file + "/face");
    CHECK(got.status == 200);
    CHECK(got.headers.at("cache-control") == "private, max-age=86400");
    // The header of a JPEG says the size after the mark of its frame: 192 by 192.
    CHECK(has(got.body, std::string("\xFF\xC0\x00\x11\x08\x00\xC0\x00\xC0", 9)));
    for (auto const* hidden : {"SecretCamera", "SecretPlace", "Exif", "GPS"}) CHECK_FALSE(has(got.body, hidden));
    CHECK(desk.get(desk.sue, "/files/" + file + "/face").status == 401);
    CHECK(call(desk.port(), "member.set_photo", "{}", desk.bo.token).status == 200);
    CHECK(desk.get(desk.cy, "/files/" + file + "/face").status == 404);
}

TEST_CASE("a picture is looked into whatever numbers its files have") {
    Desk desk;
    auto const photo = sample("photo-with-place.jpg");
    std::vector<int> held;
    for (int wanted = 90; wanted < 104; ++wanted) {
        while (held.empty() || held.back() < wanted) held.push_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
        INFO(held.back());
        auto const file = desk.uploaded(desk.bo, "photo.jpg", photo);
        CHECK(desk.get(desk.bo, "/files/" + file).body.starts_with("\xFF\xD8\xFF"));
    }
    for (int const one : held) close(one);
}

TEST_CASE("each kind of picture becomes one that browsers show, by what it is and not by its name") {
    Desk desk;
    struct Kind {
        const char* sample;
        const char* name;
        const char* type;
        const char* kept;
    };
    for (auto const& kind : {Kind{"board.png", "board.png", "image/png", "board.png"},
                             Kind{"board.png", "report.pdf", "image/png", "report.png"},
                             Kind{"photo.webp", "photo.webp", "image/webp", "photo.webp"},
                             Kind{"moving.gif", "moving.gif", "image/png", "moving.png"},
                             Kind{"photo-with-place.heic", "IMG_2.HEIC", "image/jpeg", "IMG_2.jpg"},
                             Kind{"photo.avif", "photo", "image/jpeg", "photo.jpg"}}) {
        auto const file = desk.uploaded(desk.bo, kind.name, sample(kind.sample));
        auto const got = desk.get(desk.bo, "/files/" + file);
        INFO(kind.sample);
        CHECK(got.headers.at("content-type") == kind.type);
        CHECK(has(got.headers.at("content-disposition"), kind.kept));
        CHECK_FALSE(has(got.body, "SecretCamera"));
    }
}

TEST_CASE("pictures that are damaged, bombs or of unknown kinds are refused, and the server goes on") {
    Desk desk;
    auto const photo = sample("photo-with-place.jpg");
    CHECK(has(desk.refusal("half.jpg", photo.substr(0, photo.size() * 3 / 4)), "unreadable"));
    CHECK(has(desk.refusal("head.png", sample("board.png").substr(0, 60)), "unreadable"));
    CHECK(has(desk.refusal("bomb.png", sample("bomb.png")), "too_large"));
    CHECK(has(desk.refusal("scan.tif", sample("scan.tif")), "type_not_allowed"));
    CHECK(has(desk.refusal("film.mp4", std::string("\0\0\0\x18"
                                                   "ftypmp42\0\0\0\0mp42isom",
                                                   24)),
              "type_not_allowed"));
    // Width and height of the header say more than there is memory for, and their checksum holds.
    auto huge = sample("board.png");
    huge.replace(16, 8, std::string("\x00\x0D\xBB\xA0\x00\x0D\xBB\xA0", 8));
    auto const sum = crc32(0, reinterpret_cast<Bytef const*>(huge.data()) + 12, 17); // NOLINT: zlib's own type
    for (int i = 0; i < 4; ++i) huge[static_cast<std::size_t>(29 + i)] = static_cast<char>(sum >> (24 - 8 * i));
    CHECK(has(desk.refusal("huge.png", huge), "too_large"));
    CHECK(desk.get(desk.bo, "/health/live").status == 200);
}

TEST_CASE("what was refused for what it is goes with its row and its bytes") {
    Desk desk;
    auto const scan = sample("scan.tif");
    auto const file = desk.begun(desk.bo, "scan.tif", scan.size());
    REQUIRE(desk.put(desk.bo, file, scan).status == 200);
    CHECK(has(desk.finish(desk.bo, file).body, "type_not_allowed"));
    CHECK(has(desk.finish(desk.bo, file).body, "not_found"));
    CHECK(desk.get(desk.bo, "/upload/" + file).status == 404);
    CHECK(desk.put(desk.bo, file, scan).status == 404);
    auto const incoming = desk.config().data + "/files/incoming";
    CHECK(std::filesystem::directory_iterator(incoming) == std::filesystem::directory_iterator{});
}

TEST_CASE("a picture that takes long is waited for, and finished once however often that is asked") {
    TempFolder folder;
    auto const slow = (folder.path() / "slow").string();
    Desk desk([&](auto& config) {
        std::ofstream(slow) << "#!/bin/sh\nsleep 3\nexec " << app::pictures_program(config).string() << " \"$@\"\n";
        std::filesystem::permissions(slow, std::filesystem::perms::owner_all);
        config.pictures_program = slow;
        config.header_seconds = 1;
    });
    auto const photo = sample("photo-with-place.jpg");
    auto const file = desk.begun(desk.bo, "photo.jpg", photo.size());
    REQUIRE(desk.put(desk.bo, file, photo).status == 200);
    std::vector<int> statuses(3);
    {
        std::vector<std::jthread> askers;
        for (auto& status : statuses) askers.emplace_back([&] { status = desk.finish(desk.bo, file).status; });
    }
    std::ranges::sort(statuses);
    CHECK(statuses == std::vector{200, 409, 409});
    CHECK(desk.finish(desk.bo, file).status == 200);
}

TEST_CASE("programs are refused, and texts are named as texts") {
    Desk desk;
    CHECK(has(
        desk.refusal("notes.txt", std::string("MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0", 16) + std::string(200, '\0')),
        "type_not_allowed"));
    CHECK(has(desk.refusal("notes.txt", std::string("\x7F"
                                                    "ELF\x02\x01\x01\0",
                                                    8) +
                                            std::string(200, '\1')),
              "type_not_allowed"));
    for (auto const& [name, kept] : {std::pair{"plan.csv", "plan.csv"}, std::pair{"run.bat", "run.bat.txt"},
                                     std::pair{"page.html", "page.html.txt"}}) {
        auto const file = desk.uploaded(desk.bo, name, "<html><script>alert(1)</script>a;b\n1;2\n");
        auto const got = desk.get(desk.bo, "/files/" + file);
        CHECK(has(got.headers.at("content-disposition"), "attachment; filename=\"" + std::string(kept) + "\""));
        CHECK(got.headers.at("content-type").starts_with("text/"));
        CHECK_FALSE(got.headers.at("content-type").starts_with("text/html"));
    }
}

TEST_CASE("a drawing that can hold a program, and a picture that is also a page, run nowhere") {
    Desk desk;
    auto const svg = desk.uploaded(
        desk.bo, "x.svg",
        R"(<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>)");
    auto const got = desk.get(desk.bo, "/files/" + svg);
    CHECK(got.headers.at("content-type") == "application/octet-stream");
    CHECK(got.headers.at("content-disposition").starts_with("attachment"));
    CHECK(desk.get(desk.bo, "/files/" + svg + "/small").status == 404);
    // A GIF whose comment is a page: what comes down was made anew.
    auto gif = sample("moving.gif");
    gif += "<html><script>alert(1)</script>";
    auto const made = desk.get(desk.bo, "/files/" + desk.uploaded(desk.bo, "x.gif", gif));
    CHECK_FALSE(has(made.body, "script"));
    CHECK(made.headers.at("content-type") == "image/png");
}

TEST_CASE("who may not see the post gets the same answer as for nothing") {
    Desk desk;
    auto const file = desk.uploaded(desk.bo, "board.png", sample("board.png"));
    auto const nothing = desk.get(desk.cy, "/files/4000000000001");
    CHECK(nothing.status == 404);
    auto const same = [&](TestPerson const& who, std::string const& path) {
        auto const got = desk.get(who, path);
        CHECK(got.status == nothing.status);
        CHECK(got.body == nothing.body);
    };
    for (auto const& who : {desk.cy, desk.ada, desk.gus}) same(who, "/files/" + file);
    desk.attach(desk.bo, desk.closed_thread, file);
    for (auto const& who : {desk.bo, desk.ada, desk.gus}) CHECK(desk.get(who, "/files/" + file).status == 200);
    for (auto const* copy : {"", "/small", "/large"}) same(desk.cy, "/files/" + file + copy);
    CHECK(desk.get(desk.sue, "/files/" + file).status == 401);
    CHECK(http(desk.port(), {.target = "/files/" + file}).status == 401);
    CHECK(http(desk.port(), {.target = "/files/4000000000001"}).status == 401);

    // Another's upload is nothing too: to add to, to ask for, to finish, to throw away.
    auto const coming = desk.begun(desk.bo, "x.txt", 10);
    auto const missing = desk.put(desk.cy, "4000000000001", "0123456789");
    CHECK(missing.status == 404);
    CHECK(desk.put(desk.cy, coming, "0123456789").body == missing.body);
    CHECK(desk.get(desk.cy, "/upload/" + coming).status == 404);
    CHECK(desk.finish(desk.cy, coming).body == desk.finish(desk.cy, "4000000000001").body);
    CHECK(desk.put(desk.bo, coming, "0123456789").status == 200);
}

TEST_CASE("a session that ended, and a space that was left, end the reading of files") {
    Desk desk;
    auto const file = desk.uploaded(desk.ada, "plan.txt", "Words for the closed ones");
    desk.attach(desk.ada, desk.closed_thread, file);
    CHECK(desk.get(desk.bo, "/files/" + file).status == 200);
    call(desk.port(), "space.leave", R"({"space":)" + std::to_string(desk.closed.value) + "}", desk.bo.token);
    CHECK(desk.get(desk.bo, "/files/" + file).status == 404);
    auto const tag = desk.get(desk.gus, "/files/" + file).headers.at("etag");
    call(desk.port(), "session.sign_out", "{}", desk.gus.token);
    CHECK(desk.get(desk.gus, "/files/" + file, {{"If-None-Match", tag}}).status == 401);
    CHECK(desk.put(desk.gus, "5", "x").status == 401);
}

TEST_CASE("downloads have tags and ranges") {
    Desk desk;
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += std::to_string(i) + "\n";
    auto const path = "/files/" + desk.uploaded(desk.bo, "numbers.txt", text);
    auto const whole = desk.get(desk.bo, path);
    CHECK(whole.body == text);
    auto const tag = whole.headers.at("etag");
    CHECK(desk.get(desk.bo, path, {{"If-None-Match", tag}}).status == 304);
    auto const part = desk.get(desk.bo, path, {{"Range", "bytes=10-19"}});
    CHECK(part.status == 206);
    CHECK(part.body == text.substr(10, 10));
    CHECK(part.headers.at("content-range") == "bytes 10-19/" + std::to_string(text.size()));
    CHECK(desk.get(desk.bo, path, {{"Range", "bytes=-5"}}).body == text.substr(text.size() - 5));
    CHECK(desk.get(desk.bo, path, {{"Range", "bytes=9999999-"}}).status == 416);
    CHECK(desk.get(desk.bo, path, {{"Range", "bytes=1-2"}, {"If-Range", "\"other\""}}).status == 200);
    auto const head = http(desk.port(), {"HEAD", path, {{"Authorization", "Bearer " + desk.bo.token}}, ""});
    CHECK(head.headers.at("content-length") == std::to_string(text.size()));
    CHECK(head.body.empty());
    for (auto const* bad : {"/files/../upload", "/files/%2e%2e/lock", "/files/0", "/files/abc", "/files/",
                            "/files/1/../2", "/files/1%2Fsmall%00", "/upload/../files/1"})
        CHECK(desk.get(desk.bo, bad).status >= 400);
}

TEST_CASE("an upload that broke off goes on where it ended") {
    Desk desk;
    std::string const text(300'000, 'x');
    auto const file = desk.begun(desk.bo, "long.txt", text.size());
    break_off(desk.port(), desk.bo, file, text.substr(0, 100'000), text.size());
    auto const here = received(desk, desk.bo, file);
    REQUIRE(here != "never");
    auto const offset = std::stoul(here);
    CHECK(offset > 0);
    CHECK(offset <= 100'000);
    CHECK(has(desk.finish(desk.bo, file).body, "conflict"));
    // Not from another place: nothing is left out and nothing written twice.
    CHECK(desk.put(desk.bo, file, text, 0).status == 409);
    CHECK(desk.put(desk.bo, file, text.substr(offset + 1), offset + 1).status == 409);
    CHECK(number_in(desk.put(desk.bo, file, text.substr(offset), offset).body, "received") ==
          std::to_string(text.size()));
    CHECK(desk.finish(desk.bo, file).status == 200);
    CHECK(desk.get(desk.bo, "/files/" + file).body == text);
    CHECK(desk.put(desk.bo, file, "more", text.size()).status == 409);
    CHECK(has(desk.get(desk.bo, "/upload/" + file).body, "\"finished\":true"));
}

TEST_CASE("more bytes than were announced are refused at once and leave nothing behind") {
    Desk desk;
    auto const file = desk.begun(desk.bo, "x.txt", 10);
    CHECK(desk.put(desk.bo, file, std::string(11, 'x')).status == 413);
    // Without a length in front, too.
    auto const chunked =
        raw(desk.port(), "PUT /upload/" + file + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(desk.port()) +
                             "\r\nAuthorization: Bearer " + desk.bo.token +
                             "\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n0\r\n\r\n");
    CHECK(chunked.starts_with("HTTP/1.1 413"));
    CHECK(received(desk, desk.bo, file) == "0");
    CHECK(desk.begin(desk.bo, "x.txt", 1'000'000'000).status == 413);
    // A length that is a lie: the rest never comes, and what came is kept for another try.
    break_off(desk.port(), desk.bo, file, "01234", 10);
    CHECK(received(desk, desk.bo, file) == "5");
    CHECK(desk.put(desk.bo, file, "56789", 5).status == 200);
}

TEST_CASE("the same key announces one file, and two at once do not mix") {
    Desk desk;
    HttpRequest const request{"POST",
                              "/api/file.begin",
                              {{"Content-Type", "application/json"},
                               {"Authorization", "Bearer " + desk.bo.token},
                               {"Idempotency-Key", "a-key-of-a-file"}},
                              R"({"name":"x.txt","size":200000})"};
    auto const first = http(desk.port(), request).body;
    CHECK(http(desk.port(), request).body == first);
    auto const file = number_in(first, "file");
    std::vector<int> statuses(2);
    {
        std::vector<std::jthread> senders;
        for (std::size_t i = 0; i < 2; ++i)
            senders.emplace_back(
                [&, i] { statuses[i] = desk.put(desk.bo, file, std::string(200'000, i ? 'a' : 'b')).status; });
    }
    std::ranges::sort(statuses);
    CHECK(statuses == std::vector{200, 409});
    CHECK(desk.finish(desk.bo, file).status == 200);
    auto const got = desk.get(desk.bo, "/files/" + file).body;
    CHECK(got.size() == 200'000);
    CHECK(std::ranges::count(got, got.front()) == 200'000);
}

TEST_CASE("uploads come from our own pages or with a token") {
    Desk desk;
    auto const file = desk.begun(desk.bo, "x.txt", 1);
    auto const put = [&](std::map<std::string, std::string> headers) {
        return http(desk.port(), {"PUT", "/upload/" + file, std::move(headers), "x"}).status;
    };
    std::string const cookie = "lateral_dev=" + desk.bo.token;
    CHECK(put({{"Cookie", cookie}}) == 403);
    CHECK(put({{"Cookie", cookie}, {"Origin", "http://evil.example"}}) == 403);
    CHECK(put({{"Cookie", cookie}, {"Origin", desk.origin()}, {"Upload-Offset", "-1"}}) == 400);
    CHECK(put({{"Cookie", cookie}, {"Origin", desk.origin()}, {"Upload-Offset", "99999999999999999999"}}) == 400);
    CHECK(put({{"Cookie", cookie}, {"Origin", desk.origin()}}) == 200);
    CHECK(http(desk.port(), {"PUT", "/upload/" + file, {}, "x"}).status == 401);
    CHECK(http(desk.port(), {"POST", "/upload/" + file, {}, "x"}).status == 405);
}

TEST_CASE("bounds of the configuration hold: by picture, by member, by the disk") {
    Desk desk([](auto& config) {
        config.picture_bytes = 3'000;
        config.member_file_bytes = 20'000;
    });
    CHECK(has(desk.refusal("board.png", sample("board.png")), "too_large"));
    CHECK(desk.begin(desk.cy, "x.txt", 20'001).status == 507);
    Desk full([](auto& config) { config.free_bytes = std::int64_t{1} << 39; });
    auto const file = full.begun(full.bo, "x.txt", 5);
    CHECK(full.put(full.bo, file, "01234").status == 507);
}

TEST_CASE("equal files are kept once, and each is its own") {
    Desk desk;
    auto const one = desk.uploaded(desk.bo, "one.txt", "The same words");
    auto const other = desk.uploaded(desk.cy, "other.txt", "The same words");
    CHECK(one != other);
    CHECK(desk.get(desk.cy, "/files/" + one).status == 404);
    CHECK(has(desk.get(desk.cy, "/files/" + other).headers.at("content-disposition"), "other.txt"));
    std::size_t contents = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(desk.config().data + "/files"))
        contents += entry.is_regular_file() ? 1 : 0;
    CHECK(contents == 1);
}

TEST_CASE("names are safe in headers and in folders") {
    using files::disposition;
    using files::document_of;
    CHECK(disposition("a\"b\\c.txt", false) == "attachment; filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%5Cc.txt");
    CHECK(disposition("Übung 1%.pdf", true) ==
          "inline; filename=\"_bung 1_.pdf\"; filename*=UTF-8''%C3%9Cbung%201%25.pdf");
    CHECK(document_of("text/plain", "../../etc/passwd")->name == "_.._etc_passwd.txt");
    CHECK(document_of("text/plain", "..")->name == "file.txt");
    CHECK(document_of("text/x-shellscript", "run.sh")->name == "run.sh.txt");
    CHECK(document_of("application/zip", "Plan.DOCX")->name == "Plan.DOCX");
    CHECK(document_of("application/zip", "Plan.docm")->name == "Plan.docm.zip");
    CHECK_FALSE(document_of("application/x-dosexec", "plan.pdf").has_value());
    CHECK_FALSE(document_of("video/mp4", "plan.pdf").has_value());
    CHECK(files::picture_name("image/jpeg", "a.b.HEIC") == "a.b.jpg");
    CHECK(files::picture_name("image/png", ".png") == "png.png");
}
