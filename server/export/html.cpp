#include "server/export/html.hpp"

#include <algorithm>
#include <ctime>

namespace lateral::exporting {
namespace {

using protocol::Node;
using protocol::NodeKind;
using Picture = std::function<std::string(Node const&)>;

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --text: #1c2430; --soft: #4d5868; --line: #c9d1dc; --page: #fff; --link: #0b5394; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6ebf2; --soft: #aab5c4; --line: #3b4757; --page: #151b23; --link: #8ec5ff; }
}
body { margin: 0 auto; padding: 1rem; max-width: 46rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--text);
  background: var(--page); overflow-wrap: break-word; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0; }
h2 { font-size: 1.1rem; margin: 0; }
nav a, ul.list a { display: inline-block; padding: .6rem 0; }
ul.list { list-style: none; padding: 0; }
ul.list li { border-top: 1px solid var(--line); padding: .35rem 0; }
p.soft, ul.list span, header span { color: var(--soft); font-size: .9rem; }
ul.list span, header span { display: block; }
article { border-top: 1px solid var(--line); padding: 1rem 0; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; }
ul.list li > a + span { margin: -.4rem 0 .4rem; }
.note { border: 2px solid var(--link); padding: .75rem 1rem; }
.note p { margin: 0; }
pre.words { white-space: pre-wrap; overflow-wrap: break-word; font: inherit; }
)";

class Writer {
public:
    explicit Writer(Picture const& picture) : picture_(picture) {}

    void all(std::vector<Node> const& nodes) {
        for (auto const& node : nodes) one(node);
    }
    std::string take() { return std::move(out_); }

private:
    void within(std::string_view tag, Node const& node, std::string_view attributes = "") {
        out_.append("<").append(tag).append(attributes).append(">");
        if (node.children) all(*node.children);
        out_.append("</").append(tag).append(">");
    }
    void words(std::string_view tag, Node const& node) {
        out_.append("<").append(tag).append(">").append(escaped(node.text.value_or("")));
        out_.append("</").append(tag).append(">");
    }

    void one(Node const& node) {
        switch (node.kind) {
        case NodeKind::text: out_ += escaped(node.text.value_or("")); return;
        case NodeKind::line_break: out_ += "<br>"; return;
        case NodeKind::emphasis: return within("em", node);
        case NodeKind::strong: return within("strong", node);
        case NodeKind::strike: return within("s", node);
        case NodeKind::code: return words("code", node);
        case NodeKind::link: return link(node);
        case NodeKind::mention: out_ += escaped(node.text.value_or("")); return;
        case NodeKind::paragraph: return within("p", node);
        case NodeKind::heading: return heading(node);
        case NodeKind::quote: return within("blockquote", node);
        case NodeKind::code_block:
            out_ += "<pre>";
            words("code", node);
            out_ += "</pre>";
            return;
        case NodeKind::bullet_list: return within("ul", node);
        case NodeKind::ordered_list:
            return within("ol", node, node.level ? " start=\"" + std::to_string(*node.level) + "\"" : "");
        case NodeKind::item: return within("li", node);
        case NodeKind::rule: out_ += "<hr>"; return;
        case NodeKind::table: return table(node);
        case NodeKind::table_head: return head(node);
        case NodeKind::table_row: return within("tr", node);
        case NodeKind::table_cell: return within("td", node);
        case NodeKind::space_mention: return space(node);
        case NodeKind::picture: out_ += picture_(node); return;
        }
    }

    /// Below the page's title and the author's name.
    void heading(Node const& node) {
        within("h" + std::to_string(std::clamp<std::int64_t>(node.level.value_or(1) + 2, 3, 6)), node);
    }
    /// Anything else than these is no link, whoever wrote the file that this was read from.
    void link(Node const& node) {
        auto const to = node.href.value_or("");
        bool const is_safe = to.starts_with("https://") || to.starts_with("http://") || to.starts_with("mailto:");
        if (is_safe) return within("a", node, " rel=\"noreferrer\" href=\"" + escaped(to) + "\"");
        if (node.children) all(*node.children);
    }
    void table(Node const& node) {
        out_ += "<div class=\"wide\">";
        within("table", node);
        out_ += "</div>";
    }
    void head(Node const& node) {
        out_ += "<tr>";
        if (node.children)
            for (auto const& cell : *node.children) within("th", cell, " scope=\"col\"");
        out_ += "</tr>";
    }
    void space(Node const& node) {
        auto const name = escaped(node.text.value_or(""));
        out_ += node.space ? "<a href=\"../channels/" + std::to_string(node.space->value) + ".html\">" + name + "</a>"
                           : name;
    }

    Picture const& picture_; // NOLINT: lives longer
    std::string out_;
};

} // namespace

std::string escaped(std::string_view text) {
    std::string made;
    made.reserve(text.size() + text.size() / 8);
    for (char const c : text) switch (c) {
        case '&': made += "&amp;"; break;
        case '<': made += "&lt;"; break;
        case '>': made += "&gt;"; break;
        case '"': made += "&quot;"; break;
        case '\'': made += "&#39;"; break;
        default:
            // Control characters are no HTML.
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                made += ' ';
            else
                made += c;
        }
    return made;
}

std::string page_begin(std::string_view title, std::string_view up, FirstPage const& first) {
    std::string page = "<!doctype html>\n<html lang=\"" + std::string(first.language) + "\">\n<head>\n";
    page += "<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; "
            "style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"robots\" content=\"noindex\">\n<title>";
    page.append(escaped(title)).append("</title>\n<style>").append(kStyle).append("</style>\n</head>\n<body>\n");
    if (!up.empty())
        page.append("<nav aria-label=\"")
            .append(first.back)
            .append("\"><a href=\"")
            .append(up)
            .append("index.html\">")
            .append(first.name)
            .append("</a></nav>\n");
    return page.append("<main>\n");
}

std::string page_end() { return "</main>\n</body>\n</html>\n"; }

std::string html_time(protocol::Timestamp at) {
    auto const seconds = static_cast<std::time_t>(at.value / 1'000'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    auto const in = [&](char const* format) {
        std::string text(64, '\0');
        text.resize(std::strftime(text.data(), text.size(), format, &parts));
        return text;
    };
    return "<time datetime=\"" + in("%Y-%m-%dT%H:%M:%SZ") + "\">" + in("%Y-%m-%d %H:%M") + " UTC</time>";
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string size_in_words(std::int64_t bytes) {
    return bytes < 1'000'000 ? std::to_string((bytes + 999) / 1'000) + " KB"
                             : std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

std::string picture_html(std::string const& from, std::string const& words, std::optional<std::int64_t> width,
                         std::optional<std::int64_t> height) {
    auto made = "<a href=\"" + from + "\"><img src=\"" + from + "\" alt=\"" + words + "\"";
    if (width && height) made += " width=\"" + std::to_string(*width) + "\" height=\"" + std::to_string(*height) + "\"";
    return made + "></a>";
}

std::string html_of(std::vector<Node> const& nodes, Picture const& picture) {
    Writer writer(picture);
    writer.all(nodes);
    return writer.take();
}

} // namespace lateral::exporting
