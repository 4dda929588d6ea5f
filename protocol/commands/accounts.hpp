#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Connections, sessions and passwords.
namespace lateral::protocol {

struct Resume {
    Epoch epoch;
    Seq seq;
};
BOOST_DESCRIBE_STRUCT(Resume, (), (epoch, seq))
struct Hello {
    std::optional<Resume> resume;
};
BOOST_DESCRIBE_STRUCT(Hello, (), (resume))

/// `fresh`: a first visit. `resumed`: every event missed follows. `resync`: too long away, load what is shown again.
enum class HelloStatus : std::uint8_t { fresh, resumed, resync };
BOOST_DESCRIBE_ENUM(HelloStatus, fresh, resumed, resync)
struct HelloReply {
    std::string epoch;
    Seq seq;
    HelloStatus status{};
    Member me;
    SessionId session;
    std::vector<SpaceView> spaces;
    std::vector<MemberId> online;
    std::vector<MemberId> blocked; ///< whose words you do not want to see
    bool writable = true;
    bool agreement_due = false; ///< you have to accept the agreement before you write
    Timestamp now;              ///< by the server's clock, which says when stages begin and end
};
BOOST_DESCRIBE_STRUCT(HelloReply, (),
                      (epoch, seq, status, me, session, spaces, online, blocked, writable, agreement_due, now))

/// `cookie` for browsers (the answer sets it), `token` for other clients (the answer holds it, once).
enum class Credential : std::uint8_t { cookie, token };
BOOST_DESCRIBE_ENUM(Credential, cookie, token)
struct SignIn {
    Email email;
    Password password;
    std::optional<Device> device;
    std::optional<Credential> credential;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password, device, credential))
struct SignedIn {
    Member me;
    SessionId session;
    std::optional<std::string> token;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (me, session, token))

struct SignOut {};
BOOST_DESCRIBE_STRUCT(SignOut, (), ())
struct ListSessions {};
BOOST_DESCRIBE_STRUCT(ListSessions, (), ())
struct SessionsReply {
    std::vector<Session> sessions;
    SessionId current;
};
BOOST_DESCRIBE_STRUCT(SessionsReply, (), (sessions, current))
struct EndSession {
    SessionId session;
};
BOOST_DESCRIBE_STRUCT(EndSession, (), (session))
struct EndAllSessions {};
BOOST_DESCRIBE_STRUCT(EndAllSessions, (), ())

struct ChangePassword {
    Password current;
    Password next;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (current, next))
struct MakeResetLink {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(MakeResetLink, (), (member))
struct LinkReply {
    std::string code;
    Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(LinkReply, (), (code, expires_at))
struct ResetPassword {
    Code code;
    Password password;
};
BOOST_DESCRIBE_STRUCT(ResetPassword, (), (code, password))

using AccountCommands = boost::mp11::mp_list<
    CommandSpec<"hello", Hello, HelloReply,
                "Opens a connection: who you are, your spaces, and the events missed since `resume`.">,
    CommandSpec<"session.sign_in", SignIn, SignedIn, "Signs in by mail address and password.">,
    CommandSpec<"session.sign_out", SignOut, Done, "Ends this session.">,
    CommandSpec<"session.list", ListSessions, SessionsReply, "Where you are signed in.">,
    CommandSpec<"session.end", EndSession, Done, "Ends one of your sessions.">,
    CommandSpec<"session.end_all", EndAllSessions, Done, "Ends all your sessions, this one too.">,
    CommandSpec<"password.change", ChangePassword, Done, "Changes your password and ends your other sessions.">,
    CommandSpec<"password.link", MakeResetLink, LinkReply,
                "Makes a link with which a member sets a new password (administrator).">,
    CommandSpec<"password.reset", ResetPassword, Done,
                "Sets a new password by the code of a link and ends all sessions.">>;

} // namespace lateral::protocol
