#pragma once

#include "protocol/codec.hpp"
#include "server/base/sort_key.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/search_index.hpp"
#include "storage/statements.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/test_database.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lateral::tests {

using domain::Actor;
using domain::RequestKey;
using protocol::Error;
using protocol::ErrorCode;
using protocol::NetworkRole;
using protocol::SpaceRole;
using protocol::ThreadKind;
using protocol::Visibility;

template <class T>
T text(std::string_view from) {
    return T::create(from).value();
}

/// An error as a client gets it.
inline std::string bytes(Error const& error) { return protocol::encode_reply(1, error); }

/// A network with an administrator, and short words for what tests do in it. Commands go through the handlers, one
/// write each; what is refused is discarded, as in the server.
class World {
public:
    /// `prepare` sets what is to be set before the first write.
    explicit World(
        std::string const& url, std::function<void(storage::Database&)> const& prepare = [](auto&) {})
        : db(options(url)), admin((prepare(db), person("Ada Admin", NetworkRole::administrator))) {}

    template <class Answer, class Work>
    Answer read(Work work) {
        std::optional<Answer> answer;
        REQUIRE(read_now(db, [&](storage::ReadTransaction& tx) { answer.emplace(work(tx)); }) ==
                storage::Outcome::done);
        return *std::move(answer);
    }

    template <class Work>
    auto write(Work work) {
        std::optional<std::invoke_result_t<Work, storage::Transaction&>> answer;
        auto const outcome = write_now(db, [&](storage::Transaction& tx) {
            answer.emplace(work(tx));
            events = tx.events();
            return *answer ? storage::Verdict::keep : storage::Verdict::discard;
        });
        REQUIRE(outcome == storage::Outcome::done);
        return *std::move(answer);
    }

    /// A member made directly, without an invitation.
    Actor person(std::string const& name, NetworkRole role = NetworkRole::member) {
        Actor actor{{}, {}, name, role, {}, {}};
        write([&](storage::Transaction& tx) {
            actor.id = tx.new_id<protocol::MemberId>();
            tx.run(storage::sql::member_insert, actor.id, name, base::sort_key(name),
                   std::to_string(actor.id.value) + "@example.org", "x", role, tx.now(), tx.last_seq());
            return true;
        });
        return actor;
    }

    /// What a handler answers, of either kind.
    template <class Command>
    auto run(Actor const& actor, Command const& command, RequestKey const& key = {}) {
        if constexpr (requires(storage::ReadTransaction& tx) { domain::handle(tx, actor, command); }) {
            using Answer = decltype(domain::handle(std::declval<storage::ReadTransaction&>(), actor, command));
            return read<Answer>([&](storage::ReadTransaction& tx) { return domain::handle(tx, actor, command); });
        } else {
            return write([&](storage::Transaction& tx) {
                if constexpr (requires { domain::handle(tx, actor, command, key); })
                    return domain::handle(tx, actor, command, key);
                else
                    return domain::handle(tx, actor, command);
            });
        }
    }

    /// The same when it is sure to succeed.
    template <class Command>
    auto done(Actor const& actor, Command const& command, RequestKey const& key = {}) {
        auto answer = run(actor, command, key);
        if (!answer) FAIL("refused: " << bytes(answer.error()));
        return *std::move(answer);
    }

    /// The same when it is sure to be refused.
    template <class Command>
    Error refused(Actor const& actor, Command const& command, RequestKey const& key = {}) {
        auto const answer = run(actor, command, key);
        if (answer) FAIL("not refused");
        return answer.error();
    }
    template <class Command>
    ErrorCode code(Actor const& actor, Command const& command, RequestKey const& key = {}) {
        return refused(actor, command, key).code;
    }

    /// "space:5 post.created" for each event of the last write.
    std::vector<std::string> heard() const {
        std::vector<std::string> names;
        for (auto const& event : events) names.push_back(event.topic + " " + event.name);
        return names;
    }
    bool heard(std::string const& topic, std::string const& name) const {
        for (auto const& event : events)
            if (event.topic == topic && event.name == name) return true;
        return false;
    }

    // --- what tests need all the time

    protocol::SpaceId space(Actor const& steward, std::string_view name, Visibility visibility = Visibility::network,
                            std::optional<protocol::OrganisationId> organisation = std::nullopt) {
        return done(steward,
                    protocol::CreateSpace{text<protocol::SpaceName>(name), visibility, std::nullopt, organisation})
            .space.space.id;
    }
    protocol::ThreadId thread(Actor const& actor, protocol::SpaceId space, ThreadKind kind = ThreadKind::discussion) {
        return done(actor, new_thread(space, kind)).thread.id;
    }
    static protocol::CreateThread new_thread(protocol::SpaceId space, ThreadKind kind = ThreadKind::discussion) {
        return {space, kind, text<protocol::Title>("A title"), text<protocol::Body>("The first post")};
    }
    /// A chat that begins now, ten minutes a question.
    static protocol::NewPlan chat(std::vector<std::string> const& questions) {
        protocol::NewPlan plan{protocol::StageFormat::chat, {}, {}};
        for (auto const& question : questions) plan.stages.items.push_back({{10}, text<protocol::StageText>(question)});
        return plan;
    }
    /// A protocol that begins now, an hour a stage.
    static protocol::NewPlan protocol_of(protocol::StageFormat format, std::size_t stages) {
        protocol::NewPlan plan{format, {}, {}};
        plan.stages.items.resize(stages, protocol::NewStage{{60}});
        return plan;
    }
    static protocol::CreateThread staged(protocol::SpaceId space, protocol::NewPlan plan) {
        auto made = new_thread(space, ThreadKind::staged);
        made.plan = std::move(plan);
        return made;
    }
    protocol::Post post(Actor const& actor, protocol::ThreadId thread, std::string_view body = "An answer") {
        return done(actor, new_post(thread, body)).post;
    }
    static protocol::CreatePost new_post(protocol::ThreadId thread, std::string_view body = "An answer") {
        return {thread, text<protocol::Body>(body), std::nullopt, std::nullopt};
    }
    static constexpr domain::FileBounds kBounds{1'000, 1'000, 5'000, 20'000};
    static protocol::BeginFile new_file(std::string_view name = "Plan.pdf", std::int64_t size = 100) {
        return {text<protocol::FileName>(name), {size}};
    }
    /// An upload that has begun, and one that is done: `digest` stands for its bytes.
    protocol::FileId begun(Actor const& actor, protocol::BeginFile const& command = new_file()) {
        return write([&](storage::Transaction& tx) { return domain::begin_file(tx, actor, command, kBounds); })
            .value()
            .file;
    }
    domain::Result<protocol::FileReply> keep(Actor const& actor, protocol::FileId file, domain::FileContent content) {
        return write([&](storage::Transaction& tx) { return domain::keep_file(tx, actor, file, content, kBounds); });
    }
    static domain::FileContent document(char digest = 'a', std::int64_t size = 100) {
        return {std::string(64, digest), "Plan.pdf", size, protocol::FileKind::document, "application/pdf", {}, {}};
    }
    static domain::FileContent picture(char digest = 'b') {
        return {std::string(64, digest), "Board.jpg", 100, protocol::FileKind::picture, "image/jpeg", 600, 400};
    }
    protocol::FileId file(Actor const& actor, domain::FileContent const& content = document()) {
        auto const made = begun(actor);
        keep(actor, made, content).value();
        return made;
    }
    /// Whether the gate of downloads lets them through.
    bool may_read(Actor const& actor, protocol::FileId file) {
        return read<bool>(
            [&](storage::ReadTransaction& tx) { return domain::access_file(tx, actor, file).has_value(); });
    }
    static protocol::AttachedFiles with(std::vector<protocol::FileId> const& files, std::string_view description = "") {
        protocol::AttachedFiles made;
        for (auto file : files) made.items.push_back({file, text<protocol::FileDescription>(description)});
        return made;
    }
    std::vector<std::string> collected(std::chrono::microseconds grace) {
        return *write([&](storage::Transaction& tx) {
            return domain::Result<std::vector<std::string>>(domain::collect_files(tx, grace.count()));
        });
    }

    std::vector<protocol::Post> posts(Actor const& actor, protocol::ThreadId thread) {
        return done(actor, protocol::ListPosts{thread, {}, {}, {}, {}}).posts;
    }
    void name_in(Actor const& steward, protocol::SpaceId space, Actor const& member,
                 SpaceRole role = SpaceRole::member) {
        done(steward, protocol::SetSpaceMember{space, member.id, role});
    }
    protocol::OrganisationId organisation(std::string_view name,
                                          std::optional<protocol::OrganisationId> parent = std::nullopt) {
        return done(admin, protocol::CreateOrganisation{protocol::OrganisationKind::district,
                                                        text<protocol::OrganisationName>(name), parent})
            .organisation.id;
    }
    protocol::AffiliationId affiliate(Actor const& member, protocol::OrganisationId organisation,
                                      protocol::AffiliationRole role = protocol::AffiliationRole::teacher) {
        return done(admin,
                    protocol::AddAffiliation{member.id, organisation, role, std::nullopt, std::nullopt, std::nullopt})
            .affiliations.front()
            .id;
    }
    std::optional<protocol::SpaceView> view(Actor const& actor, protocol::SpaceId space) {
        for (auto& found : done(actor, protocol::ListSpaces{}).spaces)
            if (found.space.id == space) return std::move(found);
        return std::nullopt;
    }
    bool sees(Actor const& actor, protocol::SpaceId space) { return view(actor, space).has_value(); }

    /// When set, the statement of this number from now on fails as if the disk had.
    std::atomic<int> fail_at = 0;
    /// When set, called before each statement, on its thread.
    std::function<void(storage::Statement const&)> at_statement;

    FakeClock clock;
    storage::Database db;
    std::vector<storage::EventRecord> events; ///< of the last write
    Actor admin;

private:
    storage::Options options(std::string const& url) {
        auto made = test_options(url, clock);
        made.hook = [this, note = made.hook](storage::Statement const& statement) {
            if (note) note(statement);
            if (at_statement) at_statement(statement);
            if (fail_at > 0 && --fail_at == 0)
                throw storage::StorageError(storage::Fault::other, std::string(statement.name));
        };
        return made;
    }
};

} // namespace lateral::tests
