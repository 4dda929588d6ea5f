#include "server/app/demo/loader.hpp"

#include "server/app/demo/builder.hpp"
#include "server/app/demo/files.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/base/random.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <sys/stat.h>
#include <vector>

namespace lateral::app::demo {
namespace fs = std::filesystem;
namespace {

/// Two words and a number that can be read out and typed on a phone. The demo listens on loopback only.
std::string demo_password() {
    static constexpr std::array kFirst{"amber", "birch",   "cedar",  "delta",  "ember", "fern",  "grove", "harbor",
                                       "inlet", "juniper", "kettle", "lichen", "maple", "north", "otter", "pine"};
    static constexpr std::array kSecond{"bridge",  "canoe",  "dune",   "falls", "gate",  "island", "lantern", "meadow",
                                        "orchard", "paddle", "quarry", "ridge", "shore", "trail",  "valley",  "willow"};
    auto const draw = static_cast<std::size_t>(base::random_id());
    return std::string(kFirst[draw % 16]) + "-" + kSecond[draw / 16 % 16] + "-" +
           std::to_string(1000 + draw / 256 % 9000);
}

/// What the sign-ins look like, for the terminal and for the file that tests read: address, password, who.
std::string sign_in_lines(std::vector<std::string> const& passwords) {
    std::ostringstream out;
    auto password = passwords.begin();
    for (auto const& person : people()) {
        std::string where;
        for (auto const& affiliation : person.affiliations) {
            auto const found = std::ranges::find(organisations(), affiliation.organisation, &Organisation::key);
            where = std::string(affiliation.title) + ", " + std::string(found->name);
        }
        out << person.email << "\t" << *password++ << "\t" << person.name << (where.empty() ? "" : " (" + where + ")")
            << "\n";
    }
    return out.str();
}

void write_private(fs::path const& path, std::string const& text) {
    umask(077);
    std::ofstream file(path, std::ios::trunc);
    file << text;
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string read_text(fs::path const& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void build(config::Config const& config, fs::path const& sign_ins) {
    std::vector<std::string> passwords;
    std::vector<std::string> hashes;
    for (std::size_t i = 0; i < people().size(); ++i) {
        passwords.push_back(demo_password());
        hashes.push_back(auth::hash_password(passwords.back()));
    }
    std::int64_t clock = 0;
    storage::Options options;
    options.url = config.database_url();
    options.clock = [&clock] { return storage::Timestamp{clock}; };
    options.ids = base::random_id;
    storage::Database db(std::move(options));
    Builder(db, clock, base::wall_clock().value, take_files(config)).build(hashes);
    db.stop();
    // The file comes last: it says that the community is whole.
    write_private(sign_ins, sign_in_lines(passwords));
}

} // namespace

std::string prepare(config::Config const& config) {
    umask(077);
    fs::create_directories(config.data);
    auto const sign_ins = fs::path(config.data) / "sign-ins.txt";
    if (!fs::exists(sign_ins)) {
        // A start that was cut off left a part of a community: begin again.
        for (const char* file : {"lateral.db", "lateral.db-wal", "lateral.db-shm"})
            fs::remove(fs::path(config.data) / file);
        build(config, sign_ins);
    }
    return "Sign-ins of the demo community (also in " + sign_ins.string() + "):\n\n" + read_text(sign_ins);
}

} // namespace lateral::app::demo
