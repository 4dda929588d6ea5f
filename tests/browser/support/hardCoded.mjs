/** Collects every text that the server sent to a page: names, titles, what people wrote. */
export function listen(page) {
  const said = new Set();
  const take = (value) => {
    if (typeof value === "string") said.add(value.trim());
    else if (value && typeof value === "object") Object.values(value).forEach(take);
  };
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => take(JSON.parse(String(payload)))));
  page.on("response", async (response) => {
    if (response.url().includes("/api/")) take(await response.json().catch(() => undefined));
  });
  return said;
}

/** Every text on the screen and for those who hear it, without what people wrote and what stands for itself. */
function textsOf(page) {
  return page.evaluate(() => {
    const own = ".prose, .quoted > p:not(.hint), kbd, .avatar, time, option[lang], textarea, .editable, code, .upload-name, .as-written";
    const texts = [document.title];
    // A sentence with links in it is one text; what the links say is looked at by itself.
    const sentence = ".act-words";
    for (const one of document.querySelectorAll(sentence)) {
      const words = one.cloneNode(true);
      for (const link of words.querySelectorAll("a, code")) link.remove();
      texts.push(words.textContent);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element.closest(own) || element.closest("script, style, noscript")) continue;
      if (node instanceof Text && element.closest(sentence) && !element.closest("a")) continue;
      if (node instanceof Text) texts.push(node.data);
      else for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(node.getAttribute(name) ?? "");
    }
    return texts;
  });
}

/** What stands outside of the brackets of the pseudo-locale and does not come from the server. */
export async function hardCoded(page, said) {
  const isSaid = (text) => text === "" || !/\p{L}/u.test(text) || said.has(text) || said.has(text.replace(/^#/, ""));
  /** A title may have a comma in it: said as a whole, or what stands before a joint and what follows it. */
  const isJoined = (text) =>
    isSaid(text.trim()) ||
    [...text.matchAll(/, | ?· ?/g)].some(({ index, 0: joint }) => isSaid(text.slice(0, index).trim()) && isJoined(text.slice(index + joint.length)));
  const found = new Set();
  for (const text of await textsOf(page)) {
    let left = text;
    while (/⟦[^⟦⟧]*⟧/.test(left)) left = left.replace(/⟦[^⟦⟧]*⟧/g, "");
    if (!isJoined(left)) found.add(left.trim());
  }
  return [...found];
}
