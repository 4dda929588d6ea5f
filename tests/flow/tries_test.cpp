#include "server/app/assembly.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/operators.hpp"
#include "server/domain/passwords.hpp"
#include "server/session/accounts.hpp"
#include "server/session/address.hpp"
#include "server/session/storage_work.hpp"
#include "storage/statements.hpp"
#include "tests/support/community.hpp"
#include "tests/support/temp_folder.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <future>

using namespace lateral;
using namespace lateral::tests;
using protocol::ErrorCode;
using session::Answer;
namespace asio = boost::asio;

namespace {

std::filesystem::path list_of_passwords(std::filesystem::path const& folder) {
    std::ofstream out(folder / "list");
    for (int i = 0; i < 3'000; ++i) out << "common" << i << "\n";
    return folder / "list";
}

/// The account commands without a network around them. Nothing is hashed before `finish`, so that a test can act while
/// a command waits for it.
class Desk : public Community {
public:
    Desk() {
        populate(config_);
        db_ = app::open_database(config_);
        session::answer_on(*db_, {&loop_});
        accounts_.emplace(*db_, hasher_, common_);
        asio::co_spawn(loop_, hasher_.run([wait = release_.get_future().share()] { return wait.wait(), 0; }),
                       [](std::exception_ptr const&, std::optional<int>) {});
        settle();
    }
    ~Desk() {
        hasher_.stop();
        db_->stop();
    }

    std::shared_ptr<std::optional<Answer>> sign_in(std::string const& password,
                                                   std::string const& address = "203.0.113.9") {
        return sign_in_with(bo.email, password, address);
    }
    std::shared_ptr<std::optional<Answer>> sign_in_with(std::string const& email, std::string const& password,
                                                        std::string const& address = "203.0.113.9") {
        protocol::SignIn const command{protocol::Email::create(email).value(),
                                       protocol::Password::create(password).value(),
                                       {},
                                       protocol::Credential::token};
        return started(accounts_->sign_in({{}, address}, command));
    }
    std::shared_ptr<std::optional<Answer>> change_password(std::string const& current) {
        protocol::ChangePassword const command{protocol::Password::create(current).value(),
                                               protocol::Password::create("a thief's long choice").value()};
        return started(accounts_->change_password({bo.token, "203.0.113.9"}, command));
    }

    template <class Command>
    void as_operator(Command const& command) {
        change([&](storage::Transaction& tx) { domain::handle(tx, domain::command_line_actor(), command).value(); });
    }
    template <class Work>
    void change(Work work) {
        app::write_now(*db_, [&](storage::Transaction& tx) { return work(tx), storage::Verdict::keep; });
    }

    /// Hashing goes on, until all of these are answered.
    void finish(std::vector<std::shared_ptr<std::optional<Answer>>> const& answers) {
        release_.set_value();
        for (auto const& answer : answers)
            while (!answer->has_value()) loop_.run_one();
    }

private:
    std::shared_ptr<std::optional<Answer>> started(asio::awaitable<Answer> work) {
        auto made = std::make_shared<std::optional<Answer>>();
        asio::co_spawn(loop_, std::move(work), [made](std::exception_ptr const& error, Answer answer) {
            if (error) std::rethrow_exception(error);
            made->emplace(std::move(answer));
        });
        settle();
        return made;
    }

    /// Whatever is under way has come to where it waits for hashing: each round is a step of it in storage.
    void settle() {
        for (int step = 0; step < 4; ++step) {
            loop_.restart();
            loop_.poll();
            app::read_now(*db_, [](storage::ReadTransaction&) {});
            app::write_now(*db_, [](storage::Transaction&) { return storage::Verdict::discard; });
        }
        loop_.restart();
        loop_.poll();
    }

    config::Config config() const {
        auto made = test_config(folder_.path());
        made.readers = 1;
        return made;
    }

    TempFolder folder_;
    config::Config config_ = config();
    auth::CommonPasswords common_{list_of_passwords(folder_.path())};
    asio::io_context loop_;
    asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(loop_);
    auth::Hasher hasher_;
    std::promise<void> release_;
    std::unique_ptr<storage::Database> db_;
    std::optional<session::Accounts> accounts_;
};

std::size_t count(std::vector<std::shared_ptr<std::optional<Answer>>> const& answers, ErrorCode code) {
    return static_cast<std::size_t>(std::ranges::count_if(
        answers, [&](auto const& answer) { return !(*answer)->ok && (*answer)->ok.error().code == code; }));
}

bool succeeded(std::shared_ptr<std::optional<Answer>> const& answer) { return (*answer)->ok.has_value(); }

} // namespace

TEST_CASE("an address that nobody has takes as long as one that somebody has") {
    Desk desk;
    auto const known = desk.sign_in("a guess");
    auto const unknown = desk.sign_in_with("nobody@example.org", "a guess");
    // Both wait for a password to be compared, which is all that takes time.
    CHECK_FALSE(known->has_value());
    CHECK_FALSE(unknown->has_value());
    desk.finish({known, unknown});
    CHECK(count({known, unknown}, ErrorCode::sign_in_failed) == 2);
}

TEST_CASE("guesses sent at the same time are counted as if they came one by one") {
    Desk desk;
    std::vector<std::shared_ptr<std::optional<Answer>>> guesses;
    for (int i = 0; i < 20; ++i) guesses.push_back(desk.sign_in("guess " + std::to_string(i)));
    desk.finish(guesses);
    CHECK(count(guesses, ErrorCode::sign_in_failed) == 5);
    CHECK(count(guesses, ErrorCode::rate_limited) == 15);
}

TEST_CASE("the present password cannot be guessed from within a session either") {
    Desk desk;
    std::vector<std::shared_ptr<std::optional<Answer>>> guesses;
    for (int i = 0; i < 20; ++i) guesses.push_back(desk.change_password("guess " + std::to_string(i)));
    guesses.push_back(desk.change_password(Community::kPassword));
    desk.finish(guesses);
    CHECK(count(guesses, ErrorCode::sign_in_failed) == 5);
    CHECK(count(guesses, ErrorCode::rate_limited) == 16);
}

TEST_CASE("who is suspended while signing in gets no session, not even for later") {
    Desk desk;
    auto const late = desk.sign_in(Community::kPassword);
    desk.as_operator(protocol::SuspendMember{desk.bo.id});
    desk.finish({late});
    CHECK_FALSE(succeeded(late));
}

TEST_CASE("a password that was reset while it was being used opens and changes nothing any more") {
    Desk desk;
    auto const thief = desk.sign_in(Community::kPassword);
    auto const change = desk.change_password(Community::kPassword);
    desk.change([&](storage::Transaction& tx) {
        auto const link = domain::make_reset_link(tx, desk.bo.id).value();
        domain::use_reset_link(tx, auth::hash_of_token(link.code), "another hash").value();
    });
    desk.finish({thief, change});
    CHECK_FALSE(succeeded(thief));
    CHECK_FALSE(succeeded(change));
}

TEST_CASE("a try that found no room to be hashed does not count") {
    Desk desk;
    std::vector<std::shared_ptr<std::optional<Answer>>> crowd;
    for (int i = 0; i < 100; ++i) crowd.push_back(desk.sign_in("guess", "203.0.113." + std::to_string(i % 50)));
    for (int i = 0; i < 10; ++i) crowd.push_back(desk.sign_in("guess", "198.51.100.7"));
    desk.finish(crowd);
    CHECK(count(crowd, ErrorCode::unavailable) == 10); // what the desk itself holds is not waiting any more
}

TEST_CASE("many addresses together leave a person elsewhere two tries, and hundreds of them none") {
    Desk desk;
    auto const attack = [&](int from, int to) {
        desk.change([&](storage::Transaction& tx) {
            for (int i = from; i < to; ++i)
                tx.run(storage::sql::sign_in_failure_insert, desk.bo.email,
                       "198.51." + std::to_string(i / 250) + "." + std::to_string(i / 5 % 50), tx.now());
            return true;
        });
    };
    attack(0, 100);
    std::vector<std::shared_ptr<std::optional<Answer>>> tries;
    tries.push_back(desk.sign_in("a slip of the finger"));
    tries.push_back(desk.sign_in(Community::kPassword));
    tries.push_back(desk.sign_in(Community::kPassword));
    auto const again = desk.sign_in("guess", "198.51.0.1");
    attack(100, 1'000);
    auto const closed = desk.sign_in(Community::kPassword, "192.0.2.1");
    desk.finish(tries);
    CHECK_FALSE(succeeded(tries[0]));
    CHECK(succeeded(tries[1]));
    CHECK(count({tries[2], again, closed}, ErrorCode::rate_limited) == 3);
}

TEST_CASE("a hundred wrong tries in a school close its address to strangers, and not to whoever is signed in there") {
    Desk desk;
    std::string const school = "2001:db8:5::1";
    desk.change([&](storage::Transaction& tx) {
        for (int i = 0; i < 100; ++i)
            tx.run(storage::sql::sign_in_failure_insert, "pupil" + std::to_string(i) + "@example.org",
                   session::counted_address(school), tx.now());
        return true;
    });
    std::vector<std::shared_ptr<std::optional<Answer>>> tries;
    tries.push_back(desk.sign_in(Community::kPassword, school));
    desk.change([&](storage::Transaction& tx) {
        tx.run(storage::sql::session_insert, tx.new_id<protocol::SessionId>(), desk.bo.id, "a hash", "The phone",
               "2001:db8:5::77", tx.now(), tx.now());
        return true;
    });
    for (int i = 0; i < 5; ++i) tries.push_back(desk.sign_in(i == 0 ? Community::kPassword : "guess", school));
    tries.push_back(desk.sign_in("guess", school));
    desk.finish(tries);
    CHECK(count({tries[0]}, ErrorCode::rate_limited) == 1);
    CHECK(succeeded(tries[1]));
    CHECK(count(tries, ErrorCode::sign_in_failed) == 4);
    CHECK(count({tries[6]}, ErrorCode::rate_limited) == 1); // five there, too
}

TEST_CASE("a password kept with the parameters of earlier is kept with those of today at the next sign-in") {
    Desk desk;
    // Of the same password, in 8 MiB and one pass.
    std::string const earlier =
        "$argon2id$v=19$m=8192,t=1,p=1$kzhQgZlHgN0yZgWMKPRXDg$GKpAh7hOgp+23ncd3pvUnPRnQ4KWi6PwmT+AlyK8XGU";
    auto const kept = [&] {
        std::string hash;
        desk.change([&](storage::Transaction& tx) {
            hash =
                tx.row<std::string>(storage::Statement{"test", "SELECT password_hash FROM members WHERE id = :id", 901},
                                    desk.bo.id)
                    .value();
            return true;
        });
        return hash;
    };
    desk.change([&](storage::Transaction& tx) {
        tx.run(storage::sql::member_set_password, earlier, desk.bo.id);
        return true;
    });
    REQUIRE(auth::is_outdated(kept()));
    std::vector<std::shared_ptr<std::optional<Answer>>> tries{desk.sign_in("a slip of the finger"),
                                                              desk.sign_in(Community::kPassword),
                                                              desk.sign_in(Community::kPassword)}; // a second device
    desk.finish(tries);
    CHECK_FALSE(succeeded(tries[0]));
    CHECK(succeeded(tries[1]));
    CHECK(succeeded(tries[2]));
    CHECK_FALSE(auth::is_outdated(kept()));
    CHECK(auth::password_matches(kept(), Community::kPassword));
}
