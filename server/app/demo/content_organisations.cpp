#include "server/app/demo/content.hpp"

namespace lateral::app::demo {
namespace {

using enum protocol::OrganisationKind;

constexpr Organisation all[] = {
    {"michigan", state, "Michigan"},

    // Invented: the demo's people work here.
    {"northlight", partner, "Northlight Learning Partners", "michigan"},
    {"three-pines", isd, "Three Pines ISD", "michigan"},
    {"larkspur", district, "Larkspur Public Schools", "three-pines"},
    {"larkspur-elementary", school, "Larkspur Elementary School", "larkspur"},
    {"pinecrest", programme, "Pinecrest Center Program", "three-pines"},
    {"lakebend", isd, "Lakebend RESA", "michigan"},
    {"millbrook", district, "Millbrook Community Schools", "lakebend"},
    {"copper-ridge", isd, "Copper Ridge ISD", "michigan"},
    {"cedar-flats", district, "Cedar Flats Area Schools", "copper-ridge"},
    {"north-harbor", isd, "North Harbor ESD", "michigan"},
    {"harbor-point", district, "Harbor Point School District", "north-harbor"},

    // Real: Michigan's 56 intermediate districts, for the directory only.
    {"allegan-area-esa", isd, "Allegan Area ESA", "michigan"},
    {"alpena-montmorency-alcona-esd", isd, "Alpena-Montmorency-Alcona ESD", "michigan"},
    {"barry-isd", isd, "Barry ISD", "michigan"},
    {"bay-arenac-isd", isd, "Bay-Arenac ISD", "michigan"},
    {"berrien-resa", isd, "Berrien RESA", "michigan"},
    {"branch-isd", isd, "Branch ISD", "michigan"},
    {"coor-isd", isd, "COOR ISD", "michigan"},
    {"calhoun-isd", isd, "Calhoun ISD", "michigan"},
    {"charlevoix-emmet-isd", isd, "Charlevoix-Emmet ISD", "michigan"},
    {"cheboygan-otsego-presque-isle-esd", isd, "Cheboygan-Otsego-Presque Isle ESD", "michigan"},
    {"clare-gladwin-resd", isd, "Clare-Gladwin RESD", "michigan"},
    {"clinton-county-resa", isd, "Clinton County RESA", "michigan"},
    {"copper-country-isd", isd, "Copper Country ISD", "michigan"},
    {"delta-schoolcraft-isd", isd, "Delta-Schoolcraft ISD", "michigan"},
    {"dickinson-iron-isd", isd, "Dickinson-Iron ISD", "michigan"},
    {"eastern-upper-peninsula-isd", isd, "Eastern Upper Peninsula ISD", "michigan"},
    {"eaton-resa", isd, "Eaton RESA", "michigan"},
    {"genesee-isd", isd, "Genesee ISD", "michigan"},
    {"gogebic-ontonagon-isd", isd, "Gogebic-Ontonagon ISD", "michigan"},
    {"gratiot-isabella-resd", isd, "Gratiot-Isabella RESD", "michigan"},
    {"heritage-southwest-isd", isd, "Heritage Southwest ISD", "michigan"},
    {"hillsdale-isd", isd, "Hillsdale ISD", "michigan"},
    {"huron-isd", isd, "Huron ISD", "michigan"},
    {"ingham-isd", isd, "Ingham ISD", "michigan"},
    {"ionia-county-isd", isd, "Ionia County ISD", "michigan"},
    {"iosco-resa", isd, "Iosco RESA", "michigan"},
    {"jackson-county-isd", isd, "Jackson County ISD", "michigan"},
    {"kalamazoo-resa", isd, "Kalamazoo RESA", "michigan"},
    {"kent-isd", isd, "Kent ISD", "michigan"},
    {"lapeer-county-isd", isd, "Lapeer County ISD", "michigan"},
    {"lenawee-isd", isd, "Lenawee ISD", "michigan"},
    {"livingston-esa", isd, "Livingston ESA", "michigan"},
    {"macomb-isd", isd, "Macomb ISD", "michigan"},
    {"manistee-isd", isd, "Manistee ISD", "michigan"},
    {"marquette-alger-resa", isd, "Marquette-Alger RESA", "michigan"},
    {"mecosta-osceola-isd", isd, "Mecosta-Osceola ISD", "michigan"},
    {"menominee-isd", isd, "Menominee ISD", "michigan"},
    {"midland-county-esa", isd, "Midland County ESA", "michigan"},
    {"monroe-county-isd", isd, "Monroe County ISD", "michigan"},
    {"montcalm-area-isd", isd, "Montcalm Area ISD", "michigan"},
    {"muskegon-area-isd", isd, "Muskegon Area ISD", "michigan"},
    {"newaygo-county-resa", isd, "Newaygo County RESA", "michigan"},
    {"northwest-education-services", isd, "Northwest Education Services", "michigan"},
    {"oakland-schools", isd, "Oakland Schools", "michigan"},
    {"ottawa-area-isd", isd, "Ottawa Area ISD", "michigan"},
    {"saginaw-isd", isd, "Saginaw ISD", "michigan"},
    {"sanilac-isd", isd, "Sanilac ISD", "michigan"},
    {"shiawassee-resd", isd, "Shiawassee RESD", "michigan"},
    {"st-clair-county-resa", isd, "St. Clair County RESA", "michigan"},
    {"st-joseph-county-isd", isd, "St. Joseph County ISD", "michigan"},
    {"tuscola-isd", isd, "Tuscola ISD", "michigan"},
    {"van-buren-isd", isd, "Van Buren ISD", "michigan"},
    {"washtenaw-isd", isd, "Washtenaw ISD", "michigan"},
    {"wayne-resa", isd, "Wayne RESA", "michigan"},
    {"west-shore-esd", isd, "West Shore ESD", "michigan"},
    {"wexford-missaukee-isd", isd, "Wexford-Missaukee ISD", "michigan"},
};

constexpr FormerName former[] = {
    {"heritage-southwest-isd", "Lewis Cass ISD"},
    {"northwest-education-services", "Traverse Bay Area ISD"},
};

} // namespace

std::span<Organisation const> organisations() { return all; }
std::span<FormerName const> former_names() { return former; }

} // namespace lateral::app::demo
