#pragma once

#include "server/domain/excerpts.hpp"
#include "server/domain/journal.hpp"
#include "server/domain/snippets.hpp"
#include "tests/domain/library.hpp"

#include <algorithm>

namespace lateral::tests {

using protocol::AffiliationRole;
using protocol::NewsletterState;
using protocol::NoticeKind;
using protocol::ReflectionAudience;

inline constexpr auto kThree =
    "The rhubarb stayed quiet.\n\nThen the *marigold* asked.\n\nThe principal was short with me.";

/// Dana writes and shares with Lena; Grace and Kofi are in her cohort, which Hannah looks after.
struct Cohort : Library {
    explicit Cohort(std::string const& url) : Library(url) {
        affiliate(dana, pines, AffiliationRole::coach);
        affiliate(lena, pines, AffiliationRole::lead);
        for (auto const& member : {dana, grace, kofi}) name_in(hannah, cohort, member);
        done(dana, protocol::NameLead{lena.id});
    }
    protocol::OrganisationId pines = organisation("Three Pines");
    Actor dana = person("Dana Partner");
    Actor lena = person("Lena Lead");
    Actor grace = person("Grace Partner");
    Actor kofi = person("Kofi Partner");
    Actor hannah = person("Hannah Steward");
    Actor tom = person("Tom Specialist", NetworkRole::specialist);
    protocol::SpaceId cohort = space(hannah, "cohort-3", Visibility::closed);

    protocol::ThreadId reflect(std::string_view body = kThree, ReflectionAudience audience = ReflectionAudience::lead) {
        protocol::SubmitReflection made;
        made.week = {"2026-05-25"};
        made.body = text<protocol::Body>(body);
        made.audience = audience;
        return done(dana, made).reflection.thread;
    }
    protocol::PublishExcerpt second(protocol::ThreadId reflection) const {
        return {reflection, {1}, {{{2}}}, cohort, {}, {}, {}};
    }
    protocol::ThreadId publish(protocol::ThreadId reflection) { return done(dana, second(reflection)).excerpt.thread; }
    bool reads(Actor const& actor, protocol::ThreadId thread) {
        auto const answer = run(actor, protocol::ListPosts{thread, {}, {}, {}, {}});
        if (!answer) CHECK(bytes(answer.error()) == bytes(refused(actor, protocol::ListPosts{{77}, {}, {}, {}, {}})));
        return answer.has_value();
    }
    bool finds(Actor const& actor, std::string_view word) {
        index();
        return found(actor, word) > 0;
    }
    bool lists(Actor const& actor, protocol::SpaceId space, protocol::ThreadId thread) {
        auto const threads = done(actor, protocol::ListThreads{space, {}, {}}).threads;
        return std::ranges::any_of(threads, [&](auto const& view) { return view.thread.id == thread; });
    }
    std::vector<NoticeKind> told(Actor const& actor) {
        std::vector<NoticeKind> kinds;
        for (auto const& line : done(actor, protocol::ListNotices{}).lines) kinds.push_back(line.kind);
        return kinds;
    }
    bool is_told(Actor const& actor, NoticeKind kind) { return std::ranges::count(told(actor), kind) > 0; }
    /// Whether these words stand in what the cohort's members get from the log when they come back.
    bool in_log(std::string const& words) {
        return read<bool>([&](storage::ReadTransaction& tx) {
            static constexpr storage::Statement kBodies{"test_log", "SELECT body FROM event_log WHERE topic = :topic",
                                                        900};
            auto const bodies = tx.rows<std::string>(kBodies, "space:" + std::to_string(cohort.value));
            return std::ranges::any_of(bodies, [&](std::string const& body) { return body.contains(words); });
        });
    }
    protocol::PostId first_of(Actor const& actor, protocol::ThreadId thread) { return posts(actor, thread).at(0).id; }
    NewsletterState star(protocol::ThreadId thread) {
        for (auto const& entry : done(lena, protocol::ListDesk{true}).entries)
            if (entry.reflection.thread == thread) return entry.star;
        return NewsletterState::none;
    }
    std::size_t quotable() { return done(lena, protocol::ListNewsletter{}).items.size(); }
};

} // namespace lateral::tests
