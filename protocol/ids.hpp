#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace lateral::protocol {

/// Ids on the wire are random and below 2^52, so that JavaScript holds them exactly and nobody can count or guess them.
inline constexpr std::int64_t kMaxId = (std::int64_t{1} << 52) - 1;

/// An id that cannot be mixed up with one of another kind. Zero never names anything.
template <class Tag>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(Id, Id) = default;
    explicit operator bool() const { return value != 0; }
};

// The tag's name is the name of the branded TypeScript type.
struct OrganisationTag {
    static constexpr const char* name = "OrganisationId";
};
struct MemberTag {
    static constexpr const char* name = "MemberId";
};
struct AffiliationTag {
    static constexpr const char* name = "AffiliationId";
};
struct SessionTag {
    static constexpr const char* name = "SessionId";
};
struct InvitationTag {
    static constexpr const char* name = "InvitationId";
};
struct SpaceTag {
    static constexpr const char* name = "SpaceId";
};
struct ThreadTag {
    static constexpr const char* name = "ThreadId";
};
struct PostTag {
    static constexpr const char* name = "PostId";
};
struct FileTag {
    static constexpr const char* name = "FileId";
};
struct CaseTag {
    static constexpr const char* name = "CaseId";
};
struct JoinLinkTag {
    static constexpr const char* name = "JoinLinkId";
};
struct PeerTag {
    static constexpr const char* name = "PeerId";
};
struct UnsealingTag {
    static constexpr const char* name = "UnsealingId";
};
struct CycleTag {
    static constexpr const char* name = "CycleId";
};
struct CycleEntryTag {
    static constexpr const char* name = "CycleEntryId";
};
struct JoinRequestTag {
    static constexpr const char* name = "JoinRequestId";
};
struct AskedTag {
    static constexpr const char* name = "AskedId";
};
struct BreakTag {
    static constexpr const char* name = "BreakId";
};

using OrganisationId = Id<OrganisationTag>;
using MemberId = Id<MemberTag>;
using AffiliationId = Id<AffiliationTag>;
using SessionId = Id<SessionTag>;
using InvitationId = Id<InvitationTag>;
using SpaceId = Id<SpaceTag>;
using ThreadId = Id<ThreadTag>;
using PostId = Id<PostTag>;
using FileId = Id<FileTag>;
using CaseId = Id<CaseTag>;
using JoinLinkId = Id<JoinLinkTag>;
using PeerId = Id<PeerTag>;
using UnsealingId = Id<UnsealingTag>;
using CycleId = Id<CycleTag>;
using CycleEntryId = Id<CycleEntryTag>;
using JoinRequestId = Id<JoinRequestTag>;
using AskedId = Id<AskedTag>;
using BreakId = Id<BreakTag>;

/// Place of an event in the network's one log; 0 is before the first.
struct Seq {
    std::int64_t value = 0;
    friend auto operator<=>(Seq, Seq) = default;
};

/// Microseconds since 1970-01-01 UTC.
struct Timestamp {
    std::int64_t value = 0;
    friend auto operator<=>(Timestamp, Timestamp) = default;
};

/// A calendar day, "2026-03-14"; compares as text in date order. Checked where it comes in (codec).
struct Date {
    std::string value;
    friend auto operator<=>(Date const&, Date const&) = default;
};

} // namespace lateral::protocol

template <class Tag>
struct std::hash<lateral::protocol::Id<Tag>> {
    std::size_t operator()(lateral::protocol::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
