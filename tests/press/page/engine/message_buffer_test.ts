import { deepEqual, equal, throws } from "node:assert/strict";
import type { Message } from "../../../../lib/press/ipynb/message.ts";
import { openMessageBuffer } from "../../../../lib/press/page/engine/message_buffer.ts";

function print(text: string, name = "stdout", size = text.length): Message {
  return { type: "stream", parent: undefined, content: { name, text }, size };
}

function other(type: string, size = 10): Message {
  return { type, parent: undefined, content: {}, size };
}

/** What the messages of one post say in short. */
function told(messages: readonly Message[]): unknown[] {
  return messages.map(({ type, content }) =>
    type === "stream" ? `${content.name}:${content.text}` : type
  );
}

Deno.test("prints in a row to one stream arrive as one", () => {
  const posts: unknown[] = [];
  const buffer = openMessageBuffer((messages) => posts.push(told(messages)));
  buffer.put(print("first ")); // leaves at once: nothing left before it
  for (const text of ["a", "b", "c"]) buffer.put(print(text));
  buffer.put(print("e", "stderr"));
  buffer.put(other("display_data"));
  buffer.put(print("d"));
  buffer.flush();
  deepEqual(posts, [["stdout:first "], ["stdout:abc", "stderr:e", "display_data", "stdout:d"]]);
});

Deno.test("what waits leaves by itself", async () => {
  const posts: unknown[] = [];
  const buffer = openMessageBuffer((messages) => posts.push(told(messages)));
  buffer.put(print("now"));
  buffer.put(print("soon"));
  equal(posts.length, 1);
  await new Promise((done) => setTimeout(done, 60));
  deepEqual(posts, [["stdout:now"], ["stdout:soon"]]);
  buffer.flush();
  equal(posts.length, 2);
});

Deno.test("a loop that never waits is heard all the same", () => {
  let posts = 0;
  const buffer = openMessageBuffer(() => posts++);
  const start = performance.now(), passed = (): number => performance.now() - start;
  while (posts < 4 && passed() < 20_000) buffer.put(print("x"));
  equal(posts, 4);
  equal(passed() >= 3 * 30 - 5, true, `${passed()} ms`); // not at every print
  buffer.flush();
});

Deno.test("a cell may put out 20 MB, and then only its error", () => {
  const buffer = openMessageBuffer(() => {});
  buffer.put(print("x", "stdout", 19e6));
  buffer.put(other("update_display_data", 5e6)); // replaces and does not add
  const failure = { name: "RangeError", message: "put out more than 20 MB" };
  throws(() => buffer.put(print("x", "stdout", 2e6)), failure);
  throws(() => buffer.put(print("y")), failure);
  buffer.put(other("error"));
  buffer.begin();
  buffer.put(print("the next cell"));
  buffer.flush();
});
