#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// The community agreement: what everybody accepts on the way in, and again when it changes (docs/adr/0019).
namespace lateral::protocol {

using AgreementText = Text<"community agreement", 1, 20'000, Shape::body>;

/// What members agree to. Versions count from 1.
struct Agreement {
    std::int64_t version = 0;
    std::string body; ///< Markdown
    Encoded<std::vector<Node>> content;
    Timestamp published_at;
};
BOOST_DESCRIBE_STRUCT(Agreement, (), (version, body, content, published_at))

struct GetAgreement {};
BOOST_DESCRIBE_STRUCT(GetAgreement, (), ())
struct AgreementReply {
    std::optional<Agreement> agreement; ///< none: nothing was published
    std::int64_t accepted = 0;          ///< the version that you accepted last; 0: none
    std::int64_t accepted_by = 0;       ///< how many active members accepted this version; 0 for who may not publish
};
BOOST_DESCRIBE_STRUCT(AgreementReply, (), (agreement, accepted, accepted_by))
struct PublishAgreement {
    AgreementText body;
};
BOOST_DESCRIBE_STRUCT(PublishAgreement, (), (body))
struct AcceptAgreement {
    Number<1, kMaxId> version;
};
BOOST_DESCRIBE_STRUCT(AcceptAgreement, (), (version))

using AgreementCommands = boost::mp11::mp_list<
    CommandSpec<"agreement.get", GetAgreement, AgreementReply, "The community agreement of today.">,
    CommandSpec<"agreement.publish", PublishAgreement, AgreementReply,
                "Publishes a new version; everybody is asked to accept it before they write again (administrator).">,
    CommandSpec<"agreement.accept", AcceptAgreement, Done, "Accepts the version that is in force.">>;

} // namespace lateral::protocol
