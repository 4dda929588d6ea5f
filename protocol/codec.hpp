#pragma once

#include "protocol/command.hpp"
#include "protocol/encode.hpp"
#include "protocol/errors.hpp"
#include "protocol/events.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Text to commands and back. The only place that parses JSON. Pure functions, any thread.
namespace lateral::protocol {

/// Bytes: a post of 20,000 four-byte characters, escaped, and room.
inline constexpr std::size_t kMaxFrame = 128 * 1024;

/// A frame that came over the socket. `id` is 0 when the frame did not say one; the error then cannot be matched to a
/// command. `name` is a known command's name whenever `command` holds a value.
struct Request {
    std::int64_t id = 0;
    std::string name;
    std::string key; ///< empty: the client does not ask for idempotency
    Result<Command> command = fail(ErrorCode::malformed);
};

/// Reads `{"id":7,"cmd":"post.create","key":"...","args":{...}}`. Unknown fields are ignored; a wrong type, a broken
/// limit or a key that stands twice is an error with the path of the field.
Request decode_request(std::string_view text);

/// Reads the body of `POST /api/<name>`: the arguments alone.
Result<Command> decode_command(std::string_view name, std::string_view body);

/// Reads the `data` of one event. Events are our own, so a failure is a broken invariant of the sender.
template <class Data>
Result<Data> decode_event(std::string_view json);
extern template Result<SpaceGained> decode_event(std::string_view);
extern template Result<SpaceLost> decode_event(std::string_view);
extern template Result<SessionEnded> decode_event(std::string_view);
extern template Result<SpaceChanged> decode_event(std::string_view);

/// `{"re":7,"as_of":130,"ok":...}`; `ok` is encoded already. `as_of` is left out when 0 (writes).
std::string encode_reply(std::int64_t id, std::string_view ok, Seq as_of);
std::string encode_reply(std::int64_t id, Error const& error);

/// The same answers as bodies of POST: `{"ok":...,"as_of":130}` and `{"error":{...}}`.
std::string encode_body(std::string_view ok, Seq as_of);
std::string encode_body(Error const& error);

/// `{"seq":123,"prev":120,"topic":"space:5","ev":"post.created","data":...}`; without seq and prev when ephemeral.
std::string encode_event(Seq seq, Seq prev, std::string_view topic, std::string_view name, std::string_view data);
std::string encode_ephemeral(std::string_view topic, std::string_view name, std::string_view data);

} // namespace lateral::protocol
