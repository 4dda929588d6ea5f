/** Version 1 of the questions that come with every network; what was written to one keeps its name. */
export const questions = [
  "decided", "listened", "changed", "principle", "unsaid", "avoiding", "elsewhere", "daily",
  "missing", "again", "evidence", "brokered", "leading", "carry", "energy", "shadow",
] as const;

/** They are no question but a way through one's week, with a heading for each step. */
export const frames = ["what", "look"] as const;

export type Prompt = (typeof questions)[number] | (typeof frames)[number];

export function isPrompt(text: string | undefined): text is Prompt {
  return ([...questions, ...frames] as readonly (string | undefined)[]).includes(text);
}

export function isFrame(prompt: Prompt): prompt is (typeof frames)[number] {
  return (frames as readonly Prompt[]).includes(prompt);
}
