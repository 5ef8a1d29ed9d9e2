import assert from "node:assert/strict";
import {
  judgeNumber,
  numberAnswer,
  numberIn,
  replyTo,
} from "../../../../lib/press/page/predictions/said_number.ts";

Deno.test("a number is read as people write it", () => {
  const read = ["0.4", " .4 ", "0,4", "−2", "+3", "1e-3", "2/3", "-1/4"].map((text) =>
    numberIn(text, "")
  );
  assert.deepEqual(read, [0.4, 0.4, 0.4, -2, 3, 0.001, 2 / 3, -0.25]);
  assert.deepEqual([numberIn("40 %", "%"), numberIn("40", "%")], [40, 40]);
});

for (const text of ["", "many", "1/0", "1/2/3", "1.2.3", "3 m", "0x10", "Infinity", "40 %"]) {
  Deno.test(`"${text}" is no number`, () => {
    assert.throws(() => numberIn(text, ""), /^RangeError: Write a number/);
  });
}

Deno.test("the reply says both numbers and on which side the prediction lies", () => {
  const answer = { value: 0.42358, near: 0.0212, shown: "0.424", unit: "" };
  assert.equal(replyTo("0.40", answer), "You said 0.40; it is 0.424. Too low.");
  assert.equal(replyTo("0,5", answer), "You said 0,5; it is 0.424. Too high.");
  assert.equal(replyTo("0.41", answer), "You said 0.41; it is 0.424. Near enough.");
  const percent = { value: 69, near: 3, shown: "69", unit: "%" };
  assert.equal(replyTo("70 %", percent), "You said 70\u00a0%; it is 69\u00a0%. Near enough.");
});

Deno.test("the number of an exercise is judged and not told", () => {
  const answer = numberAnswer({ number: "-1.2", near: "0.01", shown: "-1.2" });
  assert.deepEqual(["-1.3", "-1.21", "−6/5", "1.2"].map((said) => judgeNumber(said, answer)), [
    "Too low.",
    "Right.",
    "Right.",
    "Too high.",
  ]);
});
