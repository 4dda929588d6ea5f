export const sealed = {
  "sealed.opened": "Opened to administrators",
  "sealed.opened_by": "{first} and {second} opened this on {day}. They could read it until {until}.",
  "sealed.opened_why": "Why: {reason}",
  "sealed.honest": "Private from colleagues, but a public body may have to produce records by law.",
} as const;
