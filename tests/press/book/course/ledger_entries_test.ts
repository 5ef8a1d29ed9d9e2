import { deepEqual } from "node:assert/strict";
import { buildChapter } from "../../../../lib/press/book/build.ts";
import { ledgerEntries } from "../../../../lib/press/book/course/ledger_entries.ts";
import type { LedgerEntry } from "../../../../lib/press/book/course/ledger_entries.ts";
import { renderEntry } from "../../../../lib/press/book/pages/ledger_entry.ts";
import { findChapters } from "../../../../lib/press/ipynb/mod.ts";
import type { CheckRecord } from "../../../../lib/press/reproduce/records.ts";
import { checkRecord, claimRecord, ledgerClaim } from "../../reproduce/helpers.ts";
import { chapterOf, code, display, withNotebooks } from "../fixture.ts";
import { parse } from "../page.ts";

/** The entry of claim S0.1 when a cell has saved this record of a claim. */
function entryOf(id: string, record: CheckRecord): Promise<LedgerEntry> {
  const outputs = [display({
    "application/vnd.flowbook.claim+json": claimRecord(id, [record]),
    "text/plain": "a claim",
  })];
  const notebooks = { "01-averages.ipynb": chapterOf(code("claim", "1", outputs)) };
  return withNotebooks(notebooks, async (folder) => {
    const chapters = await Promise.all((await findChapters(folder)).map(buildChapter));
    return ledgerEntries({ claims: [ledgerClaim("S0.1")], sources: [] }, chapters)[0]!;
  });
}

/** What a reader of the ledger sees of it. */
function shown(entry: LedgerEntry): unknown[] {
  const dom = parse(`<table>${renderEntry(entry).html}</table>`);
  const text = (query: string): string => dom.querySelector(query).textContent.trim();
  return [entry.verdict, dom.getElementById("S0.1").className, text(".verdict")];
}

Deno.test("the ledger says what came of a claim, and not what its cell says of itself", async () => {
  const good = checkRecord("value");
  deepEqual(shown(await entryOf("S0.1", good)), ["holds", "entry holds", "✓ holds"]);
  const fails = ["fails", "entry fails", "✗ fails"];
  deepEqual(shown(await entryOf("S0.1", { ...good, left: 2.5, right: 2.5 })), fails); // its anchor
  deepEqual(shown(await entryOf("S0.1", { ...good, verdict: "fails" })), fails);
  deepEqual(shown(await entryOf("S0.2", good)), ["missing", "entry fails", "✗ missing"]);
});
