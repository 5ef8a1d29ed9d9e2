import { deepEqual, equal, throws } from "node:assert/strict";
import type { Message } from "../../../../lib/press/ipynb/message.ts";
import { openOutbox } from "../../../../lib/press/page/engine/outbox.ts";

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
  const outbox = openOutbox((messages) => posts.push(told(messages)));
  outbox.put(print("first ")); // leaves at once: nothing left before it
  for (const text of ["a", "b", "c"]) outbox.put(print(text));
  outbox.put(print("e", "stderr"));
  outbox.put(other("display_data"));
  outbox.put(print("d"));
  outbox.flush();
  deepEqual(posts, [["stdout:first "], ["stdout:abc", "stderr:e", "display_data", "stdout:d"]]);
});

Deno.test("what waits leaves by itself", async () => {
  const posts: unknown[] = [];
  const outbox = openOutbox((messages) => posts.push(told(messages)));
  outbox.put(print("now"));
  outbox.put(print("soon"));
  equal(posts.length, 1);
  await new Promise((done) => setTimeout(done, 60));
  deepEqual(posts, [["stdout:now"], ["stdout:soon"]]);
  outbox.flush();
  equal(posts.length, 2);
});

Deno.test("a loop that never waits is heard all the same", () => {
  let posts = 0;
  const outbox = openOutbox(() => posts++);
  const end = performance.now() + 200;
  while (performance.now() < end) outbox.put(print("x"));
  equal(posts >= 4 && posts <= 12, true, `${posts} posts`);
  outbox.flush();
});

Deno.test("a cell may put out 20 MB, and then only its error", () => {
  const outbox = openOutbox(() => {});
  outbox.put(print("x", "stdout", 19e6));
  outbox.put(other("update_display_data", 5e6)); // replaces and does not add
  const failure = { name: "RangeError", message: "put out more than 20 MB" };
  throws(() => outbox.put(print("x", "stdout", 2e6)), failure);
  throws(() => outbox.put(print("y")), failure);
  outbox.put(other("error"));
  outbox.begin();
  outbox.put(print("the next cell"));
  outbox.flush();
});
