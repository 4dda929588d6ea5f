#include "server/import/json_reader.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <fstream>

using namespace lateral;
using namespace lateral::import;

namespace {

struct Read {
    std::vector<Value> objects;
    std::string defects;
    std::string fault;
};

Read read(std::string const& text) {
    tests::TempFolder folder;
    auto const path = folder.path() / "x.json";
    std::ofstream(path, std::ios::binary) << text;
    Read made;
    Defects defects;
    JsonReader reader(files::Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), "x.json", defects);
    try {
        while (auto object = reader.next()) made.objects.push_back(*std::move(object));
    } catch (Unreadable const& error) {
        made.fault = error.what();
    }
    for (auto const& [what, kind] : defects.kinds())
        made.defects += what + " " + std::to_string(kind.count) + " " + kind.first + "\n";
    return made;
}

std::string ids(Read const& read) {
    std::string made;
    for (auto const& object : read.objects) {
        made += object["id"].text();
        for (auto const& comment : object["comments"].items()) made += "." + comment["id"].text();
        made += ' ';
    }
    return made;
}

} // namespace

TEST_CASE("an archive's JSON is read whole, and in whichever way it is broken") {
    auto const good = read(R"(([{"id":"1","n":-1.5e3,"b":true,"comments":[{"id":"a"},{"id":"b"}]},{"id":"2"}]))");
    CHECK(ids(good) == "1.a.b 2 ");
    CHECK(good.defects.empty());
    CHECK(good.objects[0]["n"].text() == "-1.5e3");
    struct Case {
        std::string text, ids, defect;
    };
    for (auto const& [text, expected, defect] : std::vector<Case>{
             {R"([{"id":"1"}{"id":"2"}])", "1 2 ", "x.json: no comma between objects 1 byte 11"},
             {R"([{"id":"1"}]{"id":"2"}])", "1 2 ", "x.json: stray brackets between objects 1 byte 11"},
             {R"([{"id":"1"}[{"id":"2"}])", "1 2 ", "stray brackets between objects"},
             {R"(([{"id":"1"}][{"id":"2"},{"id":"3"}]])", "1 2 3 ", "stray brackets between objects 1"},
             {R"([{"id":"1","comments":[{"id":"a"}{"id":"b"}]}])", "1.a.b ", "no comma in a list"},
             {R"([{"id":"1","comments":[{"id":"a"}]{"id":"b"}]}])", "1.a.b ", "stray brackets inside of a list"},
             {R"([{"id":"1","comments":[{"id":"a"}][{"id":"b"}]}])", "1.a.b ", "stray brackets inside of a list"},
             {R"([{"id":"1","comments":[{"id":"a"}[{"id":"b"}]}])", "1.a.b ", "stray brackets inside of a list"},
             {R"([{"id":"1","comments":[{"id":"a"}]]},{"id":"2"}])", "1.a 2 ", "stray brackets inside of a list"},
             {R"([{"id":"1","comments":[{"id":"a"}},{"id":"2"}])", "1.a 2 ", "no end of a list"},
             {R"([{"id":"1","title":"a" "text":"b"}])", "1 ", "no comma between fields"},
         }) {
        auto const made = read(text);
        INFO(text << "\n" << made.defects << made.fault);
        CHECK(ids(made) == expected);
        CHECK(made.defects.find(defect) != std::string::npos);
        CHECK(made.fault.empty());
    }
    CHECK(read("").objects.empty());
    CHECK(read("\xEF\xBB\xBF([])").fault.empty());
}

TEST_CASE("inside of texts nothing is mended but bytes") {
    auto const made =
        read("[{\"id\":\"}{\",\"t\":\"a }]{ b }[{ \\\"]\\\" \\\\\",\"u\":\"\\u00e9\\ud83d\\ude00\\n\\/\"}]");
    REQUIRE(made.objects.size() == 1);
    CHECK(made.objects[0]["t"].text() == "a }]{ b }[{ \"]\" \\");
    CHECK(made.objects[0]["u"].text() == "\xC3\xA9\xF0\x9F\x98\x80\n/");
    CHECK(made.defects.empty());
    auto const mixed =
        read("[{\"a\":\"caf\xE9 \x93so\x94 "
             "caf\xC3\xA9\",\"b\":\"x\x01\x02y\",\"c\":\"\\ud83d!\\udc00\",\"d\":\"\\'\",\"e\":\"one\ntwo\"}]");
    REQUIRE(mixed.objects.size() == 1);
    CHECK(mixed.objects[0]["a"].text() == "caf\xC3\xA9 \xE2\x80\x9Cso\xE2\x80\x9D caf\xC3\xA9");
    CHECK(mixed.defects.find("Windows-1252 1 byte 6") != std::string::npos);
    CHECK(mixed.defects.find("control characters") != std::string::npos);
    CHECK(mixed.objects[0]["c"].text() == "\xEF\xBF\xBD!\xEF\xBF\xBD");
    CHECK(mixed.objects[0]["d"].text() == "'");
    CHECK(mixed.objects[0]["e"].text() == "one\ntwo");
}

TEST_CASE("what cannot be read is refused with its file and its place") {
    CHECK(read("<html>").fault == "x.json: byte 0: neither an object nor a bracket: is this a Ning archive?");
    CHECK(read(R"([{"id":"1"},{"id":"2","t":"cut)").fault == "x.json: byte 26: the file ends in the middle of a text");
    CHECK(read(R"([{"id":"1")").fault == "x.json: byte 1: the file ends in the middle of an object");
    CHECK(read(R"([{"id":)").fault.find("in the middle of an object") != std::string::npos);
    CHECK(read(R"([{"id" 1}])").fault.find("no colon") != std::string::npos);
    CHECK(read(R"([{"id":nonsense}])").fault.find("byte 7: no value") != std::string::npos);
    CHECK(read(R"([{"id":"\u12x4"}])").fault.find("without its four digits") != std::string::npos);
    CHECK(read("[{\"a\":" + std::string(100, '[')).fault.find("nested too deep") != std::string::npos);
    CHECK(read(std::string(1'000'000, '[') + "{\"a\":" + std::string(1'000'000, '{')).fault.size() > 0);
}
