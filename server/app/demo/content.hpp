#pragma once

#include "protocol/model.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

/// The demo community: people, rooms and conversations to look at before there are any of one's own. Data and no more;
/// whoever loads it turns keys into ids and minutes into times. Everybody in it is invented, and so is every body they
/// work for. The real ISDs stand in the directory; nobody in the demo belongs to one or speaks for one.
namespace lateral::app::demo {

/// A short list that lies within its owner, so that data can be written in place. One too long does not compile.
template <class T, std::size_t Max>
class Few {
public:
    constexpr Few() = default;
    constexpr Few(std::initializer_list<T> items) : size_(items.size()) {
        std::copy(items.begin(), items.end(), items_.begin());
    }

    constexpr T const* begin() const { return items_.data(); }
    constexpr T const* end() const { return items_.data() + size_; }
    constexpr std::size_t size() const { return size_; }
    constexpr bool empty() const { return size_ == 0; }
    constexpr operator std::span<T const>() const { return {begin(), end()}; } // NOLINT: implicit by design

private:
    std::array<T, Max> items_{};
    std::size_t size_ = 0;
};

/// Parents stand before their children.
struct Organisation {
    std::string_view key;
    protocol::OrganisationKind kind{};
    std::string_view name;
    std::string_view parent{}; ///< key, or empty
};

/// A name that an organisation had before its present one.
struct FormerName {
    std::string_view organisation; ///< key
    std::string_view name;
};

struct Affiliation {
    std::string_view organisation; ///< key
    protocol::AffiliationRole role{};
    std::string_view title;
    std::string_view starts_on; ///< "YYYY-MM-DD"
    std::string_view ends_on{}; ///< the first day on which it no longer holds, or empty
    int starts_days_ago = 0;    ///< when not 0: use this many days before the load and not the date, so that a move
    int ends_days_ago = 0;      ///< falls in the middle of the conversations whenever they are loaded
};

struct Person {
    std::string_view key;
    std::string_view name;
    std::string_view email;
    protocol::NetworkRole role{};
    Few<Affiliation, 3> affiliations{}; ///< oldest first
};

/// What all of them keep to, in Markdown.
std::string_view agreement();

/// What some of them say of themselves.
struct Profile {
    std::string_view person; ///< key
    std::string_view pronouns{};
    std::string_view about{};
    std::string_view zone{};
    Few<std::string_view, 3> courses{};
    Few<std::string_view, 4> topics{};
};

struct Channel {
    std::string_view name; ///< without the "#"
    std::string_view description;
    protocol::Visibility visibility{};
    std::string_view organisation{};     ///< key; organisation-visible rooms only
    Few<std::string_view, 3> stewards{}; ///< keys of people; stewards are members too
    Few<std::string_view, 8> members{};  ///< whom visibility does not let in: guests, and all in closed rooms
    std::string_view agreements{};       ///< of its own, in Markdown
    bool by_turns = false;               ///< its stewards have a week each, and take questions to ask for others
};

struct Reaction {
    std::string_view person; ///< key
    protocol::ReactionKind kind{};
};

/// One of demo/files on a post.
struct File {
    std::string_view name;
    std::string_view description{}; ///< of a picture
};

struct Post {
    std::string_view author; ///< key
    int minutes_ago = 0;     ///< before the load; falls from post to post within a thread
    std::string_view body;   ///< Markdown; a mention is written `[@Name](person:KEY)`
    int reply_to = -1;       ///< index of an earlier post of the thread, or -1
    Few<Reaction, 8> reactions{};
    Few<File, 2> files{};
};

struct Stage {
    int minutes = 0;
    std::string_view text{}; ///< a chat's question
};

/// Of staged threads. All stages of the format.
struct Plan {
    protocol::StageFormat format{};
    std::span<Stage const> stages{};
    int starts_in = 0; ///< hours from the load, and then at the full hour; 0: with the first post
};

/// The first post opens the thread; its author is the thread's.
struct Thread {
    std::string_view channel; ///< name
    protocol::ThreadKind kind{};
    std::string_view title;
    std::span<Post const> posts;
    int answer = -1; ///< questions only: index of the post that answered it, or -1
    bool pinned = false;
    Plan plan{};
};

/// What somebody kept for one of their weeks; "" as a body: they were away.
struct Reflection {
    std::string_view person; ///< key
    int weeks_ago = 1;
    int minute = 0; ///< of that week, when it was entered; one of a later week is late
    std::string_view prompt{};
    std::string_view body{};
    bool shared = false;       ///< with the lead whom they named
    std::string_view answer{}; ///< by the lead, an hour later
};

/// Whom each of them named to read along.
struct NamedLead {
    std::string_view person; ///< key
    std::string_view lead;   ///< key
};

/// For `Post::minutes_ago`.
constexpr int ago(int days, int hours, int minutes = 0) { return (days * 24 + hours) * 60 + minutes; }

std::span<Organisation const> organisations();
std::span<FormerName const> former_names();
std::span<Person const> people();
std::span<Profile const> profiles();
std::span<Channel const> channels();
/// One that waits for the stewards of a channel with turns.
struct AskedQuestion {
    std::string_view channel; ///< name
    std::string_view asker;   ///< key
    int minutes_ago = 0;
    std::string_view title;
    std::string_view body;
};
AskedQuestion const& asked_question();
/// All conversations, by topic and not by time.
std::span<Thread const> threads();
std::span<NamedLead const> named_leads();
std::span<Reflection const> reflections();

} // namespace lateral::app::demo
