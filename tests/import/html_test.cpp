#include "protocol/encode.hpp"
#include "server/domain/markdown.hpp"
#include "server/import/html.hpp"

#include <catch2/catch.hpp>
#include <chrono>

using namespace lateral;
using namespace lateral::import;

namespace {

/// Knows one picture, and writes down what is asked for.
struct OnePicture : Media {
    std::optional<protocol::FileId> picture(std::string const& path, std::string const&) override {
        asked.push_back(path);
        return path == "discussions/12-board.png" ? std::optional(protocol::FileId{77}) : std::nullopt;
    }
    void document(std::string const& path) override { asked.push_back(path); }
    std::vector<std::string> asked;
};

struct Converted {
    std::string markdown;
    std::string shown; ///< what readers get, as JSON
    std::vector<std::string> asked;
    Dropped dropped;
};

Converted convert(std::string_view html) {
    OnePicture media;
    Converted made;
    for (auto const& part : markdown_of(read_html(html, media, made.dropped)))
        made.markdown += (made.markdown.empty() ? "" : "\n\n") + part;
    made.shown = protocol::encode(domain::parse_markdown(made.markdown));
    made.asked = media.asked;
    return made;
}

std::string markdown(std::string_view html) { return convert(html).markdown; }

/// What readers see of a text, without its form.
std::string words(std::string_view html) { return domain::plain_text(markdown(html)); }

} // namespace

TEST_CASE("structure stays what it was") {
    CHECK(markdown("<p>One</p>\n<p>Two<br />three</p>") == "One\n\nTwo\nthree");
    CHECK(markdown("One<br><br>Two") == "One\n\nTwo");
    CHECK(markdown("<b>bold</b> <i>and</i> <s>not</s> <code>x*y</code>") == "**bold** *and* ~~not~~ `x*y`");
    CHECK(markdown("<span style=\"font-weight: bold\">so</span> <font color=red size=2>plain</font>") ==
          "**so** plain");
    CHECK(markdown("<p><b>One</b></p><p><b>Two </b>three</p>") == "**One**\n\n**Two** three");
    CHECK(markdown("<b><p>One</p><p>Two</p></b>") == "**One**\n\n**Two**");
    CHECK(markdown("<p><ul><li>a</li><li>b<ol><li>c<li>d</ol></ul></p>") == "- a\n- b\n  1. c\n  2. d");
    CHECK(markdown("<ul><li>a</ul><ul><li>b</ul>") == "- a\n\n* b");
    CHECK(markdown("<blockquote><p>said</p><blockquote>before</blockquote></blockquote>yes") ==
          "> said\n>\n> > before\n\nyes");
    CHECK(markdown("<h2>Head <i>line</i></h2>text<hr>more") == "## Head *line*\n\ntext\n\n***\n\nmore");
    CHECK(markdown("<pre>if (a) {\n  b }{ c\n}</pre>") == "```\nif (a) {\n  b }{ c\n}\n```");
    CHECK(markdown("<table><tr><th>a</th><th>b</th></tr><tr><td>1 | 2</td></tr></table>") ==
          "| a | b |\n| --- | --- |\n| 1 \\| 2 |  |");
    CHECK(markdown("<table><tr><td><ul><li>a</ul></td><td>b</td></tr></table>") == "- a\n\nb");
    CHECK(
        convert("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>").shown.find("table_cell") !=
        std::string::npos);
}

TEST_CASE("addresses stay addresses, and only those of the web and of mail") {
    CHECK(markdown("<a href=\"http://example.org/a b(c)\">there</a>") == "[there](http://example.org/a%20b%28c%29)");
    CHECK(markdown("<a href='javascript:alert(1)'>click</a>") == "click");
    CHECK(markdown("<a href=' JaVaScRiPt:alert(1)'>click</a> <a href='data:text/html,x'>it</a>") == "click it");
    CHECK(markdown("<a href='/profile/x'>a page of the old network</a>") == "a page of the old network");
    CHECK(markdown("see http://example.org/a_b_c*d now") == "see http://example.org/a_b_c\\*d now");
    auto const film = convert("<p><iframe src=\"//www.youtube.com/embed/abc11431?wmode=opaque\"></iframe>&nbsp;</p>");
    CHECK(film.markdown.find("<https://www.youtube.com/watch?v=abc11431>") == 0);
    CHECK(film.dropped.embeds == 1);
    auto const twice = convert("<object><param name='movie' value='http://www.youtube.com/v/x1&hl=en'><embed "
                               "src='http://www.youtube.com/v/x1&hl=en'></object>");
    CHECK(twice.markdown == "<https://www.youtube.com/watch?v=x1>");
    CHECK(twice.dropped.embeds == 1);
    CHECK(markdown("<iframe src='http://player.vimeo.com/video/123?x=1'></iframe>") == "<https://vimeo.com/123>");
}

TEST_CASE("pictures of the archive stay, those from elsewhere become links") {
    auto const made = convert("<a href=\"discussions/12-board.png?width=480\"><img "
                              "src=\"discussions/12-board.png?width=240\" alt=\"The board\"></a>");
    CHECK(made.markdown == "![The board](file:77)");
    CHECK(made.asked == std::vector<std::string>{"discussions/12-board.png", "discussions/12-board.png"});
    CHECK(markdown("<img src='discussions/9-gone.png'>") == "\\[picture: gone.png\\]");
    CHECK(markdown("<img src='http://x.example/a.png' alt='A'>") == "[A](http://x.example/a.png)");
    CHECK(convert("<a href='discussions/4-plan%20b.pdf?x=1'>plan</a>").asked ==
          std::vector<std::string>{"discussions/4-plan b.pdf"});
    CHECK(convert("<img src='../../etc/passwd'>").asked == std::vector<std::string>{"../../etc/passwd"});
}

TEST_CASE("hostile HTML is words or nothing") {
    auto const made = convert("a<script>document.write('x')</script><img src=x onerror=alert(1)><style>p{}</style>b");
    CHECK(made.markdown == "ab");
    CHECK(made.dropped.scripts == 1);
    for (auto const* const html :
         {"<p onclick='x()'>a</p>", "<svg><script>x</script></svg>a", "<a href='&#106;avascript:x'>a</a>",
          "<<script>script>alert(1)</script>a", "<iframe src='javascript:alert(1)'></iframe>a",
          "<meta http-equiv=refresh content='0;url=http://x'>a", "<math><mi//xlink:href='data:x'>a"}) {
        auto const hostile = convert(html);
        INFO(html << " became " << hostile.shown);
        CHECK(hostile.shown.find("\"href\"") == std::string::npos);
        CHECK(hostile.shown.find("javascript") == std::string::npos);
        CHECK(words(html).find('a') != std::string::npos);
    }
    // What a text says of Markdown stays said.
    for (auto const* const text :
         {"# no head", "1. no list", "- no item", "*no* _mark_", "[no](/x)", "`no`", "![no](file:3)", "> no quote",
          "a | b", "~~no~~", "[@Ann](lateral:member/5)", "&amp;amp; too"}) {
        auto const shown = convert(text).shown;
        INFO(text << " became " << shown);
        CHECK(domain::parse_markdown(markdown(text)).size() == 1);
        CHECK(shown.find("paragraph") == 10);
        CHECK(shown.find("\"kind\":\"text\"", shown.find("\"kind\":\"text\"") + 1) == std::string::npos);
    }
    CHECK(words("&amp;amp; too") == "&amp; too");
}

TEST_CASE("what nests without end or opens what never ends is read in little time") {
    auto const times = [](std::string_view text, int count) {
        std::string made;
        for (int i = 0; i < count; ++i) made += text;
        return made;
    };
    for (auto const& html :
         {times("<b>", 100'000), times("<blockquote>", 100'000), times("<ul><li>", 50'000),
          times("<table><tr><td>", 30'000), times("<b>", 50'000) + times("</i>", 50'000),
          times("<p><a href='x'>", 50'000), times("<!--", 100'000), times("&amp", 100'000),
          times("<div style='font-weight:bold'>", 50'000), times("**", 100'000), times("<br>", 100'000)}) {
        auto const begun = std::chrono::steady_clock::now();
        auto const made = convert(html + "the end");
        INFO(html.substr(0, 20));
        CHECK(made.shown.size() < 3'000'000);
        CHECK((html.starts_with("<!--") || made.markdown.find("the end") != std::string::npos));
        CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(20));
    }
}

TEST_CASE("entities of titles are read once") {
    CHECK(without_entities("Resources &amp; Tools") == "Resources & Tools");
    CHECK(without_entities("&#39;a&#x27; &lt;b&gt; &eacute; &amp;amp;") == "'a' <b> \xC3\xA9 &amp;");
    CHECK(without_entities("R&D; &nothing; &#0; &#xD800; & ;") == "R&D; &nothing; &#0; &#xD800; & ;");
}
