#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// What a member is writing, on all of their devices. Nobody else ever sees a draft.
namespace lateral::protocol {

struct ListDrafts {};
BOOST_DESCRIBE_STRUCT(ListDrafts, (), ())
struct DraftsReply {
    std::vector<DraftView> drafts; ///< newest first
};
BOOST_DESCRIBE_STRUCT(DraftsReply, (), (drafts))

struct GetDraft {
    DraftPlace place{};
    Number<1, kMaxId> about;
};
BOOST_DESCRIBE_STRUCT(GetDraft, (), (place, about))
struct DraftReply {
    std::optional<Draft> draft; ///< none: there is none (any more)
};
BOOST_DESCRIBE_STRUCT(DraftReply, (), (draft))

/// `base` is the revision that this device last had, 0 for none. When another device saved since, nothing is changed
/// and the answer is `conflict` on `base`: ask for that version, and let the person choose.
struct SaveDraft {
    DraftPlace place{};
    Number<1, kMaxId> about;
    Number<0, kMaxId> base;
    DraftBody body;
    std::optional<DraftTitle> title;
    std::optional<ThreadKind> kind;
    std::optional<PostId> reply_to;
    std::optional<Quote> quote;
};
BOOST_DESCRIBE_STRUCT(SaveDraft, (), (place, about, base, body, title, kind, reply_to, quote))
struct DraftSavedReply {
    std::int64_t revision = 1;
    Timestamp saved_at;
};
BOOST_DESCRIBE_STRUCT(DraftSavedReply, (), (revision, saved_at))

struct DiscardDraft {
    DraftPlace place{};
    Number<1, kMaxId> about;
    Number<1, kMaxId> revision;
};
BOOST_DESCRIBE_STRUCT(DiscardDraft, (), (place, about, revision))

using DraftCommands = boost::mp11::mp_list<
    CommandSpec<"draft.list", ListDrafts, DraftsReply, "What you are writing, wherever you began it.">,
    CommandSpec<"draft.get", GetDraft, DraftReply, "One of your drafts.">,
    CommandSpec<"draft.save", SaveDraft, DraftSavedReply, "Keeps what you are writing.">,
    CommandSpec<"draft.discard", DiscardDraft, Done, "Throws a draft away, if it is still the version that you know.">>;

} // namespace lateral::protocol
