#pragma once

#include "protocol/commands/cycles.hpp"
#include "protocol/commands/threads.hpp"
#include "server/app/demo/content.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/attachments.hpp"
#include "storage/database.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lateral::app::demo {

/// Turns the content into a community by the same handlers that everybody's commands go through, at the times that the
/// content says. One use, one thread.
class Builder {
public:
    /// `clock` is what `db` takes for now; the builder sets it. `finish` is the time that "0 minutes ago" means.
    /// `files`: what the content's files are, by name; their bytes have their place.
    Builder(storage::Database& db, std::int64_t& clock, std::int64_t finish,
            std::map<std::string_view, domain::FileContent> files);

    /// `hashes`: of each person's password, in the order of people().
    void build(std::vector<std::string> const& hashes);

private:
    void found_organisations();
    void found_people(std::vector<std::string> const& hashes);
    void write_profiles();
    void agree();
    void found_channels();
    void arrange(storage::Transaction& tx, Channel const& channel) const;
    void plan_question();
    void found_channel(storage::Transaction& tx, Channel const& channel);
    void affiliate(storage::Transaction& tx, Person const& person);
    void plan_threads();
    void plan_thread(Thread const& thread, std::size_t number);
    std::optional<protocol::NewPlan> plan_of(Plan const& plan) const;
    void plan_reactions(Thread const& thread, std::size_t number, std::size_t at);
    void plan_journals();
    void keep_reflection(storage::Transaction& tx, Reflection const& reflection, protocol::Date const& week);
    void answer_reflection(storage::Transaction& tx, Reflection const& reflection) const;
    void plan_peers();
    void plan_cycles();
    void enter(int days, std::string_view person, protocol::EnterInCycle entry);
    void plan_reading();
    void run_steps();
    void at(std::int64_t time, std::function<void(storage::Transaction&)> run) { steps_.emplace(time, std::move(run)); }

    domain::Actor actor(storage::ReadTransaction& tx, std::string_view person) const;
    std::string body_of(Post const& post) const;
    std::optional<protocol::AttachedFiles> keep_files(storage::Transaction& tx, domain::Actor const& author,
                                                      Post const& post) const;
    std::int64_t minutes_ago(int minutes) const;

    storage::Database& db_; // NOLINT: lives longer
    std::int64_t& clock_;   // NOLINT
    std::int64_t const finish_;
    std::map<std::string_view, domain::FileContent> const files_;
    std::map<std::string_view, protocol::OrganisationId> organisations_;
    std::map<std::string_view, protocol::MemberId> people_;
    std::map<std::string_view, protocol::SpaceId> spaces_;
    std::map<std::size_t, protocol::ThreadId> threads_;
    std::map<std::pair<std::size_t, std::size_t>, protocol::PostId> posts_; ///< by number of the thread and index in it
    std::map<std::string_view, protocol::ThreadId> reflections_;            ///< by what was kept
    std::multimap<std::int64_t, std::function<void(storage::Transaction&)>> steps_; ///< by time, then as planned
};

} // namespace lateral::app::demo
