#include "protocol/text.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace lateral::protocol;

TEST_CASE("a name is seen as it is") {
    auto const hidden = GENERATE(as<std::string>(), "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\x8B", "\xD8\x9C",
                                 "\xE1\xA0\x8E", "\xE2\x81\xA1", "\xE2\x81\xAF", "\xE3\x85\xA4", "\xEF\xBE\xA0",
                                 "\xE1\x85\x9F", "\xCD\x8F", "\xEF\xBB\xBF", "\xEF\xBF\xB9", "\xF3\xA0\x81\xA1");
    INFO(hidden);
    CHECK_FALSE(PersonName::create("Dana" + hidden + " Whitfield"));
    CHECK_FALSE(Title::create(hidden));
}

TEST_CASE("a text that nobody sees is empty") {
    auto const nothing = GENERATE(as<std::string>(), " ", "\xC2\xA0", "\xE2\x80\x8D", "\xE2\x80\x8D \xE2\x80\x8C",
                                  "\xE2\xA0\x80", "\xC2\xAD", "\xEF\xB8\x8F", "\xCC\x81", "\xE3\x85\xA4", "");
    CHECK_FALSE(PersonName::create(nothing));
    CHECK_FALSE(Title::create(nothing));
    CHECK_FALSE(Body::create(nothing + "\n"));
}

TEST_CASE("names of all scripts are taken as they are written") {
    auto const name = GENERATE(
        as<std::string>(), "Dana Whitfield", "Zo\xC3\xAB O\xE2\x80\x99Neill", "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF",
        "\xD7\xA9\xD6\xB8\xD7\x81\xD7\x9C\xD7\x95\xD6\xB9\xD7\x9D", "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7",
        "\xE6\x9D\x8E\xE6\x98\x8E", "\xEA\xB9\x80\xEB\xAF\xBC", "\xE2\x9D\xA4\xEF\xB8\x8F yes");
    REQUIRE(PersonName::create(name));
    CHECK(PersonName::create(name)->str() == name);
    CHECK(PersonName::create("Co\xC2\xADoper"
                             " Mae")
              ->str() == "Cooper Mae");
}

TEST_CASE("a name is written in one alphabet, or in those that are written together") {
    for (auto const* name : {"\xD0\x9C\xD0\xB0\xD1\x80\xD0\xB8\xD1\x8F", "\xE4\xBD\x90\xE8\x97\xA4 Ken",
                             "\xCE\x9C\xCE\xB1\xCF\x81\xCE\xAF\xCE\xB1", "Anne-Marie (Room 4) \xF0\x9F\x8C\xB1"})
        CHECK(PersonName::create(name));
    for (auto const* posing : {"D\xD0\xB0na Whitfield", "Dana Wh\xCE\xB9tfield", "\xD0\x9C\xD0\xB0ri\xD1\x8F"})
        CHECK_FALSE(PersonName::create(posing));
    CHECK(Title::create("From \xD0\xB0 to \xD1\x8F"));
}

TEST_CASE("marks do not pile up over the lines around") {
    std::string piled = "a";
    for (int i = 0; i < 20; ++i) piled += "\xCD\x82";
    CHECK_FALSE(PersonName::create(piled));
    CHECK_FALSE(Title::create("Before " + piled));
}

TEST_CASE("a password is any characters") {
    CHECK(Password::create("\xE2\x80\x8D\xCC\x81 a\xE3\x85\xA4")->str() == "\xE2\x80\x8D\xCC\x81 a\xE3\x85\xA4");
    CHECK(Password::create("\xE2\x80\x8D"));
}
