import { equal } from "node:assert/strict";
import { fnv1a } from "../../lib/random/fnv.ts";

Deno.test("fnv1a() gives the hashes that its authors publish", () => {
  const known = { "": 0x811c9dc5, a: 0xe40c292c, b: 0xe70c2de5, foobar: 0xbf9cf968 };
  for (const [text, hash] of Object.entries(known)) {
    equal(fnv1a(new TextEncoder().encode(text)), hash, text);
  }
});

Deno.test("fnv1a() begins where it is told", () => {
  const [first, ...rest] = new TextEncoder().encode("foobar");
  equal(fnv1a(rest, fnv1a([first!])), 0xbf9cf968);
});
