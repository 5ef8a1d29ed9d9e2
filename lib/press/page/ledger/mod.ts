/**
 * The ledger page, alive: filters by document, chapter, form and words. What is chosen stands in the
 * address, so that a view can be sent to somebody.
 *
 * @module
 */
import { button, element } from "../element.ts";
import { ALL, type Entry, type Filter, fromQuery, passes, toQuery } from "./filter.ts";

interface Shown extends Entry {
  readonly body: HTMLElement;
}

/** Puts the filters above the table of the page. */
export function hydrateLedger(): void {
  const table = document.getElementById("_ledger");
  if (table === null) return;
  const entries: Shown[] = [...table.querySelectorAll<HTMLElement>("tbody.entry")].map((body) => ({
    source: body.dataset.source ?? "",
    chapter: body.dataset.chapter ?? "",
    form: body.dataset.form ?? "",
    text: body.textContent ?? "",
    body,
  }));
  const fields = {
    source: choice("Document", options(entries, "source", table)),
    chapter: choice("Chapter", options(entries, "chapter", table)),
    form: choice("Form", options(entries, "form", table)),
    words: element("input", { type: "text", placeholder: "floor, Euler, S3.38 …" }),
  };
  const found = element("p", { class: "found", role: "status" });
  const unfold = button("Open all numbers", () => {
    const closed = [...table.querySelectorAll<HTMLDetailsElement>("tbody:not([hidden]) details")];
    const open = closed.some((one) => !one.open);
    for (const one of closed) one.open = open;
    unfold.textContent = open ? "Fold all numbers" : "Open all numbers";
  });
  const all = button("Show all", () => {
    set(ALL);
    apply();
    fields.words.focus();
  });
  table.before(
    element(
      "form",
      { class: "tools", role: "search", "aria-label": "Claims" },
      labelled("Document", fields.source),
      labelled("Chapter", fields.chapter),
      labelled("Form", fields.form),
      labelled("Words", fields.words, "words"),
      all,
      unfold,
    ),
    found,
  );

  function set(filter: Filter): void {
    for (const key of Object.keys(fields) as (keyof Filter)[]) fields[key].value = filter[key];
  }

  function apply(): void {
    const filter: Filter = {
      source: fields.source.value,
      chapter: fields.chapter.value,
      form: fields.form.value,
      words: fields.words.value,
    };
    const passing = entries.filter((entry) => passes(entry, filter));
    for (const entry of entries) entry.body.hidden = !passing.includes(entry);
    found.textContent = `${passing.length} of ${entries.length} claims`;
    history.replaceState(null, "", location.pathname + toQuery(filter) + location.hash);
  }

  /** A link to a claim that is filtered away shows it all the same. */
  function reveal(): void {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = entries.find(({ body }) => body.id === id);
    if (target === undefined) return;
    if (target.body.hidden) {
      set(ALL);
      apply();
    }
    const numbers = target.body.querySelector("details");
    if (numbers !== null) numbers.open = true;
    target.body.scrollIntoView();
  }

  set(fromQuery(location.search));
  apply();
  reveal();
  const form = table.parentElement!.querySelector("form.tools")!;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
}

interface Option {
  readonly value: string;
  readonly word: string;
}

/** The values that occur, in the order of the table, with the words that it has for them. */
function options(
  entries: readonly Entry[],
  key: "source" | "chapter" | "form",
  table: HTMLElement,
): Option[] {
  const values = [...new Set(entries.map((entry) => entry[key]))].filter((value) => value !== "");
  const words: Record<string, string> = JSON.parse(table.dataset[`${key}s`] ?? "{}");
  return values.map((value) => ({ value, word: words[value] ?? value }));
}

function choice(name: string, values: readonly Option[]): HTMLSelectElement {
  return element(
    "select",
    {},
    element("option", { value: "" }, name === "Form" ? "any" : "all"),
    ...values.map(({ value, word }) => element("option", { value }, word)),
  );
}

function labelled(name: string, field: HTMLElement, kind = "choice"): HTMLElement {
  return element("label", { class: kind }, name, field);
}
