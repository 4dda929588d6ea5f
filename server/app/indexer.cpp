#include "server/app/indexer.hpp"

#include "server/base/clock.hpp"
#include "server/domain/search_index.hpp"
#include "server/domain/search_vocabulary.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <memory>
#include <optional>
#include <spdlog/spdlog.h>

namespace lateral::app {
namespace asio = boost::asio;
namespace {

/// From the first new post to its batch: long enough for others to share it.
constexpr std::chrono::milliseconds kGather{250};
/// Between batches while more waits: the writer's time is the people's before it is the index's. With kBatch it is
/// about a twentieth, for up to 900 posts a second.
constexpr std::chrono::milliseconds kBreath{200};
constexpr std::chrono::minutes kIdle{1};
/// A deleted text's words leave the pieces of SQLite's index within this and some minutes.
constexpr std::int64_t kPatience = 60 * 60 * base::kSecond;

constexpr std::size_t kStems = 100; ///< looked up in both indexes, each

bool is_text(storage::EventRecord const& event) { return event.name.starts_with("post."); }

} // namespace

void Indexer::stop() {
    is_stopped_ = true;
    timer_.cancel();
}

void Indexer::notice(storage::CommittedEvents const& events) {
    if (noticed_ || !std::ranges::any_of(*events, is_text) || noticed_.exchange(true)) return;
    asio::post(timer_.get_executor(), [this] {
        if (!is_at_work_) wait(kGather);
    });
}

void Indexer::wait(std::chrono::milliseconds time) {
    if (is_stopped_) return;
    timer_.expires_after(time);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (!ec) turn();
    });
}

void Indexer::turn() {
    is_at_work_ = true;
    noticed_ = false;
    auto const has_more = std::make_shared<bool>(false);
    db_.write(
        [has_more, most = batch_](storage::Transaction& tx) {
            *has_more = domain::index_new_posts(tx, most) > 0 || domain::index_again(tx, most) > 0 ||
                        domain::forget_words(tx, kStems) > 0 || domain::purge_index(tx, kPatience);
            return storage::Verdict::keep;
        },
        [this, has_more](storage::Outcome outcome) {
            asio::post(timer_.get_executor(), [this, has_more, outcome] {
                if (outcome == storage::Outcome::failed) return narrow_down();
                go_on(outcome == storage::Outcome::done && *has_more);
            });
        });
}

void Indexer::go_on(bool has_more) {
    is_at_work_ = false;
    if (has_more)
        wait(kBreath);
    else
        wait(noticed_ ? kGather : kIdle);
}

/// One post that cannot be taken in must not keep all later ones out: by halves until it is alone, and then without it.
void Indexer::narrow_down() {
    if (batch_ > 1) {
        batch_ /= 2;
        return go_on(true);
    }
    auto const skipped = std::make_shared<std::optional<protocol::Seq>>();
    db_.write(
        [skipped](storage::Transaction& tx) {
            *skipped = domain::skip_post(tx);
            return storage::Verdict::keep;
        },
        [this, skipped](storage::Outcome outcome) {
            bool const has_skipped = outcome == storage::Outcome::done && *skipped;
            if (has_skipped) spdlog::error("search: the post of seq {} is not found by its words", (*skipped)->value);
            asio::post(timer_.get_executor(), [this, has_skipped] {
                if (has_skipped) batch_ = kBatch;
                go_on(has_skipped);
            });
        });
}

} // namespace lateral::app
