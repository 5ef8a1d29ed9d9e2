/**
 * Writes the known answers that the bits test compares with.
 *
 *     deno run -A tests/bits/record.ts
 *
 * Run it only when an operation is meant to give other numbers: saved notebooks must then be
 * executed anew, too. The difference in the file shows which operations changed.
 *
 * @module
 */
import { type Answer, answerOf } from "./bits.ts";
import { OPERATIONS } from "./operations.ts";

const answers: Record<string, Answer> = {};
for (const [name, compute] of Object.entries(OPERATIONS)) answers[name] = answerOf(await compute());
const file = new URL("./known_answers.json", import.meta.url);
await Deno.writeTextFile(file, `${JSON.stringify(answers, null, 2)}\n`);
console.log(`${Object.keys(answers).length} known answers recorded`);
