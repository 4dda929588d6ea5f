#include "server/import/importer.hpp"

#include "server/import/people.hpp"

#include <algorithm>

/// Members and spaces, and the order of it all; importer_talks.cpp has the conversations.
namespace lateral::import {
namespace {

constexpr std::size_t kRows = 200; ///< members in one commit

} // namespace

void Importer::check_stop() const {
    if (means_.is_stopping()) throw Stopped("stopped; run it again to go on");
}

void Importer::run() {
    check_stop();
    means_.write([&](storage::Transaction& tx) {
        bool const is_new = !domain::imported(tx, "archive", plan_.digest);
        begin_ = domain::reserve_seqs(tx, plan_.digest, plan_.size, means_.epoch);
        if (is_new) domain::audit_import(tx, "import ning", "{\"archive\":\"" + plan_.digest + "\"}");
    });
    add_members();
    add_absent();
    know_members();
    add_spaces();
    add_talks();
    finish();
}

void Importer::try_out() {
    is_dry_ = true;
    add_members();
    add_absent();
    know_members();
    add_spaces();
    add_talks();
}

void Importer::add_members() {
    auto reader = open_source(archive_, Source::members, read_again_);
    std::vector<Value> batch;
    std::unordered_set<std::string> seen;
    std::int64_t done = 0;
    while (reader) {
        auto member = reader->next();
        if (batch.size() == kRows || (!member && !batch.empty())) {
            add_member_batch(batch);
            done += std::ssize(batch);
            means_.tell("members", done, std::ssize(plan_.names));
            batch.clear();
        }
        if (!member) return;
        auto const& who = (*member)["contributorName"].text();
        if (plan_.names.contains(who) && seen.insert(who).second) batch.push_back(*std::move(member));
    }
}

void Importer::add_member_batch(std::vector<Value> const& members) {
    check_stop();
    std::vector<Newcomer> newcomers;
    means_.read([&](storage::ReadTransaction& tx) {
        for (auto const& member : members)
            if (domain::imported(tx, "member", member["contributorName"].text()))
                ++report_.of("members").there;
            else
                newcomers.push_back(newcomer(member, plan_, report_));
    });
    std::vector<Wanted*> photos;
    for (auto& one : newcomers)
        if (one.photo) photos.push_back(&*one.photo);
    is_dry_ ? files_.look_at(photos) : files_.take(photos);
    for (auto& [member, photo] : newcomers) {
        if (!photo) continue;
        auto& line = report_.of("profile photos");
        ++line.read;
        bool const is_picture = is_dry_ || photo->content.kind == protocol::FileKind::picture;
        if (photo->problem.empty() && !is_picture) photo->problem = "no picture";
        if (photo->problem.empty()) {
            ++line.made;
            member.photo = photo->content;
        } else {
            report_.skip("profile photos", photo->problem, photo->path);
        }
    }
    std::vector<domain::MemberMade> made(newcomers.size());
    if (!is_dry_ && !newcomers.empty())
        means_.write([&](storage::Transaction& tx) {
            for (std::size_t i = 0; i < newcomers.size(); ++i)
                made[i] = domain::import_member(tx, newcomers[i].member, means_.password_hash);
        });
    report_.of("members").made += std::ssize(newcomers);
    for (std::size_t i = 0; i < made.size(); ++i)
        if (made[i] == domain::MemberMade::known_by_address)
            report_.change("members who are here already, by their address; their account stays as it is",
                           newcomers[i].member.name.str());
}

void Importer::add_absent() {
    if (plan_.absent.empty()) return;
    report_.of("absent authors").read = std::ssize(plan_.absent);
    std::size_t number = 0;
    std::int64_t made = 0;
    std::int64_t there = 0;
    auto const add = [&](storage::ReadTransaction& tx, storage::Transaction* writing) {
        number = 0;
        made = there = 0;
        for (auto const& who : plan_.absent) {
            ++number;
            bool const is_there = domain::imported(tx, "member", who).has_value();
            ++(is_there ? there : made);
            if (!is_there && writing) domain::import_member(*writing, absent_member(who, number), means_.password_hash);
        }
    };
    if (is_dry_)
        means_.read([&](storage::ReadTransaction& tx) { add(tx, nullptr); });
    else
        means_.write([&](storage::Transaction& tx) { add(tx, &tx); });
    report_.of("absent authors").made = made;
    report_.of("absent authors").there = there;
}

/// Ids of all, also of those who are here by their address.
void Importer::know_members() {
    means_.read([&](storage::ReadTransaction& tx) {
        auto const know = [&](std::string const& who) {
            members_[who] = {domain::imported(tx, "member", who).value_or(0)};
        };
        for (auto const& [who, name] : plan_.names) know(who);
        for (auto const& who : plan_.absent) know(who);
    });
}

/// Open ones first: their names are chosen without a look at the others.
void Importer::add_spaces() {
    check_stop();
    std::vector<Place const*> order;
    for (auto const visibility : {protocol::Visibility::network, protocol::Visibility::closed})
        for (auto const& [key, place] : plan_.places)
            if (place.visibility == visibility) order.push_back(&place);
    auto& line = report_.of("spaces");
    line.read = std::ssize(order);
    for (auto const* place : order) {
        bool is_there = false;
        means_.read(
            [&](storage::ReadTransaction& tx) { is_there = domain::imported(tx, "space", place->key).has_value(); });
        ++(is_there ? line.there : line.made);
        if (place->key.starts_with("group:")) ++(is_there ? report_.of("groups").there : report_.of("groups").made);
        if (place->visibility == protocol::Visibility::closed && place->named.empty())
            report_.change("closed spaces in which nobody is: nobody can see them", place->title);
        if (!is_there) add_space(*place);
    }
    means_.read([&](storage::ReadTransaction& tx) {
        for (auto const* place : order) spaces_[place->key] = {domain::imported(tx, "space", place->key).value_or(0)};
    });
}

/// A space with its members in one piece: a private group is never there without those who may see it.
void Importer::add_space(Place const& place) {
    auto space = space_of(place, plan_, report_);
    if (auto const creator = members_.find(place.creator); creator != members_.end())
        space.created_by = creator->second;
    auto const id = domain::id_of_import<protocol::SpaceId>("space", place.key);
    std::int64_t left_out = 0;
    if (!is_dry_)
        means_.write([&](storage::Transaction& tx) {
            left_out = 0;
            domain::import_space(tx, space);
            for (auto const& [who, role] : place.named)
                left_out += domain::import_membership(tx, id, members_.at(who), role) ? 0 : 1;
        });
    if (left_out > 0)
        report_.skip("memberships", std::to_string(left_out) + " more than a space may have", place.title);
}

void Importer::finish() {
    means_.write([&](storage::Transaction& tx) {
        if (domain::imported(tx, "done", plan_.digest)) return;
        domain::note_imported(tx, "done", plan_.digest, 0);
        domain::mark_imported_read(tx, {begin_.value + plan_.size});
        std::string detail;
        for (auto const* kind : {"member", "space", "thread", "post"})
            detail += (detail.empty() ? "{" : ",") + ("\"" + std::string(kind) + "s\":") +
                      std::to_string(domain::imported_count(tx, kind));
        domain::audit_import(tx, "import ning done", detail + "}");
    });
}

} // namespace lateral::import
