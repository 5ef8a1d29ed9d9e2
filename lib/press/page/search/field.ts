import { element } from "../element.ts";
import type { PageConfig } from "../../show/page_config.ts";
import type { SearchBox } from "./open.ts";

/** Id of the list that the field opens. */
const LIST = "_results";

/**
 * Puts the search field into the header of the page; the slash key leads to it from anywhere. The
 * index and the library are loaded when it is entered for the first time.
 */
export function addSearchField(config: PageConfig): void {
  const header = document.querySelector("header.top");
  if (header === null) return;
  const input = element("input", {
    type: "text",
    role: "combobox",
    placeholder: "Search the book",
    "aria-label": "Search the book",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": LIST,
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const list = element("div", {
    id: LIST,
    class: "results",
    role: "listbox",
    "aria-label": "Results",
    hidden: "",
  });
  const heard = element("p", { class: "heard", role: "status" });
  header.append(
    element(
      "div",
      { class: "search", role: "search", "aria-label": "The book" },
      input,
      element("kbd", { "aria-hidden": "true" }, "/"),
      list,
      heard,
    ),
  );
  input.addEventListener("focus", () => void load({ input, list, heard }, config), { once: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isEditable(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

async function load(box: SearchBox, config: PageConfig): Promise<void> {
  try {
    const { openSearch } = await import("./open.ts");
    await openSearch(box, config);
  } catch (error) {
    box.heard.textContent = "The search cannot be loaded.";
    reportError(error);
  }
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"));
}
