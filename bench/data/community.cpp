#include "bench/data/community.hpp"

#include "bench/data/coaching.hpp"
#include "bench/data/journals.hpp"
#include "bench/data/texts.hpp"
#include "protocol/encode.hpp"
#include "protocol/events.hpp"
#include "server/base/clock.hpp"
#include "server/base/digest.hpp"
#include "server/base/random.hpp"
#include "server/base/sort_key.hpp"
#include "server/domain/search_index.hpp"
#include "storage/database.hpp"
#include "storage/statements.hpp"

#include <fstream>
#include <future>
#include <random>
#include <stdexcept>

namespace lateral::bench {
namespace {

namespace sql = storage::sql;
using protocol::AffiliationRole;
using protocol::MemberId;
using protocol::Seq;
using protocol::SpaceId;
using protocol::ThreadId;
using storage::Transaction;

constexpr int kOrganisations = 56;
constexpr int kSpaces = 40;
/// Posts in one commit; many more at once outgrow the writer's page cache and go slower.
constexpr std::int64_t kGroup = 200;
constexpr std::int64_t kLogged = 50'000; ///< the newest posts stand in the event log too
constexpr std::int64_t kLongThread = 60;

class Community {
public:
    Community(std::string const& folder, Size const& size)
        : size_(size), out_(folder + "/people.txt"), db_(options(folder)) {}

    void make() {
        write([&](Transaction& tx) { add_organisations(tx); });
        write([&](Transaction& tx) { add_members(tx); });
        write([&](Transaction& tx) { add_spaces(tx); });
        for (std::int64_t written = 0; written < size_.posts;)
            write([&](Transaction& tx) { written += add_threads(tx, written); });
        write([&](Transaction& tx) { add_read_positions(tx); });
        write([&](Transaction& tx) { add_writers(tx); });
        make_coaching(means(), make_journals(means(), size_.partners, out_), out_);
        for (bool more = true; more;)
            write([&](Transaction& tx) { more = domain::index_new_posts(tx, kGroup * 5) > 0; });
        tell_long_threads();
    }

private:
    struct Place {
        SpaceId space;
        ThreadId thread;
    };

    static storage::Options options(std::string const& folder) {
        storage::Options made;
        made.url = "sqlite:" + folder + "/lateral.db";
        made.readers = 1;
        made.clock = base::wall_clock;
        made.ids = base::random_id;
        made.log = [](std::string const& line) { throw std::runtime_error(line); };
        return made;
    }

    void write(std::function<void(Transaction&)> const& work) {
        std::promise<storage::Outcome> promise;
        db_.write([&](Transaction& tx) { return work(tx), storage::Verdict::keep; },
                  [&](storage::Outcome outcome) { promise.set_value(outcome); });
        if (promise.get_future().get() != storage::Outcome::done) throw std::runtime_error("the database refused");
    }

    std::int64_t below(std::int64_t bound) {
        return std::uniform_int_distribution<std::int64_t>(0, bound - 1)(random_);
    }

    void add_organisations(Transaction& tx) {
        for (int i = 0; i < kOrganisations; ++i) {
            auto const id = tx.new_id<protocol::OrganisationId>();
            auto const name = "District " + std::to_string(i + 1);
            tx.run(sql::organisation_insert, id, protocol::OrganisationKind::isd, name, base::sort_key(name),
                   std::optional<protocol::OrganisationId>{}, tx.now());
            tx.run(sql::ancestors_insert_self, id);
            organisations_.push_back(id);
        }
    }

    MemberId add_member(Transaction& tx, std::string const& name, AffiliationRole role = AffiliationRole::coach) {
        auto const id = tx.new_id<MemberId>();
        tx.run(sql::member_insert, id, name, base::sort_key(name), "member" + std::to_string(id.value) + "@example.org",
               std::string("no password fits"), protocol::NetworkRole::member, tx.now(), Seq{});
        auto const organisation = organisations_[static_cast<std::size_t>(below(kOrganisations))];
        tx.run(sql::affiliation_insert, tx.new_id<protocol::AffiliationId>(), id, organisation, role,
               std::string("Instructional partner"), std::string("2020-08-01"), std::optional<std::string>{}, true,
               Seq{});
        return id;
    }

    std::string add_session(Transaction& tx, MemberId member) {
        auto const token = base::random_token();
        tx.run(sql::session_insert, tx.new_id<protocol::SessionId>(), member, base::sha256_hex(token),
               std::string("bench"), std::string("127.0.0.1"), tx.now(), tx.now());
        return token;
    }

    void add_members(Transaction& tx) {
        for (std::int64_t i = 0; i < size_.members; ++i) {
            members_.push_back(add_member(tx, "Member Number " + std::to_string(i + 1)));
            out_ << "token " << add_session(tx, members_.back()) << "\n";
        }
    }

    SpaceId add_space(Transaction& tx, std::string const& name, protocol::Visibility visibility) {
        auto const id = tx.new_id<SpaceId>();
        tx.run(sql::space_insert, id, name, "About " + name, visibility, std::optional<protocol::OrganisationId>{},
               tx.now(), members_.front());
        return id;
    }

    void add_spaces(Transaction& tx) {
        for (int i = 0; i < kSpaces; ++i) {
            spaces_.push_back(add_space(tx, "Channel " + std::to_string(i + 1), protocol::Visibility::network));
            out_ << "space " << spaces_.back().value << "\n";
        }
    }

    /// Whole threads until about kGroup posts are written.
    std::int64_t add_threads(Transaction& tx, std::int64_t before) {
        // A whole commit is logged or not: the log gives out the numbers of its posts.
        bool const is_logged = size_.posts - before < kLogged;
        std::int64_t written = 0;
        while (written < kGroup && before + written < size_.posts) {
            // Busy channels are much busier than quiet ones, and few threads are long.
            auto const space = spaces_[static_cast<std::size_t>(std::min(below(kSpaces), below(kSpaces)))];
            auto const length = below(50) == 0 ? kLongThread + below(200) : 1 + below(8);
            auto const thread = add_thread(tx, space, members_[static_cast<std::size_t>(below(size_.members))]);
            for (std::int64_t i = 1; i <= length; ++i) add_post(tx, {space, thread}, i, anybody(), is_logged);
            finish_thread(tx, thread, length);
            if (length >= kLongThread) long_threads_.push_back(thread);
            written += length;
        }
        return written;
    }

    ThreadId add_thread(Transaction& tx, SpaceId space, MemberId author) {
        auto const id = tx.new_id<ThreadId>();
        tx.run(sql::thread_insert, id, space, protocol::ThreadKind::question,
               std::string("How do you begin a coaching cycle?"), author, std::string("District"),
               std::string("Instructional partner"), tx.now(), next_, false);
        tx.run(sql::question_insert, id);
        return id;
    }

    MemberId anybody() { return members_[static_cast<std::size_t>(below(size_.members))]; }

    void add_post(Transaction& tx, Place place, std::int64_t position, MemberId author, bool logged) {
        protocol::Post post;
        post.id = tx.new_id<protocol::PostId>();
        post.thread = place.thread;
        post.space = place.space;
        post.position = position;
        post.author = {author, "Member", "District", "Instructional partner", {}};
        post.created_at = tx.now();
        post.body = texts_.post(random_);
        post.content.json = R"([{"kind":"paragraph","children":[{"kind":"text","text":")" + post.body + R"("}]}])";
        if (logged)
            next_ =
                tx.append_event("space:" + std::to_string(place.space.value), "post.created",
                                protocol::encode(protocol::PostCreated{post}), "post:" + std::to_string(post.id.value));
        else
            tx.run(sql::network_set_seq, next_ = {next_.value + 1});
        tx.run(sql::post_insert, post.id, post.thread, position, next_, post.author.id, post.author.organisation,
               post.author.title, post.created_at, post.body, post.content, post.reply_to, post.quote,
               std::optional<std::string>{}, std::optional<std::string>{});
    }

    void finish_thread(Transaction& tx, ThreadId thread, std::int64_t length) const {
        tx.run(sql::thread_grow, length, next_, tx.now(), thread);
    }

    /// Most people have read all but the newest of most channels.
    void add_read_positions(Transaction& tx) {
        for (auto const member : members_)
            for (auto const space : spaces_)
                tx.run(sql::space_watermark_upsert, member, space,
                       Seq{std::max<std::int64_t>(0, next_.value - below(1'000))});
    }

    void add_writers(Transaction& tx) {
        auto const open = add_thread(tx, spaces_.front(), members_.front());
        add_post(tx, {spaces_.front(), open}, 1, anybody(), false);
        finish_thread(tx, open, 1);
        out_ << "open " << open.value << "\n";
        for (std::int64_t i = 0; i < size_.writers; ++i) {
            auto const member = add_member(tx, "Writer Number " + std::to_string(i + 1));
            auto const space = add_space(tx, "Own " + std::to_string(i + 1), protocol::Visibility::closed);
            tx.run(sql::membership_upsert, space, member, protocol::SpaceRole::steward, Seq{});
            auto const thread = add_thread(tx, space, member);
            add_post(tx, {space, thread}, 1, member, false);
            finish_thread(tx, thread, 1);
            out_ << "writer " << add_session(tx, member) << "\nown " << thread.value << "\n";
        }
    }

    Means means() {
        return {[this](auto const& work) { write(work); },
                [this](Transaction& tx, std::string const& name, AffiliationRole role) {
                    auto const id = add_member(tx, name, role);
                    return Means::Person{id, add_session(tx, id)};
                },
                [this](Transaction& tx, SpaceId space, ThreadId thread, std::int64_t position, MemberId author) {
                    add_post(tx, {space, thread}, position, author, true);
                }};
    }

    void tell_long_threads() {
        for (std::size_t i = 0; i < std::min<std::size_t>(200, long_threads_.size()); ++i)
            out_ << "long " << long_threads_[static_cast<std::size_t>(below(std::ssize(long_threads_)))].value << "\n";
    }

    Size size_;
    std::ofstream out_;
    storage::Database db_;
    std::mt19937_64 random_{1};
    Texts const texts_;
    std::vector<protocol::OrganisationId> organisations_;
    std::vector<MemberId> members_;
    std::vector<SpaceId> spaces_;
    std::vector<ThreadId> long_threads_;
    Seq next_; ///< of the newest post
};

} // namespace

void make_community(std::string const& folder, Size const& size) { Community(folder, size).make(); }

} // namespace lateral::bench
