#include "server/export/html.hpp"
#include "server/export/own_pages.hpp"
#include "storage/statements.hpp"

#include <utility>

namespace lateral::exporting {

namespace sql = storage::sql;
using protocol::Timestamp;

namespace {

struct Account {
    protocol::MemberId id;
    std::string name;
    std::string email;
    std::string role;
    std::string state;
    Timestamp joined_at;
    std::int64_t joined_seq = 0;
    std::string zone;
    std::optional<protocol::FileId> photo;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, name, email, role, state, joined_at, joined_seq, zone, photo))

struct Affiliation {
    std::int64_t id = 0;
    std::int64_t organisation_id = 0;
    std::string organisation;
    std::string role;
    std::string title;
    std::string starts_on;
    std::optional<std::string> ends_on;
    bool active = false;
    std::int64_t since_seq = 0;
};
BOOST_DESCRIBE_STRUCT(Affiliation, (),
                      (id, organisation_id, organisation, role, title, starts_on, ends_on, active, since_seq))

struct Profile {
    protocol::MemberId id;
    std::string pronouns;
    std::string about;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (id, pronouns, about))

std::string line(std::string_view label, std::string const& words) {
    return words.empty() ? "" : "<li>" + std::string(label) + "<span>" + words + "</span></li>\n";
}

std::string line(Affiliation const& one, protocol::Language language) {
    auto const& words = own_words(language);
    auto const what = one.title.empty() ? std::string(role_in_words(one.role, language)) : one.title;
    auto made = "<li>" + escaped(what) + ", " + escaped(one.organisation) + "<span>";
    made.append(words.from).append(" ").append(escaped(one.starts_on));
    if (one.ends_on) made.append(" ").append(words.until).append(" ").append(escaped(*one.ends_on));
    if (one.active) made.append(", ").append(words.today);
    return made + "</span></li>\n";
}

} // namespace

std::string OwnPages::name_of(OwnSpace const& space) const {
    switch (space.kind) {
    case OwnSpaceKind::channel: return "#" + space.name;
    case OwnSpaceKind::journal: return std::string(words_.journal);
    case OwnSpaceKind::shared: return std::string(words_.shared);
    case OwnSpaceKind::coaching: return std::string(words_.coaching);
    case OwnSpaceKind::confidence: return std::string(words_.in_confidence);
    case OwnSpaceKind::lost: break;
    }
    return std::string(words_.lost_channel);
}

std::string OwnPages::about_you() {
    auto const you = tx_.row<Account>(sql::own_account, member_, std::int64_t{-1}).value();
    auto made = "<h2>" + escaped(you.name) + "</h2>\n";
    if (you.photo && here_.contains(you.photo->value))
        for (auto const& file : tx_.rows<OwnFile>(sql::own_files, member_, protocol::FileId{you.photo->value - 1}))
            if (file.id == you.photo)
                made +=
                    picture_html(address(file.id, file.name, ""), std::string(words_.photo), file.width, file.height) +
                    "\n";
    made += "<ul class=\"list\">\n" + line(words_.mail_address, escaped(you.email)) +
            line(words_.role, escaped(role_in_words(you.role, language_))) +
            line(words_.here_since, html_time(you.joined_at));
    if (auto const profile = tx_.row<Profile>(sql::own_profile, member_, std::int64_t{-1}))
        made += line(words_.pronouns, escaped(profile->pronouns)) + line(words_.about, escaped(profile->about));
    std::int64_t after = -1;
    for (auto some = tx_.rows<Affiliation>(sql::own_affiliations, member_, after); !some.empty();
         some = tx_.rows<Affiliation>(sql::own_affiliations, member_, after)) {
        for (auto const& one : some) made += line(one, language_);
        after = some.back().id;
    }
    return made + "</ul>\n";
}

void OwnPages::write_index(std::vector<OwnChannel> const& channels, bool has_drafts) {
    auto page = page_begin(words_.first.name, "", words_.first);
    page.append("<h1>").append(words_.first.name).append("</h1>\n<p>").append(words_.copy_of).append(" ");
    page.append(html_time(tx_.now())).append(", ").append(words_.what_it_is);
    page.append("</p>\n<div class=\"note\"><p><strong>").append(words_.keep_it_safe).append("</strong> ");
    page.append(words_.what_it_holds).append("</p></div>\n<p class=\"soft\">").append(words_.data).append("</p>\n");
    page.append(about_you()).append("<h2>").append(words_.what_you_wrote).append("</h2>\n");
    if (channels.empty() && !has_drafts) page.append("<p>").append(words_.nothing_yet).append("</p>\n");
    page += "<ul class=\"list\">\n";
    for (auto const& channel : channels)
        page += "<li><a href=\"channels/" + std::to_string(channel.id.value) + ".html\">" +
                escaped(name_of(channel.space)) + "</a><span>" +
                counted(std::ssize(channel.posts), words_.one_post, words_.posts) + "</span></li>\n";
    if (has_drafts)
        page.append("<li><a href=\"drafts.html\">")
            .append(words_.drafts)
            .append("</a><span>")
            .append(words_.only_you)
            .append("</span></li>\n");
    zip_.begin_text("index.html");
    zip_.write(page + "</ul>\n");
    write_list_of_files();
    zip_.write(page_end());
    zip_.end();
}

void OwnPages::write_list_of_files() {
    bool is_first = true;
    for (auto after = protocol::FileId{};;) {
        auto const some = tx_.rows<OwnFile>(sql::own_files, member_, after);
        if (some.empty()) break;
        if (std::exchange(is_first, false))
            zip_.write("<h2>" + std::string(words_.your_files) + "</h2>\n<ul class=\"list\">\n");
        for (auto const& file : some) {
            auto const from = address(file.id, file.name, "");
            auto made = "<li>" + escaped(file.name);
            if (!from.empty()) made = "<li><a href=\"" + from + "\">" + escaped(file.name) + "</a>";
            made += "<span>" + size_in_words(file.size) + ", " + html_time(file.begun_at);
            if (from.empty()) made.append(". ").append(words_.no_bytes);
            zip_.write(made + "</span></li>\n");
        }
        after = some.back().id;
    }
    if (!is_first) zip_.write("</ul>\n");
}

} // namespace lateral::exporting
