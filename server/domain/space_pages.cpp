#include "server/domain/space_pages.hpp"

#include "protocol/encode.hpp"
#include "server/domain/rotas.hpp"
#include "server/domain/space_mentions.hpp"
#include "server/domain/students.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

namespace sql = storage::sql;

std::vector<protocol::SpaceSteward> stewards_of(storage::ReadTransaction& tx, protocol::SpaceId space) {
    auto const rota = rota_of(tx, space);
    auto const duty = on_duty(tx, space);
    auto const all = tx.rows<protocol::Member>(sql::stewards_shown, space);
    std::vector<protocol::SpaceSteward> stewards;
    for (auto const member : rota)
        stewards.push_back({*std::ranges::find(all, member, &protocol::Member::id), true, duty == member});
    for (auto const& member : all)
        if (std::ranges::find(rota, member.id) == rota.end()) stewards.push_back({member, false, false});
    return stewards;
}

protocol::SpaceAbout about(storage::ReadTransaction& tx, SpaceAccess const& access) {
    auto page = page_of(tx, access.space.id, access.from_seq);
    return {access.space,
            std::move(page.agreements),
            std::move(page.content),
            std::move(page.organisation_name),
            page.created_at,
            page.last_post_at,
            page.asks,
            page.quiet_days,
            std::move(page.why),
            stewards_of(tx, access.space.id)};
}

} // namespace

SpacePage page_of(storage::ReadTransaction& tx, protocol::SpaceId space, protocol::Seq from_seq) {
    return tx.row<SpacePage>(sql::space_page, from_seq, kQuietDays, space).value();
}

void put_page(storage::Transaction& tx, protocol::SpaceId space, SpacePage const& page) {
    tx.run(sql::space_page_upsert, space, page.agreements, page.content, page.asks, page.quiet_days, page.kept_at,
           page.why);
}

void note_closing(storage::Transaction& tx, protocol::SpaceId space, std::string const& why) {
    auto page = page_of(tx, space);
    if (page.why == why) return;
    page.why = why;
    put_page(tx, space, page);
}

protocol::SpaceAbout page_changed(storage::Transaction& tx, SpaceAccess const& access) {
    events::emit(tx, events::space_topic(access.space.id), protocol::SpaceChanged{access.space},
                 events::subject("space", access.space.id));
    return about(tx, access);
}

Result<protocol::SpaceAbout> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::AboutSpace const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    return about(tx, *access);
}

Result<protocol::SpaceAbout> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::SetSpacePage const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());
    if (auto steward = as_steward(*access); !steward) return std::unexpected(steward.error());
    auto page = page_of(tx, command.space);
    if (command.agreements) {
        auto const content = parse_for(tx, command.space, command.agreements->str());
        auto const subject = events::subject("space", command.space);
        StudentCheck check(tx, command.not_a_student, subject);
        if (auto passed = check.pass(student_words_in(content), "agreements"); !passed)
            return std::unexpected(passed.error());
        check.keep(tx, actor, subject);
        page.agreements = command.agreements->str();
        page.content.json = protocol::encode(content);
    }
    if (command.asks) page.asks = *command.asks;
    if (command.quiet_days) page.quiet_days = command.quiet_days->value;
    put_page(tx, command.space, page);
    return page_changed(tx, *access);
}

} // namespace lateral::domain
