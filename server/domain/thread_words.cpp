#include "server/domain/thread_words.hpp"

#include "server/domain/threads.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {

protocol::ThreadReply emit_reworded(storage::Transaction& tx, Actor const& actor, protocol::Thread const& thread) {
    namespace sql = storage::sql;
    auto const subject = events::subject("thread", thread.id);
    // Both thread events have this one shape.
    auto const body = tx.sealed_event(subject, protocol::encode(protocol::ThreadChanged{thread}));
    tx.run(sql::thread_past_rewrite, body, subject);
    tx.run(sql::thread_answers_forget, "%\"thread\":{\"id\":" + std::to_string(thread.id.value) + ",%");
    return emit_thread_changed(tx, actor, thread);
}

} // namespace lateral::domain
