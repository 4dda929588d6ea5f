#include "server/import/importer.hpp"
#include "server/import/pieces.hpp"

#include <algorithm>
#include <iterator>

/// Conversations: read again from their place in the archive, made into posts, written some hundred posts at a time.
namespace lateral::import {
namespace {

constexpr std::size_t kPosts = 400; ///< in one commit; whole conversations

} // namespace

void Importer::add_talks() {
    auto const all = std::ssize(plan_.numbers);
    for (std::size_t at = 0; at < plan_.talks.size();) {
        check_stop();
        Batch batch;
        std::size_t posts = 0;
        for (; at < plan_.talks.size() && (batch.empty() || posts < kPosts); ++at) {
            batch.push_back(load(plan_.talks[at]));
            posts += plan_.talks[at].posts;
        }
        means_.read([&](storage::ReadTransaction& tx) {
            for (auto& conversation : batch) leave_out_known(tx, conversation);
        });
        prepare(batch);
        take_files(batch);
        if (!is_dry_) write(batch);
        count(batch);
        done_ += static_cast<std::int64_t>(posts);
        means_.tell("posts", done_, all);
    }
}

Importer::Conversation Importer::load(PlannedTalk const& planned) {
    auto reader = readers_.find(planned.source);
    if (reader == readers_.end()) {
        auto opened = open_source(archive_, planned.source, read_again_);
        if (!opened) throw Unreadable("a file of the archive went away");
        reader = readers_.emplace(planned.source, *std::move(opened)).first;
    }
    reader->second.seek(planned.began);
    auto const object = reader->second.next();
    auto talks = object ? talks_of(planned.source, *object, [&](auto const& who) { return plan_.name_of(who); })
                        : std::vector<Talk>();
    if (planned.index >= talks.size() || talks[planned.index].posts.size() != planned.posts)
        throw Unreadable(std::string(name_of(planned.source)) + ": the archive was changed while it was read");
    Conversation made{std::move(talks[planned.index]), planned.at, false, {}};
    auto last = planned.at;
    std::size_t number = planned.first;
    for (auto& said : made.talk.posts) {
        auto const author = members_.at(said.author);
        last = said.at.value_or(last);
        made.posts.push_back({{std::move(said)}, author, last, plan_.numbers[number++]});
    }
    return made;
}

void Importer::leave_out_known(storage::ReadTransaction& tx, Conversation& conversation) {
    conversation.is_there = domain::imported(tx, "thread", conversation.talk.foreign).has_value();
    ++(conversation.is_there ? report_.of(conversation.talk.kind).there : report_.of(conversation.talk.kind).made);
    if (!conversation.is_there) return;
    auto const before = conversation.posts.size();
    std::erase_if(conversation.posts,
                  [&](Post const& post) { return domain::imported(tx, "post", post.draft.said.foreign).has_value(); });
    auto const known = static_cast<std::int64_t>(before - conversation.posts.size());
    if (!conversation.talk.reply.empty()) report_.of(conversation.talk.reply).there += known - 1;
}

void Importer::prepare(Batch& batch) {
    Dropped dropped;
    for (auto& conversation : batch)
        for (auto& post : conversation.posts) write_bodies(post.draft, dropped);
    if (dropped.scripts > 0) report_.of("scripts").read += dropped.scripts;
    if (dropped.embeds > 0) report_.of("embeds, as links").read += dropped.embeds;
    if (dropped.embeds > 0) report_.of("embeds, as links").made += dropped.embeds;
}

void Importer::take_files(Batch& batch) {
    std::vector<Wanted*> files;
    for (auto& conversation : batch)
        for (auto& post : conversation.posts)
            for (auto& file : post.draft.files) files.push_back(&file);
    is_dry_ ? files_.look_at(files) : files_.take(files);
    auto& line = report_.of("files");
    for (auto* file : files) {
        ++line.read;
        file->is_no_picture = !is_dry_ && file->problem.empty() && file->content.kind != protocol::FileKind::picture;
        if (file->problem.empty())
            ++line.made;
        else
            report_.skip("files", file->problem, file->path);
    }
    Dropped again;
    for (auto& conversation : batch)
        for (auto& post : conversation.posts)
            if (std::ranges::any_of(post.draft.files, [](Wanted const& file) {
                    return !file.problem.empty() || (file.is_no_picture && file.is_shown);
                }))
                write_bodies(post.draft, again);
}

void Importer::write(Batch const& batch) {
    auto const has_posts = [](Conversation const& one) { return !one.posts.empty(); };
    if (std::ranges::none_of(batch, has_posts)) return;
    means_.write([&](storage::Transaction& tx) {
        for (auto const& conversation : batch)
            if (has_posts(conversation)) write(tx, conversation);
    });
}

void Importer::write(storage::Transaction& tx, Conversation const& conversation) {
    auto const& talk = conversation.talk;
    auto const id = domain::id_of_import<protocol::ThreadId>("thread", talk.foreign);
    if (!conversation.is_there) {
        bool cut = false;
        auto const title = line_within<protocol::Title>(talk.title, "Untitled", cut);
        domain::import_thread(tx, {talk.foreign,
                                   spaces_.at(talk.place),
                                   talk.thread,
                                   title,
                                   conversation.posts.front().author,
                                   {conversation.at},
                                   talk.locked});
    }
    std::vector<domain::ImportedPost> posts;
    for (auto const& post : conversation.posts)
        std::ranges::move(posts_of(post.draft, post.author, post.at, begin_.value + post.number),
                          std::back_inserter(posts));
    domain::import_posts(tx, id, posts);
}

void Importer::count(Batch const& batch) {
    for (auto const& [talk, at, is_there, posts] : batch) {
        bool cut = false;
        line_within<protocol::Title>(talk.title, "Untitled", cut);
        if (cut && !is_there) report_.change("titles that could not stand as they were", talk.foreign);
        if (!talk.reply.empty()) report_.of(talk.reply).made += std::ssize(posts) - (is_there ? 0 : 1);
        for (auto const& post : posts)
            if (post.draft.bodies.size() > 1)
                report_.change("texts longer than one post; they go on in the next", post.draft.said.foreign);
    }
}

} // namespace lateral::import
