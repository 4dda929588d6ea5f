import type { administration as en } from "../en/administration";
import type { Words } from "../../later";

export const administration: Words<typeof en> = {
  "introductions.title": "Presentaciones",
  "introductions.space": "Dónde se presentan quienes llegan",
  "introductions.hint": "A quien se une se le pide en su primera pantalla que salude allí.",
  "introductions.none": "En ningún canal",

  "administration.accounts":
    "Las funciones, la suspensión y los enlaces de contraseña están en la página de cada persona:",
  "administration.recorded": "Lo que haces aquí queda en el registro de auditoría.",
  "invite.title": "Invitar a alguien",
  "invite.text": "Recibes un enlace para entregar. Pueden invitar la administración y quienes dirigen una organización.",
  "invite.name": "Nombre (podrá cambiarlo)",
  "invite.email": "Correo electrónico (podrá cambiarlo)",
  "invite.spaces": "Nombrarle en canales cerrados",
  "invite.spaces_hint": "Los ve en cuanto acepte. Una visita no ve otros canales.",
  "invite.action": "Crear una invitación",
  "invite.made_told": "La invitación está lista. Copia el enlace de abajo.",
  "invite.link": "Enlace de la invitación",
  "invite.link_hint": "Solo se muestra ahora.",
  "invitations.title": "Invitaciones",
  "invitations.none": "Todavía no hay invitaciones. Crea una arriba.",
  "invitations.anybody": "Quien tenga el enlace",
  "invitations.open": "Abierta",
  "invitations.accepted": "Aceptada",
  "invitations.revoked": "Retirada",
  "invitations.expired": "Vencida",
  "invitations.revoke": "Retirar",
};
