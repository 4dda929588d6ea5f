import type { sealed as en } from "../en/sealed";
import type { Words } from "../../later";

export const sealed: Words<typeof en> = {
  "sealed.opened": "Se abrió a la administración",
  "sealed.opened_by": "{first} y {second} abrieron esto el {day}. Pudieron leerlo hasta {until}.",
  "sealed.opened_why": "Motivo: {reason}",
  "sealed.honest": "Privado frente a colegas, pero la ley puede obligar a un organismo público a entregar registros.",
};
