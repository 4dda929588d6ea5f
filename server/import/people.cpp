#include "server/import/people.hpp"

#include "server/base/sort_key.hpp"
#include "server/domain/markdown.hpp"
#include "server/import/html.hpp"
#include "server/import/pieces.hpp"

#include <algorithm>
#include <map>

namespace lateral::import {
namespace {

/// Bytes, so at least as many as characters.
constexpr std::size_t kAbout = protocol::About::max - 10;

/// As much as fits, whole characters, as a text of several lines.
std::string within(std::string text, bool& cut) {
    if (text.size() > kAbout) {
        cut = true;
        auto end = kAbout;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text = text.substr(0, end) + "\xE2\x80\xA6";
    }
    auto made = protocol::About::create(text);
    return made ? made->str() : std::string();
}

/// Files of what a space or a person says of itself are not kept there.
class NoMedia : public Media {
public:
    std::optional<protocol::FileId> picture(std::string const&, std::string const&) override { return std::nullopt; }
    void document(std::string const&) override {}
};

std::string plain_text_of(std::string const& html) {
    NoMedia none;
    Dropped dropped;
    std::string made;
    for (auto const& part : markdown_of(read_html(html, none, dropped))) made += (made.empty() ? "" : "\n\n") + part;
    return domain::plain_text(made);
}

/// What people told of themselves; birthdays, genders and addresses nobody here asks for.
std::string about_of(Value const& member) {
    std::string made;
    auto const add = [&](std::string const& question, std::string const& answer) {
        if (!answer.empty()) made += (made.empty() ? "" : "\n") + question + ": " + answer;
    };
    for (auto const& [question, answer] : member["profileQuestions"].members())
        add(without_entities(question), plain_text_of(answer.text()));
    auto place = without_entities(member["location"].text());
    if (auto const country = without_entities(member["country"].text()); !country.empty())
        place += (place.empty() ? "" : ", ") + country;
    add("Location", place);
    return made;
}

protocol::MemberState state_of(Value const& member) {
    auto const& state = member["state"].text();
    bool const is_out = state == "suspended" || state == "banned";
    return is_out ? protocol::MemberState::suspended : protocol::MemberState::awaited;
}

struct Words {
    std::string_view title;
    std::string_view text;
};

/// The spaces that the archive has no name for.
std::map<std::string_view, Words> const& fixed() {
    static std::map<std::string_view, Words> const words{
        {"fixed:forum", {"forum", "Discussions of the old network that were in no group and no category."}},
        {"fixed:blog", {"blog", "Blog posts of the old network."}},
        {"fixed:events", {"past-events", "Events of the old network, with who came."}},
        {"fixed:photos", {"photos", "Photos of the old network."}},
        {"fixed:videos", {"videos", "Videos of the old network, as links."}},
        {"fixed:pages", {"pages", "Pages of the old network."}},
        {"fixed:notes", {"notes", "Notes of the old network."}},
        {"fixed:walls", {"profile-comments", "What people of the old network wrote on each other's pages."}},
    };
    return words;
}

/// "Principals' corner" is "principals-corner".
std::string space_name(std::string const& title, std::string_view otherwise) {
    std::string made;
    for (char const c : base::sort_key(title)) {
        bool const is_gap = c == ' ';
        bool const fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (fits || (is_gap && !made.empty() && made.back() != '-')) made += is_gap ? '-' : c;
    }
    if (made.size() > 50) made.resize(50);
    while (made.ends_with('-')) made.pop_back();
    return made.empty() ? std::string(otherwise) : made;
}

} // namespace

Newcomer newcomer(Value const& member, Plan const& plan, Report& report) {
    auto const& who = member["contributorName"].text();
    bool cut = false;
    Newcomer made{{who,
                   protocol::PersonName::create(plan.names.at(who)).value(),
                   address_of(member),
                   state_of(member),
                   {time_of(member["createdDate"].text()).value_or(0)},
                   within(about_of(member), cut),
                   {}},
                  {}};
    if (cut) report.change("profiles that were too long and were cut", plan.names.at(who));
    auto const& email = made.member.email;
    if (email.empty()) report.change("members without a mail address; they cannot be invited", plan.names.at(who));
    if (!email.empty() && plan.addresses.at(email) != who) {
        report.change("members with the address of another; they cannot be invited", plan.names.at(who));
        made.member.email.clear();
    }
    if (member["state"].text() == "pending")
        report.change("members who were not approved yet; invite only whom you know", plan.names.at(who));
    if (member["level"].text() != "member" && !member["level"].text().empty())
        report.change("administrators and moderators of the old network; here they are members", plan.names.at(who));
    if (auto const path = path_in_archive(member["profilePhoto"].text()))
        made.photo = Wanted{*path, domain::id_of_import<protocol::FileId>("photo", who), {}};
    return made;
}

domain::ImportedMember absent_member(std::string const& who, std::size_t number) {
    return {who, protocol::PersonName::create(name_of_absent(number)).value(),    {}, protocol::MemberState::left,
            {0}, "This person left the old network before its archive was made.", {}};
}

domain::ImportedSpace space_of(Place const& place, Plan const& plan, Report& report) {
    domain::ImportedSpace made{place.key, {}, {}, place.visibility, {}, {place.at.value_or(0)}};
    bool cut = false;
    if (auto const known = fixed().find(place.key); known != fixed().end()) {
        made.name = known->second.title;
        made.description = known->second.text;
    } else if (place.key.starts_with("own:")) {
        auto const name = plan.name_of(place.title);
        made.name = space_name("only " + name, "only-me");
        made.description = within("Drafts of " + name + ", and what they showed to nobody or to friends alone.", cut);
    } else {
        made.name = space_name(place.title, place.key.starts_with("group:") ? "group" : "category");
        auto const text = plain_text_of(place.text);
        made.description = within(place.title + (text.empty() ? "" : "\n\n" + text), cut);
    }
    if (cut) report.change("descriptions that were too long; a conversation in the space has all of them", place.title);
    return made;
}

} // namespace lateral::import
