// What the check for words that may say who a student is finds and does not, by the examples in student_words/: one a
// line, the words in double brackets, "\n" a new line. docs/student-privacy.md has their numbers.
#include "server/domain/markdown.hpp"
#include "server/domain/student_words.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace lateral;

namespace {

struct Example {
    std::string text;
    std::set<std::string> words;
};
struct Chapter {
    std::string title;
    std::vector<Example> examples;
};

std::string without(std::string text, std::string_view what, std::string_view instead = "") {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + instead.size()))
        text.replace(at, what.size(), instead);
    return text;
}

Example example_of(std::string const& line) {
    Example made;
    for (auto at = line.find("[["); at != std::string::npos; at = line.find("[[", at + 2))
        made.words.insert(
            without(without(without(line.substr(at + 2, line.find("]]", at) - at - 2), "*"), "’s"), "'s"));
    made.text = without(without(without(line, "[["), "]]"), "\\n", "\n");
    return made;
}

std::vector<Chapter> chapters(std::string const& file) {
    std::ifstream in(std::filesystem::path(LATERAL_ROOT) / "tests/domain/student_words" / (file + ".txt"));
    REQUIRE(in);
    std::vector<Chapter> made;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("# "))
            made.push_back({line.substr(2), {}});
        else if (!line.empty())
            made.back().examples.push_back(example_of(line));
    }
    return made;
}

std::set<std::string> found_in(std::string const& text) {
    std::set<std::string> words;
    for (auto const& one : domain::student_words_in(domain::parse_markdown(text))) words.insert(one.words);
    return words;
}

std::size_t count(std::vector<Chapter> const& all) {
    std::size_t sum = 0;
    for (auto const& chapter : all) sum += chapter.examples.size();
    return sum;
}

std::string row(std::string const& what, std::vector<Chapter> const& all, bool is_found) {
    std::ostringstream out;
    for (auto const& [title, examples] : all) {
        std::size_t alarms = 0;
        for (auto const& example : examples) alarms += found_in(example.text).empty() ? 0 : 1;
        out << "| " << what << " | " << title << " | " << examples.size() << " | "
            << (is_found ? alarms : examples.size() - alarms) << " |\n";
    }
    return out.str();
}

std::string table() {
    return "| | wording | examples | as it should be |\n|---|---|---|---|\n" + row("asks", chapters("found"), true) +
           row("is calm", chapters("calm"), false) + row("does not see", chapters("unseen"), true) +
           row("asks for nothing", chapters("false_alarms"), false);
}

std::vector<std::string> words_of(domain::StudentWords const& found) {
    std::vector<std::string> words;
    for (auto const& one : found) words.push_back(one.words);
    return words;
}

} // namespace

TEST_CASE("words that may say who a student is are found, and no others of their text") {
    auto const all = chapters("found");
    CHECK(count(all) >= 80);
    for (auto const& [title, examples] : all)
        for (auto const& example : examples) {
            INFO(title << ": " << example.text);
            REQUIRE_FALSE(example.words.empty());
            CHECK(found_in(example.text) == example.words);
        }
}

TEST_CASE("ordinary professional talk is calm") {
    auto const all = chapters("calm");
    CHECK(count(all) >= 120);
    for (auto const& [title, examples] : all)
        for (auto const& example : examples) {
            INFO(title << ": " << example.text);
            CHECK(found_in(example.text).empty());
        }
}

TEST_CASE("the page says what is found and what is not") {
    std::ifstream in(std::filesystem::path(LATERAL_ROOT) / "docs/student-privacy.md");
    std::stringstream page;
    page << in.rdbuf();
    auto const expected = table();
    INFO("docs/student-privacy.md lacks this table:\n" << expected);
    CHECK(page.str().find(expected) != std::string::npos);
}

TEST_CASE("names of files are looked at as names of files") {
    auto const is_found = [](std::string_view name) { return !domain::student_words_in_file_name(name).empty(); };
    for (auto const* name :
         {"IEP_J_Smith.docx", "IEP J Smith.docx", "IEP-JSmith.pdf", "iep_j_smith.docx", "Smith_J_IEP.docx",
          "BIP Tyler.docx", "Tyler_M_504.pdf", "behavior_plan_tyler.docx", "Progress report Aisha.pdf",
          "4829103847.pdf", "transcript_4829103847.pdf", "IEP_JS.docx", "Student Emma Lopez.jpg",
          "IEP_Garcia_2026.docx", "suspension-letter-Malik.docx", "FBA_Kayla_R.docx", "IEP_J_Smith"}) {
        INFO(name);
        CHECK(is_found(name));
    }
    for (auto const* name :
         {"IEP_Template.docx", "IEP Training Slides.pptx", "IEP_meeting_agenda.docx", "Plan.pdf", "IMG_4829.jpg",
          "IMG_20261122_101500.jpg", "Kim_Park.jpg", "Number_Talks_Grade_4.pdf", "Impact_Cycle_Dana.pdf",
          "Student_Survey_2026.xlsx", "IEP_v2.docx", "IEP_MI_2026.pdf", "Blank BIP.docx", "Board.heic",
          "Progress_Report_Sample_Ana.pdf", "Cedar Flats IEP form.pdf", "Exit ticket 80%.png", "report.pdf"}) {
        INFO(name);
        CHECK_FALSE(is_found(name));
    }
}

TEST_CASE("what is found says what it is, where it stands, and its words once") {
    auto const found = domain::student_words_in(domain::parse_markdown(
        "First. My student **Tyler M.** in room 12 hit 80%. More.\n\nMy student Tyler M. again, UIC 4829103847."));
    REQUIRE(words_of(found) == std::vector<std::string>{"Tyler M.", "4829103847"});
    CHECK(found[0].clue == protocol::StudentClue::name);
    REQUIRE(found[0].sentence.size() == 3);
    CHECK(found[0].sentence[0].text == "My student ");
    CHECK(found[0].sentence[1].marked);
    CHECK(found[0].sentence[1].text == "Tyler M.");
    CHECK(found[0].sentence[2].text == " in room 12 hit 80%.");
    CHECK(found[1].clue == protocol::StudentClue::number);
    CHECK(domain::student_words_in_lines("A title\nMy student Tyler").front().words == "Tyler");
}

TEST_CASE("a long sentence is shortened at whole words, and words at whole letters") {
    std::string filler;
    for (int i = 0; i < 60; ++i) filler += "é ";
    auto const found = domain::student_words_in_lines(filler + "my student Tyler " + filler);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].sentence.size() == 3);
    CHECK(found[0].sentence[0].text.starts_with("… é"));
    CHECK(found[0].sentence[2].text.ends_with("é …"));
    std::string name = "É";
    for (int i = 0; i < 200; ++i) name += "é";
    auto const cut = domain::student_words_in_lines("a student named " + name + " x");
    REQUIRE(cut.size() == 1);
    CHECK(protocol::NoStudentsWords::create(cut[0].words).has_value());
}

TEST_CASE("so many are told and no more, and each can be said to be no student's") {
    std::string names;
    for (char a = 'a'; a <= 'z'; ++a)
        for (char b = 'a'; b <= 'z'; ++b) names += std::string("my student Ty") + a + b + "ler was here. ";
    auto const found = domain::student_words_in_lines(names);
    CHECK(found.size() == protocol::kMaxPossibleStudents);
    for (auto const& one : found) CHECK(protocol::NoStudentsWords::create(one.words)->str() == one.words);
}

TEST_CASE("the longest texts take milliseconds, whatever they are made of") {
    for (std::string const piece : {"Tyler ",      "student ", "student Tyler, ", "T.",   "T. M. ",     "IEP for ",
                                    "1234567890 ", ".docx",    "J_S.docx ",       "é",    "Tyler's ",   "'",
                                    "- ",          "my ",      "student:\n",      "Ms. ", "4th grade ", "\n",
                                    "a:\n",        "80% "}) {
        std::string text;
        while (text.size() + piece.size() <= 80'000) text += piece;
        auto const before = std::chrono::steady_clock::now();
        auto const found = domain::student_words_in_lines(text);
        auto const took = std::chrono::steady_clock::now() - before;
        INFO(piece << " " << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms");
        CHECK(found.size() <= protocol::kMaxPossibleStudents);
        CHECK(took < std::chrono::seconds(5)); // no speed is asserted: a square of 80,000 would take far longer
    }
}
