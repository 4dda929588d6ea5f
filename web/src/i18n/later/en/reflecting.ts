export const reflecting = {
  "reflecting.title": "How many reflect",
  "reflecting.lead": "Numbers only: never what was written, and never who wrote.",
  "reflecting.until": "Counted up to",
  "reflecting.steps": "Numbers go in steps of five. Organisations with fewer than five people are counted with the one above them.",
  "reflecting.none": "There are too few people here to show a number.",
  "reflecting.this_week": "This week",
  "reflecting.few": "fewer than 5",
  "reflecting.many": { one: "{count} or more", other: "{count} or more" },
  "reflecting.elsewhere": "too few to show",
} as const;
