#include "server/app/indexer.hpp"

#include "server/base/clock.hpp"
#include "server/domain/search_index.hpp"
#include "server/domain/search_vocabulary.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <memory>

namespace lateral::app {
namespace asio = boost::asio;
namespace {

/// From the first new post to its batch: long enough for others to share it.
constexpr std::chrono::milliseconds kGather{250};
/// Between batches while more waits: the writer's time is the people's before it is the index's. With kBatch it is
/// about a twentieth, for up to 900 posts a second.
constexpr std::chrono::milliseconds kBreath{200};
constexpr std::chrono::minutes kIdle{1};
constexpr std::size_t kBatch = 200;
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
    auto const made = std::make_shared<Done>();
    db_.write(
        [made](storage::Transaction& tx) {
            *made = {domain::index_new_posts(tx, kBatch), false};
            if (made->posts == 0) made->posts = domain::index_again(tx, kBatch);
            if (made->posts == 0)
                made->has_more = domain::forget_words(tx, kStems) > 0 || domain::purge_index(tx, kPatience);
            return storage::Verdict::keep;
        },
        [this, made](storage::Outcome outcome) {
            if (outcome != storage::Outcome::done) *made = {};
            asio::post(timer_.get_executor(), [this, made] { go_on(*made); });
        });
}

void Indexer::go_on(Done done) {
    is_at_work_ = false;
    if (done.posts > 0 || done.has_more)
        wait(kBreath);
    else
        wait(noticed_ ? kGather : kIdle);
}

} // namespace lateral::app
