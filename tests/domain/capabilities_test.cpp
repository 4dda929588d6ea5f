#include "protocol/described.hpp"
#include "server/domain/capabilities.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

using namespace lateral;
using domain::Capability;
using domain::Holder;

namespace {

std::string row(Capability capability) {
    std::string text = std::string("| ") + protocol::name_of(capability) + " |";
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Holder>>(
        [&](auto holder) { text += domain::holds(holder.value, capability) ? " yes |" : " no |"; });
    return text;
}

} // namespace

TEST_CASE("the table of capabilities in ARCHITECTURE.md is the one in code") {
    std::ifstream file(LATERAL_ROOT "/ARCHITECTURE.md");
    std::string const page{std::istreambuf_iterator<char>(file), {}};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Capability>>([&](auto capability) {
        INFO(row(capability.value));
        CHECK(page.find(row(capability.value) + "\n") != std::string::npos);
    });
}

TEST_CASE("what is not granted is not allowed") {
    CHECK_FALSE(domain::holds(Holder::administrator, Capability::moderate));
    CHECK_FALSE(domain::holds(Holder::administrator, Capability::manage_space));
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Capability>>(
        [](auto capability) { CHECK_FALSE(domain::holds(Holder::guest, capability.value)); });
}
