#include "server/export/own_words.hpp"

#include <algorithm>
#include <array>

namespace lateral::exporting {
namespace {

using protocol::Language;

constexpr OwnWords kEnglish{
    .first = {"Everything that is yours", "Back", "en"},
    .copy_of = "A copy of",
    .what_it_is =
        "to read in any browser, also without a network: your words, your files and your settings, and nobody "
        "else's.",
    .keep_it_safe = "Keep it safe.",
    .what_it_holds =
        "It holds your drafts, what you wrote in private channels and in confidence, and the addresses that "
        "you signed in from.",
    .data = "The files in the folder data hold the same and more for programs; data/manifest.json says what they mean, "
            "and what is not in here, and why.",
    .photo = "Your photo",
    .mail_address = "Mail address",
    .role = "Role",
    .here_since = "Here since",
    .pronouns = "Pronouns",
    .about = "About you",
    .from = "from",
    .until = "until",
    .today = "today",
    .what_you_wrote = "What you wrote",
    .nothing_yet = "Nothing yet.",
    .one_post = "post",
    .posts = "posts",
    .your_files = "Your files",
    .no_bytes = "Its bytes were not there.",
    .no_picture = "Picture that is not here:",
    .drafts = "Your drafts",
    .only_you = "Nobody but you has read them",
    .new_conversation = "A new conversation",
    .change = "A change of a post",
    .reflection_draft = "A reflection",
    .answer = "An answer",
    .lost_channel = "A channel that you no longer see",
    .journal = "Your reflections",
    .shared = "Reflections that you shared",
    .coaching = "Coaching",
    .in_confidence = "In confidence",
    .week_of = "Week of",
    .lost_conversation = "A conversation that you no longer see",
    .you_began = "You began this conversation.",
    .you_answered = "You answered here.",
    .changed = "changed",
    .out_of_sight = "Out of sight: nobody but you and who decides about it reads this.",
    .deleted = "This post was deleted.",
};

constexpr OwnWords kSpanish{
    .first = {"Todo lo que es tuyo", "Volver", "es"},
    .copy_of = "Una copia del",
    .what_it_is =
        "para leer en cualquier navegador, también sin red: tus palabras, tus archivos y tus ajustes, y de nadie "
        "más.",
    .keep_it_safe = "Guárdala bien.",
    .what_it_holds =
        "Tiene tus borradores, lo que escribiste en canales privados y en confianza, y las direcciones desde las "
        "que iniciaste sesión.",
    .data = "Los archivos de la carpeta data tienen lo mismo y más, para programas; data/manifest.json dice qué "
            "significan, "
            "qué falta aquí y por qué.",
    .photo = "Tu foto",
    .mail_address = "Correo",
    .role = "Función",
    .here_since = "Aquí desde",
    .pronouns = "Pronombres",
    .about = "Sobre ti",
    .from = "desde",
    .until = "hasta",
    .today = "hoy",
    .what_you_wrote = "Lo que escribiste",
    .nothing_yet = "Todavía nada.",
    .one_post = "mensaje",
    .posts = "mensajes",
    .your_files = "Tus archivos",
    .no_bytes = "Su contenido no estaba.",
    .no_picture = "Imagen que no está aquí:",
    .drafts = "Tus borradores",
    .only_you = "Nadie más que tú los ha leído",
    .new_conversation = "Una conversación nueva",
    .change = "Un cambio en un mensaje",
    .reflection_draft = "Una reflexión",
    .answer = "Una respuesta",
    .lost_channel = "Un canal que ya no ves",
    .journal = "Tus reflexiones",
    .shared = "Reflexiones que compartiste",
    .coaching = "Acompañamiento",
    .in_confidence = "En confianza",
    .week_of = "Semana del",
    .lost_conversation = "Una conversación que ya no ves",
    .you_began = "Tú empezaste esta conversación.",
    .you_answered = "Respondiste aquí.",
    .changed = "cambiado",
    .out_of_sight = "Fuera de la vista: solo lo leen tú y quien decide sobre él.",
    .deleted = "Este mensaje se eliminó.",
};

struct Role {
    std::string_view name, english, spanish;
};
/// The words of the client (web/src/i18n).
constexpr std::array kRoles{
    Role{"administrator", "Administrator", "Administración"},
    Role{"specialist", "Specialist", "Especialista"},
    Role{"member", "Member", "Miembro"},
    Role{"guest", "Guest", "Visita"},
    Role{"director", "Director", "Dirección"},
    Role{"lead", "Lead", "Liderazgo"},
    Role{"coach", "Coach", "Coach"},
    Role{"instructor", "Instructor", "Formación"},
    Role{"teacher", "Teacher", "Docente"},
    Role{"principal", "Principal", "Dirección de escuela"},
    Role{"staff", "Staff", "Personal"},
};

} // namespace

OwnWords const& own_words(Language language) { return language == Language::es ? kSpanish : kEnglish; }

std::string_view role_in_words(std::string_view role, Language language) {
    auto const* const found = std::ranges::find(kRoles, role, &Role::name);
    if (found == kRoles.end()) return role;
    return language == Language::es ? found->spanish : found->english;
}

} // namespace lateral::exporting
