#include "server/session/dispatcher.hpp"

#include "protocol/commands.hpp"
#include "server/base/digest.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/handlers.hpp"
#include "server/session/actors.hpp"
#include "server/session/storage_work.hpp"
#include "storage/statements.hpp"

#include <chrono>
#include <spdlog/spdlog.h>
#include <type_traits>

namespace lateral::session {
namespace asio = boost::asio;
namespace sql = storage::sql;
using domain::Actor;
using domain::RequestKey;
using protocol::ErrorCode;
using protocol::Result;

namespace {

/// The client's key, and what it stands for.
template <class Args>
RequestKey once_only(std::string key, Args const& args) {
    if (key.empty()) return {};
    return {std::move(key), base::sha256_hex(std::string(domain::name_of_command<Args>()) + protocol::encode(args))};
}

template <class Args>
concept ReadCommand =
    requires(storage::ReadTransaction& tx, Actor const& actor, Args const& args) { domain::handle(tx, actor, args); };
template <class Args>
concept KeyedCommand = requires(storage::Transaction& tx, Actor const& actor, Args const& args, RequestKey const& key) {
    domain::handle(tx, actor, args, key);
};

template <class Args, class... Set>
inline constexpr bool is_one_of = (std::is_same_v<Args, Set> || ...);

/// Setting the same thing again is the same thing. Links are made anew instead of kept: their codes are secrets.
template <class Args>
inline constexpr bool is_harmless =
    is_one_of<Args, protocol::MarkThreadRead, protocol::MarkSpacesRead, protocol::FollowThread, protocol::FollowSpace,
              protocol::AddReaction, protocol::RemoveReaction, protocol::MarkNoticesRead, protocol::ChooseNotices,
              protocol::SaveDraft, protocol::DiscardDraft, protocol::PinThread, protocol::LockThread, protocol::SignOut,
              protocol::EndSession, protocol::EndAllSessions, protocol::CreateInvitation, protocol::CreateJoinLink,
              protocol::DecideJoinRequest, protocol::MakeResetLink, protocol::AcceptAgreement>;

/// What somebody may do who has not accepted the agreement of today: read on, keep what they write, sign out, and
/// accept. An administrator mends an agreement that nobody should accept.
template <class Args>
inline constexpr bool goes_without_agreeing =
    is_one_of<Args, protocol::AcceptAgreement, protocol::PublishAgreement, protocol::SaveDraft, protocol::DiscardDraft,
              protocol::MarkThreadRead, protocol::MarkSpacesRead, protocol::MarkNoticesRead, protocol::SignOut,
              protocol::EndSession, protocol::EndAllSessions>;

template <class Reply>
Result<std::string> encoded(Result<Reply> const& result) {
    if (!result) return std::unexpected(result.error());
    return protocol::encode(*result);
}

/// The answer to a write, and what is kept of it for when it is asked again.
template <class Reply>
Result<Dispatcher::Written> written(Result<Reply> const& result) {
    if (!result) return std::unexpected(result.error());
    std::string number;
    if constexpr (std::is_same_v<Reply, protocol::CycleReply>) number = std::to_string(result->cycle.line.id.value);
    return Dispatcher::Written{protocol::encode(*result), std::move(number)};
}

/// Runs a handler so that what goes wrong inside is in the log once, under the request's id, and a mistake of ours in
/// one command ends that command alone. Storage faults go on to the storage thread, which knows what they mean for the
/// group.
template <class Work>
Result<std::string> traced(std::string const& request, Work work) {
    try {
        return work();
    } catch (storage::StorageError const& error) {
        throw storage::StorageError(error.fault(), "request " + request + ": " + error.what());
    } catch (std::exception const& error) {
        spdlog::error("request {}: {}", request, error.what());
        return protocol::fail(ErrorCode::internal);
    }
}

template <class Args>
using ReplyOf = typename decltype(domain::handle(std::declval<storage::Transaction&>(), std::declval<Actor const&>(),
                                                 std::declval<Args const&>()))::value_type;

/// Whether a write's answer is a record that its asker may see less of by the time they ask again, or nothing: of those
/// the number alone is kept.
template <class Args>
concept LookedUp = !KeyedCommand<Args> && std::is_same_v<ReplyOf<Args>, protocol::CycleReply>;

Result<std::string> looked_up(storage::ReadTransaction& tx, Actor const& actor, std::string const& number) {
    return encoded(domain::handle(tx, actor, protocol::GetCycle{protocol::CycleId{std::stoll(number)}}));
}

struct KeptAnswer {
    std::string digest;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (digest, answer))

} // namespace

Result<void> Dispatcher::take_read(protocol::MemberId member, std::int64_t turns) {
    std::scoped_lock const lock(reads_mutex_);
    if (auto const wait = reads_.take(member, turns))
        return std::unexpected(protocol::Error{ErrorCode::rate_limited, {}, {}, wait});
    return {};
}

asio::awaitable<Answer> Dispatcher::run_read(Caller caller, std::string request, Reading work, std::int64_t turns) {
    auto as_of = std::make_shared<protocol::Seq>();
    auto stale = std::make_shared<bool>(false);
    auto result = co_await read(
        db_, [this, caller, request, work = std::move(work), turns, as_of, stale](storage::ReadTransaction& tx) {
            return traced(request, [&]() -> Result<std::string> {
                auto const actor = actor_of(tx, caller);
                if (!actor) return std::unexpected(actor.error());
                if (auto taken = take_read(actor->id, turns); !taken) return std::unexpected(taken.error());
                *as_of = tx.as_of();
                *stale = is_stale(tx, *actor);
                return work(tx, *actor);
            });
        });
    if (*stale) co_await touch(caller);
    co_return Answer{std::move(result), *as_of, {}, false};
}

asio::awaitable<void> Dispatcher::touch(Caller caller) {
    co_await write(db_, [caller = std::move(caller)](storage::Transaction& tx) -> Result<int> {
        session::touch(tx, caller);
        return 0;
    });
}

/// On the writer thread. The kept answer is looked for before anything is done, in the same transaction as the doing.
Result<std::string> Dispatcher::write_once(storage::Transaction& tx, Actor const& actor, RequestKey const& key,
                                           Repeat repeat, Writing const& work) {
    bool const keeps = (repeat == Repeat::by_answer || repeat == Repeat::by_look) && !key.key.empty();
    if (keeps)
        if (auto const kept = tx.row<KeptAnswer>(sql::idempotency_find, actor.id, key.key)) {
            if (kept->digest != key.digest) return protocol::fail(ErrorCode::key_reused, "key");
            if (kept->answer.empty()) return protocol::fail(ErrorCode::internal); // it does not open; see the log
            return repeat == Repeat::by_look ? looked_up(tx, actor, kept->answer) : kept->answer;
        }
    if (auto const wait = writes_.take(actor.id))
        return std::unexpected(protocol::Error{ErrorCode::rate_limited, {}, {}, wait});
    auto written = work(tx, actor, key);
    if (!written) return std::unexpected(written.error());
    auto& [answer, kept] = *written;
    if (keeps)
        tx.run(sql::idempotency_insert, actor.id, key.key, key.digest,
               domain::stored_answer(tx, actor.id, repeat == Repeat::by_look ? kept : answer), tx.now());
    return std::move(answer);
}

asio::awaitable<Answer> Dispatcher::run_write(Caller caller, std::string request, RequestKey key, Rules rules,
                                              Writing work) {
    auto result =
        co_await write(db_, [this, caller, request, key, rules, work = std::move(work)](storage::Transaction& tx) {
            return traced(request, [&]() -> Result<std::string> {
                auto const actor = actor_of(tx, caller);
                if (!actor) return std::unexpected(actor.error());
                if (!actor->agreed && rules.needs_agreement) return protocol::fail(ErrorCode::agreement_due);
                if (is_stale(tx, *actor)) session::touch(tx, caller);
                return write_once(tx, *actor, key, rules.repeat, work);
            });
        });
    co_return Answer{std::move(result), {}, {}, false};
}

// NOLINTBEGIN(performance-unnecessary-value-param): each kind of command takes over another part of these
template <class Args>
asio::awaitable<Answer> Dispatcher::start(Caller caller, std::string request, std::string key, Args args) {
    if constexpr (std::is_same_v<Args, protocol::SignIn>)
        return accounts_.sign_in(std::move(caller), std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::LookAtInvitation>)
        return accounts_.look_at_invitation(std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::AcceptInvitation>)
        return accounts_.accept_invitation(std::move(caller), std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::LookAtJoinLink>)
        return accounts_.look_at_join_link(std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::ListOpenDoors>)
        return accounts_.list_open_doors();
    else if constexpr (std::is_same_v<Args, protocol::UseJoinLink>)
        return accounts_.use_join_link(std::move(caller), std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::AskToJoin>)
        return accounts_.ask_to_join(std::move(caller), std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::ResetPassword>)
        return accounts_.reset_password(std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::ChangePassword>)
        return accounts_.change_password(std::move(caller), std::move(args));
    else if constexpr (std::is_same_v<Args, protocol::FinishFile>)
        return files_.finish(std::move(caller), args);
    else if constexpr (std::is_same_v<Args, protocol::GetFileLimits>)
        return run_read(std::move(caller), std::move(request),
                        [bounds = files_.bounds()](storage::ReadTransaction& tx, Actor const& actor) {
                            return encoded(Result<protocol::FileLimits>(domain::limits_of(tx, actor, bounds)));
                        });
    else if constexpr (std::is_same_v<Args, protocol::MakeOwnExport>)
        return run_read(std::move(caller), std::move(request),
                        [this, language = args.language.value_or(protocol::Language::en)](storage::ReadTransaction& tx,
                                                                                          Actor const& actor) {
                            return encoded(own_exports_.make(tx, actor, language));
                        });
    else if constexpr (std::is_same_v<Args, protocol::GetOwnExport>)
        return run_read(std::move(caller), std::move(request), [this](storage::ReadTransaction&, Actor const& actor) {
            return encoded(Result<protocol::OwnExport>(own_exports_.get(actor.id)));
        });
    else if constexpr (std::is_same_v<Args, protocol::BeginFile>) {
        auto once = once_only(std::move(key), args);
        return run_write(std::move(caller), std::move(request), std::move(once), Rules{Repeat::by_answer, true},
                         [args = std::move(args), bounds = files_.bounds()](storage::Transaction& tx,
                                                                            Actor const& actor, RequestKey const&) {
                             return written(domain::begin_file(tx, actor, args, bounds));
                         });
    } else if constexpr (is_one_of<Args, protocol::Hello, protocol::StartTyping>) {
        // Both are about the connection that they came over, and the session has answered them.
        return [](Answer no) -> asio::awaitable<Answer> { co_return no; }(refusal(ErrorCode::unknown_command));
    } else if constexpr (ReadCommand<Args>) {
        return run_read(
            std::move(caller), std::move(request),
            [args = std::move(args)](storage::ReadTransaction& tx, Actor const& actor) {
                return encoded(domain::handle(tx, actor, args));
            },
            kTurns<Args>);
    } else {
        auto once = once_only(std::move(key), args);
        constexpr auto repeat = KeyedCommand<Args>  ? Repeat::by_row
                                : is_harmless<Args> ? Repeat::harmless
                                : LookedUp<Args>    ? Repeat::by_look
                                                    : Repeat::by_answer;
        return run_write(std::move(caller), std::move(request), std::move(once),
                         Rules{repeat, !goes_without_agreeing<Args>},
                         [args = std::move(args)](storage::Transaction& tx, Actor const& actor,
                                                  [[maybe_unused]] RequestKey const& used) {
                             if constexpr (KeyedCommand<Args>)
                                 return written(domain::handle(tx, actor, args, used));
                             else
                                 return written(domain::handle(tx, actor, args));
                         });
    }
}
// NOLINTEND(performance-unnecessary-value-param)

asio::awaitable<Answer> Dispatcher::run(Caller caller, std::string key, protocol::Command command) {
    auto const request = fmt::format("{:x}", next_request_++);
    auto const name = protocol::kCommandNames[command.place()];
    auto const started = std::chrono::steady_clock::now();
    bool const ends = command.is<protocol::SignOut>() || command.is<protocol::EndAllSessions>();
    auto made = co_await protocol::visit(
        [&](auto& args) { return start(std::move(caller), request, std::move(key), std::move(args)); }, command);
    made.signed_out = ends && made.ok.has_value();
    // The one thing that the person can tell the administrator.
    if (!made.ok && made.ok.error().code == ErrorCode::internal) made.ok.error().message = "request " + request;
    auto const took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    spdlog::debug("request {} {} {} {} us", request, name, made.ok ? "ok" : protocol::name_of(made.ok.error().code),
                  took.count());
    co_return made;
}

} // namespace lateral::session
