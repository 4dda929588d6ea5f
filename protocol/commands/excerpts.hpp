#pragma once

#include "protocol/commands/desk.hpp"
#include "protocol/commands/students.hpp"

/// Excerpts (docs/adr/0027): paragraphs of one's own reflection, copied by the server into a thread of a channel, and
/// taken back from there. Nobody but its author learns which reflection it is from, or that it says more.
namespace lateral::protocol {

/// So many blocks of one text can be chosen.
inline constexpr std::size_t kMaxParagraphs = 200;
/// Their places in the text from 1, each greater than the one before.
using ParagraphNumbers = List<Number<1, kMaxParagraphs>, kMaxParagraphs>;
using ExcerptLine = Text<"words before an excerpt", 1, 500, Shape::body>;

/// A block of a text: mostly a paragraph.
struct Paragraph {
    Encoded<std::vector<Node>> content;
    bool picture = false; ///< it shows a file of the reflection, which stays there: it cannot be chosen
};
BOOST_DESCRIBE_STRUCT(Paragraph, (), (content, picture))

struct Excerpt {
    ThreadId thread;
    std::string title;
    std::optional<SpaceId> space; ///< where it stands, or stood; none: you do not see that any more
    Timestamp published_at;
    std::optional<Timestamp> withdrawn_at;
    std::int64_t replies = 0; ///< of others
};
BOOST_DESCRIBE_STRUCT(Excerpt, (), (thread, title, space, published_at, withdrawn_at, replies))

/// What your lead asked, and what you said.
struct NewsletterAsk {
    MemberRef lead;
    NewsletterState state{};
    bool named = false;
    Encoded<std::vector<Node>> content; ///< what you let them quote
};
BOOST_DESCRIBE_STRUCT(NewsletterAsk, (), (lead, state, named, content))

struct ListExcerpts {
    ThreadId reflection;
};
BOOST_DESCRIBE_STRUCT(ListExcerpts, (), (reflection))
struct ExcerptsReply {
    std::int64_t revision = 1;         ///< of the text that the paragraphs are of
    std::vector<Paragraph> paragraphs; ///< the first of them, 200 at most
    std::vector<Excerpt> excerpts;     ///< newest first, 100 at most
    std::optional<NewsletterAsk> ask;
};
BOOST_DESCRIBE_STRUCT(ExcerptsReply, (), (revision, paragraphs, excerpts, ask))

/// `conflict` on `revision` when the reflection reads differently by now. The words are the reflection's: a client
/// sends places and none of them.
struct PublishExcerpt {
    ThreadId reflection;
    Number<1, kMaxId> revision;
    ParagraphNumbers paragraphs;
    SpaceId space;
    std::optional<Title> title{};
    std::optional<ExcerptLine> before{};
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(PublishExcerpt, (), (reflection, revision, paragraphs, space, title, before, not_a_student))
struct ExcerptReply {
    Excerpt excerpt;
};
BOOST_DESCRIBE_STRUCT(ExcerptReply, (), (excerpt))
struct WithdrawExcerpt {
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(WithdrawExcerpt, (), (thread))
struct GetExcerpt {
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(GetExcerpt, (), (thread))
struct OwnExcerptReply {
    Excerpt excerpt;
    ThreadId reflection;
    std::optional<Date> week; ///< none: the week was written anew since
};
BOOST_DESCRIBE_STRUCT(OwnExcerptReply, (), (excerpt, reflection, week))

/// With `agree`: which paragraphs, of which revision. Without: no, or no more.
struct AnswerNewsletter {
    ThreadId reflection;
    bool agree = false;
    std::optional<Number<1, kMaxId>> revision{};
    std::optional<ParagraphNumbers> paragraphs{};
    std::optional<bool> named{};
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(AnswerNewsletter, (), (reflection, agree, revision, paragraphs, named, not_a_student))

using ExcerptCommands = boost::mp11::mp_list<
    CommandSpec<"excerpt.list", ListExcerpts, ExcerptsReply,
                "What can be quoted of your reflection, and what you published of it.">,
    CommandSpec<"excerpt.publish", PublishExcerpt, ExcerptReply, "Copies paragraphs of your reflection to a channel.">,
    CommandSpec<"excerpt.withdraw", WithdrawExcerpt, ExcerptReply,
                "Takes an excerpt back; replies to it are then yours alone to read.">,
    CommandSpec<"excerpt.get", GetExcerpt, OwnExcerptReply, "Which reflection your excerpt is from.">,
    CommandSpec<"excerpt.answer_newsletter", AnswerNewsletter, Done,
                "Lets your lead quote paragraphs of your reflection, or not.">>;

} // namespace lateral::protocol
