#pragma once

#include "protocol/commands/journal.hpp"

/// Questions that a programme asks its people to reflect on (docs/adr/0028). A set is kept as a whole and gets another
/// version; questions of versions before keep their names and words, so that a reflection keeps what was asked.
namespace lateral::protocol {

using QuestionWords = Text<"question", 1, 300>;

struct PromptWords {
    std::string prompt; ///< its name, as `reflection.submit` takes it
    std::optional<std::string> en;
    std::optional<std::string> es;
};
BOOST_DESCRIBE_STRUCT(PromptWords, (), (prompt, en, es))

struct ListPrompts {
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(ListPrompts, (), (organisation))
struct PromptsReply {
    std::int64_t version = 0; ///< 0: it never had any
    std::vector<PromptWords> questions;
    bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(PromptsReply, (), (version, questions, may_keep))

/// At least one of the two languages.
struct NewQuestion {
    std::optional<QuestionWords> en;
    std::optional<QuestionWords> es;
};
BOOST_DESCRIBE_STRUCT(NewQuestion, (), (en, es))
/// `version`: the one that was seen; `conflict` when there is another by now. No questions: none of its own any more.
struct KeepPrompts {
    OrganisationId organisation;
    Number<0, kMaxId> version;
    List<NewQuestion, 40> questions;
};
BOOST_DESCRIBE_STRUCT(KeepPrompts, (), (organisation, version, questions))

struct OfferedPrompts {
    OrganisationId organisation;
    std::string name;
    std::vector<PromptWords> questions;
};
BOOST_DESCRIBE_STRUCT(OfferedPrompts, (), (organisation, name, questions))
struct ListOfferedPrompts {};
BOOST_DESCRIBE_STRUCT(ListOfferedPrompts, (), ())
struct OfferedPromptsReply {
    std::vector<OfferedPrompts> sets; ///< by the programme's name
};
BOOST_DESCRIBE_STRUCT(OfferedPromptsReply, (), (sets))

struct GetPrompt {
    PromptKey prompt;
};
BOOST_DESCRIBE_STRUCT(GetPrompt, (), (prompt))
struct PromptReply {
    PromptWords words;
};
BOOST_DESCRIBE_STRUCT(PromptReply, (), (words))

using PromptCommands = boost::mp11::mp_list<
    CommandSpec<"prompt.list", ListPrompts, PromptsReply, "The questions that a programme asks by now.">,
    CommandSpec<"prompt.keep", KeepPrompts, PromptsReply,
                "Gives a programme other questions (administrator, or a lead there).">,
    CommandSpec<"prompt.offered", ListOfferedPrompts, OfferedPromptsReply, "The questions of your programmes.">,
    CommandSpec<"prompt.get", GetPrompt, PromptReply, "The words of a programme's question, as they were.">>;

} // namespace lateral::protocol
