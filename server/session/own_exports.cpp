#include "server/session/own_exports.hpp"

#include "server/base/clock.hpp"
#include "server/base/random.hpp"
#include "server/export/own_exporter.hpp"
#include "server/session/actors.hpp"
#include "server/session/storage_work.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <spdlog/spdlog.h>
#include <stdexcept>

namespace lateral::session {
namespace asio = boost::asio;
namespace fs = std::filesystem;
using protocol::ErrorCode;
using protocol::fail;
using protocol::OwnExport;
using protocol::OwnExportState;
using protocol::Result;
using protocol::Timestamp;

namespace {

/// Members who wait for theirs: at some seconds each the last one waits for minutes.
constexpr std::size_t kMostWaiting = 100;
constexpr std::int64_t kAskAgain = 60;
/// Pages and rows beside the files' bytes, generously.
constexpr std::int64_t kRest = 50'000'000;

std::string name_on(Timestamp day) {
    auto const seconds = static_cast<std::time_t>(day.value / base::kSecond);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "lateral-%Y-%m-%d.zip", &parts)};
}

} // namespace

OwnExports::OwnExports(storage::Database& db, std::string url, files::Store const& store, Files& files, fs::path folder,
                       std::int64_t stay_free)
    : db_(db), url_(std::move(url)), store_(store), files_(files), folder_(std::move(folder)), stay_free_(stay_free) {
    fs::remove_all(folder_); // whose they are is known while the server runs
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
}

fs::path OwnExports::path_of(std::int64_t number) const { return folder_ / (std::to_string(number) + ".zip"); }

void OwnExports::remove(std::int64_t number) const {
    std::error_code failed; // the next start takes it away
    if (fs::remove(path_of(number), failed); failed) spdlog::warn("an export of a member's own: {}", failed.message());
}

OwnExport OwnExports::shown(Entry const& entry) {
    if (entry.is_making) return {OwnExportState::making, {}, {}, {}};
    if (entry.has_failed) return {OwnExportState::failed, {}, {}, {}};
    if (!entry.ready) return {OwnExportState::none, {}, {}, {}};
    return {OwnExportState::ready, "/own-export/" + std::to_string(entry.ready->number), entry.ready->bytes,
            entry.ready->until};
}

OwnExport OwnExports::get(protocol::MemberId member) {
    std::scoped_lock const lock(mutex_);
    auto const found = entries_.find(member);
    return shown(found == entries_.end() ? Entry{} : found->second);
}

Result<void> OwnExports::has_room(storage::ReadTransaction& tx, protocol::MemberId member) const {
    auto const bytes = tx.row<std::int64_t>(storage::sql::own_file_bytes, member).value_or(0);
    if (store_.free_bytes() - bytes - kRest < stay_free_)
        return fail(ErrorCode::no_room, {}, "the disk is nearly full");
    return {};
}

/// Counted here, so that two that come at once are one.
Result<void> OwnExports::begin(exporting::OwnWish wish, Timestamp now) {
    std::scoped_lock const lock(mutex_);
    auto& entry = entries_[wish.member];
    std::erase_if(entry.begun, [&](Timestamp at) { return at.value <= now.value - base::kDay; });
    if (entry.is_making) return {};
    if (entry.begun.size() >= kADay) {
        auto const wait = (entry.begun.front().value + base::kDay - now.value) / base::kSecond + 1;
        return std::unexpected(protocol::Error{ErrorCode::rate_limited, {}, "three in a day", wait});
    }
    if (waiting_ >= kMostWaiting) return std::unexpected(protocol::Error{ErrorCode::unavailable, {}, {}, kAskAgain});
    entry.is_making = true;
    entry.begun.push_back(now);
    ++waiting_;
    making_.post([this, wish] { work(wish); });
    return {};
}

Result<OwnExport> OwnExports::make(storage::ReadTransaction& tx, domain::Actor const& actor,
                                   protocol::Language language) {
    if (auto const room = has_room(tx, actor.id); !room) return std::unexpected(room.error());
    if (auto const begun = begin({actor.id, language}, tx.now()); !begun) return std::unexpected(begun.error());
    return get(actor.id);
}

/// Its size in bytes.
std::int64_t OwnExports::write(exporting::OwnWish wish, std::int64_t number) const {
    auto const connection = storage::connect(url_, storage::Access::read_only, db_.vault());
    auto const go_on = [this] {
        if (stopping_) throw std::runtime_error("the server stops");
        if (store_.free_bytes() < stay_free_) throw std::runtime_error("the disk is nearly full");
    };
    exporting::write_own({*connection, {}, store_, base::wall_clock, go_on}, wish, path_of(number));
    return static_cast<std::int64_t>(fs::file_size(path_of(number)));
}

void OwnExports::work(exporting::OwnWish wish) {
    auto const number = base::random_id();
    std::optional<Ready> made;
    try {
        auto const bytes = write(wish, number);
        made = Ready{number, bytes, {base::wall_clock().value + kKeptSeconds * base::kSecond}};
        spdlog::info("an export of a member's own was made, {} bytes", bytes);
    } catch (std::exception const& error) {
        spdlog::error("an export of a member's own was not made: {}", error.what());
        remove(number);
    }
    settle(wish.member, made);
}

void OwnExports::settle(protocol::MemberId member, std::optional<Ready> made) {
    std::scoped_lock const lock(mutex_);
    auto& entry = entries_[member];
    --waiting_;
    entry.is_making = false;
    entry.has_failed = !made;
    if (!made) {
        if (!entry.begun.empty()) entry.begun.pop_back(); // it was of no use to them
        return;
    }
    if (entry.ready) remove(entry.ready->number);
    entry.ready = made;
}

asio::awaitable<Result<std::shared_ptr<Download>>> OwnExports::open(Caller caller, std::int64_t number) {
    auto const member = co_await read(db_, [caller](storage::ReadTransaction& tx) -> Result<protocol::MemberId> {
        auto const actor = actor_of(tx, caller);
        if (!actor) return std::unexpected(actor.error());
        return actor->id;
    });
    if (!member) co_return std::unexpected(member.error());
    std::optional<Ready> ready;
    {
        std::scoped_lock const lock(mutex_);
        auto const found = entries_.find(*member);
        if (found != entries_.end()) ready = found->second.ready;
    }
    if (!ready || ready->number != number || ready->until.value <= base::wall_clock().value)
        co_return fail(ErrorCode::not_found, "file");
    auto opened = co_await files_.open_at(path_of(number));
    if (!opened) co_return std::unexpected(opened.error());
    (*opened)->name = name_on({ready->until.value - kKeptSeconds * base::kSecond});
    (*opened)->type = "application/zip";
    (*opened)->tag = std::to_string(number);
    (*opened)->is_own_export = true;
    co_return *std::move(opened);
}

void OwnExports::collect(Timestamp now) {
    std::scoped_lock const lock(mutex_);
    for (auto& [member, entry] : entries_)
        if (entry.ready && entry.ready->until.value <= now.value) {
            remove(entry.ready->number);
            entry.ready.reset();
        }
    std::erase_if(entries_, [&](auto const& one) {
        auto const& [member, entry] = one;
        return !entry.is_making && !entry.ready &&
               std::ranges::all_of(entry.begun, [&](Timestamp at) { return at.value <= now.value - base::kDay; });
    });
}

} // namespace lateral::session
