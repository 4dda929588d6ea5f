import type { settings as en } from "../en/settings";
import type { Words } from "../../later";

export const settings: Words<typeof en> = {
  "settings.browser": "En este navegador",
  "settings.unsent_title": "¿Cerrar sesión y perder palabras?",
  "settings.unsent_text": "Parte de lo que escribiste aquí no se envió y no está en ningún otro dispositivo. Al cerrar sesión se borra de este navegador.",
  "settings.unsent_files_title": "¿Cerrar sesión y perder archivos?",
  "settings.unsent_files": {
    one: "{count} archivo que añadiste todavía no está en el servidor. Al cerrar sesión se borra de este navegador.",
    other: "{count} archivos que añadiste todavía no están en el servidor. Al cerrar sesión se borran de este navegador.",
  },
  "settings.sign_out_anyway": "Cerrar sesión y perderlas",
  "settings.sign_out": "Cerrar sesión",
  "settings.profile": "Tu perfil",
  "settings.profile_hint": "Tu nombre, tus pronombres, tus cursos y sobre qué pueden preguntarte tus colegas.",
  "settings.password": "Contraseña",
  "settings.password_hint": "Al cambiarla se cierra tu sesión en los demás lugares.",
  "settings.password_current": "Contraseña actual",
  "settings.password_action": "Cambiar contraseña",
  "settings.password_told": "Tu contraseña cambió y se cerraron tus otras sesiones.",
  "sessions.title": "Dónde tienes la sesión abierta",
  "sessions.unknown": "Dispositivo desconocido",
  "sessions.this": "Este",
  "sessions.seen": "última vez:",
  "sessions.end": "Cerrar sesión",
  "sessions.end_all": "Cerrar sesión en todas partes",
};
