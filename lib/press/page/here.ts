const READING = 0.3; // of the window from its top: the heading above this line is being read

/**
 * Marks in the contents of a page the section that is being read, and keeps it in sight there.
 */
export function markHere(): void {
  const contents = document.querySelector<HTMLElement>(".contents");
  const entries = [...contents?.querySelectorAll<HTMLAnchorElement>("a[href^='#']") ?? []].flatMap(
    (link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return heading === null ? [] : [{ link, heading }];
    },
  );
  if (contents === null || entries.length === 0) return;
  let marked: HTMLAnchorElement | undefined, asked = false;

  function mark(): void {
    asked = false;
    const line = READING * innerHeight;
    const here = entries.findLast(({ heading }) => heading.getBoundingClientRect().top <= line)
      ?.link;
    if (here === marked) return;
    marked?.removeAttribute("aria-current");
    here?.setAttribute("aria-current", "location");
    marked = here;
    if (here !== undefined) reveal(contents!, here);
  }

  function ask(): void {
    if (!asked) requestAnimationFrame(mark);
    asked = true;
  }

  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  mark();
}

/** Scrolls the list alone, never the page. */
function reveal(list: HTMLElement, entry: HTMLElement): void {
  const { top, bottom } = list.getBoundingClientRect(), at = entry.getBoundingClientRect();
  if (at.top < top) list.scrollTop -= top - at.top + at.height;
  else if (at.bottom > bottom) list.scrollTop += at.bottom - bottom + at.height;
}
