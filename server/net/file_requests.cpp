#include "server/net/file_requests.hpp"

#include "protocol/codec.hpp"
#include "server/files/names.hpp"

#include <algorithm>
#include <charconv>

namespace lateral::net {
namespace asio = boost::asio;
namespace http = boost::beast::http;
using protocol::ErrorCode;

namespace {

constexpr std::int64_t kPiece = 128 * 1024;
constexpr const char* kJson = "application/json; charset=utf-8";
/// Whatever a file says it is: no scripts, no forms, no origin of its own.
constexpr const char* kSandbox = "sandbox; default-src 'none'";

std::optional<std::int64_t> number_of(std::string_view digits) {
    std::int64_t id = 0;
    auto const [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    if (ec != std::errc{} || end != digits.data() + digits.size() || id < 1 || id > protocol::kMaxId)
        return std::nullopt;
    return id;
}

std::optional<protocol::FileId> id_of(std::string_view digits) {
    auto const number = number_of(digits);
    return number ? std::optional(protocol::FileId{*number}) : std::nullopt;
}

std::optional<std::string_view> after(std::string_view path, std::string_view prefix) {
    if (!path.starts_with(prefix)) return std::nullopt;
    return path.substr(prefix.size());
}

bool is_same(RequestHead const& head, std::string const& tag) {
    std::string_view const known = head[http::field::if_none_match];
    return known == tag || known == "W/" + tag;
}

/// Set after the frame is made: they say more than its defaults.
void describe(Response& response, session::Download const& file, std::string const& tag) {
    response.set(http::field::content_disposition, files::disposition(file.name, file.is_picture));
    response.set("Content-Security-Policy", kSandbox);
    response.set(http::field::etag, tag);
    response.set(http::field::accept_ranges, "bytes");
    // Who lost a space, or whose post was deleted, asks again each time and gets nothing. A photo stands beside every
    // name: who saw it may go on seeing it for a day.
    response.set(http::field::cache_control, file.is_own_export ? "no-store"
                                             : file.is_photo    ? "private, max-age=86400"
                                                                : "private, no-cache");
}

} // namespace

std::optional<FileAddress> upload_address(std::string_view path) {
    auto const rest = after(path, "/upload/");
    auto const id = rest ? id_of(*rest) : std::nullopt;
    return id ? std::optional(FileAddress{*id, files::Copy::original}) : std::nullopt;
}

std::optional<DownloadAddress> download_address(std::string_view path) {
    if (auto const number = after(path, "/own-export/")) {
        auto const found = number_of(*number);
        return found ? std::optional<DownloadAddress>(OwnExportAddress{*found}) : std::nullopt;
    }
    auto rest = after(path, "/files/");
    if (!rest) return std::nullopt;
    auto copy = files::Copy::original;
    for (auto const& [end, which] : {std::pair{std::string_view("/small"), files::Copy::small},
                                     std::pair{std::string_view("/large"), files::Copy::large},
                                     std::pair{std::string_view("/face"), files::Copy::face}})
        if (rest->ends_with(end)) {
            rest->remove_suffix(end.size());
            copy = which;
            break;
        }
    auto const id = id_of(*rest);
    return id ? std::optional<DownloadAddress>(FileAddress{*id, copy}) : std::nullopt;
}

Response make_refusal(RequestHead const& head, Options const& options, protocol::Error const& error) {
    auto response = make_response(head, options, static_cast<http::status>(protocol::http_status(error.code)), kJson,
                                  protocol::encode_body(error));
    if (error.retry_after) response.set(http::field::retry_after, std::to_string(*error.retry_after));
    return response;
}

namespace {

/// Whether a page of another origin sent the browser here. Other programs do not say, and neither do some browsers.
bool is_from_elsewhere(RequestHead const& head) {
    std::string_view const site = head["Sec-Fetch-Site"];
    return !site.empty() && site != "same-origin" && site != "none";
}

asio::awaitable<protocol::Result<std::shared_ptr<session::Download>>> open(Edge& edge, session::Caller caller,
                                                                           DownloadAddress address) {
    auto& dispatcher = edge.context.dispatcher;
    if (auto const* file = std::get_if<FileAddress>(&address))
        return dispatcher.files().open(std::move(caller), file->file, file->copy);
    return dispatcher.own_exports().open(std::move(caller), std::get<OwnExportAddress>(address).number);
}

} // namespace

asio::awaitable<FileAnswer> answer_download(RequestHead const& head, Edge& edge, session::Caller caller,
                                            DownloadAddress address) {
    if (std::holds_alternative<OwnExportAddress>(address) && is_from_elsewhere(head)) {
        protocol::Error const refused{ErrorCode::forbidden, "Sec-Fetch-Site", "other origins are refused", {}};
        co_return FileAnswer{make_refusal(head, edge.options, refused), nullptr, 0, 0};
    }
    auto const opened = co_await open(edge, std::move(caller), address);
    if (!opened) co_return FileAnswer{make_refusal(head, edge.options, opened.error()), nullptr, 0, 0};
    auto const& file = **opened;
    auto const tag = "\"" + file.tag + "\"";
    auto const size = static_cast<std::size_t>(file.size);
    // A range of what it was before is no use.
    bool const ranged = head.count(http::field::range) == 1 && (head.count(http::field::if_range) == 0 ||
                                                                head[http::field::if_range] == std::string_view(tag));
    auto const range = ranged ? range_of(head, size) : std::nullopt;
    bool const beyond = range && (range->first >= size || range->first > range->last);

    auto status = http::status::ok;
    FileAnswer made{{}, *opened, 0, file.size};
    if (is_same(head, tag))
        status = http::status::not_modified;
    else if (beyond)
        status = http::status::range_not_satisfiable;
    else if (range) {
        status = http::status::partial_content;
        made.at = static_cast<std::int64_t>(range->first);
        made.count = static_cast<std::int64_t>(range->last - range->first + 1);
    }
    made.head = make_response(head, edge.options, status, file.type, {});
    describe(made.head, file, tag);
    if (beyond) made.head.set(http::field::content_range, "bytes */" + std::to_string(size));
    if (status == http::status::partial_content)
        made.head.set(http::field::content_range, "bytes " + std::to_string(range->first) + "-" +
                                                      std::to_string(range->last) + "/" + std::to_string(size));
    bool const has_bytes = status == http::status::ok || status == http::status::partial_content;
    if (has_bytes)
        made.head.content_length(static_cast<std::uint64_t>(made.count));
    else
        made.file.reset();
    co_return made;
}

asio::awaitable<bool> send_file(Transport& transport, FileAnswer const& answer) {
    auto left = answer.count;
    for (auto at = answer.at; left > 0;) {
        // The transport drops a reader who takes nothing for a while.
        transport.expires_after(std::chrono::seconds(0));
        auto piece = co_await answer.file->read(at, static_cast<std::size_t>(std::min(left, kPiece)));
        if (!piece) co_return false;
        at += static_cast<std::int64_t>(piece->size());
        left -= static_cast<std::int64_t>(piece->size());
        auto frame = std::make_shared<events::Frame>();
        frame->wire = *std::move(piece);
        frame->is_answer = true;
        if (!transport.send(std::move(frame))) co_return false;
        co_await transport.drain();
    }
    co_return transport.is_open();
}

asio::awaitable<Response> answer_received(RequestHead const& head, Edge& edge, session::Caller caller,
                                          FileAddress address) {
    auto const here = co_await edge.context.dispatcher.files().received(std::move(caller), address.file);
    if (!here) co_return make_refusal(head, edge.options, here.error());
    co_return make_response(head, edge.options, http::status::ok, kJson,
                            protocol::encode_body("{\"received\":" + std::to_string(here->bytes) +
                                                      ",\"finished\":" + (here->is_finished ? "true" : "false") + "}",
                                                  {}));
}

} // namespace lateral::net
