#pragma once

#include "protocol/commands/journal.hpp"

/// The desk of whoever was named to read reflections (docs/adr/0025, 0027): what waits for an answer, short texts of
/// their own, and what they may quote in a newsletter.
namespace lateral::protocol {

/// What a lead made of a reflection. `read`: it needs no answer. `follow_up`: they want to come back to it.
enum class DeskMark : std::uint8_t { none, read, follow_up };
BOOST_DESCRIBE_ENUM(DeskMark, none, read, follow_up)

/// Whether words of a reflection may be quoted: nobody asked, its author was asked, said yes, said no or took a yes
/// back.
enum class NewsletterState : std::uint8_t { none, asked, agreed, declined };
BOOST_DESCRIBE_ENUM(NewsletterState, none, asked, agreed, declined)

struct DeskEntry {
    ThreadView thread;
    Reflection reflection;
    DeskMark mark{};
    bool waiting = false; ///< the newest words are its author's
    NewsletterState star{};
};
BOOST_DESCRIBE_STRUCT(DeskEntry, (), (thread, reflection, mark, waiting, star))
/// Where some of those work who share theirs with you.
struct Cohort {
    OrganisationId organisation;
    std::string name;
    std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(Cohort, (), (organisation, name, waiting))
struct ListDesk {
    std::optional<bool> all;              ///< also what is done with, newest first after the others
    std::optional<OrganisationId> from{}; ///< only of those who work there, as `cohorts` names it
};
BOOST_DESCRIBE_STRUCT(ListDesk, (), (all, from))
struct DeskReply {
    std::vector<DeskEntry> entries; ///< those that wait, oldest first; then what is marked; at most 100
    bool more = false;
    std::vector<Cohort> cohorts; ///< by name, at most 200, whatever was asked for
    std::vector<Lead> authors;   ///< who shares theirs with you, by name
    std::vector<MemberId> care;  ///< of these: whose last three shared weeks were all late
};
BOOST_DESCRIBE_STRUCT(DeskReply, (), (entries, more, cohorts, authors, care))
struct MarkDesk {
    ThreadId thread;
    DeskMark mark{};
};
BOOST_DESCRIBE_STRUCT(MarkDesk, (), (thread, mark))

/// Asks the author whether you may quote from it, or takes that back; a yes is then gone too.
struct StarReflection {
    ThreadId thread;
    bool starred = true;
};
BOOST_DESCRIBE_STRUCT(StarReflection, (), (thread, starred))
struct ListNewsletter {};
BOOST_DESCRIBE_STRUCT(ListNewsletter, (), ())
/// What its author lets you quote: these words and nothing else of the reflection.
struct NewsletterItem {
    ThreadId thread;
    MemberRef author;
    bool named = false; ///< whether the newsletter may say whose words they are
    Timestamp agreed_at;
    Encoded<std::vector<Node>> content;
};
BOOST_DESCRIBE_STRUCT(NewsletterItem, (), (thread, author, named, agreed_at, content))
struct NewsletterReply {
    std::vector<NewsletterItem> items; ///< newest first, at most 100
};
BOOST_DESCRIBE_STRUCT(NewsletterReply, (), (items))
struct LeaveReader {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(LeaveReader, (), (member))

using SnippetName = Text<"name of a short text", 1, 40>;
using SnippetBody = Text<"short text", 1, 1'000, Shape::body>;

/// A short text that somebody puts into their answers.
struct Snippet {
    std::string name;
    std::string body; ///< Markdown
};
BOOST_DESCRIBE_STRUCT(Snippet, (), (name, body))
struct ListSnippets {};
BOOST_DESCRIBE_STRUCT(ListSnippets, (), ())
struct SnippetsReply {
    std::vector<Snippet> snippets; ///< by name, at most 30
};
BOOST_DESCRIBE_STRUCT(SnippetsReply, (), (snippets))
/// Under its name: what was under it is replaced. `was`: the name that it had, which is then free.
struct KeepSnippet {
    SnippetName name;
    SnippetBody body;
    std::optional<SnippetName> was{};
};
BOOST_DESCRIBE_STRUCT(KeepSnippet, (), (name, body, was))
struct DropSnippet {
    SnippetName name;
};
BOOST_DESCRIBE_STRUCT(DropSnippet, (), (name))

using DeskCommands = boost::mp11::mp_list<
    CommandSpec<"desk.list", ListDesk, DeskReply, "Reflections that others share with you.">,
    CommandSpec<"desk.mark", MarkDesk, Done, "Marks one of these, for yourself.">,
    CommandSpec<"desk.star", StarReflection, Done, "Asks to quote from one of these in a newsletter.">,
    CommandSpec<"desk.newsletter", ListNewsletter, NewsletterReply, "What you may quote in a newsletter.">,
    CommandSpec<"desk.leave", LeaveReader, Done, "Reads somebody's reflections no more; they are told.">,
    CommandSpec<"desk.snippets", ListSnippets, SnippetsReply, "Your own short texts.">,
    CommandSpec<"desk.keep_snippet", KeepSnippet, SnippetsReply, "Keeps a short text under its name.">,
    CommandSpec<"desk.drop_snippet", DropSnippet, SnippetsReply, "Throws a short text away.">>;

} // namespace lateral::protocol
