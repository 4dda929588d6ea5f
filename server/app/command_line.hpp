#pragma once

#include "server/config/config.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The program's subcommands. Each returns the exit code: 0 done, 1 refused or failed, 2 wrong usage or configuration,
/// 3 done, and something is amiss that was said.
namespace lateral::app {

inline constexpr int kAmiss = 3;

int serve(config::Config const& config);

/// Makes the demo community in `data` if it is not there, prints address and sign-ins, serves.
int serve_demo(std::string const& data, std::string const& listen, std::string const& web);

struct NewUser {
    std::string name;
    std::string email;
    bool admin = false;
};
/// Prints a link that sets the first password; works beside a running server.
int create_user(config::Config const& config, NewUser const& user);
int reset_user(config::Config const& config, std::string const& email);
int suspend_user(config::Config const& config, std::string const& email);
int invite_user(config::Config const& config, std::string const& email, std::string const& organisation);

struct Unsealing {
    std::vector<std::string> of; ///< mail addresses
    std::string reason;
    std::int64_t hours = 0;
    std::int64_t number = 0; ///< of what was asked for
    std::string file;        ///< to write what is read into; must not be there
};
/// Opening what was said in confidence (docs/adr/0030). Each asks for an administrator's address and password on the
/// terminal, or reads them as two lines. All work beside a running server.
int ask_to_unseal(config::Config const& config, Unsealing const& what);
int agree_to_unseal(config::Config const& config, Unsealing const& what);
int read_unsealed(config::Config const& config, Unsealing const& what);

/// Draws a key for words in confidence into a new file (docs/encryption.md).
int make_vault_key(std::string const& file);
/// Stores them as the configuration says: encrypted with its key, or as they are. `from`: file with the key that they
/// are encrypted with as yet; empty: with none, or with that of the configuration. The server must be stopped.
int apply_vault(config::Config const& config, std::string const& from);

int back_up(config::Config const& config, std::string const& file);
int restore(config::Config const& config, std::string const& file);
int check_all(config::Config const& config);

struct MembersToImport {
    std::string path;                ///< a CSV file, or a folder of OneRoster 1.1
    std::string organisation;        ///< of rows that name none
    std::string under;               ///< where organisations are looked for and made; empty: anywhere
    std::string new_organisations;   ///< the kind of those that a CSV file names and that are made; empty: none is
    std::string links = "links.csv"; ///< the file to write, which must not be there
    bool again = false;              ///< new links for those who are invited already
    bool is_dry = false;
};
/// Invites everybody in a list and writes their links into a file; works beside a running server.
int import_members(config::Config const& config, MembersToImport const& what);

/// The server must be stopped. `is_dry`: only says what would be done.
int import_ning(config::Config const& config, std::string const& folder, bool is_dry);

/// Writes everything into a new folder in open formats; works beside a running server.
int export_all(config::Config const& config, std::string const& place);

/// Puts an export into an empty database; the server must be stopped.
int import_lateral(config::Config const& config, std::string const& folder);

} // namespace lateral::app
