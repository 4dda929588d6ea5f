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

std::string line(Affiliation const& one) {
    auto const what = one.title.empty() ? one.role : one.title;
    return "<li>" + escaped(what) + ", " + escaped(one.organisation) + "<span>from " + escaped(one.starts_on) +
           (one.ends_on ? " until " + escaped(*one.ends_on) : "") + (one.active ? ", today" : "") + "</span></li>\n";
}

} // namespace

std::string name_of(OwnChannel const& channel) {
    return channel.name ? "#" + *channel.name : "A channel that you no longer see";
}

std::string OwnPages::about_you() {
    auto const you = tx_.row<Account>(sql::own_account, member_, std::int64_t{-1}).value();
    auto made = "<h2>" + escaped(you.name) + "</h2>\n";
    if (you.photo && here_.contains(you.photo->value))
        for (auto const& file : tx_.rows<OwnFile>(sql::own_files, member_, protocol::FileId{you.photo->value - 1}))
            if (file.id == you.photo)
                made += picture_html(address(file.id, file.name, ""), "Your photo", file.width, file.height) + "\n";
    made += "<ul class=\"list\">\n" + line("Mail address", escaped(you.email)) + line("Role", escaped(you.role)) +
            line("Here since", html_time(you.joined_at));
    if (auto const profile = tx_.row<Profile>(sql::own_profile, member_, std::int64_t{-1}))
        made += line("Pronouns", escaped(profile->pronouns)) + line("About you", escaped(profile->about));
    std::int64_t after = -1;
    for (auto some = tx_.rows<Affiliation>(sql::own_affiliations, member_, after); !some.empty();
         some = tx_.rows<Affiliation>(sql::own_affiliations, member_, after)) {
        for (auto const& one : some) made += line(one);
        after = some.back().id;
    }
    return made + "</ul>\n";
}

void OwnPages::write_index(std::vector<OwnChannel> const& channels, bool has_drafts) {
    auto page = page_begin(kFirstPage, "");
    page.append("<h1>").append(kFirstPage).append("</h1>\n");
    page += "<p>A copy of " + html_time(tx_.now()) +
            ", to read in any browser, also without a network: your words, your files and your settings, and nobody "
            "else's.</p>\n<div class=\"note\"><p><strong>Keep it safe.</strong> It holds your drafts, what you wrote "
            "in private channels, and the addresses that you signed in from.</p></div>\n"
            "<p class=\"soft\">The files in the folder data hold the same and more for programs; data/manifest.json "
            "says what they mean, and what is not in here, and why.</p>\n" +
            about_you() + "<h2>What you wrote</h2>\n";
    if (channels.empty() && !has_drafts) page += "<p>Nothing yet.</p>\n";
    page += "<ul class=\"list\">\n";
    for (auto const& channel : channels)
        page += "<li><a href=\"channels/" + std::to_string(channel.id.value) + ".html\">" + escaped(name_of(channel)) +
                "</a><span>" + counted(std::ssize(channel.posts), "post", "posts") + "</span></li>\n";
    if (has_drafts)
        page += "<li><a href=\"drafts.html\">Your drafts</a><span>Nobody but you has read them</span></li>\n";
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
        if (std::exchange(is_first, false)) zip_.write("<h2>Your files</h2>\n<ul class=\"list\">\n");
        for (auto const& file : some) {
            auto const from = address(file.id, file.name, "");
            auto made = "<li>" + escaped(file.name);
            if (!from.empty()) made = "<li><a href=\"" + from + "\">" + escaped(file.name) + "</a>";
            made += "<span>" + size_in_words(file.size) + ", " + html_time(file.begun_at);
            if (from.empty()) made += ". Its bytes were not there.";
            zip_.write(made + "</span></li>\n");
        }
        after = some.back().id;
    }
    if (!is_first) zip_.write("</ul>\n");
}

} // namespace lateral::exporting
