#include "bench/load/run.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <sys/resource.h>

namespace {

using lateral::bench::Run;

void raise_descriptor_limit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

int main(int argc, char** argv) {
    namespace bench = lateral::bench;
    CLI::App program{
        "Puts load on a server on this machine and says what it did. Figures, one a line; code 1 when a message was "
        "lost, doubled or out of order"};
    program.require_subcommand(1);
    program.fallthrough();
    Run run;
    std::string people;
    program.add_option("--port", run.port)->required();
    program.add_option("--protocol", run.protocol, "lateral, nchan, mqtt, xmpp or chat")->capture_default_str();
    program.add_option("--pid", run.process, "The server's process, for its CPU time and memory");
    program.add_option("--people", people, "The file that lateral_data wrote; lateral only");
    program.add_option("--readers", run.readers)->capture_default_str();
    program.add_option("--writers", run.writers, "Posts in flight, or people who post")->capture_default_str();
    program.add_option("--size", run.size, "Bytes of a post's text")->capture_default_str();
    program.add_option("--seconds", run.seconds)->capture_default_str();
    program.add_option("--rate", run.rate, "Posts a second")->capture_default_str();
    program.add_option("--rounds", run.rounds)->capture_default_str();
    void (*scenario)(Run const&) = nullptr;
    auto const command = [&](const char* name, const char* help, void (*work)(Run const&)) {
        program.add_subcommand(name, help)->callback([&scenario, work] { scenario = work; });
    };
    command("fanout", "One channel with many readers, as fast as it goes", bench::fan_out);
    command("latency", "Posts at a steady rate: from when one was due until it is seen", bench::latency);
    command("post", "People who post, each in a channel of their own", bench::post);
    command("idle", "Memory of connections that do nothing", bench::idle);
    command("connect", "Signing in", bench::connect);
    command("read", "Pages of posts, threads and spaces", bench::read);
    command("search", "Words of every kind", bench::search);
    command("journal", "A year of weekly reflections, and the desk of who reads them", bench::journal);
    CLI11_PARSE(program, argc, argv)
    try {
        raise_descriptor_limit();
        if (!people.empty())
            run.people = bench::read_people(people);
        else if (run.protocol == "lateral")
            throw std::runtime_error("--people is missing");
        scenario(run);
    } catch (std::exception const& error) {
        std::cerr << "lateral_load: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
