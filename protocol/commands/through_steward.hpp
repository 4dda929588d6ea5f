#pragma once

#include "protocol/commands/posts.hpp"
#include "protocol/commands/spec.hpp"
#include "protocol/commands/students.hpp"
#include "protocol/commands/threads.hpp"
#include "protocol/model.hpp"

/// Questions asked through the steward: members see the steward's name, the steward sees the asker's (docs/adr/0022).
namespace lateral::protocol {

using AskedWords = Text<"words about a question", 1, 1'000, Shape::body>;

enum class AskedState : std::uint8_t { waiting, published, declined };
BOOST_DESCRIBE_ENUM(AskedState, waiting, published, declined)

/// One's own question.
struct OwnAsked {
    AskedId id;
    SpaceId space;
    std::string space_name;
    AskedState state{};
    std::string title;    ///< as asked
    std::string body;     ///< Markdown, as asked
    std::string words;    ///< of the steward: why not, or what they changed
    bool changed = false; ///< it was published in other words
    Timestamp asked_at;
    std::optional<ThreadId> thread; ///< where it is published
};
BOOST_DESCRIBE_STRUCT(OwnAsked, (), (id, space, space_name, state, title, body, words, changed, asked_at, thread))
/// One that waits, as the stewards of its channel see it.
struct WaitingAsked {
    AskedId id;
    SpaceId space;
    std::string space_name;
    MemberRef asker;
    std::string title;
    std::string body; ///< Markdown
    Encoded<std::vector<Node>> content;
    Timestamp asked_at;
};
BOOST_DESCRIBE_STRUCT(WaitingAsked, (), (id, space, space_name, asker, title, body, content, asked_at))

struct AskThroughSteward {
    SpaceId space;
    Title title;
    Body body;
    std::optional<NotStudents> not_a_student;
};
BOOST_DESCRIBE_STRUCT(AskThroughSteward, (), (space, title, body, not_a_student))
struct AskedCreated {
    AskedId id;
};
BOOST_DESCRIBE_STRUCT(AskedCreated, (), (id))
struct ListOwnAsked {};
BOOST_DESCRIBE_STRUCT(ListOwnAsked, (), ())
struct OwnAskedReply {
    std::vector<OwnAsked> questions; ///< newest first; at most a hundred
};
BOOST_DESCRIBE_STRUCT(OwnAskedReply, (), (questions))
struct ListAsked {};
BOOST_DESCRIBE_STRUCT(ListAsked, (), ())
struct AskedReply {
    std::vector<WaitingAsked> questions; ///< the longest waiting first; at most a hundred
};
BOOST_DESCRIBE_STRUCT(AskedReply, (), (questions))
struct WithdrawAsked {
    AskedId id;
};
BOOST_DESCRIBE_STRUCT(WithdrawAsked, (), (id))
struct PublishAsked {
    AskedId id;
    std::optional<Title> title; ///< other words than the asker's
    std::optional<Body> body;
    std::optional<AskedWords> words; ///< to the asker
    std::optional<NotStudents> not_a_student;
};
BOOST_DESCRIBE_STRUCT(PublishAsked, (), (id, title, body, words, not_a_student))
struct DeclineAsked {
    AskedId id;
    AskedWords words; ///< to the asker
};
BOOST_DESCRIBE_STRUCT(DeclineAsked, (), (id, words))
struct AcceptAsked {
    AskedId id;
    std::optional<PostId> post;
};
BOOST_DESCRIBE_STRUCT(AcceptAsked, (), (id, post))

using AskedCommands = boost::mp11::mp_list<
    CommandSpec<"asked.create", AskThroughSteward, AskedCreated,
                "Asks the stewards of a channel to ask for you, without your name.">,
    CommandSpec<"asked.own", ListOwnAsked, OwnAskedReply, "What you asked through stewards.">,
    CommandSpec<"asked.list", ListAsked, AskedReply, "What waits for you to publish it, where you are steward.">,
    CommandSpec<"asked.withdraw", WithdrawAsked, Done, "Takes back a question that waits (its asker).">,
    CommandSpec<"asked.publish", PublishAsked, ThreadCreatedReply,
                "Asks the question under your name, without the asker's (steward).">,
    CommandSpec<"asked.decline", DeclineAsked, Done, "Does not, and says why to the asker (steward).">,
    CommandSpec<"asked.accept", AcceptAsked, Done,
                "Marks the answer of your question, or none, without showing who did (its asker).">>;

} // namespace lateral::protocol
