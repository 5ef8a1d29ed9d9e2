import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import {
  catches,
  check,
  holds,
  near,
  NOT_ANSWERED,
  refuses,
  standing,
  WrongAnswer,
} from "flowbook/coursework";
import { FLOAT32 } from "flowbook/judge";

function wrong(message: string): object {
  return { name: "WrongAnswer", message };
}

Deno.test("near() accepts numbers, lists, nested lists and records within the tolerance", () => {
  near(0.1 + 0.2, 0.3);
  near([[1, 2 + 1e-12], [3, 4]], [[1, 2], [3, 4]]);
  near(new Float32Array([0.1]), [0.1], FLOAT32);
  near({ mean: 0.5, name: "x", more: 1 }, { mean: 0.5, name: "x" });
  near([true, null, "a"], [true, null, "a"]);
});

Deno.test("near() says which entry is off, and by how much", () => {
  throws(() => near(0.3, 0.42), wrong("the answer is 0.3; expected 0.42"));
  throws(
    () => near([0.42, 0.3], [0.42, 0.42]),
    wrong("entry 1 of the answer is 0.3; expected 0.42"),
  );
  throws(
    () => near([[1], [2, 3]], [[1], [2, 4]]),
    wrong("entry 1 of entry 1 of the answer is 3; expected 4"),
  );
  throws(() => near({ mean: 1 }, { mean: 2 }), wrong("mean of the answer is 1; expected 2"));
  throws(() => near(1 + 1e-8, 1), wrong("the answer is 1.00000001; expected 1"));
  throws(() => near("a", "b"), wrong('the answer is "a"; expected "b"'));
  const long = "a".repeat(79); // 81 letters with its quotes
  throws(() => near(long, "b"), wrong('the answer is a string; expected "b"'));
  throws(() => near(long.slice(1), "b"), wrong(`the answer is "${long.slice(1)}"; expected "b"`));
  throws(() => near([], null), wrong("the answer is a list of 0 entries; expected null"));
});

Deno.test("near() says of another kind what it is", () => {
  throws(() => near(undefined, 1), wrong("the answer is undefined (is a return missing?)"));
  throws(
    () => near(Promise.resolve(1), 1),
    wrong("the answer is a promise (is an await missing?)"),
  );
  throws(
    () => near([1], [1, 2]),
    wrong("the answer is a list of 1 entry; expected a list of 2 entries"),
  );
  throws(() => near([1], 1), wrong("the answer is a list of 1 entry; expected a number"));
  throws(() => near("1", 1), wrong("the answer is a string; expected a number"));
  throws(() => near(null, [1]), wrong("the answer is null; expected a list of 1 entry"));
  throws(() => near([() => 1], [1]), wrong("entry 0 of the answer is a function"));
  throws(() => near({}, { sd: 1 }), wrong("the answer has no sd"));
  throws(() => near(1, { sd: 1 }), wrong("the answer is a number; expected a record"));
  throws(
    () => near({ length: 1, 0: 2 }, [2]),
    wrong("the answer is a record; expected a list of 1 entry"),
  );
  throws(
    () => near({ sd: undefined }, { sd: 1 }),
    wrong("sd of the answer is undefined (is a return missing?)"),
  );
  throws(
    () => near(new Map(), {}),
    wrong("the answer is an object of a class; expected plain data"),
  );
});

Deno.test("near() lets NaN and infinite numbers be near nothing", () => {
  throws(() => near(NaN, 1), wrong("the answer is NaN; expected a finite number"));
  throws(() => near([Infinity], [1]), WrongAnswer);
  throws(() => near(NaN, NaN), { name: "TypeError" });
  throws(() => near(1, [undefined]), {
    name: "TypeError",
    message: /^Expected data to compare with; entry 0 of the expected value is undefined/,
  });
});

Deno.test("near() reads an answer once, so that it cannot answer differently", () => {
  let asked = 0;
  const sly = {
    get mean(): number {
      return asked++ === 0 ? 1 : 2;
    },
  };
  throws(() => near(sly, { mean: 2 }), wrong("mean of the answer is 1; expected 2"));
  equal(asked, 1);
});

Deno.test("holds() wants a truth value", () => {
  holds(true, "one is one");
  throws(() => holds(false, "one is two"), wrong("it does not hold that one is two"));
  throws(() => holds(Promise.resolve(true) as never, "it is"), { name: "TypeError" });
});

Deno.test("refuses() wants an error of the student's function", async () => {
  await refuses(() => Promise.reject(new RangeError("no")), "a bad point");
  for (const thrown of ["no", null, undefined]) {
    await refuses(() => {
      throw thrown;
    }, "a bad point");
  }
  await rejects(
    refuses(() => Promise.resolve(1), "a bad point"),
    wrong("a bad point gets an answer; expected an error"),
  );
});

Deno.test("refuses() and catches() take no stub and no broken place for an error of an answer", async () => {
  const stub = (): never => {
    throw new Error(NOT_ANSWERED);
  };
  await rejects(refuses(stub, "a bad point"), { message: NOT_ANSWERED });
  await rejects(catches(stub, {}), { message: NOT_ANSWERED });
  const gone = Object.assign(new Error("ran longer than 5 s"), { state: "timed out" });
  await rejects(refuses(() => Promise.reject(gone), "a bad point"), gone);
  const threw = Object.assign(new Error("no"), { state: "threw" });
  await refuses(() => Promise.reject(threw), "a bad point");
});

Deno.test("catches() says whether a test throws on a library, and runs a copy apart if there is one", async () => {
  type Library = { readonly half: (x: number) => Promise<number> };
  const findsFault = async ({ half }: Library): Promise<void> => {
    if (await half(3) !== 1.5) throw new Error("half of 3 is 1.5");
  };
  equal(await catches(findsFault, { half: (x) => Promise.resolve(x / 2) }), false);
  equal(await catches(findsFault, { half: () => Promise.resolve(0) }), true);
  let copies = 0;
  const here = Object.assign(() => {
    throw new Error("must not run here");
  }, {
    [Symbol.for("flowbook.apart")]: () => {
      copies++;
      return () => undefined;
    },
  });
  equal(await catches(here, {}), false);
  equal(await catches(here, {}), false);
  equal(copies, 2);
});

Deno.test("check() prints one quiet line when all holds, and passes on what is thrown", async () => {
  const lines: unknown[][] = [];
  const { log } = console;
  console.log = (...line) => void lines.push(line);
  try {
    await check("all is well", async () => near(await Promise.resolve(1), 1));
    await rejects(check("it is not", () => near(1, 2)), WrongAnswer);
    await rejects(check(" ", () => {}), { name: "TypeError" });
  } finally {
    console.log = log;
  }
  equal(lines.join(), "✓ all is well");
});

Deno.test("standing() hands a number to whoever keeps the leaderboard, and prints it", () => {
  const taken: unknown[] = [], lines: unknown[] = [];
  const keeper = globalThis as { [name: symbol]: unknown };
  const name = Symbol.for("flowbook.standings"), { log } = console;
  console.log = (line) => void lines.push(line);
  try {
    standing("distance", 0.5, "small is good");
    keeper[name] = (record: unknown): void => void taken.push(record);
    standing("distance", 0.25, "small is good");
    throws(() => standing("distance", NaN, "small is good"), RangeError);
  } finally {
    console.log = log;
    delete keeper[name];
  }
  deepEqual(taken, [{ name: "distance", value: 0.25, order: "small is good" }]);
  deepEqual(lines, ["distance: 0.5", "distance: 0.25"]);
});
