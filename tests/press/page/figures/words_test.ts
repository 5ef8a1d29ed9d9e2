import { deepStrictEqual } from "node:assert/strict";
import { readWords } from "../../../../lib/press/page/figures/words.ts";

Deno.test("the first line is the caption, the rest the description", () => {
  deepStrictEqual(readWords("A line.\nIt rises.\nThen it falls.\n"), {
    caption: "A line.",
    description: "It rises.\nThen it falls.",
  });
  deepStrictEqual(readWords("A line."), { caption: "A line.", description: "A line." });
  deepStrictEqual(readWords(undefined), { caption: "", description: "" });
});
