#include "server/import/plan.hpp"

#include "protocol/text.hpp"
#include "server/base/digest.hpp"
#include "server/import/html.hpp"
#include "server/import/pieces.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace lateral::import {
namespace {

using protocol::SpaceRole;
using protocol::Visibility;

constexpr std::size_t kBytesOfPost = protocol::Body::max;
constexpr std::size_t kFilesOfPost = 10;

/// Posts that a text may need at most: Markdown can be longer than HTML, and is cut between paragraphs. A number that
/// nothing takes is a gap that nobody sees.
std::int64_t room_for(Said const& said) {
    std::size_t files = said.attachments.size();
    for (auto at = said.html.find("<img"); at != std::string::npos; at = said.html.find("<img", at + 1)) ++files;
    auto const bytes = said.html.size() * 16 + (said.before.size() + said.after.size()) * 2;
    return static_cast<std::int64_t>(1 + bytes / kBytesOfPost + 2 * (files / kFilesOfPost) + (files > 0 ? 1 : 0));
}

/// A row of the archive: who may stand in it, and as what.
std::optional<SpaceRole> role_of(std::string const& status) {
    if (status == "member" || status.empty()) return SpaceRole::member;
    if (status == "admin" || status == "administrator" || status == "creator" || status == "owner" ||
        status == "moderator")
        return SpaceRole::steward;
    return std::nullopt;
}

class Planner {
public:
    Planner(Archive const& archive, Report& report) : archive_(archive), report_(report) {}

    Plan make() {
        std::string digests;
        bool is_any = false;
        for (std::size_t i = 0; i < kSourceNames.size(); ++i) {
            auto reader = open_source(archive_, static_cast<Source>(i), report_.defects());
            if (!reader) continue;
            is_any = true;
            read(static_cast<Source>(i), *reader);
            digests += reader->digest();
        }
        if (!is_any)
            throw Unreadable(
                "no file ning-members-local.json or another of its kind: is this the folder of a Ning archive?");
        plan_.digest = base::sha256_hex(digests);
        settle_absent();
        number();
        return std::move(plan_);
    }

private:
    void read(Source source, JsonReader& reader) {
        last_ = 0;
        while (auto const object = reader.next()) {
            auto& line = report_.of(name_of(source));
            ++line.read;
            if (source == Source::members && !add_member(*object)) continue;
            if (source == Source::groups && !add_group(*object)) continue;
            if (source == Source::music) {
                report_.skip("music", "sound is not kept here", (*object)["title"].text());
                continue;
            }
            std::uint32_t index = 0;
            for (auto const& talk : talks_of(source, *object, [&](auto const& who) { return plan_.name_of(who); }))
                add_talk(talk, {source, index++, reader.began()});
        }
    }

    bool add_member(Value const& member) {
        auto const& who = member["contributorName"].text();
        if (who.empty() || plan_.names.contains(who)) {
            report_.skip("members", who.empty() ? "no contributorName" : "twice in the archive",
                         member["fullName"].text());
            return false;
        }
        bool cut = false;
        auto const name = line_within<protocol::PersonName>(without_entities(member["fullName"].text()),
                                                            "Member " + who.substr(0, 40), cut);
        if (cut) report_.change("names of members that could not stand as they were", who);
        plan_.names.emplace(who, name.str());
        if (auto const address = address_of(member); !address.empty()) plan_.addresses.try_emplace(address, who);
        return true;
    }

    bool add_group(Value const& group) {
        auto const& id = group["id"].text();
        if (id.empty() || plan_.places.contains("group:" + id)) {
            report_.skip("groups", id.empty() ? "no id" : "twice in the archive", group["title"].text());
            return false;
        }
        auto& place = plan_.places["group:" + id];
        place = {"group:" + id,
                 without_entities(group["title"].text()),
                 group["description"].text(),
                 Visibility::closed,
                 group["contributorName"].text(),
                 time_of(group["createdDate"].text()),
                 {}};
        // What does not say that it was public was not.
        if (group["groupPrivacy"].text() == "public") place.visibility = Visibility::network;
        name_in(place, place.creator, SpaceRole::steward);
        for (auto const& one : group["members"].items()) {
            auto const role = role_of(one["status"].text());
            if (role)
                name_in(place, one["contributorName"].text(), *role);
            else
                report_.skip("memberships", "the group had not let them in (" + one["status"].text() + ")",
                             place.title);
        }
        return true;
    }

    /// Only members: who is absent cannot come.
    void name_in(Place& place, std::string const& who, SpaceRole role) {
        if (!plan_.names.contains(who)) return;
        if (named_.insert(place.key + "\n" + who).second) place.named.emplace_back(who, role);
    }

    void add_talk(Talk const& talk, PlannedTalk planned) {
        auto& line = report_.of(talk.kind);
        // Walls and long descriptions are part of another object, which was counted as such.
        if (talk.kind != name_of(planned.source)) line.read += talk.kind == talk.reply ? std::ssize(talk.posts) : 1;
        if (!known_.insert(std::hash<std::string>{}(std::string(talk.kind) + " " + talk.foreign)).second)
            return report_.skip(talk.kind, "twice in the archive", talk.title);
        if (talk.kind != talk.reply && !talk.reply.empty()) report_.of(talk.reply).read += std::ssize(talk.posts) - 1;
        add_place(talk);
        planned.at = last_ = talk.posts.front().at.value_or(last_);
        if (!talk.posts.front().at) report_.change("posts without a date; they got that of a neighbour", talk.title);
        planned.first = times_.size();
        planned.posts = talk.posts.size();
        std::int64_t newest = planned.at;
        for (auto const& said : talk.posts) {
            note_author(said.author);
            newest = std::max(newest, said.at.value_or(newest));
            times_.push_back(newest);
            rooms_.push_back(room_for(said));
        }
        plan_.talks.push_back(planned);
    }

    void add_place(Talk const& talk) {
        bool const is_new = !plan_.places.contains(talk.place);
        auto& place = plan_.places[talk.place];
        if (is_new) {
            place.key = talk.place;
            place.title = talk.place.substr(talk.place.find(':') + 1);
            bool const is_open = talk.place.starts_with("fixed:") || talk.place.starts_with("category:");
            place.visibility = is_open ? Visibility::network : Visibility::closed;
            // Whose author is absent is kept too, and seen by nobody.
            if (talk.place.starts_with("own:")) name_in(place, talk.posts.front().author, SpaceRole::steward);
            if (talk.place.starts_with("group:")) lost_groups_.insert(talk.place);
        }
        // How private a group was that is not in the archive nobody knows: who wrote in it was in it.
        if (lost_groups_.contains(talk.place)) {
            report_.change(
                "conversations of groups that are not in the archive: closed spaces of those who wrote there",
                talk.place);
            for (auto const& said : talk.posts) name_in(place, said.author, SpaceRole::member);
        }
    }

    void note_author(std::string const& who) {
        if (plan_.names.contains(who)) return;
        if (plan_.absent_numbers.try_emplace(who, plan_.absent.size() + 1).second) plan_.absent.push_back(who);
    }

    /// Those who stand in the list of members further down than what they wrote are not absent.
    void settle_absent() {
        std::erase_if(plan_.absent, [&](std::string const& who) { return plan_.names.contains(who); });
        plan_.absent_numbers.clear();
        for (auto const& who : plan_.absent) plan_.absent_numbers.emplace(who, plan_.absent_numbers.size() + 1);
    }

    /// Gives each post its number in time, and the conversations their order.
    void number() {
        std::vector<std::size_t> order(times_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(times_[i], i); });
        plan_.numbers.resize(times_.size());
        plan_.size = 0;
        for (auto const i : order) {
            plan_.numbers[i] = plan_.size + 1;
            plan_.size += rooms_[i];
        }
        std::ranges::sort(plan_.talks, {},
                          [&](PlannedTalk const& talk) { return plan_.numbers[talk.first + talk.posts - 1]; });
    }

    Archive const& archive_; // NOLINT: outlives it
    Report& report_;         // NOLINT: outlives it
    Plan plan_;
    std::vector<std::int64_t> times_;
    std::vector<std::int64_t> rooms_;
    std::unordered_set<std::size_t> known_;
    std::unordered_set<std::string> named_;
    std::unordered_set<std::string> lost_groups_;
    std::int64_t last_ = 0;
};

} // namespace

std::string Plan::name_of(std::string const& contributor) const {
    if (auto const found = names.find(contributor); found != names.end()) return found->second;
    auto const at = absent_numbers.find(contributor);
    return at == absent_numbers.end() ? "a former member" : name_of_absent(at->second);
}

Plan make_plan(Archive const& archive, Report& report) { return Planner(archive, report).make(); }

std::string address_of(Value const& member) {
    auto const& given = member["email"].text();
    auto const made = protocol::Email::create(given.substr(0, given.find('/')));
    if (!made || made->str().find('@') == std::string::npos) return {};
    auto low = made->str();
    std::ranges::transform(low, low.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

std::string name_of_absent(std::size_t number) { return "Former member " + std::to_string(number); }

} // namespace lateral::import
