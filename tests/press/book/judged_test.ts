import { deepEqual, equal } from "node:assert/strict";
import { buildJudgedChapter, joinChapters } from "../../../lib/press/book/build.ts";
import { EMPTY_COURSE } from "../../../lib/press/book/course/course.ts";
import { findChapters } from "../../../lib/press/ipynb/mod.ts";
import type { CheckRecord } from "../../../lib/press/reproduce/records.ts";
import { checkRecord, claimRecord, ledgerClaim } from "../reproduce/helpers.ts";
import { chapterOf, code, display, withNotebooks } from "./fixture.ts";
import { sharedAssets } from "../../../lib/press/book/pages/assets.ts";
import { parse } from "./page.ts";

/** The book of a chapter that has saved this check of S0.1, whose ledger wants the number 2. */
async function bookOf(
  check: CheckRecord,
): Promise<{ complaints: readonly string[]; claim: string }> {
  const output = display({
    "application/vnd.flowbook.claim+json": claimRecord("S0.1", [check]) as never,
    "text/plain": "a claim",
  });
  const chapter = chapterOf(code("claim", "1", [output]));
  return await withNotebooks({ "01-averages.ipynb": chapter }, async (notebooks) => {
    const claims = [ledgerClaim("S0.1")], [found] = await findChapters(notebooks);
    const built = await buildJudgedChapter(found!, claims);
    const { complaints } = joinChapters([built], await sharedAssets(), { ...EMPTY_COURSE, claims });
    const claim = parse(built.body.html).querySelector(".claim");
    return {
      complaints,
      claim: `${claim.className}: ${claim.querySelector(".reason")?.textContent}`,
    };
  });
}

Deno.test("a chapter shows what came of its claims, and the book says which do not hold", async () => {
  deepEqual(await bookOf(checkRecord("value")), {
    complaints: [],
    claim: "claim holds: undefined",
  });
  const edited = await bookOf(checkRecord("value", { left: 2.5, right: 2.5 }));
  const reason = "left is 0.5 from the anchor 2; allowed 2e-10";
  deepEqual(edited, {
    complaints: [`FAILS S0.1 value: ${reason}`],
    claim: `claim fails: value: ${reason}`,
  });
  const own = await bookOf(
    checkRecord("value", { verdict: "fails", reason: "left is a constant" }),
  );
  equal(own.complaints[0], "FAILS S0.1 value: left is a constant");
});
