import type { reflecting as en } from "../en/reflecting";
import type { Words } from "../../later";

export const reflecting: Words<typeof en> = {
  "reflecting.title": "Cuántos reflexionan",
  "reflecting.lead": "Solo números: nunca lo que se escribió ni quién lo escribió.",
  "reflecting.until": "Contado hasta",
  "reflecting.steps": "Los números van de cinco en cinco. Las organizaciones con menos de cinco personas se cuentan con la de arriba.",
  "reflecting.none": "Aquí hay muy pocas personas para mostrar un número.",
  "reflecting.this_week": "Esta semana",
  "reflecting.few": "menos de 5",
  "reflecting.many": { one: "{count} o más", other: "{count} o más" },
  "reflecting.elsewhere": "muy pocas para mostrar",
};
