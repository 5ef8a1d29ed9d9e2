import { equal } from "node:assert/strict";
import { fixed } from "flowbook/figures";

Deno.test("fixed() prints a true minus, and none before 0", () => {
  const printed = [fixed(-1.25, 1), fixed(1.25, 1), fixed(-0.04, 1), fixed(-0, 0), fixed(-0.06, 1)];
  equal(printed.join(" "), "−1.3 1.3 0.0 0 −0.1");
});
