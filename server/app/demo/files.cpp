#include "server/app/demo/files.hpp"

#include "server/app/assembly.hpp"
#include "server/base/random.hpp"
#include "server/files/examiner.hpp"

#include <stdexcept>
#include <string>

namespace lateral::app::demo {
namespace {

files::Taken take(files::Store const& store, files::Examiner const& examiner, CarriedFile const& file) {
    std::string const name(file.name);
    protocol::FileId const upload{base::random_id()};
    auto incoming = store.open_incoming(upload).value();
    std::string const bytes(file.bytes.begin(), file.bytes.end());
    if (!files::Store::append(incoming, bytes)) throw std::runtime_error("demo: no room for " + name);
    incoming = {}; // one at a time has it open
    auto const whole = store.open_incoming(upload).value();
    auto taken = examiner.take(whole, name, static_cast<std::int64_t>(bytes.size()));
    store.remove_incoming(upload);
    if (!taken) throw std::runtime_error("demo: " + name + ": " + protocol::name_of(taken.error().code));
    return *std::move(taken);
}

} // namespace

std::map<std::string_view, domain::FileContent> take_files(config::Config const& config) {
    files::Store const store(files_folder(config));
    files::Examiner const examiner(store, examiner_bounds(config), pictures_program(config));
    std::map<std::string_view, domain::FileContent> files;
    for (auto const& file : carried_files()) {
        auto const taken = take(store, examiner, file);
        auto const kind = taken.is_picture ? protocol::FileKind::picture : protocol::FileKind::document;
        files[file.name] = {taken.digest, taken.name, taken.size, kind, taken.type, taken.width, taken.height};
    }
    return files;
}

} // namespace lateral::app::demo
