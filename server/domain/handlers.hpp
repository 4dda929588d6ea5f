#pragma once

/// Every handler: what the dispatcher chooses from by the type of the command.
#include "server/domain/affiliations.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/invitations.hpp"
#include "server/domain/members.hpp"
#include "server/domain/memberships.hpp"
#include "server/domain/organisations.hpp"
#include "server/domain/passwords.hpp"
#include "server/domain/posts.hpp"
#include "server/domain/questions.hpp"
#include "server/domain/reactions.hpp"
#include "server/domain/search.hpp"
#include "server/domain/sessions.hpp"
#include "server/domain/spaces.hpp"
#include "server/domain/thread_settings.hpp"
#include "server/domain/threads.hpp"
#include "server/domain/typing.hpp"
