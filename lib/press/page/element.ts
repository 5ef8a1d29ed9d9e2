/**
 * An element of the page with text and elements in it; text is never read as HTML.
 *
 * @param attributes by name; "class", "href" and the like
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string } = {},
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A button that does something.
 *
 * @param words      what stands on it
 * @param act        on a click, or Enter or the space bar
 * @param attributes by name
 */
export function button(
  words: string,
  act: () => void,
  attributes: { readonly [name: string]: string } = {},
): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

/**
 * An element of a drawing.
 *
 * @param attributes by name
 */
export function svg(tag: string, attributes: { readonly [name: string]: string }): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
