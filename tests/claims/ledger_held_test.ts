import { equal } from "node:assert/strict";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { findChapters, sortedJson } from "../../lib/press/ipynb/mod.ts";
import { FORMS, type LedgerClaim, readLedger } from "../../lib/press/reproduce/ledger.ts";
import { findChapterData } from "../../lib/press/reproduce/mod.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DATA = `${ROOT}data/chapters`;

const chapters = await findChapterData(DATA);
const ledger = await readLedger(DATA);

/**
 * What a chapter has to prove, in one line: how many claims, by form, checks, anchors and mistakes,
 * and a checksum over what they demand. The words of a claim may change freely.
 */
function demandsOf(claims: readonly LedgerClaim[]): string {
  const checks = claims.flatMap((claim) => claim.checks);
  const bounds = checks.filter(({ within }) =>
    typeof within === "object" && ("atMost" in within || "atLeast" in within)
  );
  const demands = claims.map(({ id, form, slow, checks }) => ({
    id,
    form,
    slow,
    checks: checks.map(({ name, expected, within, mistake }) => ({
      name,
      expected,
      within,
      mistake,
    })),
  }));
  const counts = [
    [claims.length, "claims"],
    ...FORMS.map((form) => [claims.filter((claim) => claim.form === form).length, form]),
    [checks.length, "checks"],
    [checks.filter(({ expected }) => expected !== null).length, "anchors"],
    [bounds.length, "bounds"],
    [checks.filter(({ mistake }) => mistake !== null).length, "mistakes"],
  ];
  const sum = createHash("sha256").update(sortedJson(demands)).digest("hex").slice(0, 16);
  return `${counts.map((pair) => pair.join(" ")).join(", ")}; ${sum}`;
}

for (const { slug, path } of chapters) {
  const file = `${path}/held.txt`;
  Deno.test(`the claims of ${slug} demand what they are held to`, async () => {
    const held = await Deno.readTextFile(file).catch(() => "");
    const demands = demandsOf(ledger.filter(({ chapter }) => chapter === slug));
    const name = file.slice(ROOT.length);
    equal(
      held.trim(),
      demands,
      `${path.slice(ROOT.length)}/claims.json demands something else than ${name} holds it to.\n` +
        `Where that is meant, put this line there, and say why in the commit:\n\n${demands}\n`,
    );
  });
}

Deno.test("each claim that is proved or measured asks for a planted mistake", () => {
  const bare = ledger.filter(({ form, checks }) =>
    (form === "proved" || form === "measured") && checks.every(({ mistake }) => mistake === null)
  );
  equal(bare.map(({ id }) => id).join(), "");
});

Deno.test("a check by random draws of a written chapter says how wide chance may be", async () => {
  const written = (await findChapters(`${ROOT}notebooks`)).map(({ slug }) => slug);
  const open = ledger.filter(({ chapter }) => written.includes(chapter)).flatMap(({ id, checks }) =>
    checks.filter(({ within }) =>
      typeof within === "object" && "monteCarlo" in within && within.widest === undefined
    ).map(({ name }) => `${id} ${name}`)
  );
  equal(open.join(), "");
});
