#pragma once

#include <string_view>

/// What cmark-gfm 0.29 takes long for, told from a text before it is parsed: a post is read by the one writer. Each
/// bound is far above what people write and keeps the longest post below some 10 ms.
namespace lateral::domain {

/// Whether tables may be looked for.
bool tables_stay_small(std::string_view markdown);

/// Whether plain addresses may become links.
bool addresses_stay_few(std::string_view markdown);

/// Whether a line opens so many quotes and lists inside each other that the text is shown as it was written.
bool nests_too_deep(std::string_view markdown);

} // namespace lateral::domain
