#include "server/session/files.hpp"

#include "server/session/actors.hpp"
#include "server/session/storage_work.hpp"

#include <algorithm>
#include <fcntl.h>
#include <iterator>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace lateral::session {
namespace asio = boost::asio;
using protocol::ErrorCode;
using protocol::fail;
using protocol::FileId;
using protocol::Result;

namespace {

/// Work on the disk. What it throws is in the log once, and no more than "internal" for whoever asked.
template <class Work>
auto on(base::Workers& workers, Work work, base::Lane lane = base::kCommonLane)
    -> asio::awaitable<std::invoke_result_t<Work>> {
    using Value = std::invoke_result_t<Work>;
    auto guarded = [work = std::move(work)]() mutable -> Value {
        try {
            return work();
        } catch (std::exception const& error) {
            spdlog::error("files: {}", error.what());
            return fail(ErrorCode::internal);
        }
    };
    auto done = co_await workers.run(std::move(guarded), lane);
    if (!done) co_return std::unexpected(protocol::Error{ErrorCode::unavailable, {}, {}, 5});
    co_return *std::move(done);
}

/// Pieces of a hundred a turn: more than members can leave behind in a minute.
constexpr int kMostPieces = 100;
/// A content this young may be on its way to its row.
constexpr std::chrono::hours kYoung{1};

domain::FileContent content_of(files::Taken const& taken) {
    return {taken.digest, taken.name,
            taken.size,   taken.is_picture ? protocol::FileKind::picture : protocol::FileKind::document,
            taken.type,   taken.width,
            taken.height};
}

/// Whether the same bytes will never do.
bool is_final(ErrorCode code) {
    return code == ErrorCode::too_large || code == ErrorCode::type_not_allowed || code == ErrorCode::unreadable;
}

std::string_view name_of(files::Copy copy) {
    switch (copy) {
    case files::Copy::small: return "-small";
    case files::Copy::large: return "-large";
    case files::Copy::face: return "-face";
    case files::Copy::original: break;
    }
    return "";
}

} // namespace

asio::awaitable<Result<void>> Upload::append(std::string bytes) {
    left_ -= static_cast<std::int64_t>(bytes.size());
    co_return co_await on(disk_, [this, file = file_, bytes = std::move(bytes)]() -> Result<void> {
        // Others fill the disk at the same time: what was free when this one began says nothing.
        if (store_.free_bytes() < stay_free_) return fail(ErrorCode::no_room, "size", "the disk is nearly full");
        return files::Store::append(*file, bytes);
    });
}

asio::awaitable<Result<std::int64_t>> Upload::settle() {
    co_return co_await on(disk_,
                          [file = file_]() -> Result<std::int64_t> { return files::Store::size_on_disk(*file); });
}

asio::awaitable<Result<std::string>> Download::read(std::int64_t at, std::size_t count) {
    co_return co_await on(disk_, [file = file_, at, count]() -> Result<std::string> {
        std::string bytes(count, '\0');
        auto const got = pread(file->get(), bytes.data(), count, at);
        if (got <= 0) return fail(ErrorCode::internal, {}, "the file ends too early");
        bytes.resize(static_cast<std::size_t>(got));
        return bytes;
    });
}

asio::awaitable<Result<domain::FileRow>> Files::own(Caller caller, FileId file) {
    co_return co_await read(db_, [caller, file](storage::ReadTransaction& tx) -> Result<domain::FileRow> {
        auto const actor = actor_of(tx, caller);
        if (!actor) return std::unexpected(actor.error());
        return domain::own_file(tx, *actor, file);
    });
}

asio::awaitable<Result<Arrived>> Files::received(Caller caller, FileId file) {
    auto const row = co_await own(std::move(caller), file);
    if (!row) co_return std::unexpected(row.error());
    if (row->digest) co_return Arrived{row->shown.size, true};
    co_return co_await on(disk_, [this, file]() -> Result<Arrived> {
        auto const incoming = store_.open_incoming(file);
        if (!incoming) return std::unexpected(incoming.error());
        return Arrived{files::Store::size_on_disk(*incoming), false};
    });
}

asio::awaitable<Result<std::shared_ptr<Upload>>> Files::receive(Caller caller, FileId file, std::int64_t offset) {
    auto const row = co_await own(std::move(caller), file);
    if (!row) co_return std::unexpected(row.error());
    if (row->digest) co_return fail(ErrorCode::conflict, "file", std::to_string(row->shown.size));
    auto const announced = row->shown.size;
    co_return co_await on(disk_, [this, file, offset, announced]() -> Result<std::shared_ptr<Upload>> {
        auto incoming = store_.open_incoming(file);
        if (!incoming) return std::unexpected(incoming.error());
        auto const here = files::Store::size_on_disk(*incoming);
        if (here != offset) return fail(ErrorCode::conflict, "offset", std::to_string(here));
        if (store_.free_bytes() - (announced - here) < examiner_.bounds().free_bytes)
            return fail(ErrorCode::no_room, "size", "the disk is nearly full");
        return std::make_shared<Upload>(disk_, store_, *std::move(incoming), announced - here,
                                        examiner_.bounds().free_bytes);
    });
}

/// The bytes lie in their place, and nobody collected them since: the row may say so. Collecting goes by way of the
/// writer too, so nothing comes between the look and the row.
asio::awaitable<Result<protocol::FileReply>> Files::keep(Caller caller, FileId file, files::Taken taken) {
    co_return co_await write(
        db_,
        [this, caller, file, content = content_of(taken)](storage::Transaction& tx) -> Result<protocol::FileReply> {
            auto const actor = actor_of(tx, caller);
            if (!actor) return std::unexpected(actor.error());
            if (!store_.has(content.digest, content.size)) return fail(ErrorCode::unavailable, "file");
            return domain::keep_file(tx, *actor, file, content, bounds_);
        });
}

/// What was refused for what it is goes: asking again would only look at it again.
asio::awaitable<void> Files::reject(Caller caller, FileId file) {
    auto const gone = co_await write(db_, [caller, file](storage::Transaction& tx) -> Result<protocol::Done> {
        auto const actor = actor_of(tx, caller);
        if (!actor) return std::unexpected(actor.error());
        return domain::handle(tx, *actor, protocol::ForgetFile{file});
    });
    // Else it goes with what is collected after some days.
    if (!gone) co_return;
    co_await on(disk_, [this, file]() -> Result<void> { return store_.remove_incoming(file), Result<void>{}; });
}

asio::awaitable<Answer> Files::finish(Caller caller, protocol::FinishFile command) {
    auto const row = co_await own(caller, command.file);
    if (!row) co_return refusal(row.error());
    if (row->digest) co_return answer<protocol::FileReply>(protocol::FileReply{row->shown});
    // Nobody else finishes it, or adds to it, from here on: whoever asks twice does not stand in line twice.
    auto incoming = co_await on(disk_, [this, file = command.file]() -> Result<std::shared_ptr<files::Descriptor>> {
        auto opened = store_.open_incoming(file);
        if (!opened) return std::unexpected(opened.error());
        return std::make_shared<files::Descriptor>(*std::move(opened));
    });
    if (!incoming) co_return refusal(incoming.error());
    // One of each member's files after the other, in turns: who sends fifty keeps nobody waiting for fifty.
    auto taken = co_await on(
        looking_,
        [this, in = *incoming, name = row->shown.name, size = row->shown.size] {
            return examiner_.take(*in, name, size);
        },
        row->owner.value);
    if (!taken) {
        incoming->reset();
        if (is_final(taken.error().code)) co_await reject(caller, command.file);
        co_return refusal(taken.error());
    }
    auto const kept = co_await keep(std::move(caller), command.file, *std::move(taken));
    if (kept)
        co_await on(disk_, [this, file = command.file]() -> Result<void> {
            return store_.remove_incoming(file), Result<void>{};
        });
    co_return answer(kept);
}

asio::awaitable<Result<std::shared_ptr<Download>>> Files::open(Caller caller, FileId file, files::Copy copy) {
    auto const row = co_await read(db_, [caller, file](storage::ReadTransaction& tx) -> Result<domain::FileRow> {
        auto const actor = actor_of(tx, caller);
        if (!actor) return std::unexpected(actor.error());
        return domain::access_file(tx, *actor, file);
    });
    if (!row) co_return std::unexpected(row.error());
    bool const is_picture = row->shown.kind == protocol::FileKind::picture;
    if (copy != files::Copy::original) {
        if (!is_picture) co_return fail(ErrorCode::not_found, "file");
        auto const open = co_await on(disk_, [this, digest = *row->digest, copy]() -> Result<bool> {
            return static_cast<bool>(store_.open(digest, copy));
        });
        if (!open) co_return std::unexpected(open.error());
        if (!*open) {
            auto const made = co_await on(
                looking_, [this, digest = *row->digest, copy] { return examiner_.make_copy(digest, copy); });
            if (!made) co_return std::unexpected(made.error());
        }
    }
    co_return co_await on(disk_, [this, row = *row, copy, is_picture]() -> Result<std::shared_ptr<Download>> {
        auto opened = store_.open(*row.digest, copy);
        if (!opened) return fail(ErrorCode::not_found, "file");
        auto const type = copy == files::Copy::original ? row.shown.type : files::picture_type(opened);
        auto const size = lseek(opened.get(), 0, SEEK_END);
        auto made = std::make_shared<Download>(disk_, std::move(opened));
        made->name = row.shown.name;
        made->type = type;
        made->tag = *row.digest + std::string(name_of(copy));
        made->size = size;
        made->is_picture = is_picture;
        made->is_photo = row.is_photo;
        return made;
    });
}

asio::awaitable<Result<std::shared_ptr<Download>>> Files::open_at(std::filesystem::path path) {
    co_return co_await on(disk_, [this, path = std::move(path)]() -> Result<std::shared_ptr<Download>> {
        files::Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (!opened) return fail(ErrorCode::not_found, "file");
        auto const size = lseek(opened.get(), 0, SEEK_END);
        auto made = std::make_shared<Download>(disk_, std::move(opened));
        made->size = size;
        return made;
    });
}

/// Their rows are off the disk: now the bytes go, but for those that an upload brought back meanwhile.
asio::awaitable<Result<void>> Files::put_aside(std::vector<std::string> digests) {
    if (digests.empty()) co_return Result<void>{};
    auto const aside =
        co_await write(db_, [this, digests = std::move(digests)](storage::Transaction& tx) -> Result<bool> {
            for (auto const& digest : digests)
                if (!domain::is_content(tx, digest)) store_.put_aside(digest);
            return true;
        });
    if (!aside) co_return std::unexpected(aside.error());
    co_return co_await on(disk_, [this]() -> Result<void> { return store_.empty_bin(), Result<void>{}; });
}

asio::awaitable<Result<void>> Files::sweep(std::size_t turn) {
    struct Found {
        std::vector<std::string> contents;
        std::vector<FileId> incoming;
    };
    auto const found = co_await on(disk_, [this, turn]() -> Result<Found> {
        auto contents = store_.contents(turn, kYoung);
        std::ranges::move(store_.copies_left(turn, kYoung), std::back_inserter(contents));
        return Found{std::move(contents), store_.incoming()};
    });
    if (!found) co_return std::unexpected(found.error());
    auto const left = co_await read(db_, [found = *found](storage::ReadTransaction& tx) -> Result<Found> {
        auto kept = found;
        std::erase_if(kept.contents, [&](auto const& digest) { return domain::is_content(tx, digest); });
        std::erase_if(kept.incoming, [&](auto file) { return domain::is_coming(tx, file); });
        return kept;
    });
    if (!left) co_return std::unexpected(left.error());
    auto const removed = co_await on(disk_, [this, files = left->incoming]() -> Result<void> {
        for (auto const file : files) store_.remove_incoming(file);
        return {};
    });
    if (!removed) co_return std::unexpected(removed.error());
    co_return co_await put_aside(left->contents);
}

/// A piece of what nobody needs: how many contents went.
asio::awaitable<Result<std::size_t>> Files::collect_some(std::int64_t grace_micros) {
    auto const gone = co_await write(db_, [grace_micros](storage::Transaction& tx) -> Result<std::vector<std::string>> {
        return domain::collect_files(tx, grace_micros);
    });
    if (!gone) co_return std::unexpected(gone.error());
    auto const done = co_await put_aside(*gone);
    if (!done) co_return std::unexpected(done.error());
    co_return gone->size();
}

asio::awaitable<void> Files::collect(std::int64_t grace_micros, std::size_t turn) {
    Result<void> done;
    // Others write between two pieces. Bounded, so that who makes much of it does not keep the sweep from its turn.
    for (int piece = 0; done && piece < kMostPieces; ++piece) {
        auto const gone = co_await collect_some(grace_micros);
        if (!gone) done = std::unexpected(gone.error());
        if (!gone || *gone == 0) break;
    }
    if (done) done = co_await sweep(turn);
    if (!done && done.error().code != ErrorCode::unavailable && done.error().code != ErrorCode::read_only)
        spdlog::warn("collecting files: {}", protocol::name_of(done.error().code));
}

} // namespace lateral::session
