#pragma once

#include "server/app/data_lock.hpp"
#include "server/app/indexer.hpp"
#include "server/app/loops.hpp"
#include "server/app/maintenance.hpp"
#include "server/app/pulse.hpp"
#include "server/auth/common_passwords.hpp"
#include "server/auth/hasher.hpp"
#include "server/config/config.hpp"
#include "server/events/network.hpp"
#include "server/files/examiner.hpp"
#include "server/net/listener.hpp"
#include "server/net/redirector.hpp"
#include "server/session/accounts.hpp"
#include "server/session/dispatcher.hpp"
#include "server/session/files.hpp"
#include "server/session/slots.hpp"
#include "storage/database.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lateral::app {

/// The whole server. Parts stand in the order in which they are built; each refers to earlier ones only.
class Application {
public:
    /// Opens everything and listens. Throws with a sentence for the administrator when something is missing or taken.
    explicit Application(config::Config const& config);
    ~Application();
    Application(Application const&) = delete;
    Application& operator=(Application const&) = delete;

    /// Serves until SIGTERM or SIGINT, then stops in order. A second signal ends the program at once. SIGHUP reads the
    /// certificate again.
    void run();

    /// Stops in order: no new connections, sockets are told, answers under way leave, the writer finishes, loops end.
    /// Peers have `server.stop_seconds` to answer; then they are cut off. Any thread but the loops'.
    void stop();

    std::uint16_t port() const { return listener_.port(); }
    /// Of `tls.redirect_from`, which must be set.
    std::uint16_t redirect_port() const { return redirector_.value().port(); }

private:
    void reload_certificate();
    void on_edges(net::Stops net::Edge::* list);
    std::size_t connections() const;
    bool connections_end_within(std::chrono::seconds patience) const;

    config::Config config_;
    DataLock const lock_;
    Loops loops_;
    events::Network network_;
    std::unique_ptr<storage::Database> db_;
    auth::Hasher hasher_;
    auth::CommonPasswords const common_;
    session::Accounts accounts_;
    files::Store const store_;
    files::Examiner const examiner_;
    session::Files file_transfer_;
    session::OwnExports own_exports_;
    session::Dispatcher dispatcher_;
    session::Slots slots_;
    net::Options options_;
    net::StaticFiles const files_;
    std::vector<std::unique_ptr<net::Edge>> edges_;
    net::Listener listener_;
    std::optional<net::Redirector> redirector_;
    Maintenance maintenance_;
    Indexer indexer_;
    Pulse pulse_;
    bool stopped_ = false;
};

} // namespace lateral::app
