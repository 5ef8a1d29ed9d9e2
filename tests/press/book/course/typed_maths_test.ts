import assert from "node:assert/strict";
import { typedMaths, typedWords } from "../../../../lib/press/book/course/typed_maths.ts";

const CASES: Readonly<Record<string, string>> = {
  "psi_t(x)": "ψ<sub>t</sub>(x)",
  "v_theta(x,t)": "v<sub>θ</sub>(x,t)",
  "sigma_min^2": "σ<sub>min</sub><sup>2</sup>",
  "x_(k+1)": "x<sub>k+1</sub>",
  "E_{q, p_t(.|x1)}": "E<sub>q, p<sub>t</sub>(.|x<sub>1</sub>)</sub>",
  "q(x1) dx1": "q(x<sub>1</sub>) dx<sub>1</sub>",
  "int <v,u_t> p_t dx": "∫ ⟨v,u<sub>t</sub>⟩ p<sub>t</sub> dx",
  "(1-t) x_0": "(1−t) x<sub>0</sub>",
  "W2 <= 1 -> 0": "W<sub>2</sub> ≤ 1 → 0",
};

Deno.test("typedMaths() sets indices, powers, Greek letters and signs", () => {
  for (const [typed, html] of Object.entries(CASES)) assert.equal(typedMaths(typed).html, html);
});

Deno.test("typedMaths() leaves words alone", () => {
  const text = "A self-normalised point of a multi-scale sum, as printed in 1 case";
  assert.equal(typedMaths(text).html, text);
});

Deno.test("typedMaths() escapes what it does not know", () => {
  assert.equal(typedMaths("<b>&x_<i>").html, "&lt;b&gt;&amp;x_&lt;i&gt;");
});

Deno.test("typedWords() writes the same in one line, and escapes nothing", () => {
  assert.equal(
    typedWords("sigma_min^2 <= E_{q, p_t(.|x1)} <v,u_t>"),
    "σ_min^2 ≤ E_q, p_t(.|x_1) ⟨v,u_t⟩",
  );
  assert.equal(typedWords("<b>&'"), "<b>&'");
});
