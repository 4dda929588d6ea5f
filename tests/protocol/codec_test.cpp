#include "protocol/codec.hpp"
#include "protocol/commands.hpp"

#include <catch2/catch.hpp>

using namespace lateral::protocol;

namespace {

Error error_of(std::string_view frame) {
    auto const request = decode_request(frame);
    REQUIRE_FALSE(request.command.has_value());
    return request.command.error();
}

} // namespace

TEST_CASE("a command frame is read with its id, key and arguments") {
    auto const request =
        decode_request(R"({"id":7,"cmd":"post.create","key":"abcdefgh","args":{"thread":5,"body":"Hello"}})");
    REQUIRE(request.command.has_value());
    CHECK(request.id == 7);
    CHECK(request.key == "abcdefgh");
    auto const* create = request.command->get_if<CreatePost>();
    REQUIRE(create);
    CHECK(create->thread == ThreadId{5});
    CHECK(create->body.str() == "Hello");
    CHECK_FALSE(create->reply_to.has_value());
}

TEST_CASE("unknown fields are ignored") {
    CHECK(decode_request(R"({"id":1,"cmd":"post.delete","new":[1],"args":{"post":3,"later":{}}})").command.has_value());
}

TEST_CASE("errors name the field") {
    CHECK(error_of(R"({"id":1,"cmd":"post.create","args":{"thread":5}})").field == "body");
    CHECK(error_of(R"({"id":1,"cmd":"post.create","args":{"thread":"5","body":"x"}})").field == "thread");
    CHECK(error_of(R"({"id":1,"cmd":"hello","args":{"resume":{"epoch":"a","seq":-1}}})").field == "resume.seq");
    CHECK(error_of(R"({"id":1,"cmd":"reaction.add","args":{"post":1,"kind":"smile"}})").field == "kind");
    CHECK(error_of(R"({"id":1,"cmd":"invitation.create","args":{"organisation":1,"role":"member","spaces":[1,0]}})")
              .field == "spaces[1]");
}

TEST_CASE("a frame that is no frame is malformed, and its id is kept where it has one") {
    CHECK(error_of("").code == ErrorCode::malformed);
    CHECK(error_of("[1]").code == ErrorCode::malformed);
    CHECK(error_of(R"({"id":1)").code == ErrorCode::malformed);
    CHECK(error_of(R"({"id":1.5,"cmd":"hello"})").field == "id");
    CHECK(error_of(R"({"id":1}{"id":2})").code == ErrorCode::malformed);
    CHECK(error_of(R"({"id":1,"cmd":"a.b"})").code == ErrorCode::unknown_command);
    CHECK(decode_request(R"({"id":9,"cmd":5})").id == 9);
}

TEST_CASE("a key that stands twice is refused at any depth") {
    CHECK(error_of(R"({"id":1,"id":2,"cmd":"session.list"})").code == ErrorCode::malformed);
    CHECK(error_of(R"({"id":1,"cmd":"post.create","args":{"thread":5,"body":"a","body":"b"}})").code ==
          ErrorCode::malformed);
}

TEST_CASE("nesting is bounded") {
    std::string const deep =
        R"({"id":1,"cmd":"session.list","args":)" + std::string(200, '[') + std::string(200, ']') + "}";
    CHECK(error_of(deep).code == ErrorCode::malformed);
}

TEST_CASE("texts are bounded at the limit and one above") {
    auto const frame = [](std::string const& title) {
        return R"({"id":1,"cmd":"thread.rename","args":{"thread":1,"title":")" + title + "\"}}";
    };
    CHECK(decode_request(frame(std::string(200, 'x'))).command.has_value());
    CHECK(error_of(frame(std::string(201, 'x'))).field == "title");
    std::string umlauts;
    for (int i = 0; i < 200; ++i) umlauts += "ü";
    CHECK(decode_request(frame(umlauts)).command.has_value());
    CHECK(error_of(frame(umlauts + "ü")).field == "title");
    CHECK(error_of(frame("")).field == "title");
    CHECK(error_of(frame("   ")).field == "title");
}

TEST_CASE("a line is composed, trimmed and free of characters that deceive") {
    CHECK(Title::create("  Zu\xCC\x88rich ").value().str() == "Z\xC3\xBCrich");
    CHECK_FALSE(Title::create("abc\xE2\x80\xAE"
                              "def")
                    .has_value());
    CHECK_FALSE(Title::create("a\nb").has_value());
    CHECK_FALSE(Body::create(std::string_view("a\0b", 3)).has_value());
    CHECK_FALSE(Body::create("\xff").has_value());
    CHECK(Body::create("a\r\nb\rc").value().str() == "a\nb\nc");
    CHECK(Password::create("  kept  ").value().str() == "  kept  ");
}

TEST_CASE("joiners belong to writing: families of emoji, Persian, soft hyphens from office programs") {
    CHECK(Body::create("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8F\xAB").has_value());
    CHECK(Title::create("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85").has_value());
    CHECK(Body::create("co\xC2\xADoperate").has_value());
    CHECK_FALSE(Body::create("\x1B[31m").has_value());
    CHECK_FALSE(Title::create("zero\xE2\x80\x8Bwidth").has_value());
}

TEST_CASE("days are days of the calendar") {
    auto const frame = [](std::string const& day) {
        return R"({"id":1,"cmd":"affiliation.end","args":{"affiliation":1,"ends_on":")" + day + "\"}}";
    };
    CHECK(decode_request(frame("2028-02-29")).command.has_value());
    CHECK(error_of(frame("2027-02-29")).field == "ends_on");
    CHECK(error_of(frame("2027-2-9")).field == "ends_on");
}

TEST_CASE("answers and events have the fixed shapes") {
    CHECK(encode_reply(7, "{}", Seq{}) == R"({"re":7,"ok":{}})");
    CHECK(encode_reply(7, "{}", Seq{130}) == R"({"re":7,"as_of":130,"ok":{}})");
    CHECK(
        encode_reply(7, Error{ErrorCode::rate_limited, "", "", 3}) ==
        R"({"re":7,"error":{"code":"rate_limited","retry_after":3,"message":"Too many in a short time; `retry_after` says when to go on."}})");
    CHECK(encode_event(Seq{123}, Seq{120}, "space:5", "post.deleted", "{}") ==
          R"({"seq":123,"prev":120,"topic":"space:5","ev":"post.deleted","data":{}})");
    CHECK(encode(ReactionRemoved{PostId{1}, ThreadId{2}, ReactionKind::thanks, MemberId{3}}) ==
          R"({"post":1,"thread":2,"kind":"thanks","member":3})");
    CHECK(encode(MemberRef{MemberId{1}, "a\"\n\xC3\xBC"}) == "{\"id\":1,\"name\":\"a\\\"\\n\xC3\xBC\"}");
}

TEST_CASE("our own events read back") {
    auto const gained = decode_event<SpaceGained>(
        encode(SpaceGained{{SpaceId{4}, "x", "", Visibility::closed, {}, SpaceState::open}, SpaceRole::member}));
    REQUIRE(gained.has_value());
    CHECK(gained->space.id == SpaceId{4});
}
