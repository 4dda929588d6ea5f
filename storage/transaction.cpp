#include "storage/transaction.hpp"

#include "storage/statements.hpp"
#include "storage/vault.hpp"

namespace lateral::storage {

Seq ReadTransaction::as_of() { return row<Seq>(sql::network_seq).value(); }

std::string ReadTransaction::sealed_event(std::string_view subject, std::string_view body) const {
    return stored_as(vault(), "event:" + std::string(subject), kEventField, body);
}

Seq Transaction::append_event(std::string_view topic, std::string_view name, std::string body,
                              std::string_view subject) {
    Seq const seq = next_seq();
    Seq const prev = row<Seq>(sql::topic_advance, topic, seq).value();
    if (vault())
        run(sql::event_insert, seq, prev, topic, name, sealed_event(subject, body), subject, now());
    else
        run(sql::event_insert, seq, prev, topic, name, body, subject, now());
    events_.push_back({seq, prev, std::string(topic), std::string(name), std::move(body)});
    last_ = seq;
    return seq;
}

} // namespace lateral::storage
