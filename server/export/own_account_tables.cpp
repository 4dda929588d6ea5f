#include "protocol/model.hpp"
#include "server/export/own_tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

Column channel() { return never(optional(text("channel", "Its name, while you see it."))); }

OwnTable account() {
    return own(
        "members", "", "account", "Your account.", 1,
        {id("id", "Your number."), text("name", "Your name."), text("email", "Mail address, with which you sign in."),
         choice<protocol::NetworkRole>("role", "What you may do in the network."),
         choice<protocol::MemberState>("state", "Whether you may come in."), time("joined_at", "When you came."),
         number("joined_seq", "The network's count then."), text("zone", "Time zone; empty until a device told it."),
         optional(id("photo_id", "The file with your photo."))},
        sql::own_account);
}

std::vector<OwnTable> you() {
    return {
        account(),
        own("affiliations", "member_id", "affiliations", "What you are and were in which organisation.", 1,
            {id("id", "Its number."), id("organisation_id", "Where."), never(text("organisation", "Its name today.")),
             choice<protocol::AffiliationRole>("role", "As what."), text("title", "In your own words."),
             day("starts_on", "First day."), optional(day("ends_on", "First day on which it no longer holds.")),
             flag("active", "Whether it holds."), number("since_seq", "The network's count when it began to hold.")},
            sql::own_affiliations),
        own("profiles", "", "profile", "What you say of yourself.", 1,
            {id("member_id", "You."), text("pronouns", "How to speak of you."), text("about", "In your words.")},
            sql::own_profile),
        own("member_topics", "member_id", "topics", "Your courses, and what you may be asked about.", 2,
            {text("kind", "Which of the two lists."), text("sort_key", "One key is one topic, however it is written."),
             text("name", "The topic."), number("position", "Its place in your list.")},
            sql::own_topics),
        own("blocks", "member_id", "blocks", "Whose words you do not want to see. Nobody but you knows.", 1,
            {id("blocked_id", "Whose."), never(text("name", "Their name, as in your settings."))}, sql::own_blocks),
        own("sessions", "member_id", "sessions", "Where you are signed in.", 1,
            {id("id", "Its number."), text("device", "What it says it is."), text("address", "From which address."),
             time("created_at", "When you signed in."), time("seen_at", "When it was last used.")},
            sql::own_sessions),
    };
}

std::vector<OwnTable> hearing() {
    return {
        own("notices", "member_id", "notices", "What concerned you, where you still see it.", 1,
            {number("seq", "The network's count then."), choice<protocol::NoticeKind>("kind", "What it was."),
             id("space_id", "In which channel."), channel(), optional(id("thread_id", "In which conversation.")),
             never(optional(text("title", "Its title."))), optional(id("post_id", "About which post.")),
             number("position", "The post's place; 0: not a new post."), time("raised_at", "When."),
             time("due_at", "When you wanted to hear of it."), flag("marked", "Whether you marked it as read.")},
            sql::own_notices),
        own("notice_choices", "member_id", "notice_choices", "How you want to hear of what concerns you.", 1,
            {choice<protocol::NoticeKind>("kind", "Of what."), choice<protocol::Delivery>("delivery", "How.")},
            sql::own_notice_choices),
        own("notice_settings", "", "notice_settings", "When you want to hear of it.", 1,
            {id("member_id", "You."), number("gathered_at", "Minutes after midnight at which the day's come."),
             number("quiet_from", "Minutes after midnight from when on you want quiet."),
             number("quiet_until", "And until when; the same: never."),
             number("read_seq", "Everything up to this count is read."), time("read_at", "When you said so.")},
            sql::own_notice_settings),
    };
}

std::vector<OwnTable> channels() {
    return {
        own("spaces", "created_by", "channels_made", "Channels that you made; what they are, while you see them.", 1,
            {id("id", "Its number."), optional(text("name", "Its name, without the #.")),
             optional(text("description", "What it is for.")),
             optional(choice<protocol::Visibility>("visibility", "Who sees it.")),
             optional(id("organisation_id", "Whose people see it.")),
             optional(choice<protocol::SpaceState>("state", "Whether it is still written in.")),
             time("created_at", "When you made it.")},
            sql::own_spaces),
        own("memberships", "member_id", "memberships", "Channels in which you are named.", 1,
            {id("space_id", "Which channel."), channel(), choice<protocol::SpaceRole>("role", "As what."),
             number("from_seq", "Only posts after it are yours to read; 0: all."),
             number("since_seq", "The network's count when you came.")},
            sql::own_memberships),
        own("space_settings", "member_id", "channel_settings", "How you have a channel: followed, muted, read.", 1,
            {id("space_id", "Which channel."), channel(),
             choice<protocol::Level>("level", "How much you want to hear of it."),
             number("watermark", "Everything up to this count is read.")},
            sql::own_space_settings),
        own("invitations", "invited_by", "invitations", "Whom you invited.", 1,
            {id("id", "Its number."), text("name", "For whom, as you wrote it; may be empty."),
             choice<protocol::NetworkRole>("role", "The role that it gives."),
             id("organisation_id", "The organisation that it leads to."),
             never(text("organisation", "Its name today.")),
             choice<protocol::AffiliationRole>("affiliation_role", "As what there."), text("title", "Title there."),
             time("created_at", "When."), time("expires_at", "Until when it is good."),
             optional(time("accepted_at", "When somebody came by it.")),
             optional(time("revoked_at", "When it was withdrawn."))},
            sql::own_invitations),
        own("invitation_spaces", "", "invitation_channels", "Channels that your invitations lead into.", 2,
            {id("invitation_id", "Which invitation."), id("space_id", "Which channel."), channel()},
            sql::own_invitation_spaces),
    };
}

std::vector<OwnTable> joining() {
    return {
        own("agreement_acceptances", "member_id", "agreements",
            "The versions of the community agreement that you accepted.", 1,
            {number("version", "Which."), time("accepted_at", "When."), never(text("body", "Its words, in Markdown."))},
            sql::own_agreements),
        own("join_links", "made_by", "join_links", "Links for many that you made.", 1,
            {id("id", "Its number."), id("organisation_id", "The organisation that it leads to."),
             never(text("organisation", "Its name today.")),
             choice<protocol::AffiliationRole>("affiliation_role", "As what there."),
             text("question", "What it asks; may be empty."), flag("approval", "Whether somebody decides about each."),
             flag("listed", "Whether anybody finds it."), number("uses", "How many came or asked by it."),
             time("made_at", "When."), time("expires_at", "Until when it is good."),
             optional(time("closed_at", "When it was closed."))},
            sql::own_join_links),
        own("join_link_domains", "", "join_link_domains", "Domains of mail addresses that your links are for.", 2,
            {id("link_id", "Which link."), text("domain", "The domain.")}, sql::own_join_link_domains),
    };
}

} // namespace

std::vector<OwnTable> own_account_tables() {
    auto all = you();
    for (auto& one : hearing()) all.push_back(std::move(one));
    for (auto& one : channels()) all.push_back(std::move(one));
    for (auto& one : joining()) all.push_back(std::move(one));
    return all;
}

} // namespace lateral::exporting
