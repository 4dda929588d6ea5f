#include "server/app/demo/builder.hpp"

#include "server/app/demo/must.hpp"
#include "server/app/storage_now.hpp"
#include "server/base/clock.hpp"
#include "server/domain/days.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/operators.hpp"

#include <algorithm>

namespace lateral::app::demo {
namespace {

constexpr std::int64_t kMinute = 60 * base::kSecond;
/// The channel of the content in which newcomers introduce themselves.
constexpr std::string_view kIntroductions = "welcome-and-introductions";
constexpr std::int64_t kMostFileBytes = 10'000'000; ///< of one person's, and of all
/// Everybody has read what is older than this.
constexpr int kCaughtUp = ago(2, 6);

protocol::Date day(std::string_view fixed, int days_ago, std::int64_t finish) {
    if (days_ago == 0) return {std::string(fixed)};
    return domain::day_of({finish - days_ago * base::kDay});
}

std::string_view administrator() {
    return std::ranges::find(people(), protocol::NetworkRole::administrator, &Person::role)->key;
}

} // namespace

Builder::Builder(storage::Database& db, std::int64_t& clock, std::int64_t finish,
                 std::map<std::string_view, domain::FileContent> files)
    : db_(db), clock_(clock), finish_(finish), files_(std::move(files)) {}

std::int64_t Builder::minutes_ago(int minutes) const { return finish_ - minutes * kMinute; }

void Builder::build(std::vector<std::string> const& hashes) {
    int oldest = 0;
    for (auto const& thread : threads()) oldest = std::max(oldest, thread.posts.front().minutes_ago);
    clock_ = minutes_ago(oldest + ago(7, 0));
    found_organisations();
    found_people(hashes);
    write_profiles();
    agree();
    found_channels();
    plan_threads();
    plan_journals();
    plan_question();
    plan_peers();
    plan_cycles();
    plan_reading();
    run_steps();
}

void Builder::found_organisations() {
    write_now(db_, [this](storage::Transaction& tx) {
        auto const operator_ = domain::command_line_actor();
        for (auto const& organisation : organisations()) {
            protocol::CreateOrganisation command{
                organisation.kind, text<protocol::OrganisationName>(organisation.name), {}};
            for (auto const& former : former_names())
                if (former.organisation == organisation.key)
                    command.name = text<protocol::OrganisationName>(former.name);
            if (!organisation.parent.empty()) command.parent = organisations_.at(organisation.parent);
            organisations_[organisation.key] =
                must(domain::handle(tx, operator_, command), organisation.name).organisation.id;
        }
        return storage::Verdict::keep;
    });
    // Names in a step of their own: a former name is one that was carried for a time.
    clock_ += base::kDay;
    write_now(db_, [this](storage::Transaction& tx) {
        for (auto const& former : former_names()) {
            auto const found = std::ranges::find(organisations(), former.organisation, &Organisation::key);
            protocol::RenameOrganisation const command{organisations_.at(former.organisation),
                                                       text<protocol::OrganisationName>(found->name)};
            must(domain::handle(tx, domain::command_line_actor(), command), found->name);
        }
        return storage::Verdict::keep;
    });
}

void Builder::found_people(std::vector<std::string> const& hashes) {
    write_now(db_, [&](storage::Transaction& tx) {
        auto hash = hashes.begin();
        for (auto const& person : people()) {
            people_[person.key] = must(
                domain::create_member(tx, text<protocol::PersonName>(person.name), person.email, person.role, *hash++),
                person.email);
            affiliate(tx, person);
        }
        return storage::Verdict::keep;
    });
}

void Builder::affiliate(storage::Transaction& tx, Person const& person) {
    for (auto const& affiliation : person.affiliations) {
        protocol::AddAffiliation command{people_.at(person.key),
                                         organisations_.at(affiliation.organisation),
                                         affiliation.role,
                                         text<protocol::JobTitle>(affiliation.title),
                                         day(affiliation.starts_on, affiliation.starts_days_ago, finish_),
                                         std::nullopt};
        if (!affiliation.ends_on.empty() || affiliation.ends_days_ago != 0)
            command.ends_on = day(affiliation.ends_on, affiliation.ends_days_ago, finish_);
        must(domain::handle(tx, domain::command_line_actor(), command), person.name);
    }
}

void Builder::write_profiles() {
    auto const topics = [](auto const& words) {
        protocol::List<protocol::Topic, 12> list;
        for (auto const word : words) list.items.push_back(text<protocol::Topic>(word));
        return list;
    };
    write_now(db_, [&](storage::Transaction& tx) {
        for (auto const& profile : profiles()) {
            auto const person = actor(tx, profile.person);
            protocol::UpdateMember const words{{},
                                               text<protocol::Pronouns>(profile.pronouns),
                                               text<protocol::About>(profile.about),
                                               topics(profile.courses),
                                               topics(profile.topics)};
            must(domain::handle(tx, person, words), profile.person);
            protocol::ChooseNotices zone;
            zone.zone = text<protocol::Zone>(profile.zone);
            must(domain::handle(tx, person, zone), profile.person);
        }
        return storage::Verdict::keep;
    });
}

/// Everybody has accepted it: who looks at the demo sees it where newcomers do.
void Builder::agree() {
    write_now(db_, [this](storage::Transaction& tx) {
        auto const by = administrator();
        must(domain::handle(tx, actor(tx, by), protocol::PublishAgreement{text<protocol::AgreementText>(agreement())}),
             "agreement");
        for (auto const& person : people())
            if (person.key != by)
                must(domain::handle(tx, actor(tx, person.key), protocol::AcceptAgreement{1}), person.name);
        return storage::Verdict::keep;
    });
}

void Builder::found_channels() {
    write_now(db_, [this](storage::Transaction& tx) {
        for (auto const& channel : channels()) found_channel(tx, channel);
        must(domain::handle(tx, actor(tx, administrator()), protocol::SetIntroductions{spaces_.at(kIntroductions)}),
             kIntroductions);
        return storage::Verdict::keep;
    });
}

/// Opened by an administrator, who then leaves it to its stewards.
void Builder::found_channel(storage::Transaction& tx, Channel const& channel) {
    auto const opener = actor(tx, administrator());
    protocol::CreateSpace command{text<protocol::SpaceName>(channel.name),
                                  channel.visibility,
                                  text<protocol::Description>(channel.description),
                                  {}};
    if (!channel.organisation.empty()) command.organisation = organisations_.at(channel.organisation);
    auto const space = must(domain::handle(tx, opener, command), channel.name).space.space.id;
    spaces_[channel.name] = space;
    bool stays = false;
    auto const set = [&](std::string_view person, protocol::SpaceRole role) {
        stays = stays || person == administrator();
        must(domain::handle(tx, opener, protocol::SetSpaceMember{space, people_.at(person), role}), person);
    };
    for (auto const person : channel.stewards) set(person, protocol::SpaceRole::steward);
    for (auto const person : channel.members)
        if (std::ranges::find(channel.stewards, person) == channel.stewards.end())
            set(person, protocol::SpaceRole::member);
    arrange(tx, channel);
    if (!stays) must(domain::handle(tx, opener, protocol::LeaveSpace{space}), channel.name);
}

/// What its first steward set on its page.
void Builder::arrange(storage::Transaction& tx, Channel const& channel) const {
    if (channel.agreements.empty()) return;
    auto const space = spaces_.at(channel.name);
    auto const steward = actor(tx, *channel.stewards.begin());
    must(domain::handle(tx, steward,
                        protocol::SetSpacePage{
                            space, text<protocol::ChannelAgreements>(channel.agreements), channel.by_turns, {}, {}}),
         channel.name);
    if (!channel.by_turns) return;
    protocol::SetRota rota{space, {}};
    for (auto const person : channel.stewards) rota.members.items.push_back(people_.at(person));
    must(domain::handle(tx, steward, rota), channel.name);
}

void Builder::plan_question() {
    auto const& question = asked_question();
    at(minutes_ago(question.minutes_ago), [this, &question](storage::Transaction& tx) {
        must(domain::handle(tx, actor(tx, question.asker),
                            protocol::AskThroughSteward{spaces_.at(question.channel),
                                                        text<protocol::Title>(question.title),
                                                        text<protocol::Body>(question.body),
                                                        {}}),
             question.title);
    });
}

domain::Actor Builder::actor(storage::ReadTransaction& tx, std::string_view person) const {
    auto const member = domain::member_reply(tx, people_.at(person)).member;
    return {{}, member.id, member.name, member.role, member.organisation, member.title};
}

/// `[@Name](person:KEY)` names a member by id.
std::string Builder::body_of(Post const& post) const {
    static constexpr std::string_view kMark = "](person:";
    std::string body(post.body);
    for (auto mark = body.find(kMark); mark != std::string::npos; mark = body.find(kMark, mark + 1)) {
        auto const key = mark + kMark.size();
        auto const end = body.find(')', key);
        auto const id = people_.at(std::string_view(body).substr(key, end - key));
        body.replace(mark, end - mark, "](lateral:member/" + std::to_string(id.value));
    }
    return body;
}

std::optional<protocol::AttachedFiles> Builder::keep_files(storage::Transaction& tx, domain::Actor const& author,
                                                           Post const& post) const {
    if (post.files.empty()) return std::nullopt;
    protocol::AttachedFiles attached;
    for (auto const& [name, description] : post.files) {
        auto const& content = files_.at(name);
        domain::FileBounds const bounds{content.size, content.size, kMostFileBytes, kMostFileBytes};
        protocol::BeginFile const begin{text<protocol::FileName>(name), {content.size}};
        auto const file = must(domain::begin_file(tx, author, begin, bounds), name).file;
        must(domain::keep_file(tx, author, file, content, bounds), name);
        attached.items.push_back({file, text<protocol::FileDescription>(description)});
    }
    return attached;
}

void Builder::plan_threads() {
    for (std::size_t number = 0; number < threads().size(); ++number) plan_thread(threads()[number], number);
}

std::optional<protocol::NewPlan> Builder::plan_of(Plan const& plan) const {
    if (plan.stages.empty()) return std::nullopt;
    constexpr auto kHour = 60 * kMinute;
    protocol::NewPlan made{plan.format, {}, {}};
    if (plan.starts_in > 0)
        made.starts_at = protocol::Timestamp{(finish_ + plan.starts_in * kHour + kHour - 1) / kHour * kHour};
    for (auto const& stage : plan.stages) {
        auto& one = made.stages.items.emplace_back();
        one.minutes = {stage.minutes};
        if (!stage.text.empty()) one.text = text<protocol::StageText>(stage.text);
    }
    return made;
}

void Builder::plan_thread(Thread const& thread, std::size_t number) {
    for (std::size_t i = 0; i < thread.posts.size(); ++i) {
        auto const& post = thread.posts[i];
        at(minutes_ago(post.minutes_ago), [this, &thread, &post, number, i](storage::Transaction& tx) {
            auto const author = actor(tx, post.author);
            if (i == 0) {
                protocol::CreateThread command{
                    spaces_.at(thread.channel),          thread.kind,  text<protocol::Title>(thread.title),
                    text<protocol::Body>(body_of(post)), std::nullopt, keep_files(tx, author, post)};
                command.plan = plan_of(thread.plan);
                auto const made = must(domain::handle(tx, author, command, {}), thread.title);
                threads_[number] = made.thread.id;
                posts_[{number, i}] = made.post.id;
                return;
            }
            protocol::CreatePost command{threads_.at(number), text<protocol::Body>(body_of(post)), {}, {}};
            command.files = keep_files(tx, author, post);
            if (post.reply_to >= 0) command.reply_to = posts_.at({number, static_cast<std::size_t>(post.reply_to)});
            posts_[{number, i}] = must(domain::handle(tx, author, command, {}), post.body).post.id;
        });
        plan_reactions(thread, number, i);
    }
    auto const last = minutes_ago(thread.posts.back().minutes_ago);
    if (thread.answer >= 0)
        at(last + 1, [this, &thread, number](storage::Transaction& tx) {
            auto const answer = posts_.at({number, static_cast<std::size_t>(thread.answer)});
            must(domain::handle(tx, actor(tx, thread.posts.front().author),
                                protocol::AcceptAnswer{threads_.at(number), answer}),
                 thread.title);
        });
    if (thread.pinned)
        at(last + 2, [this, &thread, number](storage::Transaction& tx) {
            auto const found = std::ranges::find(channels(), thread.channel, &Channel::name);
            must(
                domain::handle(tx, actor(tx, *found->stewards.begin()), protocol::PinThread{threads_.at(number), true}),
                thread.title);
        });
}

void Builder::plan_reactions(Thread const& thread, std::size_t number, std::size_t index) {
    auto const& post = thread.posts[index];
    int wait = 0;
    for (auto const& reaction : post.reactions) {
        wait += 11; // minutes: people come by one after another
        at(std::min(minutes_ago(post.minutes_ago) + wait * kMinute, finish_),
           [this, &reaction, number, index](storage::Transaction& tx) {
               must(domain::handle(tx, actor(tx, reaction.person),
                                   protocol::AddReaction{posts_.at({number, index}), reaction.kind}),
                    reaction.person);
           });
    }
}

void Builder::plan_reading() {
    at(minutes_ago(kCaughtUp), [this](storage::Transaction& tx) {
        for (auto const& person : people()) {
            auto const reader = actor(tx, person.key);
            protocol::MarkSpacesRead read;
            for (auto const& view : domain::space_views(tx, reader.id))
                read.marks.items.push_back({view.space.id, tx.as_of()});
            must(domain::handle(tx, reader, read), person.name);
            must(domain::handle(tx, reader, protocol::MarkNoticesRead{tx.as_of(), {}, {}, {}, {}}), person.name);
        }
    });
}

void Builder::run_steps() {
    for (auto const& [time, run] : steps_) {
        clock_ = time;
        write_now(db_, [&](storage::Transaction& tx) {
            domain::turn_affiliations(tx);
            domain::watch_first_replies(tx);
            run(tx);
            return storage::Verdict::keep;
        });
    }
}

} // namespace lateral::app::demo
