import { equal } from "node:assert/strict";
import fc from "#properties";
import { inspect } from "../../../../lib/press/page/engine/print/inspect.ts";

/** Prints a value both ways. */
function same(value: unknown): void {
  equal(inspect(value), Deno.inspect(value, { colors: false }));
}

class Net {
  layers = [{ weights: new Float32Array(8), bias: [1, 2] }];
  label = "small";
  rates = new Map([["adam", 1e-3]]);
  act = (x: number): number => x;
  #hidden = 1;
  static made = 1;
  get size(): number {
    return this.#hidden;
  }
}
class Points extends Float32Array {}
class Names extends Map<string, number> {}
class Sorted extends Array<number> {}
class Label extends String {}
class ShapeError extends Error {}
class Renamed extends Error {
  override name = "Odd";
}
class Tagged {
  get [Symbol.toStringTag](): string {
    return "Tag";
  }
}

function count(length: number): number[] {
  return Array.from({ length }, (_, i) => i * i);
}

function circle(): object {
  const circle: Record<string, unknown> = { name: "x" };
  circle.self = circle;
  circle.children = [{ parent: circle, long: "y".repeat(60) }];
  return circle;
}

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  numbers: [0, -0, 1.5, NaN, -Infinity, 1e21, 5n, true, null, undefined],
  texts: ["", "it's", '"', "a\n\t\\", "\x00\x7f", `"'\``, "é", "z".repeat(10_001)],
  symbols: [Symbol("a b"), Symbol(), { [Symbol("s")]: 1, [Symbol("a b")]: 2 }],
  "texts with letters of their own": ["\v\x1b\x80", "\\x7F", "\ud800", `"'\`\${`, `\\'"\``],
  "names of symbols": [
    ...["s-t", "1a", "a.b", "a\nb", "it's", `"'\``].map((name) => Symbol(name)),
    Object(Symbol("a b")),
    new Map([[Symbol("a b"), Symbol("c d")]]),
    { [Symbol("it's")]: Symbol("e f"), [Symbol("a\nb")]: 1 },
    { "a b": '\x01ymbol("a b"):' },
  ],
  "texts in objects": [["a\nb", "it's"], { s: `line\nline ${"x".repeat(100)}` }, ["日本", "x"]],
  lists: [[], [1, 2], count(7), count(101), [[[[[[1]]]]]], Array(3), [1, , 3], ["a", 1, {}]],
  "long lists": [Array(120).fill("abc"), count(30).map(String), count(27).map((n) => n / 7)],
  "lists that hold more": [Object.assign([1, 2], { k: 1 }), Object.assign(count(8), { k: 1 })],
  "typed arrays": [new Float32Array(3), new Float32Array(count(150)), new BigInt64Array([1n])],
  buffers: [
    new ArrayBuffer(4),
    new ArrayBuffer(7),
    new ArrayBuffer(120),
    new DataView(new ArrayBuffer(2)),
  ],
  objects: [{}, { a: 1, "b-c": 2, $d: 3 }, { a: { b: { c: { d: { e: { f: 1 } } } } } }],
  prototypes: [Object.create(null), Object.create({}), Object.create(Object.create(null))],
  accessors: [{
    get a(): number {
      throw new Error("is not called");
    },
    set a(_) {
      throw new Error("is not called");
    },
    get b(): number {
      return 2;
    },
    set c(_: number) {
      throw new Error("is not called");
    },
  }],
  collections: [
    new Map<unknown, unknown>([["a", { b: 1 }], [{}, 2]]),
    new Set([1, "a"]),
    new Map(),
  ],
  "long collections": [new Set(count(120)), new Map(count(120).map((n) => [n, "v"]))],
  weak: [new WeakMap(), new WeakSet()],
  functions: [
    () => 1,
    function named(): void {},
    class A {},
    class B extends Net {},
    Net,
    async () => {},
  ],
  "kinds of functions": [
    function* g(): Generator {},
    async function* h(): AsyncGenerator {},
    Object.assign(() => 1, { a: 1 }),
  ],
  classes: [new Net(), new Points(2), new Names([["a", 1]]), new Sorted(3), new Tagged()],
  dates: [new Date(0), new Date(NaN), /x/g, Object.assign(new Date(0), { x: 1 })],
  boxes: [Object(1), Object("s"), Object(true), Object(Symbol("s")), Object(1n), new Label("s")],
  errors: [new Error("plain"), new TypeError(""), new RangeError("two\nlines"), [new Error("in")]],
  "kinds of errors": [
    new ShapeError("s"),
    new Renamed("r"),
    Object.assign(new Error("x"), { code: 5 }),
  ],
  causes: [new Error("out", { cause: new Error("in", { cause: { deep: 1 } }) })],
  "several errors": [new AggregateError([new Error("one")], "all")],
  "no stack": [Object.assign(new Error("bare"), { stack: "Error: bare" })],
  circles: [
    circle(),
    (() => {
      const map = new Map();
      return map.set("self", map);
    })(),
  ],
  namespaces: [await import("../../../../lib/odes/tableaux.ts"), Math, JSON],
};

for (const [kind, values] of Object.entries(VALUES)) {
  Deno.test(`inspect() prints as the kernel does: ${kind}`, () => {
    for (const value of values) same(value);
    same(values);
  });
}

Deno.test("inspect() prints any nest of values as the kernel does", () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(
        fc.double(),
        fc.integer(),
        fc.string({ maxLength: 90 }),
        fc.constantFrom(null, true),
      ),
      fc.array(tie("value"), { maxLength: 12 }),
      fc.array(fc.integer({ min: -1000, max: 100_000 }), { maxLength: 130 }),
      fc.array(fc.double(), { maxLength: 40 }),
      fc.array(fc.string({ maxLength: 12 }), { maxLength: 40 }),
      fc.dictionary(fc.string({ minLength: 1, maxLength: 9 }), tie("value"), { maxKeys: 6 }),
      fc.array(fc.tuple(fc.string(), tie("value")), { maxLength: 4 }).map((pairs) =>
        new Map(pairs)
      ),
      fc.array(tie("value"), { maxLength: 6 }).map((values) => new Set(values)),
      fc.float32Array({ maxLength: 20 }),
    ),
  }));
  fc.assert(fc.property(value, same), { numRuns: 400, seed: 1 });
});

Deno.test("inspect() leaves open what a browser does not tell", () => {
  equal(inspect(Promise.resolve(7)), "Promise { <unknown> }");
  equal(inspect(new Map([[1, 2]]).keys()), "Object [Map Iterator] {}");
});

Deno.test("inspect() goes as deep as it is told", () => {
  const value = { a: { b: { c: 1 } } };
  for (const depth of [0, 1, 2]) equal(inspect(value, depth), Deno.inspect(value, { depth }));
});

Deno.test("inspect() asks an object that prints itself", () => {
  const own = { [Symbol.for("Deno.customInspect")]: () => "<own>" };
  equal(inspect([own]), "[ <own> ]");
});

Deno.test("inspect() asks such an object wherever it stands, with a way to print more", () => {
  class Named {
    [Symbol.for("Deno.customInspect")](print: (value: unknown) => string): string {
      return `Named ${print({ error: [1] })}`;
    }
  }
  same({ a: new Map([[1, new Named()]]) });
  equal(Symbol.for("nodejs.util.inspect.custom") in Object.prototype, false);
});

Deno.test("inspect() leaves out the places of an error in the scripts of the book", () => {
  const places = ["at f (cell-one.ts:1:2)", "at g (https://x.org/assets/live/worker.js:1:1)"];
  const thrown = (kept: number): Error => {
    const stack = ["RangeError: r", ...places.slice(kept)].join("\n    ");
    return Object.assign(new RangeError("r"), { stack, code: 5 });
  };
  equal(
    inspect([thrown(0), 1]),
    "[\n  RangeError: r\n      at f (cell-one.ts:1:2) {\n    code: 5\n  },\n  1\n]",
  );
  equal(inspect(thrown(1)), "[RangeError: r] { code: 5 }");
});

Deno.test("inspect() prints an error that holds itself", () => {
  const error = Object.assign(new Error("e"), { stack: "Error: e" });
  equal(
    inspect(Object.assign(error, { self: error })),
    "<ref *1> [Error: e] { self: [Circular *1] }",
  );
});
