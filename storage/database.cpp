#include "storage/database.hpp"

#include "storage/migrate.hpp"
#include "storage/statements.hpp"
#include "storage/writer.hpp"

#include <atomic>
#include <thread>

namespace lateral::storage {
namespace {

struct ReadJob {
    Database::ReadWork work;
    Database::Done done;
};

constexpr std::chrono::seconds kPatience{1};

std::unique_ptr<EngineConnection> connect_migrated(std::string const& url) {
    auto connection = connect_engine(url, Access::read_write);
    migrate(*connection, url.starts_with("sqlite:") ? "sqlite" : "postgres");
    return connection;
}

} // namespace

class Database::Implementation {
public:
    explicit Implementation(Options given) : options(std::move(given)), reads(options.max_waiting) {
        connect_migrated(options.url);
        writer = std::make_unique<Writer>(options);
        write_thread = std::jthread([this] { writer->loop(); });
        for (std::size_t i = 0; i < options.readers; ++i)
            read_threads.emplace_back(
                [this, connection = connect_engine(options.url, Access::read_only, options.vault)]() mutable {
                    read_loop(connection);
                });
    }

    void read_loop(std::unique_ptr<EngineConnection>& connection) {
        while (!reads.finished())
            for (auto& job : reads.take(1, kPatience)) {
                job.done(read(connection, job.work));
                settled();
            }
    }

    void settled() const {
        if (writer->on_settled) writer->on_settled();
    }

    void refuse(Done const& done) const {
        done(Outcome::overloaded);
        settled();
    }

    Outcome read(std::unique_ptr<EngineConnection>& connection, ReadWork const& work) {
        try {
            begin(connection);
            ReadTransaction tx(*connection, options.hook, options.clock());
            work(tx);
            connection->commit();
            read_count.fetch_add(1, std::memory_order_relaxed);
            return Outcome::done;
        } catch (StorageError const& error) {
            say(error.what());
            connection->roll_back();
            if (error.fault() != Fault::lost) return Outcome::failed;
            reopen(connection);
            return Outcome::lost;
        } catch (std::exception const& error) {
            say(error.what());
            connection->roll_back();
        }
        return Outcome::failed;
    }

    /// As Writer::begin.
    void begin(std::unique_ptr<EngineConnection>& connection) const {
        try {
            connection->begin_read();
        } catch (StorageError const& error) {
            if (error.fault() != Fault::lost) throw;
            say(error.what());
            reopen(connection);
            connection->begin_read();
        }
    }

    void reopen(std::unique_ptr<EngineConnection>& connection) const {
        try {
            connection = connect_engine(options.url, Access::read_only, options.vault);
        } catch (StorageError const& error) {
            say(error.what()); // the old connection stays; the next read tries again
        }
    }

    void say(std::string const& line) const {
        if (options.log) options.log(line);
    }

    void stop() {
        writer->queue.stop();
        reads.stop();
        write_thread = {};
        read_threads.clear();
    }

    Options const options;
    std::unique_ptr<Writer> writer;
    WorkQueue<ReadJob> reads;
    std::atomic<std::uint64_t> read_count{0};
    std::jthread write_thread;
    std::vector<std::jthread> read_threads;
};

Database::Database(Options options) : implementation_(std::make_unique<Implementation>(std::move(options))) {}

Database::~Database() { stop(); }

std::vector<std::string> sealing_keys(std::string const& url) {
    auto const connection = connect_migrated(url);
    StatementHook const none;
    return ReadTransaction(*connection, none, {}).rows<std::string>(sql::vault_keys);
}

void Database::write(Work work, Done done) {
    WriteJob job{std::move(work), std::move(done)};
    if (!implementation_->writer->queue.push(job)) implementation_->refuse(job.done);
}

void Database::write(std::vector<Piece> pieces) {
    implementation_->writer->queue.push_all(pieces);
    for (auto& refused : pieces) implementation_->refuse(refused.done);
}

void Database::read(ReadWork work, Done done) {
    ReadJob job{std::move(work), std::move(done)};
    if (!implementation_->reads.push(job)) implementation_->refuse(job.done);
}

void Database::on_commit(std::function<void(CommittedEvents)> listener) {
    implementation_->writer->on_commit = std::move(listener);
}

void Database::on_settled(std::function<void()> listener) { implementation_->writer->on_settled = std::move(listener); }

void Database::on_writable(std::function<void(bool)> listener) {
    implementation_->writer->on_writable = std::move(listener);
}

std::shared_ptr<Vault const> Database::vault() const { return implementation_->options.vault; }

bool Database::writable() const { return implementation_->writer->writable; }

Database::Counters Database::counters() const {
    auto const& writer = *implementation_->writer;
    return {writer.groups,
            writer.written,
            writer.discarded,
            writer.failed,
            implementation_->read_count,
            writer.queue.size() + implementation_->reads.size()};
}

void Database::stop() {
    if (implementation_) implementation_->stop();
}

} // namespace lateral::storage
