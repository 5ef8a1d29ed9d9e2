/**
 * A chapter for a room: one section at a time, in large type and without code, moved by keys.
 *
 * @module
 */
import { button, element } from "../element.ts";
import { screensOf, screenWith } from "./screens.ts";
import { type ScrolledTo, type Step, stepOf } from "./steps.ts";

/** What a lecture works with. */
export interface LectureOptions {
  /** The element that holds the chapter. */
  readonly root: HTMLElement;
  /** The switch in the bar; the buttons of the lecture stand before it. */
  readonly tool: HTMLElement;
  /** Says something in the one line that screen readers follow. */
  readonly say: (words: string) => void;
}

/** A lecture on a chapter. */
export interface Lecture {
  /** Begins with the section in sight, or ends where it is. */
  toggle(): void;
}

const HINT = "Arrow keys move through the sections, Escape ends the lecture.";

/** Prepares a lecture; it does not begin yet. */
export function lectureOn({ root, tool, say }: LectureOptions): Lecture {
  const screens = screensOf(root);
  const page = document.documentElement;
  const place = element("span", { class: "lecture" });
  const previous = button("← Previous", () => step("previous"), { class: "lecture" });
  const next = button("Next →", () => step("next"), { class: "lecture" });
  let current = 0;
  let listening: AbortController | undefined; // while the lecture lasts

  function step(step: Step): void {
    switch (step) {
      case "next":
        return show(Math.min(current + 1, screens.length - 1));
      case "previous":
        return show(Math.max(current - 1, 0));
      case "first":
        return show(0);
      case "last":
        return show(screens.length - 1);
      case "end":
        return end();
    }
  }

  function show(index: number): void {
    current = index;
    for (const part of root.querySelectorAll(":scope > [data-on]")) part.removeAttribute("data-on");
    const { heading, parts } = screens[index]!;
    for (const part of parts) part.dataset.on = "";
    place.textContent = `${index + 1} of ${screens.length}`;
    previous.disabled = index === 0;
    next.disabled = index === screens.length - 1;
    focus(heading);
    scrollTo({ top: 0, behavior: "instant" });
    say(`Section ${index + 1} of ${screens.length}. ${HINT}`);
  }

  function begin(): void {
    listening = new AbortController();
    const { signal } = listening;
    const seen = screens.findLastIndex(({ heading }) =>
      heading.getBoundingClientRect().top < innerHeight / 2
    );
    page.dataset.lecture = "";
    tool.before(previous, place, next);
    addEventListener("keydown", onKey, { signal });
    addEventListener("hashchange", followLink, { signal });
    show(Math.max(seen, 0));
  }

  function end(): void {
    listening?.abort();
    listening = undefined;
    delete page.dataset.lecture;
    for (const one of [previous, place, next]) one.remove();
    const { heading } = screens[current]!;
    heading.scrollIntoView({ behavior: "instant" });
    focus(heading);
    say("The lecture has ended.");
    tool.setAttribute("aria-pressed", "false");
  }

  function onKey(event: KeyboardEvent): void {
    const asked = stepOf(event, scrolled());
    if (asked === undefined) return;
    event.preventDefault();
    step(asked);
  }

  /** A link leads to another section: it is shown. */
  function followLink(): void {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const index = target === null ? undefined : screenWith(screens, target);
    if (target === null || index === undefined) return;
    show(index);
    if (target !== screens[index]!.heading) target.scrollIntoView({ behavior: "instant" });
  }

  return {
    toggle(): void {
      if (listening) return end();
      tool.setAttribute("aria-pressed", "true");
      begin();
    },
  };
}

function focus(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function scrolled(): ScrolledTo {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
  const above = scrollTop > 2, below = scrollTop + clientHeight < scrollHeight - 2;
  if (above) return below ? "middle" : "bottom";
  return below ? "top" : "all is in sight";
}
