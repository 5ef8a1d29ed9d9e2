import assert from "node:assert/strict";
import { editsIn } from "../../../lib/press/page/storage/edits.ts";
import { fingerprint } from "../../../lib/press/page/storage/fingerprint.ts";
import { type Memory, openMemory, type TextStore } from "../../../lib/press/page/storage/memory.ts";

/** A store in the manner of a browser's. */
function store(texts = new Map<string, string>()): TextStore {
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
  };
}

function memory(
  kept: () => TextStore,
  troubles: string[] = [],
  prefix = "flowbook/07/",
): Memory {
  return openMemory({ prefix, store: kept, onTrouble: (words) => troubles.push(words) });
}

Deno.test("what is written is read by the next visit, and by no other chapter", () => {
  const texts = new Map<string, string>(), kept = store(texts);
  memory(() => kept).write("edit/one", { source: "1" });
  assert.deepEqual(memory(() => kept).read("edit/one"), { source: "1" });
  assert.deepEqual([...texts.keys()], ["flowbook/07/edit/one"]);
  const other = memory(() => kept, [], "flowbook/08/");
  assert.equal(other.read("edit/one"), undefined);
  memory(() => kept).remove("edit/one");
  assert.equal(texts.size, 0);
});

Deno.test("where storage is blocked nothing is lost in this visit, and the reader is told once", () => {
  const troubles: string[] = [];
  const blocked = memory(() => {
    throw new DOMException("denied", "SecurityError");
  }, troubles);
  blocked.write("a", 1);
  blocked.write("b", 2);
  assert.deepEqual([blocked.read("a"), blocked.read("b"), blocked.read("c")], [1, 2, undefined]);
  blocked.remove("a");
  assert.deepEqual([blocked.read("a"), blocked.read("b")], [undefined, 2]);
  assert.equal(troubles.length, 1);
  assert.match(troubles[0]!, /^This browser keeps nothing .* download the notebook/);
});

Deno.test("a full storage keeps the old text on the machine and the new one in the page", () => {
  const texts = new Map([["flowbook/07/a", "1"]]), troubles: string[] = [];
  const full = {
    ...store(texts),
    setItem(): void {
      throw new DOMException("no room", "QuotaExceededError");
    },
  };
  const kept = memory(() => full, troubles);
  kept.write("a", 2);
  assert.equal(kept.read("a"), 2);
  assert.equal(texts.get("flowbook/07/a"), "1");
  assert.match(troubles[0]!, /storage of this browser is full/);
});

Deno.test("what somebody else wrote under our name counts as nothing", () => {
  const kept = store(new Map([["flowbook/07/a", "{"]]));
  assert.equal(memory(() => kept).read("a"), undefined);
});

Deno.test("an edit is recalled for the edition that was edited, and offered for a later one", () => {
  const kept = store();
  const edits = editsIn(memory(() => kept));
  edits.remember("one", "const t = 0;", "const t = 1;");
  assert.deepEqual(edits.recall("one", "const t = 0;"), { kind: "edit", source: "const t = 1;" });
  assert.deepEqual(edits.recall("one", "const t = 0.5;"), {
    kind: "older",
    source: "const t = 1;",
  });
  assert.deepEqual(edits.recall("one", "const t = 1;"), { kind: "none" }, "the author agrees now");
  edits.remember("one", "const t = 0;", "const t = 0;");
  assert.deepEqual(edits.recall("one", "const t = 0;"), { kind: "none" }, "the author's own");
});

Deno.test("a damaged edit is none", () => {
  const kept = memory(() => store());
  for (const value of [null, 3, "text", { source: 1, edition: "a" }, { source: "a" }]) {
    kept.write("edit/one", value);
    assert.deepEqual(editsIn(kept).recall("one", "a"), { kind: "none" });
  }
});

Deno.test("fingerprints repeat and tell near texts apart", () => {
  const texts = ["", "a", "b", "ab", "ba", "a\n", "const t = 0;", "const t = 1;"];
  const prints = texts.map(fingerprint);
  assert.deepEqual(prints, texts.map(fingerprint));
  assert.equal(new Set(prints).size, texts.length);
  assert.match(prints[1]!, /^[0-9a-f]{16}$/);
});
