#include "tests/crash/writers.hpp"

#include "tests/support/client.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <thread>

namespace lateral::tests {

struct Writers::State {
    std::atomic<bool> stopping{false};
    std::vector<Written> written;
    std::vector<std::jthread> threads;
};

std::string whole_body(std::string const& key, std::size_t length) {
    std::string body = "begin " + key + " ";
    while (body.size() < length) body += "words ";
    return body + "end " + key;
}

Writers::Writers(ServerProcess const& server, std::size_t count, std::string run)
    : running_(count), state_(std::make_unique<State>()) {
    state_->written.resize(count);
    for (std::size_t writer = 0; writer < count; ++writer)
        state_->threads.emplace_back([this, &server, writer, run] {
            write(server, writer, run);
            --running_;
        });
}

void Writers::write(ServerProcess const& server, std::size_t writer, std::string const& run) {
    auto& written = state_->written[writer];
    try {
        auto const& token = writer % 2 == 0 ? server.ada.token : server.bo.token;
        Socket socket(server.port(), token);
        socket.hello();
        for (std::int64_t i = 0; !state_->stopping; ++i) {
            auto const thread = i % 2 == 0 ? server.open_thread : server.closed_thread;
            auto const key = run + "-" + std::to_string(writer) + "-" + std::to_string(100'000 + i);
            written.posts.push_back({token, thread, key, whole_body(key, static_cast<std::size_t>(i * 97 % 3000))});
            auto const answer = socket.ask(10 + i, "post.create", new_post(thread, written.posts.back().body), key);
            socket.events.clear();
            // A server that stops says so to what reaches it last: not acknowledged, to be sent again.
            if (answer.find("\"unavailable\"") != std::string::npos) return;
            if (answer.find("\"ok\"") == std::string::npos) {
                written.trouble = answer;
                return;
            }
            written.posts.back().acknowledged = true;
            ++acknowledged_;
        }
    } catch (std::exception const&) {
        return; // the server is gone, as was wanted
    }
}

Writers::~Writers() { state_->stopping = true; }

std::vector<Written> Writers::stop() {
    state_->stopping = true;
    state_->threads.clear();
    return std::move(state_->written);
}

void check_all_there(std::vector<Written> const& written, ServerProcess const& server) {
    INFO("words lost, doubled or out of order"); // scripts/test tries such a failure never again
    std::map<std::string, int> found;
    for (auto const thread : {server.open_thread, server.closed_thread}) {
        std::int64_t position = 0;
        for (auto const& post : posts_of(server.port(), thread, server.ada.token)) {
            CHECK(post.position == ++position);
            ++found[post.body];
        }
    }
    std::size_t kept = 0;
    for (auto const& writer : written) {
        CHECK(writer.trouble == "");
        for (auto const& post : writer.posts) {
            auto const times = found.contains(post.body) ? found.at(post.body) : 0;
            INFO(post.key << (post.acknowledged ? " acknowledged" : " not acknowledged"));
            CHECK((times == 1 || (times == 0 && !post.acknowledged)));
            found.erase(post.body);
            kept += static_cast<std::size_t>(times);
        }
    }
    // What is left was never sent: half a post, or one that is there twice under another body.
    found.erase("The first post");
    for (auto const& [body, times] : found) CHECK(body.find("begin") == std::string::npos);
    INFO(kept << " posts");
}

void send_again(std::vector<Written>& written, ServerProcess const& server) {
    for (auto& writer : written) {
        for (auto& post : writer.posts) {
            if (post.acknowledged) continue;
            Socket socket(server.port(), post.by);
            socket.hello();
            CHECK(socket.ask(2, "post.create", new_post(post.thread, post.body), post.key).find("\"ok\"") !=
                  std::string::npos);
            post.acknowledged = true;
        }
    }
}

} // namespace lateral::tests
