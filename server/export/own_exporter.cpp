#include "server/export/own_exporter.hpp"

#include "server/export/exporter.hpp"
#include "server/export/own_pages.hpp"
#include "server/export/own_tables.hpp"
#include "server/export/zip.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace lateral::exporting {
namespace {

namespace archive = protocol::archive;
namespace sql = storage::sql;

/// One moment of the database, for as long as it lives.
class Moment {
public:
    explicit Moment(OwnMeans const& means) : means_(means), tx(means.connection, means.hook, means.clock()) {
        means.connection.begin_read();
    }
    ~Moment() { means_.connection.roll_back(); }
    Moment(Moment const&) = delete;
    Moment& operator=(Moment const&) = delete;

private:
    OwnMeans const& means_; // NOLINT: lives longer

public:
    storage::ReadTransaction tx;
};

class OwnExporter {
public:
    OwnExporter(OwnMeans const& means, OwnWish wish, std::filesystem::path const& place)
        : means_(means), member_(wish.member), language_(wish.language), zip_(place, means.clock()) {}

    void run() {
        while (bring_some()) means_.go_on();
        Moment moment(means_);
        // Those that came meanwhile, in the moment itself: what its rows name is here.
        after_ = protocol::FileId{};
        for (auto files = next_files(moment.tx); !files.empty(); files = next_files(moment.tx)) bring(files);
        write_all(moment.tx);
        zip_.finish();
    }

private:
    /// Copying takes long: no moment of the database is held meanwhile.
    bool bring_some() {
        auto const files = next_files(Moment(means_).tx);
        bring(files);
        return !files.empty();
    }

    std::vector<OwnFile> next_files(storage::ReadTransaction& tx) {
        auto files = tx.rows<OwnFile>(sql::own_files, member_, after_);
        if (!files.empty()) after_ = files.back().id;
        return files;
    }
    std::vector<OwnFile> next_files(storage::ReadTransaction&& tx) { return next_files(tx); }

    void bring(std::vector<OwnFile> const& files);
    void write_all(storage::ReadTransaction& tx);
    archive::TableNote write(storage::ReadTransaction& tx, OwnTable const& own);
    void complete(Row& row) const;

    OwnMeans const& means_; // NOLINT: lives longer
    protocol::MemberId member_;
    protocol::Language language_;
    Zip zip_;
    protocol::FileId after_{};
    FilesHere here_;
    std::int64_t bytes_ = 0;
    std::int64_t missing_ = 0;
};

void OwnExporter::bring(std::vector<OwnFile> const& files) {
    std::string bytes(64 * 1024, '\0');
    for (auto const& file : files) {
        if (here_.contains(file.id.value)) continue;
        auto const content = means_.store.open(file.digest);
        if (!content) continue;
        zip_.begin_bytes(own_file_path(file.id, file.name), file.size);
        for (;;) {
            means_.go_on();
            auto const got = read(content.get(), bytes.data(), bytes.size());
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw std::system_error(errno, std::generic_category(), "a file of a member's");
            if (got == 0) break;
            zip_.write(std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
        }
        if (zip_.end() == file.digest) here_.insert(file.id.value);
        bytes_ += file.size;
    }
}

void OwnExporter::write_all(storage::ReadTransaction& tx) {
    archive::Manifest manifest;
    manifest.format = "lateral-own-export";
    manifest.version = archive::kVersion;
    manifest.made_at = in_words(tx.now());
    for (auto const& own : own_tables()) manifest.tables.push_back(write(tx, own));
    for (auto const& [table, reason] : not_own())
        manifest.left_out.push_back({std::string(table), std::string(reason)});
    manifest.files = {static_cast<std::int64_t>(here_.size()), bytes_, missing_};
    OwnPages(tx, zip_, {member_, language_}, here_, means_.go_on).write();
    zip_.begin_text("data/manifest.json");
    zip_.write(laid_out(manifest));
    zip_.end();
}

archive::TableNote OwnExporter::write(storage::ReadTransaction& tx, OwnTable const& own) {
    auto note = note_of(own.table);
    zip_.begin_text("data/" + note.file);
    auto last = first_key(own.table);
    for (std::int64_t page = 1; page > 0; note.rows += page) {
        means_.go_on();
        page = 0;
        auto const after = last; // the parameters are views of it
        std::vector<storage::Param> params{storage::to_param(member_)};
        std::ranges::copy(key_params(own.table, after), std::back_inserter(params));
        tx.each(*own.table.read, params, column_types(own.table), [&](storage::Columns const& columns) {
            last = row_of(own.table, columns);
            if (own.source == "files") complete(last);
            missing_ += own.source == "files" && last.back().second == Value{std::int64_t{0}} ? 1 : 0;
            zip_.write(encode_row(last) + "\n");
            ++page;
        });
    }
    note.sha256 = zip_.end();
    if (own.source == "members" && note.rows == 0) throw std::runtime_error("the member is not active");
    return note;
}

/// What the database does not know of a file: where it lies here.
void OwnExporter::complete(Row& row) const {
    auto const file = protocol::FileId{std::get<std::int64_t>(row.front().second)};
    bool const is_here = here_.contains(file.value);
    row.back().second = std::int64_t{is_here ? 1 : 0};
    auto& path = row[row.size() - 2].second;
    path = own_file_path(file, std::get<std::string>(path));
}

} // namespace

std::string own_file_path(protocol::FileId file, std::string_view name) {
    return "files/" + std::to_string(file.value) + "-" + safe_name(name);
}

void write_own(OwnMeans const& means, OwnWish wish, std::filesystem::path const& place) {
    OwnExporter(means, wish, place).run();
}

} // namespace lateral::exporting
