#pragma once

#include "protocol/commands/files.hpp"
#include "server/base/workers.hpp"
#include "server/domain/attachments.hpp"
#include "server/files/examiner.hpp"
#include "server/session/answer.hpp"
#include "storage/database.hpp"

#include <boost/asio/awaitable.hpp>
#include <filesystem>
#include <memory>
#include <string>

namespace lateral::session {

/// An upload while its bytes come over one request. Nobody else adds to it as long as this lives.
class Upload {
public:
    /// `left`: bytes still to come; `stay_free`: on the disk, whatever comes.
    Upload(base::Workers& disk, files::Store const& store, files::Descriptor file, std::int64_t left,
           std::int64_t stay_free)
        : disk_(disk), store_(store), file_(std::make_shared<files::Descriptor>(std::move(file))), left_(left),
          stay_free_(stay_free) {}

    /// Bytes that are still to come of what was announced.
    std::int64_t left() const { return left_; }
    boost::asio::awaitable<protocol::Result<void>> append(std::string bytes);
    /// How much of the file is on disk.
    boost::asio::awaitable<protocol::Result<std::int64_t>> settle();

private:
    base::Workers& disk_;       // NOLINT: of Files
    files::Store const& store_; // NOLINT
    std::shared_ptr<files::Descriptor> file_;
    std::int64_t left_;
    std::int64_t const stay_free_;
};

/// How far an upload has come.
struct Arrived {
    std::int64_t bytes = 0;
    bool is_finished = false;
};

/// A file that somebody reads, opened after the gate.
class Download {
public:
    Download(base::Workers& disk, files::Descriptor file)
        : disk_(disk), file_(std::make_shared<files::Descriptor>(std::move(file))) {}
    boost::asio::awaitable<protocol::Result<std::string>> read(std::int64_t at, std::size_t count);

    std::string name;
    std::string type;
    std::string tag; ///< changes with the bytes
    std::int64_t size = 0;
    bool is_picture = false;
    bool is_photo = false; ///< of a member
    bool is_own_export = false;

private:
    base::Workers& disk_; // NOLINT
    std::shared_ptr<files::Descriptor> file_;
};

/// Files between the network, the disk and the database: each command and request in three steps: read, work on the
/// disk, write. Two threads move bytes; one waits for the child that looks into them. One for all loops.
class Files {
public:
    Files(storage::Database& db, files::Store const& store, files::Examiner const& examiner, domain::FileBounds bounds)
        : db_(db), store_(store), examiner_(examiner), bounds_(bounds) {}

    domain::FileBounds const& bounds() const { return bounds_; }

    boost::asio::awaitable<Answer> finish(Caller caller, protocol::FinishFile command);

    /// Takes up an upload at `offset`; nothing of it may be missing before that. `conflict` names in `message` how many
    /// bytes are here.
    boost::asio::awaitable<protocol::Result<std::shared_ptr<Upload>>> receive(Caller caller, protocol::FileId file,
                                                                              std::int64_t offset);
    boost::asio::awaitable<protocol::Result<Arrived>> received(Caller caller, protocol::FileId file);

    boost::asio::awaitable<protocol::Result<std::shared_ptr<Download>>> open(Caller caller, protocol::FileId file,
                                                                             files::Copy copy);

    /// A file that is not of the store; its name, type and tag are the caller's to say.
    boost::asio::awaitable<protocol::Result<std::shared_ptr<Download>>> open_at(std::filesystem::path path);

    /// Collects what nobody needs any more, rows first, then their bytes. Each `turn` it looks through another part of
    /// the folder for what a crash left there.
    boost::asio::awaitable<void> collect(std::int64_t grace_micros, std::size_t turn);

    void stop() {
        examiner_.stop();
        looking_.stop();
        disk_.stop();
    }

private:
    boost::asio::awaitable<protocol::Result<void>> put_aside(std::vector<std::string> digests);
    boost::asio::awaitable<protocol::Result<std::size_t>> collect_some(std::int64_t grace_micros);
    boost::asio::awaitable<protocol::Result<void>> sweep(std::size_t turn);
    boost::asio::awaitable<void> reject(Caller caller, protocol::FileId file);
    boost::asio::awaitable<protocol::Result<domain::FileRow>> own(Caller caller, protocol::FileId file);
    boost::asio::awaitable<protocol::Result<protocol::FileReply>> keep(Caller caller, protocol::FileId file,
                                                                       files::Taken taken);

    storage::Database& db_;           // NOLINT: parts of the Application
    files::Store const& store_;       // NOLINT
    files::Examiner const& examiner_; // NOLINT
    domain::FileBounds const bounds_;
    base::Workers disk_{2, 2'000};       ///< at some milliseconds each the last in line waits seconds
    base::Workers looking_{1, 500, 100}; ///< at a second or two each; members take turns
};

} // namespace lateral::session
