#pragma once

#include "tests/support/test_server.hpp"

#include <map>
#include <string>
#include <string_view>

namespace lateral::tests {

/// Everybody for whom the matrix has a column.
enum class Who : std::uint8_t {
    administrator,
    specialist,
    lead,
    steward,
    member,
    outsider,
    guest,
    suspended,
    signed_out
};
inline constexpr std::size_t kColumns = 9;

/// A running server with a community made for the matrix: the space "quince-council" is closed (its steward, the
/// member, the guest and the suspended are in it), "larkspur-room" is for the people of an organisation (its lead and
/// the steward see it), "commons" is for the whole network. An observer who may see none but the last listens all the
/// time.
class Orchard {
public:
    /// `change` chooses another engine.
    explicit Orchard(TestServer::Change const& change = {});

    TestServer& server() { return server_; }

    /// The credential of somebody's open session; empty when signed out.
    std::string const& token(Who who) const { return tokens_.at(who); }

    /// Arguments with `$name` put in: ids and codes of the community, `$my_...` of the asker. `?name` marks what may
    /// not be seen: filled in the same way, or with something that does not exist. Aimed at what two have in confidence
    /// whom no column is, their space, thread, post, file and reflection stand where those of others did.
    enum class Hidden : std::uint8_t { as_it_is, missing, aimed_in_confidence };
    std::string fill(std::string_view arguments, Who who, Hidden hidden = Hidden::as_it_is) const;

    /// What nobody but its parties may ever read, of a peer thread, a coaching cycle and a journal: ids and words.
    std::vector<std::string> const& confidences() const { return confidences_; }
    static constexpr const char* kPartyToken = "hilda-session-token-0123456789";

    /// What nobody outside the closed space may ever read: its id, name, description, title and texts.
    std::vector<std::string> const& secrets() const { return secrets_; }

    /// The state of the beginning, with the server running on it; on SQLite alone.
    void restore();

    static constexpr const char* kPassword = "quiet lake morning"; ///< everybody's; matrix_rows.hpp has it too
    static constexpr const char* kObserverToken = "oz-session-token-0123456789";

private:
    void populate();

    TestServer server_;
    TempFolder saved_;
    std::map<Who, std::string> tokens_;
    std::map<Who, std::map<std::string, std::string>> own_;
    std::map<std::string, std::string, std::less<>> words_;
    std::vector<std::string> secrets_;
    std::map<std::string, std::string, std::less<>> aims_;
    std::vector<std::string> confidences_;
};

} // namespace lateral::tests
