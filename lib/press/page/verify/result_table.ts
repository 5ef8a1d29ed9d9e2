import type { ComparedCheck, ComparedClaim } from "./compare.ts";
import { element } from "../element.ts";
import { type ChapterResult, equalWords, printId, printNumbers, printValue } from "./result.ts";

const COLUMNS = ["claim", "verdict", "check", "saved value", "value here", "record"];

/** A chapter's claims as a table, one row a check; what a cell says is only ever text. */
export function resultTable({ title, claims, problem }: ChapterResult): HTMLElement {
  const head = element(
    "thead",
    {},
    element("tr", {}, ...COLUMNS.map((name) => element("th", { scope: "col" }, name))),
  );
  const table = element("table", { class: "verify" }, head, ...claims.map(claimRows));
  const stopped = problem === undefined
    ? []
    : [element("p", { class: "reason" }, `Not run to its end: ${problem}`)];
  const name = `${title}: claims`;
  return element(
    "section",
    { class: "verified" },
    element("h2", {}, title),
    ...stopped,
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, table),
  );
}

function claimRows(claim: ComparedClaim): HTMLElement {
  const { says, verdict, equal, checks } = claim;
  const rows = String(Math.max(1, checks.length));
  const first = [
    element("th", { scope: "rowgroup", rowspan: rows }, printId(claim), element("span", {}, says)),
    element("td", { class: `verdict ${verdict.replace(" ", "-")}`, rowspan: rows }, mark(verdict)),
  ];
  const last = element(
    "td",
    { class: equal ? "equal" : "differs", rowspan: rows },
    equalWords(claim),
  );
  const body = element("tbody");
  for (const [i, check] of [...checks, ...(checks.length === 0 ? [undefined] : [])].entries()) {
    body.append(
      element(
        "tr",
        {},
        ...(i === 0 ? first : []),
        ...checkCells(check),
        ...(i === 0 ? [last] : []),
      ),
    );
  }
  return body;
}

function checkCells(check: ComparedCheck | undefined): HTMLElement[] {
  const { name = "", saved, here } = check ?? {};
  const same = printNumbers(saved) === printNumbers(here) ? "value" : "value other";
  return [
    element("td", { class: "name" }, name),
    element("td", { class: "value" }, printValue(saved)),
    element("td", { class: same }, printValue(here)),
  ];
}

function mark(verdict: ComparedClaim["verdict"]): string {
  return {
    "holds": "✓ holds",
    "unseen": "○ mistake not seen",
    "fails": "✗ fails",
    "not reached": "not reached",
  }[verdict];
}
