#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Flags, and what whoever moderates does about them (docs/adr/0017).
namespace lateral::protocol {

/// `student`: may say who a student is; hides the post at once. `unkind`: hurts somebody. `confidence`: was told in
/// confidence. `advertising`. `other`: in words.
enum class FlagReason : std::uint8_t { student, unkind, confidence, advertising, other };
BOOST_DESCRIBE_ENUM(FlagReason, student, unkind, confidence, advertising, other)

/// `kept`: it stands as it was. `removed`: its words are gone, and its author may ask for somebody else. `appealed`:
/// the author did.
enum class CaseState : std::uint8_t { open, kept, removed, appealed };
BOOST_DESCRIBE_ENUM(CaseState, open, kept, removed, appealed)

struct Flag {
    MemberRef member;
    FlagReason reason{};
    std::string words;
    Timestamp at;
};
BOOST_DESCRIBE_STRUCT(Flag, (), (member, reason, words, at))

/// A post that was flagged, as whoever decides sees it: with the words that others do not see any more.
struct Case {
    CaseId id;
    PostId post;
    CaseState state{};
    Timestamp opened_at;
    bool hid = false; ///< the post was taken out of sight
    ThreadId thread;
    std::string title;
    SpaceId space;
    std::string space_name;
    std::int64_t position = 0;
    Author author;
    Timestamp written_at;
    std::string body; ///< empty when the words are gone for good
    Encoded<std::vector<Node>> content;
    std::optional<MemberId> decided_by;
    std::string decided_by_name;
    std::optional<Timestamp> decided_at;
    std::string reason;          ///< of the decision, told to the author
    std::string appeal;          ///< the author's words
    std::int64_t could_read = 0; ///< members who saw the space when it was hidden
    std::int64_t had_read = 0;   ///< of those, who had read as far
    bool may_decide = false;     ///< not twice by the same
    std::vector<Flag> flags;
    std::vector<Attachment> attachments;
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, post, state, opened_at, hid, thread, title, space, space_name, position, author, written_at,
                       body, content, decided_by, decided_by_name, decided_at, reason, appeal, could_read, had_read,
                       may_decide, flags, attachments))

struct FlagPost {
    PostId post;
    FlagReason reason{};
    std::optional<CaseWords> words; ///< `other` needs them
};
BOOST_DESCRIBE_STRUCT(FlagPost, (), (post, reason, words))

struct ListCases {
    bool decided = false; ///< those that are over instead of those that wait
};
BOOST_DESCRIBE_STRUCT(ListCases, (), (decided))
struct CasesReply {
    std::vector<Case> cases; ///< what waits longest first, or what is decided newest first; at most fifty
};
BOOST_DESCRIBE_STRUCT(CasesReply, (), (cases))

struct ListCaseReaders {
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(ListCaseReaders, (), (id))
struct CaseReader {
    MemberRef member;
    bool had_read = false;
};
BOOST_DESCRIBE_STRUCT(CaseReader, (), (member, had_read))
struct CaseReadersReply {
    std::vector<CaseReader> readers; ///< who had read it first
};
BOOST_DESCRIBE_STRUCT(CaseReadersReply, (), (readers))

enum class CaseOutcome : std::uint8_t { keep, remove };
BOOST_DESCRIBE_ENUM(CaseOutcome, keep, remove)
struct DecideCase {
    CaseId id;
    CaseOutcome outcome{};
    CaseWords reason; ///< told to the author
};
BOOST_DESCRIBE_STRUCT(DecideCase, (), (id, outcome, reason))

struct GetOwnCase {
    PostId post;
};
BOOST_DESCRIBE_STRUCT(GetOwnCase, (), (post))
/// What its author learns: who flagged is not in it.
struct OwnCase {
    CaseId id;
    CaseState state{};
    std::vector<FlagReason> reasons; ///< each once
    std::string reason;              ///< of the decision
    std::string appeal;
    std::string body; ///< what the post said, while it is kept
    Encoded<std::vector<Node>> content;
    bool may_appeal = false;
};
BOOST_DESCRIBE_STRUCT(OwnCase, (), (id, state, reasons, reason, appeal, body, content, may_appeal))

struct AppealCase {
    CaseId id;
    CaseWords words;
};
BOOST_DESCRIBE_STRUCT(AppealCase, (), (id, words))

using ConductCommands = boost::mp11::mp_list<
    CommandSpec<"post.flag", FlagPost, Done,
                "Tells whoever moderates of a post, once. Takes it out of sight when it may say who a student is, or "
                "when whoever moderates flags it.">,
    CommandSpec<"case.list", ListCases, CasesReply,
                "What was flagged where you moderate; your own posts are not in it.">,
    CommandSpec<"case.readers", ListCaseReaders, CaseReadersReply,
                "Who saw the space when a post was hidden, and who had read it (who moderates).">,
    CommandSpec<"case.decide", DecideCase, Done, "Keeps the post or removes its words, with a reason (who moderates).">,
    CommandSpec<"case.of_post", GetOwnCase, OwnCase, "Why your post was taken out of sight, and what it said.">,
    CommandSpec<"case.appeal", AppealCase, Done, "Asks for somebody else to decide about your post, once.">>;

} // namespace lateral::protocol
