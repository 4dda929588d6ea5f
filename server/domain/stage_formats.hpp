#pragma once

#include "protocol/commands/stages.hpp"

#include <span>

/// The formats that a thread with stages can follow: data and no more. Any thread.
namespace lateral::domain {

/// The stages of a format in their order. A chat has one, which stands for each of its questions.
std::span<protocol::StageTemplate const> stages_of(protocol::StageFormat format);

protocol::FormatsReply all_formats();

} // namespace lateral::domain
