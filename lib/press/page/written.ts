/**
 * Written answers of a sheet: the reader types them where they belong, and the notebook to take home
 * has them.
 *
 * @module
 */
import { button, element } from "./element.ts";
import type { Memory } from "./storage/memory.ts";

/** What the reader has written, by the ids of the cells; cells without words are left out. */
export type WrittenAnswers = () => ReadonlyMap<string, string>;

/**
 * Puts a field for words into every written answer of a page. What is typed stays on this machine.
 *
 * @param root of the sheet; its places for words are `.written`
 */
export function hydrateWritten(root: HTMLElement, memory: Memory): WrittenAnswers {
  const places = [...root.querySelectorAll<HTMLElement>(".written")];
  const fields = places.map((place) => writtenField(place, memory));
  return () => new Map(fields.map(({ id, text }) => [id, text()] as const).filter(hasWords));
}

function hasWords([, text]: readonly [string, string]): boolean {
  return text.trim() !== "";
}

/** A field, and below it how readers will see what stands in it. */
function writtenField(place: HTMLElement, memory: Memory): { id: string; text: () => string } {
  const id = place.closest("section.cell")!.id, name = `written/${id}`;
  const field = element("textarea", {
    rows: "5",
    "aria-label": `Your words, ${id.replace(/^q(\d+)-.*/, "question $1")}`,
    placeholder: "Your words, with formulas between dollar signs",
  });
  const before = memory.read(name);
  if (typeof before === "string") field.value = before;
  const look = button("Look at it", () => void show(), {
    title: "As whoever grades it will see it",
  });
  const seen = element("div", { class: "seen" });
  field.addEventListener("input", () => {
    if (field.value.trim() === "") memory.remove(name);
    else memory.write(name, field.value);
    offer();
  });
  place.replaceChildren(field, look, seen);
  offer();
  return { id, text: () => field.value };

  function offer(): void {
    look.hidden = field.value.trim() === "";
    if (look.hidden) seen.replaceChildren();
  }

  async function show(): Promise<void> {
    try {
      const { renderAnyway } = await import("../show/prose/markdown.ts");
      seen.innerHTML = renderAnyway(field.value, { notebook: "This page", cell: id }).html;
    } catch (error) {
      seen.textContent = `This cannot be shown: ${(error as Error).message}`;
    }
  }
}
