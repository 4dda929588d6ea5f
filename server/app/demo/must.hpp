#pragma once

#include "protocol/errors.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace lateral::app::demo {

/// Content that a handler refuses is a mistake in the content.
template <class T>
T must(protocol::Result<T> result, std::string_view what) {
    if (!result)
        throw std::runtime_error("demo: " + std::string(what) + ": " + protocol::name_of(result.error().code) + " " +
                                 result.error().field + " " + result.error().message);
    return *std::move(result);
}

template <class TextT>
TextT text(std::string_view content) {
    return must(TextT::create(content), content);
}

} // namespace lateral::app::demo
