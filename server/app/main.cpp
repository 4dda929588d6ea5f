#include "server/app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <csignal>
#include <functional>
#include <iostream>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

namespace {

using lateral::config::Config;

/// Runs `work` with the configuration that --config names, or with the defaults.
int with_config(std::string const& file, std::function<int(Config const&)> const& work) {
    auto config = file.empty() ? lateral::config::defaults() : lateral::config::load(file);
    if (config)
        if (auto const sound = lateral::config::check(*config); !sound) config = std::unexpected(sound.error());
    if (!config) {
        std::cerr << "lateral: " << (file.empty() ? "" : file + ": ") << config.error().message << "\n";
        return 2;
    }
    spdlog::set_level(spdlog::level::from_str(config->log_level));
    return work(*config);
}

void set_up_process() {
    umask(077); // databases, copies of them and logs are their owner's alone, whichever command makes them
    // SIGTERM, SIGINT and SIGHUP are waited for by the server's main thread; no other thread is to take them.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGXFSZ, SIG_IGN); // a limit of file sizes is a full disk, not the end
    spdlog::set_default_logger(spdlog::stderr_logger_mt("lateral"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
}

} // namespace

int main(int argc, char** argv) {
    namespace app = lateral::app;
    CLI::App program{"Lateral: a network for educators who support each other across district lines"};
    program.require_subcommand(1);
    program.set_version_flag("--version", LATERAL_VERSION);
    std::string file;
    int code = 0;
    auto const command = [&](CLI::App& parent, const char* name, const char* help,
                             std::function<int(Config const&)> work) {
        auto* const made = parent.add_subcommand(name, help);
        made->add_option("--config", file, "Configuration file (TOML); `lateral config print` writes one");
        made->callback([&file, &code, work = std::move(work)] { code = with_config(file, work); });
        return made;
    };

    command(program, "serve", "Run the server", app::serve);

    std::string data = "data/demo";
    std::string listen = "127.0.0.1:8080";
    std::string web;
    auto* const demo = program.add_subcommand("demo", "Run a server with a demo community");
    demo->add_option("--data", data, "Folder; what people wrote there is kept")->capture_default_str();
    demo->add_option("--listen", listen, "Address on loopback")->capture_default_str();
    demo->add_option("--web", web, "Folder of the built web client");
    demo->callback([&] { code = app::serve_demo(data, listen, web); });

    app::NewUser created;
    std::string email;
    std::string organisation;
    auto* const user = program.add_subcommand("user", "People, from the command line");
    user->require_subcommand(1);
    auto* const create = command(*user, "create", "Make a member and print the link that sets the password",
                                 [&](Config const& config) { return app::create_user(config, created); });
    create->add_option("--name", created.name)->required();
    create->add_option("--email", created.email)->required();
    create->add_flag("--admin", created.admin, "As server administrator");
    auto* const invite = command(*user, "invite", "Print an invitation link",
                                 [&](Config const& config) { return app::invite_user(config, email, organisation); });
    invite->add_option("--email", email)->required();
    invite->add_option("--organisation", organisation, "Its name, as the directory has it")->required();
    command(*user, "suspend", "Suspend a member and end their sessions",
            [&](Config const& config) { return app::suspend_user(config, email); })
        ->add_option("--email", email)
        ->required();
    command(*user, "reset", "Print a link that sets a new password",
            [&](Config const& config) { return app::reset_user(config, email); })
        ->add_option("--email", email)
        ->required();

    std::string archive;
    command(program, "backup", "Write a consistent copy, also while the server runs",
            [&](Config const& config) { return app::back_up(config, archive); })
        ->add_option("file", archive)
        ->required();
    command(program, "restore", "Put a backup in the place of the database; the server must be stopped",
            [&](Config const& config) { return app::restore(config, archive); })
        ->add_option("file", archive)
        ->required();
    command(program, "export", "Write everything into a new folder, to read or to move (docs/exporting.md)",
            [&](Config const& config) { return app::export_all(config, archive); })
        ->add_option("folder", archive)
        ->required();
    auto* const bring = program.add_subcommand("import", "What a community has elsewhere");
    bring->require_subcommand(1);
    bool is_dry = false;
    auto* const ning = command(*bring, "ning",
                               "A folder that Ning's archive tool made (docs/importing.md); the server must be stopped",
                               [&](Config const& config) { return app::import_ning(config, archive, is_dry); });
    ning->add_option("folder", archive)->required();
    ning->add_flag("--dry-run", is_dry, "Change nothing; say what would be made, what not, and why");
    command(*bring, "lateral",
            "A folder that `lateral export` made, into an empty database; the server must be stopped",
            [&](Config const& config) { return app::import_lateral(config, archive); })
        ->add_option("folder", archive)
        ->required();
    app::MembersToImport list;
    auto* const members =
        command(*bring, "members", "Invite the people of a CSV file or of OneRoster (docs/inviting.md)",
                [&](Config const& config) { return app::import_members(config, list); });
    members->add_option("path", list.path, "CSV file, or folder with users.csv and orgs.csv")->required();
    members->add_option("--organisation", list.organisation, "Of rows that name none");
    members->add_option("--under", list.under, "Look for organisations here and below, and make new ones here");
    members->add_option("--new-organisations", list.new_organisations,
                        "Make those that a CSV file names and that are not here yet, as: state, isd, district, school, "
                        "programme or partner");
    members->add_option("--links", list.links, "File to write the links into")->default_str("links.csv");
    members->add_flag("--again", list.again,
                      "New links for who is invited already; the old ones open nothing any more");
    members->add_flag("--dry-run", list.is_dry, "Change nothing; say who would be invited, who not, and why");
    app::Unsealing unsealing;
    auto* const unseal =
        program.add_subcommand("unseal", "Open what was said in confidence: two administrators, a reason, "
                                         "a time limit; its parties are told (docs/unsealing.md)");
    unseal->require_subcommand(1);
    auto* const ask = command(*unseal, "ask", "The first administrator says whose words, why and for how long",
                              [&](Config const& config) { return app::ask_to_unseal(config, unsealing); });
    ask->add_option("--of", unsealing.of, "Mail address; given again: what all of these share")->required();
    ask->add_option("--reason", unsealing.reason, "In a sentence that the parties will read")->required();
    ask->add_option("--hours", unsealing.hours, "How long it can be read, 72 at most")->required();
    command(*unseal, "agree", "The second administrator agrees; it is open, and its parties are told",
            [&](Config const& config) { return app::agree_to_unseal(config, unsealing); })
        ->add_option("number", unsealing.number)
        ->required();
    auto* const read = command(*unseal, "read", "One of the two writes it into a new file",
                               [&](Config const& config) { return app::read_unsealed(config, unsealing); });
    read->add_option("number", unsealing.number)->required();
    read->add_option("file", unsealing.file)->required();
    std::string key;
    auto* const vault = program.add_subcommand("vault", "Words in confidence, encrypted (docs/encryption.md)");
    vault->require_subcommand(1);
    auto* const draw = vault->add_subcommand("key", "Draw a key into a new file");
    draw->add_option("file", key)->required();
    draw->callback([&] { code = app::make_vault_key(key); });
    command(*vault, "apply", "Encrypt or open what is stored, as vault.key_file says; the server must be stopped",
            [&](Config const& config) { return app::apply_vault(config, key); })
        ->add_option("--from", key, "File with the key that it is encrypted with as yet");
    command(program, "check", "Check configuration, database and audit chain", app::check_all);
    auto* const settings = program.add_subcommand("config", "Settings");
    settings->require_subcommand(1);
    command(*settings, "print", "Every setting with its value and reason", [](Config const& config) {
        std::cout << lateral::config::print(config);
        return 0;
    });

    set_up_process();
    try {
        CLI11_PARSE(program, argc, argv)
    } catch (std::exception const& error) {
        std::cerr << "lateral: " << error.what() << "\n";
        return 1;
    }
    return code;
}
