#include "server/import/talks.hpp"

#include "server/base/digest.hpp"
#include "server/import/html.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace lateral::import {
namespace {

using protocol::ThreadKind;

/// What each file's objects are called in the report, and where those stand that belong to no group.
struct Form {
    std::string_view reply;
    std::string_view place;
    ThreadKind thread = ThreadKind::discussion;
};

Form form_of(Source source) {
    switch (source) {
    case Source::discussions: return {"replies", "fixed:forum"};
    case Source::blogs: return {"blog comments", "fixed:blog", ThreadKind::success};
    case Source::events: return {"event comments", "fixed:events"};
    case Source::photos: return {"photo comments", "fixed:photos"};
    case Source::videos: return {"video comments", "fixed:videos"};
    case Source::notes: return {"note comments", "fixed:notes"};
    default: return {"page comments", "fixed:pages"};
    }
}

std::string line_of(Value const& value) { return without_entities(value.text()); }

/// A field of files: texts, or objects that name one.
std::vector<std::string> references(Value const& value) {
    std::vector<std::string> made;
    if (!value.text().empty()) made.push_back(value.text());
    for (auto const& item : value.items())
        for (auto const& text : {item.text(), item["url"].text(), item["path"].text()})
            if (!text.empty()) made.push_back(text);
    return made;
}

std::optional<std::int64_t> first_time(Value const& object, std::initializer_list<std::string_view> fields) {
    for (auto const field : fields)
        if (auto const at = time_of(object[field].text())) return at;
    return std::nullopt;
}

/// What has no id of its own is known by everything that it says.
std::string id_of(Value const& object, std::string const& in) {
    if (!object["id"].text().empty()) return object["id"].text();
    auto const said = object["createdDate"].text() + " " + object["title"].text() + " " + object["description"].text();
    return in + "/" + object["contributorName"].text() + "/" + base::sha256_hex(said).substr(0, 16);
}

Said said(Value const& object, std::string foreign) {
    return {std::move(foreign), object["contributorName"].text(),
            first_time(object, {"publishTime", "createdDate", "updatedDate"}), object["description"].text(),
            references(object["fileAttachments"])};
}

/// Oldest first; of the same moment, as they stood, from the end.
void add_comments(Talk& talk, Value const& object) {
    auto const& comments = object["comments"].items();
    std::multimap<std::int64_t, Said> made; // which keeps the order of what has the same time
    std::set<std::string> known;
    std::optional<std::int64_t> last;
    for (auto comment = comments.rbegin(); comment != comments.rend(); ++comment) {
        if (!comment->is_object()) continue;
        auto id = id_of(*comment, talk.foreign);
        bool const has_id = !(*comment)["id"].text().empty();
        if (has_id && known.contains(id)) continue; // a page's boundary can say one twice
        while (!known.insert(id).second) id += "+";
        auto one = said(*comment, std::move(id));
        if (!one.at) one.at = last;
        last = one.at;
        made.emplace(one.at.value_or(0), std::move(one));
    }
    for (auto& [at, one] : made) talk.posts.push_back(std::move(one));
}

std::string fact(std::string_view name, std::string const& text) {
    return text.empty() ? std::string() : "**" + std::string(name) + ":** " + escaped(text, 'x') + "\n";
}

/// "Larkspur library, 4 Main St, Larkspur".
std::string where(Value const& event) {
    std::string made;
    for (auto const* field : {"location", "street", "city"})
        if (auto const part = line_of(event[field]); !part.empty()) made += (made.empty() ? "" : ", ") + part;
    return made;
}

std::string facts_of(Value const& event) {
    auto const begins = time_of(event["startDate"].text());
    auto const ends = time_of(event["endDate"].text());
    auto when = begins ? day_and_time(*begins) : event["startDate"].text();
    if (ends) when += " to " + day_and_time(*ends);
    return fact("When (UTC)", when) + fact("Where", where(event)) + fact("Organised by", line_of(event["organizedBy"]));
}

/// Who came, by what they answered.
std::string answers_of(Value const& event, NameOf const& name_of_person) {
    static std::map<std::string, std::string_view> const words{{"attending", "Attending"},
                                                               {"might_attend", "Might attend"},
                                                               {"not_attending", "Not attending"},
                                                               {"not_rsvped", "Invited, no answer"}};
    std::map<std::string, std::string> by_answer;
    for (auto const& one : event["attendees"].items()) {
        auto& names = by_answer[one["attendeeStatus"].text()];
        names += (names.empty() ? "" : ", ") + name_of_person(one["contributorName"].text());
    }
    std::string made;
    for (auto const& [answer, names] : by_answer) {
        auto const known = words.find(answer);
        made += fact(known == words.end() ? escaped(answer.empty() ? "No answer" : answer, 'x')
                                          : std::string(known->second),
                     names);
    }
    return made;
}

std::string tags_of(Source source, Value const& object) {
    std::string tags;
    for (auto const& tag : object["topTags"].items())
        if (!tag.text().empty()) tags += (tags.empty() ? "" : ", ") + line_of(tag);
    auto made = fact("Tags", tags);
    bool const in_both = source == Source::discussions && !object["groupId"].text().empty();
    if (in_both) made += fact("Category", line_of(object["category"]));
    return made;
}

/// "N", "no", "false", false: nobody may answer.
bool is_refused(Value const& value) {
    return value.is_no() || value.text() == "N" || value.text() == "no" || value.text() == "false" ||
           value.text() == "0";
}

void fill_first(Source source, Value const& object, NameOf const& name_of_person, Said& first) {
    if (source == Source::events) first.before = facts_of(object);
    first.after = tags_of(source, object);
    if (source == Source::events) first.after += answers_of(object, name_of_person);
    if (source == Source::videos) first.html += object["embedCode"].text();
    for (auto const* field : {"photoUrl", "videoAttachmentUrl"})
        for (auto& reference : references(object[field])) first.attachments.push_back(std::move(reference));
}

Talk main_talk(Source source, Value const& object, NameOf const& name_of_person) {
    auto const form = form_of(source);
    auto const foreign = id_of(object, std::string(name_of(source)));
    Talk talk{name_of(source),
              form.reply,
              foreign,
              form.thread,
              line_of(object["title"]),
              place_of(source, object),
              is_refused(object["allowComments"])};
    talk.posts.push_back(said(object, foreign));
    fill_first(source, object, name_of_person, talk.posts.front());
    add_comments(talk, object);
    return talk;
}

/// The comments on somebody's page, or on a group's.
void add_wall(std::vector<Talk>& into, std::string_view kind, std::string foreign, std::string title, std::string place,
              Value const& object) {
    Talk talk{kind, kind, std::move(foreign), ThreadKind::discussion, std::move(title), std::move(place)};
    add_comments(talk, object);
    if (!talk.posts.empty()) into.push_back(std::move(talk));
}

std::vector<Talk> talks_of_group(Value const& group) {
    std::vector<Talk> talks;
    auto const id = group["id"].text();
    auto const title = line_of(group["title"]);
    auto const& html = group["description"].text();
    // What a space says of itself is short and has no form; the rest is kept where it can be read.
    bool const is_long = html.size() > 800 || html.find("<img") != std::string::npos ||
                         html.find("<a ") != std::string::npos || html.find("<iframe") != std::string::npos ||
                         html.find("<object") != std::string::npos;
    if (is_long) {
        talks.push_back(
            {"group descriptions", "", "about " + id, ThreadKind::discussion, "About " + title, "group:" + id});
        talks.back().posts.push_back(said(group, "about " + id));
    }
    add_wall(talks, "group comments", "wall of " + id, "Comments on " + title, "group:" + id, group);
    return talks;
}

} // namespace

std::string place_of(Source source, Value const& object) {
    auto const& privacy = object["privacy"].text();
    auto const& status = object["publishStatus"].text();
    bool const is_open = privacy.empty() || privacy == "all" || privacy == "public" || privacy == "everyone";
    bool const is_published = status.empty() || status == "publish" || status == "published";
    if (!is_open || !is_published) return "own:" + object["contributorName"].text();
    if (auto const& group = object["groupId"].text(); !group.empty()) return "group:" + group;
    auto const category = line_of(object["category"]);
    if (source == Source::discussions && category.find_first_not_of(" \t\n") != std::string::npos)
        return "category:" + category;
    return std::string(form_of(source).place);
}

std::vector<Talk> talks_of(Source source, Value const& object, NameOf const& name_of_person) {
    if (source == Source::groups) return talks_of_group(object);
    std::vector<Talk> talks;
    if (source == Source::members) {
        auto const& who = object["contributorName"].text();
        add_wall(talks, "wall comments", "wall of " + who, "Comments for " + name_of_person(who), "fixed:walls",
                 object);
    } else if (source != Source::music) {
        talks.push_back(main_talk(source, object, name_of_person));
    }
    return talks;
}

} // namespace lateral::import
