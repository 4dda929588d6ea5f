/**
 * The rich-text editor: a part of the program that comes when somebody begins to write (features/thread/editor.ts brings it), and
 * nothing outside of this folder knows what it is made of.
 *
 *   RichField    the field, with its toolbar, the list of names and the dialog for links
 *   shown        a text as elements, for what was not sent yet
 *   start        what it begins with: a draft, a post, or the words from the plain field
 *   schema       what a text can hold: the server's kinds of nodes, by the same names
 *   parse, write Markdown to a text and back; tidy is the one form of a text that Markdown can hold; fromNodes reads the server's
 *   paste, word  what comes from other programs
 *   typing       keys, signs of Markdown while one types, the ways out of tables and code
 */
export { RichField } from "./RichField";
export { shown } from "./shown";
export { fromKept, fromPlain, type Handed, type Start } from "./start";
