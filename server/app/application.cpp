#include "server/app/application.hpp"

#include "server/app/assembly.hpp"
#include "server/app/metrics.hpp"
#include "server/session/storage_work.hpp"

#include <boost/asio/post.hpp>
#include <csignal>
#include <cstdlib>
#include <spdlog/spdlog.h>
#include <thread>

namespace lateral::app {
namespace asio = boost::asio;
namespace {

/// For connections to end once their sockets are closed and storage has answered: a turn of the loop or two.
constexpr std::chrono::seconds kCut{10};

std::vector<std::unique_ptr<net::Edge>> make_edges(Loops& loops, net::Options const& options,
                                                   net::StaticFiles const& files, session::Dispatcher& dispatcher,
                                                   events::Network& network, session::Slots& slots,
                                                   std::int64_t reads) {
    std::vector<std::unique_ptr<net::Edge>> edges;
    auto const all = loops.all();
    edges.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        edges.push_back(std::make_unique<net::Edge>(
            *all[i], options, files, session::SessionContext{dispatcher, network, network.hub(i), slots, reads}));
    return edges;
}

std::vector<net::Edge*> pointers(std::vector<std::unique_ptr<net::Edge>> const& edges) {
    std::vector<net::Edge*> made;
    made.reserve(edges.size());
    for (auto const& edge : edges) made.push_back(edge.get());
    return made;
}

std::shared_ptr<net::Tls const> make_tls(config::Config const& config) {
    if (!config.over_tls()) return nullptr;
    return std::make_shared<net::Tls const>(config.tls_certificate, config.tls_key);
}

double seconds_since_1970() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace

Application::Application(config::Config const& config)
    : config_(config), lock_(config_.data), loops_(config.threads), network_(loops_.all()),
      db_(open_database(config_, Confidence::begun)), common_(LATERAL_COMMON_PASSWORDS),
      accounts_(*db_, hasher_, common_), store_(files_folder(config_)),
      examiner_(store_, examiner_bounds(config_), pictures_program(config_)),
      file_transfer_(*db_, store_, examiner_, file_bounds(config_)),
      own_exports_(*db_, config_.database_url(), store_, file_transfer_, own_exports_folder(config_),
                   config_.free_bytes),
      dispatcher_(*db_, accounts_, file_transfer_, own_exports_, config.writes_per_minute, config.reads_per_minute),
      slots_(config.max_connections_per_member), options_(net_options(config_)), files_(web_folder(config_)),
      edges_(make_edges(loops_, options_, files_, dispatcher_, network_, slots_, config.reads_per_minute)),
      listener_(pointers(edges_), make_tls(config_), address_and_port("server.listen", config_.listen)),
      maintenance_(loops_.first(), *db_, file_transfer_, own_exports_, config_), indexer_(loops_.first(), *db_),
      pulse_(loops_.first(), network_, options_.idle_timeout, [this] { return db_->writable(); }) {
    prepare_process();
    store_.clear_scratch();
    store_.empty_bin(); // a crash between taking bytes out of their place and deleting them
    // Port 0 has become a real one, and people's addresses hold that.
    config_.listen = config_.listen.substr(0, config_.listen.rfind(':') + 1) + std::to_string(port());
    options_ = net_options(config_);
    options_.ready = [this] { return db_->writable(); };
    options_.metrics = [this, started = seconds_since_1970()] {
        return metrics_text(db_->counters(), {listener_.connections(), started, db_->writable()});
    };
    db_->on_commit([this](storage::CommittedEvents const& events) {
        network_.publish(events);
        indexer_.notice(events);
    });
    session::answer_on(*db_, loops_.all());
    db_->on_writable([this](bool writable) {
        spdlog::log(writable ? spdlog::level::info : spdlog::level::err, "writing is {}",
                    writable ? "on again" : "off: the disk takes no more");
        pulse_.tell(writable);
    });
    if (!config_.redirect_from.empty()) {
        redirector_.emplace(*edges_.front(), options_, config_.origin,
                            address_and_port("tls.redirect_from", config_.redirect_from));
        redirector_->start();
    }
    listener_.start();
    maintenance_.start();
    indexer_.start();
    pulse_.start();
    loops_.start();
}

Application::~Application() { stop(); }

void Application::run() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    int received = SIGHUP;
    while (received == SIGHUP) {
        sigwait(&signals, &received);
        if (received == SIGHUP) reload_certificate();
    }
    spdlog::info("stopping; a second signal stops at once");
    sigdelset(&signals, SIGHUP);
    std::jthread([signals] {
        int second = 0;
        sigwait(&signals, &second);
        std::_Exit(1);
    }).detach();
    stop();
}

void Application::reload_certificate() {
    try {
        asio::post(loops_.first(), [this, tls = make_tls(config_)] { listener_.use(tls); });
        spdlog::info("certificate read again");
    } catch (std::exception const& error) {
        spdlog::error("the old certificate stays: {}", error.what());
    }
}

/// Runs what stands on the edges' lists. An entry may take itself off its list while it runs.
void Application::on_edges(net::Stops net::Edge::* list) {
    auto all = pointers(edges_);
    if (redirector_) all.push_back(&redirector_->edge());
    for (auto* edge : all)
        asio::post(edge->loop, [edge, list] {
            edge->stopping = true;
            for (auto const& stop : net::Stops(edge->*list)) stop();
        });
}

std::size_t Application::connections() const {
    return listener_.connections() + (redirector_ ? redirector_->connections() : 0);
}

bool Application::connections_end_within(std::chrono::seconds patience) const {
    auto const deadline = std::chrono::steady_clock::now() + patience;
    while (connections() > 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return connections() == 0;
}

void Application::stop() {
    if (std::exchange(stopped_, true)) return;
    asio::post(loops_.first(), [this] {
        listener_.stop();
        if (redirector_) redirector_->stop();
        maintenance_.stop();
        indexer_.stop();
        pulse_.stop();
    });
    on_edges(&net::Edge::stops);
    bool gone = connections_end_within(std::chrono::seconds(config_.stop_seconds));
    db_->stop();
    // Who has not answered by now is cut off: connections refer to parts that end before the loops do.
    if (!gone) on_edges(&net::Edge::cuts);
    gone = connections_end_within(kCut);
    hasher_.stop();
    own_exports_.stop();
    file_transfer_.stop();
    loops_.stop();
    spdlog::info("stopped");
    if (gone) return;
    spdlog::critical("a connection does not end; everything acknowledged is on disk");
    std::_Exit(1);
}

} // namespace lateral::app
