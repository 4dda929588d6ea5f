#pragma once

#include <array>
#include <string_view>

/// The permission matrix as a table: what each command answers to each kind of person. The page docs/permissions.md is
/// made from it, and matrix_test.cpp asks a running server.
namespace lateral::tests {

/// What a command comes to. The names on the wire but for the three that come most often.
inline constexpr std::string_view ok = "ok";
inline constexpr std::string_view no = "forbidden";
inline constexpr std::string_view nf = "not_found";

/// Outcomes of the seven who are signed in and active, in the order of Who.
using Outcomes = std::array<std::string_view, 7>;

struct Row {
    std::string_view command;
    std::string_view about; ///< in words, for the page
    std::string_view arguments;
    Outcomes signed_in;
    std::string_view suspended = "unauthenticated";
    std::string_view signed_out = "unauthenticated";
};

// clang-format off: read as a table
//                                           admin specialist lead steward member outsider guest
inline constexpr Outcomes kEverybody       {{ok,   ok,        ok,  ok,     ok,    ok,      ok}};
inline constexpr Outcomes kNobody          {{no,   no,        no,  no,     no,    no,      no}};
inline constexpr Outcomes kNoneThere       {{nf,   nf,        nf,  nf,     nf,    nf,      nf}};
inline constexpr Outcomes kDirectory       {{ok,   ok,        ok,  ok,     ok,    ok,      no}};
inline constexpr Outcomes kAdministrators  {{ok,   no,        no,  no,     no,    no,      no}};
inline constexpr Outcomes kLeadThere       {{ok,   no,        ok,  no,     no,    no,      no}};
inline constexpr Outcomes kInvites         {{ok,   ok,        no,  no,     no,    no,      no}};
inline constexpr Outcomes kInvitesThere    {{ok,   ok,        ok,  no,     no,    no,      no}};
// In the closed space:
inline constexpr Outcomes kInClosed        {{nf,   nf,        nf,  ok,     ok,    nf,      ok}};
inline constexpr Outcomes kAuthorOrSteward {{nf,   nf,        nf,  ok,     ok,    nf,      no}};
inline constexpr Outcomes kAuthorOnly      {{nf,   nf,        nf,  no,     ok,    nf,      no}};
inline constexpr Outcomes kClosedSteward   {{nf,   nf,        nf,  ok,     no,    nf,      no}};
// In the space for the whole network:
inline constexpr Outcomes kInCommons       {{ok,   ok,        ok,  ok,     ok,    ok,      nf}};
inline constexpr Outcomes kCommonsSteward  {{no,   no,        no,  ok,     no,    no,      nf}};
inline constexpr Outcomes kCommonsAuthor   {{no,   no,        no,  ok,     ok,    no,      nf}};
// About a flagged post of the member:
inline constexpr Outcomes kClosedDecider   {{nf,   nf,        nf,  ok,     no,    nf,      nf}};
inline constexpr Outcomes kCommonsDecider  {{ok,   ok,        nf,  ok,     no,    nf,      nf}};
// In the space of an organisation, whose lead is affiliated there and whose steward is named in it:
inline constexpr Outcomes kInRoom          {{nf,   nf,        ok,  ok,     nf,    nf,      nf}};
inline constexpr Outcomes kRoomSteward     {{nf,   nf,        no,  ok,     nf,    nf,      nf}};

inline constexpr Row kRows[] = {
    {"hello", "", R"({})", kEverybody},
    {"session.sign_in", "with the right password", R"({"email":"$my_email","password":"quiet lake morning","credential":"token"})", kEverybody, "sign_in_failed", ok},
    {"session.sign_in", "with another one", R"({"email":"$my_email","password":"quiet lake evening","credential":"token"})",
     {{"sign_in_failed", "sign_in_failed", "sign_in_failed", "sign_in_failed", "sign_in_failed", "sign_in_failed", "sign_in_failed"}}, "sign_in_failed", "sign_in_failed"},
    {"session.sign_out", "", R"({})", kEverybody},
    {"session.list", "", R"({})", kEverybody},
    {"session.end", "one's own", R"({"session":$my_session})", kEverybody},
    {"session.end", "somebody else's", R"({"session":?others_session})", kNoneThere},
    {"session.end_all", "", R"({})", kEverybody},
    {"password.change", "with the right password", R"({"current":"quiet lake morning","next":"slow otter harbour"})", kEverybody},
    {"password.link", "", R"({"member":$tia})", kAdministrators},
    {"password.reset", "with the code of a link", R"({"code":"$reset_code","password":"slow otter harbour"})", kEverybody, ok, ok},
    {"password.reset", "with another code", R"({"code":"abcdefghijklmnopqrst","password":"slow otter harbour"})",
     {{"link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid"}}, "link_invalid", "link_invalid"},

    {"invitation.create", "a member, to the lead's organisation", R"({"organisation":$isd,"role":"member"})", kInvitesThere},
    {"invitation.create", "a member, to another organisation", R"({"organisation":$elsewhere,"role":"member"})", kInvites},
    {"invitation.create", "a specialist", R"({"organisation":$isd,"role":"specialist"})", kAdministrators},
    {"invitation.create", "an administrator", R"({"organisation":$isd,"role":"administrator"})", kAdministrators},
    {"invitation.create", "as lead of the organisation", R"({"organisation":$isd,"role":"member","affiliation_role":"lead"})", kAdministrators},
    {"invitation.create", "into the closed space", R"({"organisation":$isd,"role":"guest","spaces":[?closed]})", {{nf, nf, nf, no, no, no, no}}},
    {"invitation.create", "into a space that one does not steward", R"({"organisation":$isd,"role":"guest","spaces":[$commons]})", kNobody},
    {"invitation.list", "", R"({})", kEverybody},
    {"invitation.revoke", "the specialist's", R"({"invitation":?invitation})", {{ok, ok, nf, nf, nf, nf, nf}}},
    {"invitation.look", "with its code", R"({"code":"$invitation_code"})", kEverybody, ok, ok},
    {"agreement.get", "", R"({})", kEverybody},
    {"agreement.publish", "", R"({"body":"Be kind."})", kAdministrators},
    {"agreement.accept", "a version that there is not", R"({"version":7})",
     {{"conflict", "conflict", "conflict", "conflict", "conflict", "conflict", "conflict"}}},
    {"join_link.create", "to the lead's organisation", R"({"organisation":$isd,"approval":true})", kInvitesThere},
    {"join_link.create", "to another organisation", R"({"organisation":$elsewhere,"approval":true})", kInvites},
    {"join_link.create", "that anybody finds", R"({"organisation":$isd,"approval":true,"listed":true})", kAdministrators},
    {"join_link.list", "", R"({})", kEverybody},
    {"join_link.close", "the specialist's", R"({"link":?join_link})", {{ok, ok, nf, nf, nf, nf, nf}}},
    {"join_link.look", "with its code", R"({"code":"$join_code"})", kEverybody, ok, ok},
    {"join_link.doors", "", R"({})", kEverybody, ok, ok},
    {"join_link.use", "that asks for no approval", R"({"code":"$quick_code","name":"New Person","email":"quick@orchard.example","password":"slow otter harbour","credential":"token"})", kEverybody, ok, ok},
    {"join_link.use", "that asks for approval", R"({"code":"$join_code","name":"New Person","email":"slow@orchard.example","password":"slow otter harbour","credential":"token"})", kNobody, no, no},
    {"join_request.create", "with a code", R"({"code":"$join_code","name":"New Person","email":"asks@elsewhere.example"})", kEverybody, ok, ok},
    {"join_request.create", "by the number of a link that is not listed", R"({"link":$join_link,"name":"New Person","email":"asks@elsewhere.example"})",
     {{"link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid"}}, "link_invalid", "link_invalid"},
    {"join_request.list", "", R"({})", kEverybody},
    {"join_request.decide", "to the lead's organisation", R"({"request":?request,"admit":true})", {{ok, ok, ok, nf, nf, nf, nf}}},
    {"invitation.accept", "with its code", R"({"code":"$invitation_code","name":"New Person","email":"new@orchard.example","password":"slow otter harbour","credential":"token"})", kEverybody, ok, ok},
    {"invitation.accept", "with another code", R"({"code":"abcdefghijklmnopqrst","name":"New Person","email":"new@orchard.example","password":"slow otter harbour"})",
     {{"link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid", "link_invalid"}}, "link_invalid", "link_invalid"},

    {"member.list", "", R"({})", kDirectory},
    {"member.list", "by organisation, role and expertise", R"({"organisation":$isd,"affiliation_role":"coach","topic":"PODD"})", kDirectory},
    {"member.get", "somebody in no space with the guest", R"({"member":?tia})", {{ok, ok, ok, ok, ok, ok, nf}}},
    {"member.get", "somebody in the closed space", R"({"member":$max})", kEverybody},
    {"member.update", "one's own name", R"({"name":"Another Name"})", kEverybody},
    {"member.update", "one's own profile", R"({"pronouns":"they/them","about":"","courses":["PODD"],"topics":["Number talks"]})", kEverybody},
    {"member.block", "somebody in no space with the guest", R"({"member":?tia})", {{ok, ok, ok, ok, ok, ok, nf}}},
    {"member.block", "somebody in the closed space, or oneself", R"({"member":$max})", {{ok, ok, ok, ok, "invalid", ok, ok}}},
    {"member.unblock", "somebody whom one did not block", R"({"member":$tia})", kEverybody},
    {"member.blocks", "", R"({})", kEverybody},
    {"member.activity", "one's own", R"({})", kEverybody},
    {"member.activity", "of somebody in no space with the guest", R"({"member":?tia})", {{ok, ok, ok, ok, ok, ok, nf}}},
    {"member.activity", "of the member, who wrote in the closed space", R"({"member":$max})", kEverybody},
    {"member.similar", "", R"({})", kDirectory},
    {"member.first_steps", "", R"({})", kEverybody},
    {"network.set_introductions", "the network's space", R"({"space":$commons})", kInvites},
    {"network.set_introductions", "none", R"({})", kInvites},
    {"network.set_introductions", "a closed space", R"({"space":?closed})", {{nf, nf, no, no, no, no, no}}},
    {"member.suspend", "", R"({"member":$tia})", kAdministrators},
    {"member.restore", "", R"({"member":$suspended})", kAdministrators},
    {"member.set_role", "", R"({"member":$tia,"role":"specialist"})", kAdministrators},
    {"affiliation.add", "in the lead's organisation", R"({"member":$max,"organisation":$isd,"role":"teacher"})", kLeadThere},
    {"affiliation.add", "in another organisation", R"({"member":$max,"organisation":$elsewhere,"role":"teacher"})", kAdministrators},
    {"affiliation.add", "as lead of the organisation", R"({"member":$max,"organisation":$isd,"role":"lead"})", kAdministrators},
    {"affiliation.end", "in the lead's organisation", R"({"affiliation":$affiliation})", kLeadThere},

    {"organisation.list", "", R"({})", kDirectory},
    {"organisation.get", "", R"({"organisation":$isd})", kDirectory},
    {"organisation.create", "", R"({"kind":"school","name":"Hill School"})", kAdministrators},
    {"organisation.rename", "", R"({"organisation":$isd,"name":"Larkspur"})", kAdministrators},
    {"organisation.merge", "", R"({"organisation":$isd,"into":$elsewhere})", kAdministrators},
    {"calendar.get", "", R"({"organisation":$isd})", kDirectory},
    {"calendar.add", "in the lead's organisation", R"({"organisation":$isd,"breaks":[{"name":"Spring break","starts_on":"2027-03-29","ends_on":"2027-04-02"}]})", kLeadThere},
    {"calendar.add", "in another organisation", R"({"organisation":$elsewhere,"breaks":[{"name":"Spring break","starts_on":"2027-03-29","ends_on":"2027-04-02"}]})", kAdministrators},
    {"calendar.change", "in the lead's organisation", R"({"school_break":$break,"name":"Winter break","starts_on":"2026-12-21","ends_on":"2027-01-03"})", kLeadThere},
    {"calendar.remove", "in the lead's organisation", R"({"school_break":$break})", kLeadThere},
    {"calendar.remove", "in another organisation", R"({"school_break":$break_elsewhere})", kAdministrators},
    {"prompt.list", "", R"({"organisation":$programme})", kDirectory},
    {"prompt.keep", "of the lead's programme", R"({"organisation":$programme,"version":1,"questions":[{"en":"What held"}]})", kLeadThere},
    {"prompt.keep", "of an organisation that is no programme", R"({"organisation":$isd,"version":0,"questions":[{"en":"What held"}]})", {{"invalid", no, "invalid", no, no, no, no}}},
    {"prompt.offered", "", R"({})", kEverybody},
    {"prompt.get", "", R"({"prompt":"$prompt"})", kDirectory},
    {"activity.count", "", R"({})", {{no, ok, ok, no, no, no, no}}},

    {"space.list", "", R"({})", kEverybody},
    {"space.create", "for the whole network", R"({"name":"fresh","visibility":"network"})", kInvites},
    {"space.create", "for the lead's organisation", R"({"name":"fresh","visibility":"organisation","organisation":$isd})", kInvitesThere},
    {"space.create", "closed", R"({"name":"fresh","visibility":"closed"})", kDirectory},
    {"space.create", "closed, with the name of a hidden one", R"({"name":"quince-sealed","visibility":"closed"})", kDirectory},
    {"space.update", "the closed space", R"({"space":?closed,"description":"Other matters"})", kClosedSteward},
    {"space.update", "the network's space", R"({"space":?commons,"state":"archived"})", kCommonsSteward},
    {"space.update", "the organisation's space", R"({"space":?room,"state":"archived"})", kRoomSteward},
    {"space.members", "of the closed space", R"({"space":?closed})", kInClosed},
    {"space.members", "of the network's space", R"({"space":?commons})", kInCommons},
    {"space.members", "of the organisation's space", R"({"space":?room})", kInRoom},
    {"space.set_member", "into the closed space", R"({"space":?closed,"member":$tia,"role":"member"})", kClosedSteward},
    {"space.set_member", "out of the closed space", R"({"space":?closed,"member":$max,"role":"none"})", kClosedSteward},
    {"space.set_member", "into the network's space", R"({"space":?commons,"member":$tia,"role":"steward"})", kCommonsSteward},
    {"space.set_member", "oneself as steward of the closed space", R"({"space":?closed,"member":$me,"role":"steward"})", kClosedSteward},
    {"space.set_member", "oneself as steward of the network's space", R"({"space":?commons,"member":$me,"role":"steward"})", {{ok, no, no, ok, no, no, nf}}},
    {"space.set_member", "oneself as steward of the organisation's space", R"({"space":?room,"member":$me,"role":"steward"})", kRoomSteward},
    {"space.leave", "the closed space", R"({"space":?closed})", {{nf, nf, nf, "conflict", ok, nf, ok}}},
    {"space.leave", "the network's space", R"({"space":?commons})", {{ok, ok, ok, "conflict", ok, ok, nf}}},
    {"space.follow", "the closed space", R"({"space":?closed,"level":"following"})", kInClosed},
    {"space.follow", "the network's space", R"({"space":?commons,"level":"muted"})", kInCommons},
    {"space.mark_read", "the closed space", R"({"marks":[{"space":?closed,"watermark":1}]})", kInClosed},
    {"space.mark_read", "the organisation's space", R"({"marks":[{"space":?room,"watermark":1}]})", kInRoom},
    {"space.about", "the closed space", R"({"space":?closed})", kInClosed},
    {"space.about", "the organisation's space", R"({"space":?room})", kInRoom},
    {"space.set_page", "of the closed space", R"({"space":?closed,"agreements":"Be kind."})", kClosedSteward},
    {"space.set_page", "of the network's space", R"({"space":?commons,"asks":true})", kCommonsSteward},
    {"space.set_rota", "of the closed space", R"({"space":?closed,"members":[]})", kClosedSteward},
    {"space.set_rota", "of the network's space", R"({"space":?commons,"members":[]})", kCommonsSteward},
    {"space.hand_week", "of the closed space, which has no rota", R"({"space":?closed,"member":$max})", {{nf, nf, nf, "conflict", no, nf, no}}},
    {"space.quiet", "", R"({})", kEverybody},
    {"space.keep", "the closed space", R"({"space":?closed})", kClosedSteward},
    {"space.keep", "the organisation's space", R"({"space":?room})", kRoomSteward},
    {"asked.create", "in the closed space, whose steward takes none", R"({"space":?closed,"title":"Quince","body":"Why"})", {{nf, nf, nf, no, "closed", nf, "closed"}}},
    {"asked.create", "in the network's space, whose steward does", R"({"space":?commons,"title":"Why","body":"Why"})", {{ok, ok, ok, no, ok, ok, nf}}},
    {"asked.own", "", R"({})", kEverybody},
    {"asked.list", "", R"({})", kEverybody},
    {"asked.withdraw", "the member's", R"({"id":?asked})", {{nf, nf, nf, nf, ok, nf, nf}}},
    {"asked.publish", "the member's", R"({"id":?asked})", {{nf, nf, nf, ok, nf, nf, nf}}},
    {"asked.decline", "the member's", R"({"id":?asked,"words":"No."})", {{nf, nf, nf, ok, nf, nf, nf}}},
    {"asked.accept", "of the member's that is published", R"({"id":?asked_published})", {{nf, nf, nf, nf, ok, nf, nf}}},
    {"unread.list", "", R"({})", kEverybody},

    {"draft.list", "", R"({})", kEverybody},
    {"draft.get", "none there, wherever it would be", R"({"place":"reply","about":?thread})", kEverybody},
    {"draft.save", "an answer in the closed space", R"({"place":"reply","about":?thread,"base":0,"body":"Quince, perhaps"})", kInClosed},
    {"draft.save", "a thread in the closed space", R"({"place":"thread","about":?closed,"base":0,"body":"Quince, perhaps"})", kInClosed},
    {"draft.save", "a change of a post in the closed space", R"({"place":"edit","about":?post,"base":0,"body":"Quince, perhaps"})", kAuthorOnly},
    {"draft.save", "an answer in the network's space", R"({"place":"reply","about":?common_thread,"base":0,"body":"Quince"})", kInCommons},
    {"draft.discard", "none there", R"({"place":"reply","about":?thread,"revision":1})", kEverybody},
    {"notice.list", "", R"({})", kEverybody},
    {"notice.mark_read", "all", R"({"up_to":1})", kEverybody},
    {"notice.mark_read", "of a thread in the closed space: nothing to mark says nothing", R"({"thread":?thread})", kEverybody},
    {"notice.settings", "", R"({})", kEverybody},
    {"notice.choose", "", R"({"quiet_from":1260,"quiet_until":390})", kEverybody},

    {"thread.waiting", "", R"({})", kEverybody},
    {"thread.list", "of the closed space", R"({"space":?closed})", kInClosed},
    {"thread.list", "of the network's space", R"({"space":?commons})", kInCommons},
    {"thread.list", "of the organisation's space", R"({"space":?room})", kInRoom},
    {"thread.get", "in the closed space", R"({"thread":?thread})", kInClosed},
    {"thread.get", "in the network's space", R"({"thread":?common_thread})", kInCommons},
    {"thread.get", "in the organisation's space", R"({"thread":?local_thread})", kInRoom},
    {"thread.create", "in the closed space", R"({"space":?closed,"kind":"discussion","title":"Quince again","body":"Quince once more"})", kInClosed},
    {"thread.create", "in the network's space", R"({"space":?commons,"kind":"discussion","title":"Hello","body":"Hello"})", kInCommons},
    {"thread.create", "in the organisation's space", R"({"space":?room,"kind":"discussion","title":"Hello","body":"Hello"})", kInRoom},
    {"thread.rename", "the member's, in the closed space", R"({"thread":?thread,"title":"Quince renamed"})", kAuthorOrSteward},
    {"thread.rename", "the member's, in the network's space", R"({"thread":?common_thread,"title":"Renamed"})", kCommonsAuthor},
    {"thread.pin", "in the closed space", R"({"thread":?thread,"pinned":true})", kClosedSteward},
    {"thread.pin", "in the network's space", R"({"thread":?common_thread,"pinned":true})", kCommonsSteward},
    {"thread.lock", "in the closed space", R"({"thread":?thread,"locked":true})", kClosedSteward},
    {"thread.lock", "in the network's space", R"({"thread":?common_thread,"locked":true})", kCommonsSteward},
    {"thread.move", "from the closed space to another of its steward", R"({"thread":?thread,"space":$vault})", kClosedSteward},
    {"thread.move", "from the network's space into a closed one of its steward", R"({"thread":?common_thread,"space":$closed})", kCommonsSteward},
    {"thread.move", "from the network's space into a closed one of a stranger", R"({"thread":$common_thread,"space":?sealed})", {{no, no, no, nf, no, no, nf}}},
    {"thread.follow", "in the closed space", R"({"thread":?thread,"level":"following"})", kInClosed},
    {"thread.follow", "in the network's space", R"({"thread":?common_thread,"level":"muted"})", kInCommons},
    {"thread.mark_read", "in the closed space", R"({"thread":?thread,"position":1})", kInClosed},
    {"thread.mark_read", "in the organisation's space", R"({"thread":?local_thread,"position":1})", kInRoom},
    {"question.accept", "the member's question in the closed space", R"({"thread":?thread,"post":$answer})", kAuthorOrSteward},
    {"question.accept", "the member's question in the network's space", R"({"thread":?common_thread,"post":$common_post})", kCommonsAuthor},
    {"question.accept", "with a post of the closed space", R"({"thread":$common_thread,"post":?answer})", {{no, no, no, nf, nf, no, nf}}},

    {"post.list", "in the closed space", R"({"thread":?thread})", kInClosed},
    {"post.list", "in the network's space", R"({"thread":?common_thread})", kInCommons},
    {"post.list", "in the organisation's space", R"({"thread":?local_thread})", kInRoom},
    {"thread.create", "a chat, in the closed space", R"({"space":?closed,"kind":"staged","title":"Quince hour","body":"Come","plan":{"format":"chat","stages":[{"minutes":5,"text":"Why"}]}})", kInClosed},
    {"thread.create", "a consultancy, in the network's space", R"({"space":?commons,"kind":"staged","title":"Stuck","body":"Hello","plan":{"format":"consultancy","stages":[{"minutes":5},{"minutes":5},{"minutes":5},{"minutes":5}]}})", kInCommons},
    {"journal.get", "", R"({})", kEverybody},
    {"journal.leads", "", R"({})", kDirectory},
    {"journal.set", "", R"({"due":5000})", kEverybody},
    {"journal.name_lead", "nobody", R"({})", kEverybody},
    {"journal.name_lead", "the specialist", R"({"member":$ines})", {{ok, no, ok, ok, ok, ok, no}}},
    {"journal.name_lead", "somebody who leads nowhere above", R"({"member":$tia})", kNobody},
    {"journal.remind", "", R"({"at":5000})", kEverybody},
    {"journal.excuse", "", R"({"week":"$monday","excused":true})", kEverybody},
    {"reflection.submit", "for oneself", R"({"week":"$last_monday","body":"My own words","audience":"me"})", kEverybody},
    {"reflection.share", "the member's, which the specialist reads", R"({"thread":?reflection,"audience":"me"})", {{nf, no, nf, nf, ok, nf, nf}}},
    {"post.create", "an answer to it", R"({"thread":?reflection,"body":"Well said"})", {{nf, ok, nf, nf, ok, nf, nf}}},
    {"desk.list", "", R"({})", kEverybody},
    {"desk.mark", "the member's, which the specialist reads", R"({"thread":?reflection,"mark":"read"})", {{nf, ok, nf, nf, no, nf, nf}}},
    {"desk.star", "the member's, which the specialist reads", R"({"thread":?reflection,"starred":true})", {{nf, ok, nf, nf, no, nf, nf}}},
    {"desk.newsletter", "", R"({})", kEverybody},
    {"desk.leave", "the member, who named the specialist", R"({"member":?max})", {{nf, ok, nf, nf, nf, nf, nf}}},
    {"desk.snippets", "one's own", R"({})", kEverybody},
    {"desk.keep_snippet", "one's own", R"({"name":"Thanks","body":"Thank you for this one."})", kEverybody},
    {"desk.drop_snippet", "one's own", R"({"name":"Thanks"})", kEverybody},
    {"excerpt.list", "of the member's reflection, which the specialist reads", R"({"reflection":?reflection})", {{nf, no, nf, nf, ok, nf, nf}}},
    {"excerpt.publish", "from it into the closed space", R"({"reflection":?reflection,"revision":1,"paragraphs":[1],"space":$closed})", {{nf, no, nf, nf, ok, nf, nf}}},
    {"excerpt.get", "the member's, in the closed space", R"({"thread":?excerpt})", {{nf, nf, nf, nf, ok, nf, nf}}},
    {"excerpt.withdraw", "the member's, in the closed space", R"({"thread":?excerpt})", {{nf, nf, nf, nf, ok, nf, nf}}},
    {"excerpt.answer_newsletter", "the member's, of whom the specialist asks it", R"({"reflection":?reflection,"agree":false})", {{nf, no, nf, nf, ok, nf, nf}}},
    {"post.list", "of the excerpt", R"({"thread":?excerpt})", kInClosed},
    {"stage.formats", "", R"({})", kEverybody},
    {"stage.coming", "", R"({})", kEverybody},
    {"stage.next", "in the member's chat in the closed space", R"({"thread":?chat,"position":1})", kAuthorOrSteward},
    {"stage.next", "in the member's chat in the network's space", R"({"thread":?common_chat,"position":1})", kCommonsAuthor},
    {"stage.extend", "in the member's chat in the closed space", R"({"thread":?chat,"position":1,"minutes":5})", kAuthorOrSteward},
    {"stage.extend", "in the member's chat in the network's space", R"({"thread":?common_chat,"position":1,"minutes":5})", kCommonsAuthor},
    {"stage.reword", "in the member's chat in the closed space", R"({"thread":?chat,"position":1,"text":"Quince tea"})", kAuthorOrSteward},
    {"stage.reword", "in the member's chat in the network's space", R"({"thread":?common_chat,"position":1,"text":"And then"})", kCommonsAuthor},
    {"post.create", "in the member's chat in the closed space", R"({"thread":?chat,"body":"Quince pie"})", kInClosed},
    {"post.create", "in the network's space, while the member reflects", R"({"thread":?reflecting,"body":"Hello"})",
     {{"not_your_turn", "not_your_turn", "not_your_turn", ok, ok, "not_your_turn", nf}}},
    {"post.create", "in the closed space", R"({"thread":?thread,"body":"Quince pie"})", kInClosed},
    {"post.create", "in the network's space", R"({"thread":?common_thread,"body":"Hello"})", kInCommons},
    {"post.create", "in the organisation's space", R"({"thread":?local_thread,"body":"Hello"})", kInRoom},
    {"post.create", "in the closed space, with a student's name", R"({"thread":?thread,"body":"My student Tyler M."})", {{nf, nf, nf, "may_identify", "may_identify", nf, "may_identify"}}},
    {"post.create", "in answer to one of the closed space, elsewhere", R"({"thread":$common_thread,"body":"Hello","reply_to":?post,"quote":"Quince"})", kNoneThere},
    {"post.edit", "the member's, in the closed space", R"({"post":?post,"body":"Quince changed","revision":1})", kAuthorOnly},
    {"post.edit", "the member's, in the network's space", R"({"post":?common_post,"body":"Changed","revision":1})", {{no, no, no, no, ok, no, nf}}},
    {"post.delete", "the member's, in the closed space", R"({"post":?post})", kAuthorOrSteward},
    {"post.delete", "the member's, in the network's space", R"({"post":?common_post})", kCommonsAuthor},
    {"post.flag", "the member's, in the closed space", R"({"post":?post,"reason":"student"})", {{nf, nf, nf, ok, no, nf, ok}}},
    {"post.flag", "the member's, in the network's space", R"({"post":?common_post,"reason":"unkind"})", {{ok, ok, ok, ok, no, ok, nf}}},
    {"case.list", "", R"({"decided":false})", kEverybody},
    {"case.readers", "of the member's post in the closed space", R"({"id":?case})", kClosedDecider},
    {"case.readers", "of the member's post in the network's space", R"({"id":?common_case})", kCommonsDecider},
    {"case.decide", "of the member's post in the closed space", R"({"id":?case,"outcome":"keep","reason":"It is fine."})", kClosedDecider},
    {"case.decide", "of the member's post in the network's space", R"({"id":?common_case,"outcome":"remove","reason":"A name."})", kCommonsDecider},
    {"case.of_post", "the member's, in the closed space", R"({"post":?flagged})", kAuthorOnly},
    {"case.appeal", "what was removed in the network's space", R"({"id":?removed_case,"words":"There was no name."})", {{no, no, nf, no, ok, nf, nf}}},
    {"post.history", "in the closed space", R"({"post":?post})", kInClosed},
    {"post.history", "in the network's space", R"({"post":?common_post})", kInCommons},
    {"post.history", "in the organisation's space", R"({"post":?local_post})", kInRoom},
    {"reaction.add", "in the closed space", R"({"post":?post,"kind":"thanks"})", kInClosed},
    {"reaction.add", "in the network's space", R"({"post":?common_post,"kind":"thanks"})", kInCommons},
    {"reaction.remove", "in the closed space", R"({"post":?post,"kind":"thanks"})", kInClosed},
    {"reaction.remove", "in the organisation's space", R"({"post":?local_post,"kind":"thanks"})", kInRoom},
    {"typing.start", "in the closed space", R"({"thread":?thread})", kInClosed},
    {"typing.start", "in the network's space", R"({"thread":?common_thread})", kInCommons},

    {"file.limits", "", R"({})", kEverybody},
    {"file.begin", "", R"({"name":"Plan.pdf","size":1000})", kEverybody},
    {"file.begin", "of more bytes than anybody may", R"({"name":"Plan.pdf","size":1000000000})",
     {{"too_large", "too_large", "too_large", "too_large", "too_large", "too_large", "too_large"}}},
    {"file.finish", "the member's, that is not there yet", R"({"file":?coming})", {{nf, nf, nf, nf, "conflict", nf, nf}}},
    {"file.finish", "the member's, in the closed space", R"({"file":?file})", {{nf, nf, nf, nf, ok, nf, nf}}},
    {"member.set_photo", "none", R"({})", kEverybody},
    {"member.set_photo", "a file in the closed space", R"({"file":?file})", kNoneThere},
    {"file.forget", "the member's, that is not there yet", R"({"file":?coming})", {{nf, nf, nf, nf, ok, nf, nf}}},
    {"file.forget", "the member's, in the closed space", R"({"file":?file})", kNoneThere},
    {"post.create", "with the member's file of the closed space", R"({"thread":$common_thread,"body":"Hello","files":[{"file":?file}]})", kNoneThere},
    {"thread.create", "with the member's file of the closed space", R"({"space":$commons,"kind":"discussion","title":"Hello","body":"Hello","files":[{"file":?file}]})", kNoneThere},

    {"export.make", "", R"({})", kEverybody},
    {"export.get", "", R"({})", kEverybody},

    {"text.check", "", R"({"kind":"body","text":"My student Tyler M."})", kEverybody},
    {"search.find", "for a word of the closed space", R"({"words":"quince"})", kEverybody},
    {"search.find", "for the member's file of the closed space", R"({"words":"plan","has":"document"})", kEverybody},
    {"search.find", "in the closed space", R"({"words":"quince","space":?closed})", kInClosed},
    {"search.find", "in the organisation's space", R"({"words":"larkspur","space":?room})", kInRoom},
    {"search.find", "in the network's space", R"({"words":"hello","space":?commons})", kInCommons},
    {"search.find", "for what an organisation's people wrote", R"({"words":"","organisation":$isd})", kDirectory},

    {"peer.list", "", R"({})", kEverybody},
    {"peer.propose", "to somebody", R"({"members":[$tia],"focus":"Warm-ups","opening":"Shall we begin","agreements":["stays_here"]})", kDirectory},
    {"peer.message", "to somebody", R"({"members":[$tia],"body":"Hello"})", kDirectory},
    {"peer.answer", "of two others", R"({"peer":?peer,"version":1,"agree":true,"open_history":false})", kNoneThere},
    {"peer.amend", "of two others", R"({"peer":?peer,"agreements":["stays_here"],"open_history":false})", kNoneThere},
    {"peer.set_state", "of two others", R"({"peer":?peer,"state":"closed"})", kNoneThere},
    {"peer.leave", "of two others", R"({"peer":?peer})", kNoneThere},
    {"peer.look", "", R"({"looking":true,"focus":["Number talks"]})", kDirectory},
    {"peer.suggestions", "", R"({})", kDirectory},
    {"sealed.openings", "of a thread in the closed space", R"({"thread":?thread})", kInClosed},
    {"sealed.openings", "of a thread in the network's space", R"({"thread":?common_thread})", kInCommons},
    {"thread.get", "the conversation of two others", R"({"thread":?peer_thread})", kNoneThere},
    {"post.create", "in the conversation of two others", R"({"thread":?peer_thread,"body":"Hello"})", kNoneThere},

    {"cycle.list", "", R"({})", kEverybody},
    {"cycle.get", "of two others", R"({"cycle":?cycle})", kNoneThere},
    {"cycle.coaches", "for somebody", R"({"teacher":$tia})", kDirectory},
    {"cycle.propose", "to a coach", R"({"coach":$hilda,"teacher":$me,"focus":"feedback","band":"middle","subject":"arts","opening":"Shall we"})", kDirectory},
    {"cycle.answer", "of two others", R"({"cycle":?cycle,"agree":true})", kNoneThere},
    {"cycle.move", "of two others", R"({"cycle":?cycle,"from":"agreed","to":"stopped"})", kNoneThere},
    {"cycle.set_goal", "of two others", R"({"cycle":?cycle,"revision":1,"goal":"All answer","checks":[]})", kNoneThere},
    {"cycle.enter", "of two others", R"({"cycle":?cycle,"kind":"check","words":"Count to eight"})", kNoneThere},
    {"cycle.tick", "of two others", R"({"cycle":?cycle,"entry":?cycle_entry,"done":true})", kNoneThere},
    {"cycle.remove", "of two others", R"({"cycle":?cycle,"entry":?cycle_entry})", kNoneThere},
    {"cycle.consent", "of two others", R"({"cycle":?cycle,"shown":true})", kNoneThere},
    {"coaching.cards", "", R"({})", kEverybody},
    {"thread.get", "the talk of coach and teacher", R"({"thread":?cycle_thread})", kNoneThere},
    {"post.create", "in the talk of coach and teacher", R"({"thread":?cycle_thread,"body":"Hello"})", kNoneThere},

    {"audit.list", "", R"({})", kAdministrators},
};
// clang-format on

} // namespace lateral::tests
