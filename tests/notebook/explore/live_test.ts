import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { type Figure, lines } from "flowbook/figures";
import { explore, point, range } from "flowbook/notebook";
import { EXPLORE_TYPE, type ExploreRecord } from "../../../lib/notebook/records/explore_record.ts";
import type { LivePicture } from "../../../lib/notebook/records/live_picture.ts";
import { capture } from "../capture.ts";

const EXPLORER = Symbol.for("flowbook.explorer");
const slot = globalThis as { [EXPLORER]?: unknown };

const inputs = {
  t: range(1, 2, 3),
  p: point({ x: [0, 1], y: [0, 9] }, { start: { x: 0.5, y: 1 } }),
};
function picture({ t, p }: { t: number; p: { x: number; y: number } }): Figure {
  return lines({
    x: "x",
    y: "y",
    series: [{ name: "y", x: [0, p.x, 1], y: [0, p.y, t] }],
    caption: "A bent line.",
    description: `The line bends at ${p.x}.`,
  });
}

async function recordWith(explorer: unknown): Promise<ExploreRecord> {
  slot[EXPLORER] = explorer;
  try {
    const [message] = await capture(() => explore(inputs, picture));
    return message!.data[EXPLORE_TYPE] as unknown as ExploreRecord;
  } finally {
    delete slot[EXPLORER];
  }
}

Deno.test("where nobody keeps pictures alive, the record says nothing of it", async () => {
  const saved = await recordWith(undefined);
  strictEqual("live" in saved, false);
  deepStrictEqual(await recordWith("no function"), saved);
});

Deno.test("a kept picture is drawn again for any values of all its inputs", async () => {
  let kept: LivePicture | undefined;
  const record = await recordWith((picture: LivePicture) => {
    kept = picture;
    return "picture-1";
  });
  strictEqual(record.live, "picture-1");
  deepStrictEqual(kept!.inputs, record.inputs);
  const { data, description } = await kept!.draw({ t: 1.5, "p.x": 1 / 3, "p.y": 2 });
  deepStrictEqual(data[0]!.x, [0, 0.33333, 1]);
  deepStrictEqual(data[0]!.y, [0, 2, 1.5]);
  strictEqual(description, "The line bends at 0.3333333333333333.");
});

Deno.test("the axes of a drawing are those of the film, and grow when it needs more", async () => {
  let kept: LivePicture | undefined;
  await recordWith((picture: LivePicture) => ((kept = picture), "key"));
  const rangeAt = async (y: number): Promise<number[]> => {
    const { layout } = await kept!.draw({ t: 1, "p.x": 0.5, "p.y": y });
    return (layout.yaxis as { range: number[] }).range;
  };
  const small = await rangeAt(1.2);
  deepStrictEqual(await rangeAt(0.7), small); // within the film, where y goes to 2
  const [, high] = await rangeAt(8);
  ok(high! > 8 && small[1]! < 2.5);
});

Deno.test("values that are none are refused, and so is another kind of picture", async () => {
  let kept: LivePicture | undefined;
  await recordWith((picture: LivePicture) => ((kept = picture), "key"));
  await rejects(kept!.draw({ t: 1 }), {
    name: "RangeError",
    message: 'Expected a number for input "p.x"; got undefined',
  });
});
