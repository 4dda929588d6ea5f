#include "bench/load/ask.hpp"

namespace lateral::bench {

void read(Run const& run) {
    auto const peer = make_peer(run.protocol, run.port, run.people, Where::open_channel);
    auto socket = peer->reader(0);
    auto const& [threads, spaces] = std::tie(run.people.long_threads, run.people.spaces);
    ask(run, socket, "post_list", [&](std::size_t i) {
        return R"("cmd":"post.list","args":{"thread":)" + std::to_string(threads.at(i % threads.size())) +
               R"(,"limit":50})";
    });
    ask(run, socket, "thread_list", [&](std::size_t i) {
        return R"("cmd":"thread.list","args":{"space":)" + std::to_string(spaces.at(i % spaces.size())) + "}";
    });
    ask(run, socket, "space_list", [](std::size_t) { return R"("cmd":"space.list","args":{})"; });
    ask(run, socket, "unread_list", [](std::size_t) { return R"("cmd":"unread.list","args":{})"; });
}

} // namespace lateral::bench
