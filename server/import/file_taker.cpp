#include "server/import/file_taker.hpp"

#include "protocol/text.hpp"
#include "server/import/pieces.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <stdexcept>
#include <thread>

namespace lateral::import {
namespace {

std::string reason_of(protocol::Error const& error) {
    using protocol::ErrorCode;
    switch (error.code) {
    case ErrorCode::too_large: return "too large";
    case ErrorCode::type_not_allowed: return "of a kind that is not taken";
    case ErrorCode::unreadable: return "damaged";
    default: return protocol::name_of(error.code);
    }
}

domain::FileContent content_of(files::Taken const& taken) {
    auto const kind = taken.is_picture ? protocol::FileKind::picture : protocol::FileKind::document;
    return {taken.digest, taken.name, taken.size, kind, taken.type, taken.width, taken.height};
}

std::string name_for(std::string const& path) {
    bool cut = false;
    return line_within<protocol::FileName>(file_name_of(path), "file", cut).str();
}

} // namespace

files::Descriptor FileTaker::opened(Wanted& file, std::int64_t& size) const {
    auto found = archive_.open(file.path);
    size = found.size;
    if (found.found == Archive::Found::missing) file.problem = "missing from the archive";
    if (found.found == Archive::Found::outside) file.problem = "its path leads out of the archive";
    if (found.found == Archive::Found::yes &&
        size > std::max(examiner_.bounds().document_bytes, examiner_.bounds().picture_bytes))
        file.problem = "too large";
    if (found.found == Archive::Found::yes && size == 0) file.problem = "empty";
    return std::move(found.file);
}

void FileTaker::look_at(std::vector<Wanted*> const& files) const {
    std::int64_t size = 0;
    for (auto* file : files) opened(*file, size);
}

void FileTaker::take_one(Wanted& file, files::Helper& helper) {
    std::int64_t size = 0;
    auto const in = opened(file, size);
    if (!file.problem.empty()) return;
    if (store_.free_bytes() - size < examiner_.bounds().free_bytes)
        throw std::runtime_error(
            "the disk has no room for more files (files.free_bytes of the configuration stay free)");
    auto const taken = examiner_.take(in, name_for(file.path), size, &helper);
    if (taken) {
        file.content = content_of(*taken);
        return;
    }
    // On a full disk nothing can be made of any picture: that is no fault of this one. Throws then.
    files::copy(in, store_.scratch().file());
    file.problem = reason_of(taken.error());
}

void FileTaker::take(std::vector<Wanted*> const& files) {
    std::atomic<std::size_t> next{0};
    // More than there are cores: half of the time is waiting for the disk.
    std::size_t const count =
        std::min<std::size_t>(2 * std::max(1U, std::thread::hardware_concurrency()), files.size());
    while (helpers_.size() < count) helpers_.push_back(examiner_.helper());
    std::vector<std::exception_ptr> faults(count);
    {
        std::vector<std::jthread> threads;
        threads.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([&, i] {
                try {
                    for (auto at = next++; at < files.size(); at = next++) take_one(*files[at], *helpers_[i]);
                } catch (...) {
                    faults[i] = std::current_exception();
                    next = files.size();
                }
            });
    }
    for (auto const& fault : faults)
        if (fault) std::rethrow_exception(fault);
}

} // namespace lateral::import
