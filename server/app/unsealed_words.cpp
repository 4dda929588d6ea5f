#include "server/app/unsealed_words.hpp"

#include "server/domain/unsealing.hpp"
#include "server/export/exporter.hpp"

namespace lateral::app {
namespace {

using domain::UnsealedRecord;
using protocol::CycleEntry;
using protocol::MemberId;
using protocol::name_of;

/// Each line is marked, so that no post can pass for two.
std::string quoted(std::string const& body) {
    std::string marked = "> ";
    for (char const c : body) {
        marked += c;
        if (c == '\n') marked += "> ";
    }
    return marked;
}

void write_posts(exporting::NewFile& file, std::vector<domain::UnsealedPost> const& posts) {
    if (!posts.empty() && !posts.front().title.empty()) file.write(quoted(posts.front().title) + "\n");
    for (auto const& post : posts) {
        file.write("\n## Post " + std::to_string(post.id.value) + ", " + exporting::in_words(post.at) + "\n");
        file.write("By " + post.author + (post.revision > 1 ? ", edited" : "") + (post.deleted ? ", deleted" : "") +
                   "\n");
        file.write(quoted(post.body) + "\n");
    }
}

/// A cycle's record, which names its two alone.
class RecordWriter {
public:
    RecordWriter(exporting::NewFile& file, UnsealedRecord const& record) : file_(file), record_(record) {}

    void write() {
        auto const& cycle = record_.cycle;
        file_.write("\n## Coaching cycle " + std::to_string(cycle.id.value) + ", proposed " +
                    exporting::in_words(cycle.proposed_at) + "\n");
        file_.write("Coach " + cycle.coach.name + ", teacher " + cycle.teacher.name + "\n");
        file_.write("About " + said(cycle.focus) + ", " + said(cycle.band) + ", " + said(cycle.subject) + "; stage " +
                    said(cycle.stage) + "\n");
        if (record_.goal) write_goal(*record_.goal);
        for (auto const& entry : record_.entries) write_entry(entry);
        for (auto const& step : record_.steps)
            file_.write("\nStep: " + said(step.stage) + ", " + exporting::in_words(step.at) +
                        (step.by ? ", by " + name(*step.by) : "") + "\n");
    }

private:
    template <class Choice>
    static std::string said(Choice choice) {
        return std::string(name_of(choice));
    }
    std::string const& name(MemberId member) const {
        return member == record_.cycle.coach.id ? record_.cycle.coach.name : record_.cycle.teacher.name;
    }

    void write_goal(protocol::CycleGoal const& goal) {
        file_.write("\nGoal, " + exporting::in_words(goal.set_at) + ", by " + name(goal.set_by) + "\n");
        file_.write(quoted(goal.goal) + "\n");
        if (goal.strategy.empty()) return;
        file_.write("Strategy\n" + quoted(goal.strategy) + "\n");
    }

    void write_entry(CycleEntry const& entry) {
        std::string head = "\nEntry: " + said(entry.kind);
        if (entry.on) head += " of " + entry.on->value;
        if (entry.count && entry.of) head += ", " + std::to_string(*entry.count) + " of " + std::to_string(*entry.of);
        if (entry.minutes) head += ", " + std::to_string(*entry.minutes) + " minutes";
        if (entry.owner) head += ", for " + name(*entry.owner);
        if (entry.done_at) head += ", done " + exporting::in_words(*entry.done_at);
        file_.write(head + "\nEntered " + exporting::in_words(entry.entered_at) + ", by " + name(entry.by) + "\n");
        if (!entry.words.empty()) file_.write(quoted(entry.words) + "\n");
    }

    exporting::NewFile& file_;     // NOLINT: both outlive the writer
    UnsealedRecord const& record_; // NOLINT
};

} // namespace

void write_unsealed(exporting::NewFile& file, storage::ReadTransaction& tx, protocol::UnsealingId unsealing,
                    protocol::ThreadId thread) {
    file.write("# Thread " + std::to_string(thread.value) + "\n");
    write_posts(file, domain::unsealed_posts(tx, thread));
    if (auto const record = domain::unsealed_record(tx, unsealing, thread)) RecordWriter(file, *record).write();
    file.write("\n");
}

} // namespace lateral::app
