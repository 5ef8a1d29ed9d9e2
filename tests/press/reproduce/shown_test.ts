import { deepEqual } from "node:assert/strict";
import { shownBySaved, uniteShown } from "../../../lib/press/reproduce/shown.ts";
import { chapterOf, code, display, figureOutput, markdown } from "../book/fixture.ts";

Deno.test("a notebook shows the pictures of its cells and the links of its prose", () => {
  const text = display({ "text/plain": "no picture" });
  const here = shownBySaved(chapterOf(
    markdown("title", "# Flows\n\nSee [Lipman](https://arxiv.org/abs/2210.02747), [here](#a)."),
    code("figure", "1", [text, figureOutput()]),
    code("words", "2", [text]),
  ));
  const there = shownBySaved(
    chapterOf(markdown("title", "[Liu](https://arxiv.org/abs/2209.03003)")),
  );
  deepEqual(uniteShown([here, there]), {
    pictures: new Set(["figure"]),
    links: new Set(["https://arxiv.org/abs/2210.02747", "https://arxiv.org/abs/2209.03003"]),
  });
});
