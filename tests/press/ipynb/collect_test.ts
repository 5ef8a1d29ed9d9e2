import { deepEqual, equal, throws } from "node:assert/strict";
import { collector } from "../../../lib/press/ipynb/collect.ts";
import { printedText } from "../../../lib/press/ipynb/printed_text.ts";

type Content = Readonly<Record<string, unknown>>;

const message = (type: string, content: Content, size = 1) => ({
  type,
  parent: undefined,
  content,
  size,
});
const prints = (text: string, size?: number) => message("stream", { name: "stdout", text }, size);
const shows = (text: string, id?: string) =>
  message("display_data", {
    data: { "text/plain": text },
    metadata: {},
    transient: id === undefined ? {} : { display_id: id },
  });
const updates = (text: string, id: string) =>
  message("update_display_data", {
    data: { "text/plain": text },
    metadata: {},
    transient: { display_id: id },
  });
const clears = (wait?: boolean) => message("clear_output", wait === undefined ? {} : { wait });

/** What a cell has put out after these messages, each output as its text. */
function textsAfter(...messages: ReturnType<typeof message>[]): unknown[] {
  const gathered = collector(1e6), outputs = gathered.begin();
  for (const one of messages) gathered.take(one);
  return outputs.map((output) =>
    output.output_type === "stream"
      ? output.text
      : "data" in output
      ? output.data["text/plain"]
      : output.ename
  );
}

Deno.test("clear_output empties what the cell has put out, at once", () => {
  deepEqual(textsAfter(prints("one"), shows("two"), clears(), prints("three")), ["three"]);
  deepEqual(textsAfter(prints("one"), clears(false)), []);
});

Deno.test("with wait it empties when the next output comes, and only then", () => {
  const steps = [1, 2, 3].flatMap((k) => [clears(true), prints(`step ${k} of 3\n`)]);
  deepEqual(textsAfter(...steps), ["step 3 of 3\n"]);
  deepEqual(textsAfter(prints("one"), clears(true)), ["one"]);
  deepEqual(textsAfter(prints("one"), clears(true), shows("two"), prints("three")), [
    "two",
    "three",
  ]);
});

Deno.test("an update is no next output, and finds no display that is gone", () => {
  deepEqual(
    textsAfter(shows("one", "bar"), clears(true), updates("two", "bar")),
    ["two"],
  );
  deepEqual(textsAfter(shows("one", "bar"), clears(), updates("two", "bar")), []);
  deepEqual(
    textsAfter(shows("one", "bar"), clears(), shows("two", "bar"), updates("three", "bar")),
    ["three"],
  );
});

Deno.test("what waits to be cleared in one cell is not cleared by the next", () => {
  const gathered = collector(1e6), first = gathered.begin();
  gathered.take(prints("one"));
  gathered.take(clears(true));
  gathered.begin();
  gathered.take(prints("two"));
  equal(first.length, 1);
});

Deno.test("what was cleared does not count for the limit", () => {
  const gathered = collector(100), outputs = gathered.begin();
  for (let k = 0; k < 10; k++) {
    gathered.take(clears(true));
    gathered.take(prints("picture", 90));
  }
  equal(outputs.length, 1);
  throws(() => gathered.take(prints("more", 200)), RangeError);
});

const PRINTED: readonly [pieces: string[], text: string][] = [
  [["50 %", "\r100 %", "\n"], "100 %\n"],
  [["abc\r", "X"], "Xbc"],
  [["abc\r\n", "d"], "abc\nd"],
  [["abx\b", "c"], "abc"],
  [["\b\ba"], "a"],
  [["one\ntwo\rT"], "one\nTwo"],
  [["one\n\b\btwo"], "one\ntwo"],
  [["plain ", "text"], "plain text"],
];

for (const [pieces, text] of PRINTED) {
  Deno.test(`${JSON.stringify(pieces)} reads ${JSON.stringify(text)}`, () => {
    const printed = printedText();
    pieces.forEach((piece) => printed.print(piece));
    equal(printed.text, text);
    deepEqual(textsAfter(...pieces.map((piece) => prints(piece))), [text]);
  });
}
