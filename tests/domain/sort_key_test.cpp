#include "server/base/digest.hpp"
#include "server/base/sort_key.hpp"

#include <catch2/catch.hpp>

using lateral::base::sort_key;

TEST_CASE("a sort key has no case, no diacritics and no punctuation") {
    CHECK(sort_key("Núñez-O'Brien") == "nunez obrien");
    CHECK(sort_key("  Ångström,  Åsa ") == "angstrom asa");
    CHECK(sort_key("Łukasz Straße") == "lukasz strasse");
    CHECK(sort_key("100% _real_") == "100 real");
    CHECK(sort_key("Иван Петров") == "иван петров");
    CHECK(sort_key("!?").empty());
    CHECK(lateral::base::words_of("nunez obrien") == std::vector<std::string>{"nunez", "obrien"});
}

TEST_CASE("a digest is SHA-256 in hex") {
    CHECK(lateral::base::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
