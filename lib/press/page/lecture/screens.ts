/** What a lecture shows at once: a section of the chapter. */
export interface Screen {
  /** What stands above it. */
  readonly heading: HTMLElement;
  /** Children of the chapter's element, in their order. */
  readonly parts: readonly HTMLElement[];
}

/** Cuts a chapter before each cell that begins a section; what comes before the first is one, too. */
export function screensOf(chapter: HTMLElement): Screen[] {
  const screens: { heading: HTMLElement; parts: HTMLElement[] }[] = [];
  for (const part of chapter.children as Iterable<Element> as Iterable<HTMLElement>) {
    const heading = part.querySelector<HTMLElement>("h2");
    if (heading !== null && screens.length > 0) screens.push({ heading, parts: [part] });
    else if (screens.length > 0) screens.at(-1)!.parts.push(part);
    else screens.push({ heading: chapter.querySelector<HTMLElement>("h1, h2")!, parts: [part] });
  }
  return screens;
}

/** The number of the screen on which an element is; undefined where it is on none. */
export function screenWith(screens: readonly Screen[], element: Element): number | undefined {
  const index = screens.findIndex(({ parts }) => parts.some((part) => part.contains(element)));
  return index < 0 ? undefined : index;
}
