import { countOf } from "../../show/count.ts";
import type { PageConfig } from "../../show/page_config.ts";
import { element } from "../element.ts";
import { SEARCH_PATH, type SearchDocument } from "../../show/search_document.ts";
import { type Hit, makeSearch, type Piece } from "./find.ts";

/** The parts of the search that stand in the header. */
export interface SearchBox {
  readonly input: HTMLInputElement;
  /** Receives the results. */
  readonly list: HTMLElement;
  /** Said aloud by screen readers, not shown. */
  readonly heard: HTMLElement;
}

/**
 * Loads what can be found, and makes the field a combobox: results while one types, arrows to go
 * through them, Enter to follow one, Escape to leave.
 *
 * @throws {Error} when the documents cannot be loaded
 */
export async function openSearch(box: SearchBox, { root }: PageConfig): Promise<void> {
  const { input, list, heard } = box;
  const answer = await fetch(`${root}${SEARCH_PATH}`);
  if (!answer.ok) throw new Error(`Expected ${SEARCH_PATH}; got ${answer.status}`);
  const find = makeSearch(await answer.json() as SearchDocument[]);
  let active = -1;

  function show(): void {
    const query = input.value.trim();
    const hits = query === "" ? [] : find(query);
    active = -1;
    list.replaceChildren(...hits.map((hit, i) => renderHit(hit, i, root)));
    if (query !== "" && hits.length === 0) {
      const none = element("p", {}, `Nothing is found for “${query}”.`);
      list.replaceChildren(element("div", { role: "option", "aria-disabled": "true" }, none));
    }
    if (query === "") close();
    else open();
    input.removeAttribute("aria-activedescendant");
    heard.textContent = query === ""
      ? ""
      : hits.length === 0
      ? "Nothing is found."
      : `${countOf(hits.length, "result")}; arrow keys go through them.`;
  }

  function open(): void {
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close(): void {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function go(step: number): void {
    const options = [...list.querySelectorAll("a")];
    if (options.length === 0) return;
    active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    options[active]!.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active]!.id);
  }

  function leave(): void {
    close();
    input.removeAttribute("aria-activedescendant");
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value.trim() !== "" && open());
  input.addEventListener("blur", leave);
  // a click on a result must reach it before the field loses the focus and the list closes
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", leave);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show();
      else go(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      if (list.hidden) return;
      const options = list.querySelectorAll("a");
      options[Math.max(0, active)]?.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) input.value = "";
      leave();
    }
  });
  if (input.value.trim() !== "") show();
}

function renderHit({ href, title, where, context }: Hit, i: number, root: string): HTMLElement {
  return element(
    "a",
    {
      id: `_result-${i}`,
      role: "option",
      "aria-selected": "false",
      tabindex: "-1",
      href: root + href,
    },
    element("span", { class: "where" }, where),
    element("b", {}, ...title.map(renderPiece)),
    element("span", { class: "context" }, ...context.map(renderPiece)),
  );
}

function renderPiece({ text, found }: Piece): string | HTMLElement {
  return found ? element("mark", {}, text) : text;
}
