// Lists of staff: what is read of them, who is invited, who is not and why.
#include "server/domain/invitations.hpp"
#include "server/import/inviter.hpp"
#include "server/import/table.hpp"
#include "tests/domain/world.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <fstream>

using namespace lateral;
using namespace lateral::tests;
namespace fs = std::filesystem;
using import::Report;

namespace {

struct Lists {
    TempFolder folder;

    fs::path put(std::string const& name, std::string const& content) const {
        std::ofstream(folder.path() / name, std::ios::binary) << content;
        return folder.path() / name;
    }
    import::StaffList csv(std::string const& content, std::string const& organisation = "") const {
        Report report;
        return import::read_staff_csv(put("staff.csv", content), organisation, report);
    }
};

/// A network with one organisation.
struct District : World {
    explicit District(std::string const& url) : World(url) {}
    protocol::OrganisationId three_pines =
        done(admin, protocol::CreateOrganisation{protocol::OrganisationKind::isd,
                                                 text<protocol::OrganisationName>("Three Pines ISD"),
                                                 {}})
            .organisation.id;
    Actor bo = person("Bo Berg");
    std::string bo_email = std::to_string(bo.id.value) + "@example.org";
};

/// What there is to say of each row: its address with the reason, or with where it leads to.
std::vector<std::string> invited(District& world, import::StaffList const& list, import::Inviter::Wishes wishes = {}) {
    std::vector<std::string> said;
    world.write([&](storage::Transaction& tx) {
        Report report;
        import::Inviter inviter(tx, wishes, report);
        inviter.invite(list);
        said.clear();
        for (auto const& one : inviter.outcomes()) {
            CHECK(one.code.empty() != one.reason.empty());
            said.push_back(one.email + ": " + (one.code.empty() ? one.reason : one.organisation));
        }
        return true;
    });
    return said;
}

std::int64_t skipped(Report const& report, std::string const& start) {
    auto const text = report.text(false);
    auto const at = text.find(start);
    if (at == std::string::npos) return 0;
    auto const line = text.rfind('\n', at) + 1;
    return std::stoll(text.substr(line));
}

} // namespace

TEST_CASE("a table is read as spreadsheets write it") {
    Lists lists;
    import::Table const table(
        lists.put("a.csv", "\xEF\xBB\xBF"
                           "E-Mail Address;Name\r\n a@x.org ;\"Ann \"\"Jo\"\" Lee;\nMEd\"\r\n\r\nb@x.org\r\n"));
    auto const email = table.column({"mail", "email address"});
    auto const name = table.column({"NAME"});
    REQUIRE(table.rows().size() == 2);
    CHECK(table.rows()[0].number == 2);
    CHECK(table.rows()[0].at(email) == "a@x.org");
    CHECK(table.rows()[0].at(name) == "Ann \"Jo\" Lee;\nMEd");
    CHECK(table.rows()[1].at(name).empty()); // shorter than the line of names
    CHECK(table.rows()[1].at(table.column({"no such"})).empty());
}

TEST_CASE("what is no table is refused with the place") {
    Lists lists;
    CHECK_THROWS_WITH(import::Table(lists.folder.path() / "none.csv"), "none.csv: cannot be read");
    CHECK_THROWS_WITH(import::Table(lists.put("empty.csv", "")), "empty.csv: has no line");
    CHECK_THROWS_WITH(import::Table(lists.put("old.csv", "name\nJos\xE9\n")), Catch::Contains("not UTF-8"));
    CHECK_THROWS_WITH(import::Table(lists.put("bad.csv", "name\nAnn\nBen \"B\" Lee\n")), Catch::Contains("row 3"));
    CHECK_THROWS_WITH(import::Table(lists.put("open.csv", "name\n\"Ann\n")), Catch::Contains("row 2"));
    CHECK_THROWS_WITH(lists.csv("email,organisation\na@x.org,X\n"), "staff.csv: there is no column name");
    CHECK_THROWS_WITH(lists.csv("name,organisation\nAnn,X\n"), "staff.csv: there is no column email");
    CHECK_THROWS_WITH(lists.csv("name,email\nAnn,a@x.org\n"), Catch::Contains("no column organisation"));
}

TEMPLATE_TEST_CASE("the people of a list are invited once, and each row says what became of it", "", Sqlite, Postgres) {
    TestType engine;
    District world(engine.url);
    Lists const lists;
    auto const list = lists.csv("first name,last name,email,organisation,position,title,role,shoe size\n"
                                "Ann,Lee,Ann.Lee@x.org,three pines isd,coach,Literacy coach,,38\n"
                                "Ben,Ray,ben@x.org,Nowhere ISD,,,,\n"
                                "Cy,Oh,ANN.LEE@X.ORG,Three Pines ISD,,,,\n"
                                "Di,Fox,,Three Pines ISD,,,,\n"
                                "Ed,Gray,no address,Three Pines ISD,,,,\n"
                                "Flo,Hay," +
                                world.bo_email +
                                ",Three Pines ISD,,,,\n"
                                "Gil,Ives,gil@x.org,Three Pines ISD,captain,,,\n"
                                ",,hal@x.org,Three Pines ISD,,,,\n"
                                "Ida,Joy,ida@x.org,Three Pines ISD,,,guest,\n");
    std::vector<std::string> const first{
        "Ann.Lee@x.org: Three Pines ISD",
        "ben@x.org: there is no such organisation",
        "ANN.LEE@X.ORG: the mail address stands in the list twice; the first row counts",
        ": no mail address",
        "no address: this is no mail address",
        world.bo_email + ": there is a member with this mail address",
        "gil@x.org: the position is none of director, lead, coach, instructor, teacher, principal, staff",
        "hal@x.org: no name",
        "ida@x.org: Three Pines ISD"};
    CHECK(invited(world, list) == first);
    auto const all = world.done(world.admin, protocol::ListInvitations{}).invitations;
    REQUIRE(all.size() == 2);
    CHECK(std::ranges::count(all, protocol::NetworkRole::guest, &protocol::Invitation::role) == 1);

    auto const second = invited(world, list);
    CHECK(second[0] == "Ann.Lee@x.org: invited already, by a link that still opens (--again makes a new one)");
    CHECK(world.done(world.admin, protocol::ListInvitations{}).invitations.size() == 2);
    CHECK(invited(world, list, {{}, true})[0] == "Ann.Lee@x.org: Three Pines ISD");
    auto const now = world.done(world.admin, protocol::ListInvitations{}).invitations;
    CHECK(now.size() == 4);
    CHECK(std::ranges::count_if(now, [](auto const& one) { return one.revoked_at.has_value(); }) == 2);
}

TEST_CASE("organisations that a list names are made when that is asked for, once, and those that are here are taken") {
    Sqlite const engine;
    District world(engine.url);
    Lists const lists;
    auto list = lists.csv("name,email,organisation\n"
                          "Ann,ann@x.org,THREE pines isd\n"
                          "Ben,ben@x.org,Lincoln Elementary\n"
                          "Cy,cy@x.org,lincoln elementary\n"
                          "Di,di@x.org,\n");
    import::bring_organisations(list, protocol::OrganisationKind::school);
    std::vector<std::string> const all{"ann@x.org: Three Pines ISD", "ben@x.org: Lincoln Elementary",
                                       "cy@x.org: Lincoln Elementary", "di@x.org: no organisation"};
    CHECK(invited(world, list, {world.three_pines, false}) == all);
    auto const known = world.done(world.admin, protocol::ListOrganisations{}).organisations;
    auto const made = std::ranges::find(known, "Lincoln Elementary", &protocol::Organisation::name);
    REQUIRE(made != known.end());
    CHECK(made->kind == protocol::OrganisationKind::school);
    CHECK(made->parent == world.three_pines);
    CHECK(std::ranges::count(known, protocol::OrganisationKind::school, &protocol::Organisation::kind) == 1);
}

TEST_CASE("a list says which of its columns were not read, and an organisation may be said for all") {
    Lists const lists;
    Report report;
    auto const file = lists.put("staff.csv", "name,email,shoe size\nAnn,a@x.org,38\n");
    auto const list = import::read_staff_csv(file, "Three Pines ISD", report);
    CHECK(list.people.at(0).organisation == "Three Pines ISD");
    CHECK(report.text(false).find("shoe size") != std::string::npos);
}

TEST_CASE("OneRoster gives staff with their organisations, and nothing of students and families") {
    Sqlite const engine;
    District world(engine.url);
    Lists const lists;
    lists.put("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
                          "s1,active,,Lincoln Elementary,school,,d1\n"
                          "d1,active,,Cedar Flats Schools,district,,\n"
                          "s2,active,,Lincoln Elementary,school,,d2\n"
                          "d2,active,,Birch Lake Schools,district,,\n"
                          "r1,active,,Ring One,school,,r2\n"
                          "r2,active,,Ring Two,school,,r1\n");
    lists.put("users.csv",
              "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
              "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
              "1,active,,true,s1,teacher,,,Ann,Lee,,,ann@x.org,,,,,\n"
              "2,active,,true,\"s2,s1\",administrator,,,Ben,Ray,,,ben@x.org,,,,,\n"
              "3,active,,true,s1,student,,,Tyler,M,,,tyler@x.org,,,,04,\n"
              "4,active,,true,s1,Guardian,,,Mo,M,,,mo@x.org,,,,,\n"
              "5,tobedeleted,,true,s1,teacher,,,Old,Hand,,,old@x.org,,,,,\n"
              "6,active,,false,s1,aide,,,Off,Line,,,off@x.org,,,,,\n"
              "7,active,,true,zz,aide,,,No,Where,,,nowhere@x.org,,,,,\n");
    Report report;
    auto const list = import::read_oneroster(lists.folder.path(), report);
    CHECK(list.people.size() == 3);
    CHECK(skipped(report, "students not brought") == 1);
    CHECK(skipped(report, "families not brought") == 1);
    CHECK(skipped(report, "staff not brought") == 2);
    CHECK(report.text(false).find("tyler") == std::string::npos);

    import::Inviter::Wishes const under{world.three_pines, false};
    CHECK(invited(world, list, under) == std::vector<std::string>{"ann@x.org: Lincoln Elementary",
                                                                  "ben@x.org: Lincoln Elementary",
                                                                  "nowhere@x.org: there is no such organisation"});
    auto const schools = world.done(world.admin, protocol::ListOrganisations{}).organisations;
    auto const count = [&](std::string const& name) {
        return std::ranges::count(schools, name, &protocol::Organisation::name);
    };
    CHECK(count("Lincoln Elementary") == 2); // one in each district
    CHECK(count("Ring One") == 1);
    CHECK(count("Ring Two") == 1);
    // By name alone nobody knows which.
    auto const by_name = lists.csv("name,email,organisation\nZoe,zoe@x.org,Lincoln Elementary\n");
    CHECK(invited(world, by_name) == std::vector<std::string>{"zoe@x.org: more than one organisation has this name"});
    auto const again = invited(world, list, under);
    CHECK(again[0].starts_with("ann@x.org: invited already"));
    CHECK(world.done(world.admin, protocol::ListOrganisations{}).organisations.size() == schools.size());
}
