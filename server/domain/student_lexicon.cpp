#include "server/domain/student_lexicon.hpp"

#include <algorithm>
#include <unordered_map>

namespace lateral::domain::lexicon {
namespace {

struct Words {
    std::uint32_t flags;
    std::string_view words;
};

/// Names that are words of their own ("will", "grace", "mark", "chase") are left out: with an initial behind them they
/// are found all the same.
constexpr Words kWords[] = {
    {given,
     "aaliyah aaron abby abdul abdullah abigail abraham adam addison adrian aiden aidan ahmed aisha alan alana "
     "alejandra "
     "alejandro alex alexa alexander alexandra alexis ali alice alicia alisha allison alyssa amanda amara amari amelia "
     "amina amir amy ana anaya andre andrea andres andrew andy angel angela angelina anita anna annie anthony antonio "
     "aria ariana arianna ariel asher ashley ashton aubrey audrey austin ava avery ayden ayesha bailey barbara beatriz "
     "becky bella ben benjamin beth bethany bianca billy blake bobby braden brady brandon brayden breanna brenda "
     "brendan "
     "brenna brett brian brianna brittany brody bryan bryce bryson caleb callie cameron camila camilo carla "
     "carlos carmen caroline carson carter casey cassandra catherine cayden cecilia cesar charles charlie charlotte "
     "chloe chris christian christina christine christopher claire clara clayton cody colby cole colin colton connor "
     "cooper corey courtney cristian cynthia daisy dakota dalton damian damien dana daniel daniela danielle danny "
     "dante "
     "darius darnell david dawson deandre deborah declan delilah demetrius denise dennis derek derrick deshawn desiree "
     "destiny devin devon diana diego dominic dominique donna donovan dorothy dustin dwayne dylan easton eddie edgar "
     "eduardo edward eileen elaine elena eleanor eli elias elijah elisa elizabeth ella ellen ellie elliot emely "
     "emerson "
     "emilia emiliano emilio emily emma emmanuel enrique eric erica erik erika erin esmeralda esperanza esteban esther "
     "ethan eva evan evelyn everett ezekiel ezra fatima felicia felipe fernanda fernando fiona frances francisco frank "
     "gabe gabriel gabriela gabriella gavin genesis george gerardo gianna gilbert gina giovanni gloria graciela "
     "grayson "
     "greg gregory greyson guadalupe gustavo hadley hailey haley hannah harper harrison hassan hayden hazel heather "
     "hector heidi helen henry holly hudson hugo ian ibrahim ignacio imani irene isaac isabel isabella isabelle isaiah "
     "ismael ivan jace jack jackson jacob jacqueline jaden jake jalen jamal james jamie jane janelle janet jared "
     "jasmin jasmine jason javier jaxon jaxson jay jayden jayla jaylen jeff jeffrey jenna jennifer jenny jeremiah "
     "jeremy "
     "jermaine jerry jesse jessica jesus jill jim jimmy joan joanna joaquin jocelyn joe joel joey johanna john johnny "
     "jon jonah jonathan jordan jordyn jorge jose josefina joseph josh joshua josiah josue juan juanita judith julia "
     "julian juliana julie juliet julio justin kai kaitlyn kaleb kamari kara karen karina karla kate katelyn katherine "
     "kathleen kathryn katie kayden kayla kaylee keegan keisha keith kelly kelsey kendall kendra kenneth kenny kevin "
     "khalil kiara kim kimberly kira kristen kristin kristina kyla kyle kylie lamar landon larry latasha latoya laura "
     "lauren layla leah leila leo leon leonardo leslie leticia levi liam lila lillian lily linda lindsey lisa logan "
     "london lorena lorenzo louis luca lucas lucia luciana lucy luis luka luke luna luz lydia mackenzie madeline "
     "madelyn "
     "madison maggie makayla malachi malia malik manuel marcela marcelo marco marcos marcus margaret maria mariah "
     "mariana maribel marie mario marisol marissa marlene marquis marsha martha martin marvin mary mason mateo mathew "
     "matias matt matthew maurice max maxwell maya mckenzie megan mei melanie melissa mercedes meredith micah michael "
     "michaela micaela michelle miguel mike mila miles milo miranda miriam mohamed mohammad mohammed moises molly "
     "monica monique "
     "morgan muhammad mustafa mya myles nadia naomi nancy natalia natalie natasha nathan nathaniel nevaeh nia nicholas "
     "nick nicolas nicole nicolas nina noah noel noelle nora norah octavio oliver olivia omar oscar owen pablo paige "
     "pamela paola patricia patrick paul paula pedro penelope perla peter peyton philip phillip phoebe preston priya "
     "quincy quinn rachel rafael ramon ramona raquel raul raymond reagan rebecca reggie reuben rhonda ricardo richard "
     "ricky riley robert roberto rocio rodrigo roger roman ronald ronnie rosa rosalie rosario roxana ruben ruby "
     "russell "
     "ruth ryan ryder ryker sabrina sadie salma salvador samantha samir samuel sandra santiago sara sarah sasha saul "
     "savannah scott sean sebastian selena serena sergio seth shania shannon sharon shawn sheila shelby sienna silvia "
     "simon skylar sofia sonia sophia sophie spencer stacy stella stephanie stephen steve steven stuart susan sydney "
     "sylvia tamara tamika tania tanner tanya tara tariq tasha tatiana taylor teresa terrance terrell theo theodore "
     "thomas tiana tiffany tim timothy tina todd tom tomas tommy tony tonya tori tracy travis trent trenton trevon "
     "trevor tristan troy ty tyler tyrell tyrone tyson valentina valeria valerie vanessa veronica vicky victor "
     "victoria "
     "vincent violeta virginia vivian walter wanda wendy wesley whitney willa william wyatt xavier ximena yadira "
     "yasmin yasmine yesenia yolanda yusuf zachary zack zane zara zion zoe zoey xochitl nayeli itzel"},
    {surname,
     "adams ahmed alvarez anderson bailey barnes bennett brooks bryant campbell castillo chavez clark collins cooper "
     "cruz davis diaz edwards evans fernandez flores foster garcia gomez gonzales gonzalez gutierrez hall harris "
     "henderson hernandez hughes jackson jenkins jimenez johnson jones kelly kim lee lewis lopez martin martinez "
     "mendoza miller mitchell moore morales morgan morris murphy myers nelson nguyen ortiz parker patel patterson "
     "perez perry peterson phillips powell ramirez ramos reed reyes reynolds richardson rivera roberts robinson "
     "rodriguez rogers ross ruiz russell sanchez sanders scott simmons smith stewart sullivan taylor thomas "
     "thompson torres turner walker watson white williams wilson wright"},
    {pupil, "student pupil kid child learner kiddo scholar boy girl grader kindergartner kindergartener preschooler "
            "toddler alumno alumna estudiante nino nina muchacho muchacha alumnito alumnita"},
    {pupils, "students pupils kids children learners kiddos scholars boys girls graders kindergartners kindergarteners "
             "preschoolers alumnos alumnas estudiantes ninos ninas muchachos muchachas"},
    {modifies,
     "teacher teachers teaching council support supports services success achievement engagement voice agency work "
     "talk growth data outcomes outcome learning needs need discourse government union handbook body leader leaders "
     "leadership ambassador intern interns nurse advocate center centers centered affairs activities information "
     "portal records record care study find protective development psychologist profile profiles assistance "
     "conference conferences day days led responses response thinking understanding independence samples sample "
     "progress performance participation ownership choice interest interests behavior behaviour attendance "
     "population populations populace group groups group level levels side facing friendly focused first safety "
     "privacy survey surveys feedback centred goals goal experience experiences health wellness "
     "communication communicators device devices chromebook laptop perspective perspectives journals notebooks "
     "language questions question materials practicante docente maestro maestra"},
    {adult,
     "ms mr mrs mx miss mister dr prof professor coach coaches principal superintendent director directora teacher "
     "teachers colleague colleagues partner partners coordinator consultant specialist therapist paraprofessional "
     "para aide interventionist librarian counselor psychologist slp ot pt author authors researcher researchers "
     "instructor facilitator administrator steward lead leader mentor intern sub substitute presenter trainer speaker "
     "speakers secretary custodian nurse sra sr srta don dona senora senor senorita maestra maestro profe profesora "
     "profesor directora colega colegas companera companero docente autora autor cotaught coauthor cofacilitator "
     "founder president governor senator secretary evaluator supervisor chair treasurer staff member members"},
    {teaches, "teaches coaches taught coached facilitates facilitated presents presented leads led supervises trains "
              "trained mentors mentored cotaught cotaught consults ensena"},
    {adults_own,
     "class classes classroom classrooms room rooms students pupils kids learners children teachers school schools "
     "team teams building district caseload cohort staff session framework taxonomy cycle coaching coach colleague "
     "colleagues partner office slides book books clase aula alumnos estudiantes"},
    {record, "iep ieps bip bips fba fbas 504 ifsp met reed eligibility diagnosis disability evaluation reevaluation "
             "behavior behaviour discipline suspension transcript accommodations medication custody lexile scores "
             "expediente pei"},
    {family, "mom moms mother mum dad father parent parents guardian guardians grandma grandmother grandpa grandfather "
             "stepmom stepdad family mama papa madre padre padres abuela abuelo familia tutora"},
    {about_records,
     "training trainings template templates slides agenda webinar workshop handout guide guides manual course "
     "courses module modules blank sample samples example examples form forms session sessions checklist "
     "checklists question questions process processes law laws rule rules policy policies procedure "
     "procedures software system systems cheat sheet deck resources resource tips writing compliance "
     "paperwork season deadlines day days office department formacion plantilla guia taller"},
    {team_of, "meeting meetings team teams facilitation facilitator coordinator goals goal plan plans report reports "
              "review reviews committee reunion"},
    {not_a_name,
     "i a an the this that these those my our your his her their its we you he she they it what when where why how who "
     "which there here if so but and or not no yes as at by for from in into of off on onto out over to up with about "
     "after before during since until while because although though however also then than then now today tomorrow "
     "yesterday tonight first second third last next some any all both each every many most more much few several one "
     "two three four five six seven eight nine ten once only just even still ever never always often please thank "
     "thanks sorry hi hello hey dear welcome great good nice congratulations happy does did do is are was were be been "
     "has have had can could will would should may might must let lets make made take use using try tried ask read "
     "see look listen think say said tell work works working help helps join share shared watch write note notes next "
     "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
     "september october november december fall autumn winter spring summer english spanish arabic french german math "
     "maths mathematics science history art music reading writing algebra geometry biology chemistry physics literacy "
     "phonics kindergarten preschool elementary middle high school schools academy district county isd resa esa state "
     "university college michigan detroit lansing america american african asian european native google zoom "
     "chromebook chromebooks canvas powerschool illuminate teams desmos seesaw kahoot classroom docs drive youtube "
     "facebook twitter powerpoint word excel ipad ipads apple microsoft podd aac proloquo lamp universal design "
     "learning study studies team council services support supports success achievement handbook code conduct "
     "protective find profile profiles network data room grade title part section unit lesson chapter module course "
     "week day year quarter semester page figure table appendix kudos congrats question questions answer success "
     "instructional partner partners coach coaching cycle rounds walk federal department education special general "
     "plan center voice agency talk talks number numbers north south east west new old saint st lake copper ridge "
     "cedar flats larkspur hill valley river creek park grove street avenue road dca iep christmas easter thanksgiving "
     "halloween ramadan eid hanukkah covid internet english language arts social emotional el la los las un una mi mis "
     "nuestro nuestra su sus este esta eso esa que cuando donde como quien si no y o pero para por con sin sobre desde "
     "hoy ayer gracias hola lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio "
     "julio agosto septiembre octubre noviembre diciembre escuela distrito final draft copy version rev revised "
     "template goals goal notes meeting progress report annual review summary letter consent parent parents teacher "
     "student students file files scan signed blank packet invite agenda plans evaluation eval updated update"},
    {tells,
     "said says mentioned mentions described describes worked works coached coaches taught teaches had has have saw "
     "sees see met brought talked spoke shared shares referred asked observed supports supported interviewed visited "
     "wrote showed chose picked knows knew thinks thought noted raised wants wanted helped helps served serves sent "
     "tutored tutors mentors led leads does did is was calls called suggested noticed loves recommended speaks writes "
     "talks"},
    {own, "my our mi mis nuestro nuestra"},
    {one_of, "a an my our one un una mi this another el la este esta uno"},
    {named, "named called llamado llamada nombrado"},
    {status, "autism adhd dyslexia dyscalculia epilepsy seizures diabetes asthma iep 504 bip fba ifsp autismo tdah "
             "dislexia meltdown meltdowns tantrum tantrums anxiety ptsd trauma odd ocd fas"},
    {status_verb,
     "diagnosed suspended expelled retained nonverbal nonspeaking autistic dyslexic homeless eloped eloping "
     "elopes restrained secluded qualifies qualified undocumented adopted evaluated truant pregnant "
     "diagnosticado diagnosticada suspendido suspendida expulsado expulsada"},
    {has, "has have had with got gets tiene tenia needs"},
    {is, "is was as es era fue being"},
    {ordinal, "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th first second third fourth fifth sixth seventh eighth "
              "ninth tenth eleventh twelfth primer segundo tercer cuarto quinto sexto septimo octavo noveno k pre"},
    {school, "school schools district county isd resa university college elementary middle high school academy primary "
             "intermediate escuela primaria secundaria"},
    {acronym, "ai al am ap ar ba bc ca ce co ct da dc de dj ec ed el ep er es et eu ew fl fm ft fy ga gr gt hi hr hs "
              "ia id ie il in "
              "io ip ir is it iq jr kg ks la lc ld le lp ma mc md me mi mn mo ms mt mx na nc nd ne nh nj nm no nv ny "
              "oh ok or ot "
              "pa pb pc pd pe pm pt qa ra ri rs sc sd se sp sr st su ta td tk tn ts tv tx uk un us ut va vp vr vs vt "
              "wa wi wy xl "
              "yr zp cs pl os ui ux ee ei eb ss sl ct cp dl gm hq ii iv vi ix ok tl rn pl pr ab ho ve"},
    {does, "is was has had hit got can could will would did does made read reads wrote said says told asked used uses "
           "needs needed wants wanted started came moved in who and with at from loves loved still now just finally "
           "scored scores passed failed went gets finished solved earned struggles struggled missed learned keeps "
           "kept tries tried es tiene lee puede hizo y en que llego"},
};

std::unordered_map<std::string_view, std::uint32_t> all_words() {
    std::unordered_map<std::string_view, std::uint32_t> all;
    for (auto const& [flags, words] : kWords)
        for (std::size_t at = 0; at < words.size();) {
            auto const end = std::min(words.find(' ', at), words.size());
            all[words.substr(at, end - at)] |= flags;
            at = end + 1;
        }
    return all;
}

} // namespace

std::uint32_t flags_of(std::string_view folded) {
    static auto const all = all_words();
    auto const found = all.find(folded);
    return found == all.end() ? 0 : found->second;
}

} // namespace lateral::domain::lexicon
