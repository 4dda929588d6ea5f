// The readable copy: what anybody wrote is text in it, and every link leads somewhere.
#include "server/export/pages.hpp"
#include "tests/export/full_community.hpp"

#include <regex>

using namespace lateral;
using namespace lateral::tests;
using protocol::Node;
using protocol::NodeKind;

namespace {

Node leaf(NodeKind kind, std::string text) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    return node;
}

} // namespace

TEST_CASE("what somebody wrote stays text, and only the web and mail are linked") {
    auto const none = [](Node const&) { return std::string("[picture]"); };
    Node link = leaf(NodeKind::link, {});
    link.text.reset();
    link.href = "javascript:alert(1)";
    link.children.emplace({leaf(NodeKind::text, "<script>\"'&")});
    CHECK(exporting::html_of({link}, none) == "&lt;script&gt;&quot;&#39;&amp;");
    link.href = "https://example.org/?a=\"><img src=x onerror=1>";
    CHECK(exporting::html_of({link}, none) ==
          "<a rel=\"noreferrer\" href=\"https://example.org/?a=&quot;&gt;&lt;img src=x onerror=1&gt;\">"
          "&lt;script&gt;&quot;&#39;&amp;</a>");
    CHECK(exporting::html_of({leaf(NodeKind::code_block, "</code></pre><b>")}, none) ==
          "<pre><code>&lt;/code&gt;&lt;/pre&gt;&lt;b&gt;</code></pre>");
    CHECK(exporting::html_of({leaf(NodeKind::mention, "@<b>")}, none) == "@&lt;b&gt;");
    auto space = leaf(NodeKind::space_mention, "#x");
    space.space = protocol::SpaceId{5};
    CHECK(exporting::html_of({space}, none) == "<a href=\"../channels/5.html\">#x</a>");
    CHECK(exporting::page_begin("</title><script>", "").find("<script") == std::string::npos);
    CHECK(exporting::escaped(std::string_view("a\0\x01\x1b"
                                              "b",
                                              5)) == "a   b");
}

TEST_CASE("the pages of a community say what they hold, carry no script, and lead to what is there") {
    FullCommunity const from;
    TempFolder folder;
    auto const out = folder.path() / "out";
    Place(from.url(), from.files()).export_to(out);
    CHECK(text_of(out / "index.html").find("Keep it safe.") != std::string::npos);
    std::size_t pages = 0;
    std::size_t links = 0;
    bool is_file_linked = false;
    std::regex const attribute("(href|src)=\"([^\"]*)\"");
    for (auto const& [name, text] : files_in(out)) {
        if (!name.ends_with(".html")) continue;
        ++pages;
        CHECK(text.find("<script") == std::string::npos);
        for (std::sregex_iterator at(text.begin(), text.end(), attribute), end; at != end; ++at) {
            auto const to = (*at)[2].str();
            if (to.starts_with("https://") || to.starts_with("http://") || to.starts_with("mailto:")) continue;
            ++links;
            is_file_linked = is_file_linked || to.find("files/") != std::string::npos;
            INFO(name << " leads to " << to);
            auto const anchor = to.find('#');
            if (anchor != std::string::npos)
                CHECK(text.find("id=\"" + to.substr(anchor + 1) + "\"") != std::string::npos);
            else
                CHECK(fs::exists(out / fs::path(name).parent_path() / to));
        }
    }
    CHECK(pages > 60);
    CHECK(links > 300);
    CHECK(is_file_linked);
}
