/**
 * The evidence of the small chapter: further checks of a claim, under the same id.
 *
 * @module
 */
import type { Cell } from "../../lib/press/ipynb/mod.ts";
import { code, markdown } from "../press/book/fixture.ts";

/** The cells, without outputs. */
export const EVIDENCE: readonly Cell[] = [
  markdown("title", "# Evidence for two targets\n\nFurther checks of the claims of the chapter."),
  code(
    "evidence-tools",
    `import { EXACT64 } from "flowbook/judge";\nimport { claim } from "flowbook/notebook";`,
    [],
    ["fold"],
  ),
  code(
    "more-aside",
    `const manyShares = [0.1, 0.2, 0.7];
const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

await claim("S9.01", {
  says: "the shares add up to one",
  checks: {
    three: { left: () => total(manyShares), right: () => 1, within: EXACT64 },
    reversed: {
      left: () => total(manyShares.toReversed()),
      right: () => total(manyShares),
      within: EXACT64,
    },
  },
});`,
  ),
];
