#pragma once

#include "server/base/workers.hpp"

namespace lateral::auth {

/// The one thread for password hashing: a flood of sign-ins queues up here and slows nobody else. At 20 ms each the
/// last in line waits two seconds. Thread-safe.
class Hasher : public base::Workers {
public:
    Hasher() : Workers(1, 100) {}
};

} // namespace lateral::auth
