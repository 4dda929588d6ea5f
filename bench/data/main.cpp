#include "bench/data/community.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

int main(int argc, char** argv) {
    CLI::App program{
        "Makes a database with a community of a given size, and a file with what lateral_load needs of it"};
    std::string folder;
    lateral::bench::Size size;
    program.add_option("folder", folder, "Gets lateral.db and people.txt; must not have them yet")->required();
    program.add_option("--posts", size.posts)->capture_default_str();
    program.add_option("--members", size.members)->capture_default_str();
    program.add_option("--writers", size.writers, "People with a closed channel of their own")->capture_default_str();
    program.add_option("--partners", size.partners, "People with a year of weekly reflections")->capture_default_str();
    CLI11_PARSE(program, argc, argv)
    try {
        std::filesystem::create_directories(folder);
        if (std::filesystem::exists(folder + "/lateral.db"))
            throw std::runtime_error(folder + " has a database already");
        lateral::bench::make_community(folder, size);
    } catch (std::exception const& error) {
        std::cerr << "lateral_data: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
