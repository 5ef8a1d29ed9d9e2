import { deepEqual, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { codeCells, findChapters, notebooksOf, readNotebook } from "../../lib/press/ipynb/mod.ts";
import { entries } from "../../lib/press/reproduce/numbers.ts";
import { readLedger } from "../../lib/press/reproduce/ledger.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIGITS = 7; // shorter numbers occur by chance: 0.2, 10.8, 4.35

/** The first digits of a printed number, if it has enough of them to be recognised. */
function fingerprint(value: number): string | undefined {
  const digits = value.toPrecision(15).replace(/e.*$/, "").replace(/\D/g, "").replace(
    /^0+|0+$/g,
    "",
  );
  return digits.length < DIGITS ? undefined : digits.slice(0, DIGITS);
}

async function* sources(): AsyncGenerator<{ name: string; text: string }> {
  for (const path of (await findChapters(`${ROOT}notebooks`)).flatMap(notebooksOf)) {
    const notebook = await readNotebook(path);
    for (const cell of codeCells(notebook)) {
      yield { name: `${path.slice(ROOT.length)}, ${cell.id}`, text: cell.source };
    }
  }
  const folders = [`${ROOT}lib`];
  for (const folder of folders) {
    for (const entry of Deno.readDirSync(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) folders.push(path);
      else if (path.endsWith(".ts") && !path.endsWith("binary.ts")) {
        yield { name: path.slice(ROOT.length), text: Deno.readTextFileSync(path) };
      }
    }
  }
}

Deno.test("no anchor stands in the library or in a cell, where it could meet itself", async () => {
  const ledger = await readLedger(`${ROOT}data/chapters`);
  const anchors = new Map<string, string>();
  for (const { id, checks } of ledger) {
    for (const { name, expected, mistake } of checks) {
      for (const numbers of [expected, mistake?.value ?? null]) {
        if (numbers === null) continue;
        for (const value of entries(numbers)) {
          const digits = fingerprint(value);
          if (digits) anchors.set(digits, `${id} ${name}`);
        }
      }
    }
  }
  ok(anchors.size > 50, "the ledger holds long numbers");
  const found: string[] = [];
  for await (const { name, text } of sources()) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ""); // comments compute nothing
    const numbers = code.match(/\d[\d_]*\.?\d*|\.\d+/g) ?? [];
    for (const number of numbers) {
      const digits = fingerprint(Number(number.replaceAll("_", "")));
      if (digits && anchors.has(digits)) found.push(`${name}: ${number} is ${anchors.get(digits)}`);
    }
  }
  deepEqual(found, []);
});
