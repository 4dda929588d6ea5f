#pragma once

#include "server/app/demo/content.hpp"

/// What each file of conversations holds; `threads()` joins them.
namespace lateral::app::demo {

std::span<Thread const> threads_welcome();
std::span<Thread const> threads_ask();
std::span<Thread const> threads_ask_teams();
std::span<Thread const> threads_cover();
std::span<Thread const> threads_wins();
std::span<Thread const> threads_communication();
std::span<Thread const> threads_mathematics();
std::span<Thread const> threads_coaching();
std::span<Thread const> threads_leadership();
std::span<Thread const> threads_everywhere();
std::span<Thread const> threads_rooms();
std::span<Thread const> threads_staged();

} // namespace lateral::app::demo
