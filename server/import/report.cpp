#include "server/import/report.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

namespace lateral::import {
namespace {

void add_notes(std::ostream& out, std::string_view heading, Defects const& notes) {
    if (notes.kinds().empty()) return;
    out << "\n" << heading << "\n";
    for (auto const& [what, kind] : notes.kinds())
        out << "  " << kind.count << "  " << what << (kind.first.empty() ? "" : "; first: " + kind.first) << "\n";
}

} // namespace

Report::Line& Report::of(std::string_view kind) {
    auto const found = std::ranges::find(lines_, kind, &Line::kind);
    if (found != lines_.end()) return *found;
    return lines_.emplace_back(Line{std::string(kind)});
}

std::string Report::text(bool is_dry) const {
    std::ostringstream out;
    out << std::left << std::setw(20) << "" << std::right << std::setw(10) << "read" << std::setw(12)
        << (is_dry ? "would make" : "made") << std::setw(15) << "already there" << "\n";
    for (auto const& line : lines_)
        out << std::left << std::setw(20) << line.kind << std::right << std::setw(10) << line.read << std::setw(12)
            << line.made << std::setw(15) << line.there << "\n";
    add_notes(out, "Not brought:", skipped_);
    add_notes(out, "Brought, but not quite as it was:", changed_);
    add_notes(out, "Mended while reading:", defects_);
    return out.str();
}

} // namespace lateral::import
