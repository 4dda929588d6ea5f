#pragma once

#include "protocol/commands/own.hpp"
#include "server/export/html.hpp"

#include <string_view>

namespace lateral::exporting {

/// What the pages of a member's own say, in one language. For pages: as it stands, nothing in it needs escaping.
struct OwnWords {
    FirstPage first;
    std::string_view copy_of, what_it_is, keep_it_safe, what_it_holds, data;
    std::string_view photo, mail_address, role, here_since, pronouns, about;
    std::string_view from, until, today;
    std::string_view what_you_wrote, nothing_yet, one_post, posts;
    std::string_view your_files, no_bytes, no_picture;
    std::string_view drafts, only_you, new_conversation, change, reflection_draft, answer;
    std::string_view lost_channel, journal, shared, coaching, in_confidence;
    std::string_view week_of, lost_conversation, you_began, you_answered;
    std::string_view changed, out_of_sight, deleted;
};

OwnWords const& own_words(protocol::Language language);

/// Of a network role or of one in an organisation, as the database has it.
std::string_view role_in_words(std::string_view role, protocol::Language language);

} // namespace lateral::exporting
