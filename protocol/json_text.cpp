#include "protocol/json_text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <set>
#include <string>
#include <vector>

namespace lateral::protocol::detail {
namespace json = boost::json;
namespace {

/// Builds values as Boost.JSON's own handler does, and keeps the keys of each open object to notice a second one.
class Handler {
public:
    static constexpr std::size_t max_object_size = 1'000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 200;
    static constexpr std::size_t max_string_size = 512 * 1024;

    Handler() { stack_.reset({}); }
    json::value release() { return stack_.release(); }
    std::string const& doubled() const { return doubled_; }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return open_.emplace_back(), true; }
    bool on_object_end(std::size_t n, json::error_code&) {
        open_.pop_back();
        stack_.push_object(n);
        return true;
    }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_array_end(std::size_t n, json::error_code&) { return stack_.push_array(n), true; }
    bool on_key_part(json::string_view s, std::size_t, json::error_code&) {
        key_.append(s);
        stack_.push_chars(s);
        return true;
    }
    bool on_key(json::string_view s, std::size_t, json::error_code& ec) {
        key_.append(s);
        stack_.push_key(s);
        if (!open_.back().insert(std::exchange(key_, {})).second) {
            doubled_ = "names a key twice";
            ec = json::error::exception;
            return false;
        }
        return true;
    }
    bool on_string_part(json::string_view s, std::size_t, json::error_code&) { return stack_.push_chars(s), true; }
    bool on_string(json::string_view s, std::size_t, json::error_code&) { return stack_.push_string(s), true; }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t i, json::string_view, json::error_code&) { return stack_.push_int64(i), true; }
    bool on_uint64(std::uint64_t u, json::string_view, json::error_code&) { return stack_.push_uint64(u), true; }
    bool on_double(double d, json::string_view, json::error_code&) { return stack_.push_double(d), true; }
    bool on_bool(bool b, json::error_code&) { return stack_.push_bool(b), true; }
    bool on_null(json::error_code&) { return stack_.push_null(), true; }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    json::value_stack stack_;
    std::vector<std::set<std::string, std::less<>>> open_;
    std::string key_;
    std::string doubled_;
};

} // namespace

Result<json::value> parse_json(std::string_view text, std::size_t depth) {
    json::parse_options options;
    options.max_depth = depth;
    json::basic_parser<Handler> parser(options);
    json::error_code ec;
    auto const used = parser.write_some(false, text.data(), text.size(), ec);
    if (!parser.handler().doubled().empty()) return fail(ErrorCode::malformed, {}, parser.handler().doubled());
    if (ec) return fail(ErrorCode::malformed, {}, "not JSON: " + ec.message());
    if (used != text.size() || !parser.done()) return fail(ErrorCode::malformed, {}, "more than one JSON text");
    return parser.handler().release();
}

} // namespace lateral::protocol::detail
