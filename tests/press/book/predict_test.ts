import assert from "node:assert/strict";
import { renderProse } from "../../../lib/press/show/prose/markdown.ts";
import { chapterOf, claimOutput, code, markdown } from "./fixture.ts";
import { build, type Dom, parse, textOf } from "./page.ts";

const QUESTION = `> **Predict.** How high is $p_t$?
>
> <details><summary>0.40, their mean</summary>
>
> Only if half of the data sat at each target.
>
> </details>
>
> <details><summary>0.42, nearer to the second</summary>
>
> Yes: $0.3 \\cdot 0.34 + 0.7 \\cdot 0.46$.
>
> </details>
`;

Deno.test("a prediction offers its answers closed, and each replies for itself", () => {
  const outline = {
    headings: [{ level: 1, id: "a", text: "a", title: { html: "a" } }],
    taken: new Set<string>(),
  };
  const { html } = renderProse(QUESTION, { notebook: "01-a.ipynb", cell: "a" }, outline);
  const box = parse(html).querySelector("div.box.predict");
  const answers = [...box.querySelectorAll(":scope > details")];
  assert.deepEqual(
    answers.map(({ open, children: [summary] }: Dom) => [open, summary.textContent]),
    [[false, "0.40, their mean"], [false, "0.42, nearer to the second"]],
  );
  assert.equal(answers[1].querySelectorAll(".katex").length, 1);
});

Deno.test("the formatter leaves a prediction as it is", async () => {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "md", "--no-config", "-"],
    stdin: "piped",
    stdout: "piped",
  });
  const child = command.spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(QUESTION));
  await writer.close();
  assert.equal(new TextDecoder().decode((await child.output()).stdout), QUESTION);
});

Deno.test("an answer is a row to click, and paper shows other folds open", async () => {
  const site = await build({ "01-a.ipynb": chapterOf(markdown("predict", QUESTION)) });
  const css = textOf(site, "assets/book.css");
  assert.match(css, /\.predict details \{[^}]*border: 1px solid/);
  assert.match(css.slice(css.indexOf("@media print")), /details::details-content/);
});

const ASKED = `> **Predict.** How high?
>
> <details data-check="S3.38 by simulation" data-within="10 %"><summary>Answer</summary>
>
> **It is 0.503.**
>
> </details>
`;

Deno.test("a prediction of a number carries what the check saved, and a link to it", async () => {
  const cells = [markdown("ask", ASKED), code("claim-average", "await claim();", [claimOutput()])];
  const site = await build({ "01-a.ipynb": chapterOf(...cells) });
  const answer = parse(textOf(site, "01-a.html")).querySelector(".box.predict > details");
  assert.deepEqual({ ...answer.dataset }, {
    number: "0.5031",
    near: String(0.1 * 0.5031),
    shown: "0.503",
  });
  const link = answer.querySelector(".computed a");
  assert.deepEqual([link.getAttribute("href"), link.textContent], ["#claim-average", "The check"]);
});

Deno.test("an exercise on paper carries its number too", async () => {
  const cells = [
    markdown("ask", ASKED.replace("**Predict.**", "**Exercise.**")),
    code("claim-average", "await claim();", [claimOutput()]),
  ];
  const site = await build({ "01-a.ipynb": chapterOf(...cells) });
  const answer = parse(textOf(site, "01-a.html")).querySelector(".box.exercise > details");
  assert.deepEqual([answer.dataset.number, answer.open], ["0.5031", false]);
});

for (
  const [why, source, message] of [
    ["an unknown check", ASKED.replace("simulation", "hand"), /got "by hand"$/],
    ["other digits", ASKED.replace("0.503", "0.513"), /0\.5031 .*got 0\.513$/],
    ["an answer that is no box's", ASKED.replaceAll(/^> ?/gm, ""), /in a box that begins/],
    ["an answer without lines around it", ASKED.replace(">\n> **It", "> **It"), /empty lines/],
  ] as const
) {
  Deno.test(`the build names notebook and cell of ${why}`, async () => {
    const cells = [markdown("ask", source), code("claim-average", "", [claimOutput()])];
    await assert.rejects(build({ "01-a.ipynb": chapterOf(...cells) }), (error: Error) => {
      assert.match(error.message, /^01-a\.ipynb, cell "ask": Expected /);
      assert.match(error.message, message);
      return true;
    });
  });
}
