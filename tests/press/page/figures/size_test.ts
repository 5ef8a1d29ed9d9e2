import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { sizeOf } from "../../../../lib/press/page/figures/size.ts";

Deno.test("a whole picture keeps the shape of its still", () => {
  deepStrictEqual(sizeOf({ height: 380 }, 650, { kind: "whole" }), {
    width: 520,
    height: 380,
    scale: 1.25,
  });
  deepStrictEqual(sizeOf({}, 260, { kind: "whole" }), { width: 520, height: 380, scale: 0.5 });
  strictEqual(sizeOf({ width: 400, height: 190 }, 200, { kind: "whole" }).scale, 0.5);
});

Deno.test("a wide picture fills its place, exactly as high as is said", () => {
  for (const [room, height] of [[790, 300], [350, 333]] as const) {
    const { width, height: own, scale } = sizeOf({ height: 380 }, room, { kind: "wide", height });
    strictEqual(own, 380);
    strictEqual(Math.round(own * scale), height);
    strictEqual(Math.abs(width * scale - room) < 1, true);
  }
});

Deno.test("where nothing is said, a wide picture is lower on a screen and nearly square on a phone", () => {
  const shown = (room: number): number => {
    const { height, scale } = sizeOf({ height: 380 }, room, { kind: "wide", height: undefined });
    return Math.round(height * scale);
  };
  deepStrictEqual([shown(800), shown(350)], [320, 333]);
});
