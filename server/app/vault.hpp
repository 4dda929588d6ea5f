#pragma once

#include "server/app/assembly.hpp"
#include "storage/vault.hpp"

#include <memory>
#include <string>

/// The key for words in confidence, and whether it is the right one (docs/adr/0031).
namespace lateral::app {

/// What a database is to be opened with; null without a key. Throws with a sentence for the administrator when texts in
/// it are sealed with another key, or the key file cannot be used. `begun`: notes in the database that they are from
/// here on.
std::shared_ptr<storage::Vault const> vault_for(config::Config const& config, Confidence confidence);

/// One that says in the log which texts do not open.
std::shared_ptr<storage::Vault const> vault_from(std::string const& file);

/// What is wrong with the words in confidence, one line each, none of them theirs; empty when all open, or none are
/// sealed. `plain`: how many texts are stored as they are. For configurations with a key file.
std::string vault_problems(config::Config const& config, std::int64_t& plain);

} // namespace lateral::app
