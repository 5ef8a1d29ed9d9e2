/**
 * The errata of the idea to which a cell belongs: those between the headings around it.
 *
 * @param cell `section.cell`
 */
export function errataOf(cell: HTMLElement): HTMLElement[] {
  const sections = [
    ...walk(cell, (section) => section.previousElementSibling, "last"),
    ...walk(cell, (section) => section.nextElementSibling, "never"),
  ];
  return sections.flatMap((section) => [...section.querySelectorAll<HTMLElement>(".box.erratum")]);
}

/** Sections from a cell on, up to the one with a heading; that one belongs to the idea it opens. */
function walk(
  from: HTMLElement,
  next: (section: Element) => Element | null,
  heading: "last" | "never",
): Element[] {
  const found: Element[] = [];
  for (let section = next(from); section; section = next(section)) {
    const begins = section.querySelector(":scope > h2") !== null;
    if (begins && heading === "never") break;
    found.push(section);
    if (begins) break;
  }
  return found;
}
