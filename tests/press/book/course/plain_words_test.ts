import assert from "node:assert/strict";
import { plainWords } from "../../../../lib/press/book/course/plain_words.ts";

Deno.test("plainWords() keeps words and drops marks", () => {
  const text =
    "> **Predict.** See [_section_ 6](07-a.ipynb#six), `code` and <details>\n\n- one\n- two";
  assert.equal(plainWords(text), "Predict. See section 6, code and one two");
});

Deno.test("plainWords() spells formulas so that they can be recognised", () => {
  assert.equal(
    plainWords("$$\\mathcal L_{\\mathrm{FM}} \\le \\tfrac{\\pi}{2}\\,s$$"),
    "L_FM ≤ π/2s",
  );
  assert.equal(plainWords("$p_t(x \\mid x_1)$"), "p_t(x ∣ x_1)");
});

Deno.test("plainWords() drops the bars of a table", () => {
  assert.equal(plainWords("| a | b |\n| --- | --- |\n| 1 | 2 |"), "a b 1 2");
});
