/**
 * Says whether this machine computes the recorded bits; names the first operation that does not.
 *
 *     deno run -A tests/bits/compare.ts
 *
 * @module
 */
import { type Answer, answerOf, difference } from "./bits.ts";
import known from "./known_answers.json" with { type: "json" };
import { OPERATIONS } from "./operations.ts";

/** The first difference from the known answers in one sentence, or nothing. */
export async function firstDifference(): Promise<string | undefined> {
  const answers: Readonly<Record<string, Answer>> = known;
  for (const [name, compute] of Object.entries(OPERATIONS)) {
    const found = difference(name, answers[name], answerOf(await compute()));
    if (found) return found;
  }
  return undefined;
}

if (import.meta.main) {
  const found = await firstDifference();
  console.log(found ?? `${Object.keys(OPERATIONS).length} operations agree on ${Deno.build.arch}`);
  Deno.exitCode = found ? 1 : 0;
}
