#include "server/app/demo/threads.hpp"

#include <vector>

namespace lateral::app::demo {

std::span<Thread const> threads() {
    static auto const all = [] {
        std::vector<Thread> joined;
        for (auto const part : {threads_welcome(), threads_ask(), threads_ask_teams(), threads_cover(), threads_wins(),
                                threads_communication(), threads_mathematics(), threads_coaching(),
                                threads_leadership(), threads_everywhere(), threads_rooms(), threads_staged()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

} // namespace lateral::app::demo
