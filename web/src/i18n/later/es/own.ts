import type { own as en } from "../en/own";
import type { Words } from "../../later";

export const own: Words<typeof en> = {
  "own.title": "Llévate tus palabras",
  "own.text":
    "Un archivo ZIP con todo lo tuyo: lo que escribiste, tus archivos, tus borradores, tu perfil y tus ajustes. Puedes leerlo en cualquier navegador, también sin red. No lleva palabras de otras personas.",
  "own.private": "Lleva tus borradores y lo que escribiste en canales privados. No lo guardes en una computadora compartida.",
  "own.make": "Hacer mi copia",
  "own.make_new": "Hacer otra copia",
  "own.making": "Tu copia se está haciendo. Con muchos archivos tarda unos minutos; mientras tanto puedes seguir trabajando.",
  "own.ready": "Tu copia está lista.",
  "own.download": "Descargar mi copia ({size})",
  "own.until": "Está aquí hasta {time}; después el servidor la borra.",
  "own.failed": "No se pudo hacer tu copia. Intenta de nuevo; si vuelve a fallar, avisa a tu administrador.",
  "own.no_room": "El servidor no tiene sitio ahora para hacer tu copia. Avisa a tu administrador.",
  "own.enough": {
    one: "Hiciste tres copias en un día y no se pueden hacer más. Podrás hacer la próxima en {count} hora.",
    other: "Hiciste tres copias en un día y no se pueden hacer más. Podrás hacer la próxima en {count} horas.",
  },
};
