#include "protocol/errors.hpp"

namespace lateral::protocol {

const char* describe(ErrorCode code) {
    switch (code) {
    case ErrorCode::malformed: return "The frame is not the JSON object that the protocol asks for.";
    case ErrorCode::unknown_command: return "There is no command of this name.";
    case ErrorCode::invalid:
        return "An argument is missing, of the wrong type or outside its limits; `field` names it.";
    case ErrorCode::unauthenticated: return "Nobody is signed in here, or the session has ended.";
    case ErrorCode::sign_in_failed: return "The address and the password do not belong together.";
    case ErrorCode::link_invalid: return "The link was used, withdrawn or has expired.";
    case ErrorCode::password_too_common:
        return "The password is on a list of common ones, or holds your name or address.";
    case ErrorCode::forbidden: return "You can see this, but your role does not let you change it.";
    case ErrorCode::not_found: return "It does not exist, or it is private to other people.";
    case ErrorCode::conflict: return "It was changed or taken in the meantime; load it again.";
    case ErrorCode::closed: return "The thread is locked, or the space is archived.";
    case ErrorCode::key_reused: return "This key was used before with other arguments.";
    case ErrorCode::too_large: return "The file has more bytes, or the picture more dots, than the server takes.";
    case ErrorCode::type_not_allowed: return "Files of this kind are not taken.";
    case ErrorCode::unreadable: return "The picture cannot be read: it is damaged, or not what it says.";
    case ErrorCode::no_room: return "There is no room for more files: yours, or all of them, or on the disk.";
    case ErrorCode::may_identify:
        return "Words in it may say who a student is; `text.check` shows them, `not_a_student` says that they do not.";
    case ErrorCode::agreement_due:
        return "The community agreement changed: accept it with `agreement.accept`, then go on.";
    case ErrorCode::not_your_turn:
        return "The thread's stage is for others, or it has not begun, or is over; `params` says which holds and when "
               "it is your turn (`Turn`).";
    case ErrorCode::rate_limited: return "Too many in a short time; `retry_after` says when to go on.";
    case ErrorCode::read_only: return "The server cannot write at present; reading goes on.";
    case ErrorCode::unavailable: return "The server is starting, stopping or overloaded; try again.";
    case ErrorCode::outcome_unknown: return "The write may or may not be on disk; send it again with the same key.";
    case ErrorCode::internal: return "Something went wrong at the server; the log has it under the request id.";
    }
    return "";
}

int http_status(ErrorCode code) {
    switch (code) {
    case ErrorCode::malformed:
    case ErrorCode::invalid:
    case ErrorCode::link_invalid:
    case ErrorCode::password_too_common: return 400;
    case ErrorCode::unauthenticated:
    case ErrorCode::sign_in_failed: return 401;
    case ErrorCode::agreement_due:
    case ErrorCode::forbidden: return 403;
    case ErrorCode::unknown_command:
    case ErrorCode::not_found: return 404;
    case ErrorCode::conflict:
    case ErrorCode::closed:
    case ErrorCode::not_your_turn:
    case ErrorCode::key_reused: return 409;
    case ErrorCode::too_large: return 413;
    case ErrorCode::type_not_allowed: return 415;
    case ErrorCode::unreadable:
    case ErrorCode::may_identify: return 422;
    case ErrorCode::no_room: return 507;
    case ErrorCode::rate_limited: return 429;
    case ErrorCode::internal: return 500;
    case ErrorCode::read_only:
    case ErrorCode::unavailable:
    case ErrorCode::outcome_unknown: return 503;
    }
    return 500;
}

} // namespace lateral::protocol
