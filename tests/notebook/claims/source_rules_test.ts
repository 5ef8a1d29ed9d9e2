import { strictEqual } from "node:assert/strict";
import { sourceFault } from "../../../lib/notebook/claims/source_rules.ts";

const half = 0.5, e1 = 0.25;
const other = (): number => half * half;

Deno.test("a left side that only returns numbers is a constant", () => {
  const constants = [
    () => 0.5,
    () => -1e-3,
    () => 1 / 2,
    () => (0.25 + .25),
    () => [1, 2, [3]] as unknown as number[],
    () => {
      return 0.5;
    },
    () => {
      // a comment with words
      return 0.5;
    },
    function (): number {
      return 0.5;
    },
    // deno-lint-ignore require-await
    async () => 0.5,
    (_stream: unknown) => 1_000,
    { left: () => 2 }.left,
  ];
  for (const left of constants) {
    strictEqual(sourceFault(left, other), "left is a constant", `${left}`);
  }
});

Deno.test("a left side that computes is none", () => {
  const computations = [
    () => half,
    () => e1, // looks like an exponent
    () => Math.sqrt(2),
    () => 2 * half,
    () => {
      const x = 2;
      return x;
    },
    () => [half, 1],
    function (): number {
      return half;
    },
  ];
  for (const left of computations) strictEqual(sourceFault(left, other), undefined, `${left}`);
});

Deno.test("a right side may be a constant", () => {
  strictEqual(sourceFault(other, () => 0.25), undefined);
});

Deno.test("the same code is found through spaces and comments", () => {
  const same = [other, () => half * half, () =>
    half *
    half, () => /* the square */ half * half];
  const again = (): number => half * half;
  for (const left of same.slice(1)) {
    strictEqual(sourceFault(left, () => half * half), "both sides are the same code");
  }
  strictEqual(sourceFault(other, other), "both sides are the same code");
  strictEqual(sourceFault(again, () => half ** 2), undefined);
});

Deno.test("what looks like a comment within a text, a template or an expression is none", () => {
  const count = (address: string): number => address.length;
  const pairs: [() => number, () => number][] = [
    [() => count("https://a.example/rows"), () => count("https://b.example/lines")],
    [() => "1//2".split("//").length, () => "1//2".split("//")[1]!.length],
    [() => count("a/* b */c"), () => count("a/* d */c")],
    [() => count(`${half}//a`), () => count(`${half}//b`)],
    [() => count("x".replace(/[/]*/, /*a*/ "1")), () => count("x".replace(/[/]+/, /*a*/ "2"))],
    [() => count("a b"), () => count("ab")],
    [() => half / 2, () => half / 4], // a division, not an expression
  ];
  for (const [left, right] of pairs) strictEqual(sourceFault(left, right), undefined, `${left}`);
});

Deno.test("comments beside a text do not make another code", () => {
  const said = { left: () => "//".length, /* two */ right: () => "//".length }; // "two"
  strictEqual(sourceFault(said.left, said.right), "both sides are the same code");
  const methods = {
    left(): number {
      return half; // a half
    },
    async right(): Promise<number> {
      return await half;
    },
  };
  strictEqual(sourceFault(methods.left, methods.left.bind(methods)), undefined);
  strictEqual(sourceFault(methods.left, methods.right as never), undefined);
  strictEqual(sourceFault({ left: () => 2 }.left, methods.left), "left is a constant");
});

Deno.test("functions without a source are compared by what they return", () => {
  const sum = (a: number, b: number): number => a + b;
  strictEqual(sourceFault(sum.bind(null, 1, 2), sum.bind(null, 2, 1)), undefined);
  const bound = sum.bind(null, 1, 2);
  strictEqual(sourceFault(bound, bound), "both sides are the same code");
});
