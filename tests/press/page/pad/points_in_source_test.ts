import { deepEqual, equal } from "node:assert/strict";
import fc from "#properties";
import { drawnPoints } from "flowbook/notebook";
import { pointsIn, withPoints } from "../../../../lib/press/page/pad/points_in_source.ts";

const SOURCE = "const cloud = drawnPoints(`\n1,2 -0.5,0\n`); // yours\nconst other = `3,3`;";

Deno.test("points are read from the call, and nothing else is touched when they are replaced", () => {
  deepEqual(pointsIn(SOURCE), [{ x: 1, y: 2 }, { x: -0.5, y: 0 }]);
  equal(
    withPoints(SOURCE, [{ x: 0.123, y: -0.001 }]),
    "const cloud = drawnPoints(`\n0.12,0\n`); // yours\nconst other = `3,3`;",
  );
  equal(pointsIn("const cloud = drawn`1,2`;"), undefined);
});

Deno.test("what the pad writes is what the cell reads, to a hundredth", () => {
  const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
  const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1 });
  fc.assert(fc.property(points, (drawn) => {
    const source = withPoints(SOURCE, drawn), text = /`([^`]*)`/.exec(source)![1]!;
    const { x, y } = drawnPoints(text);
    deepEqual(pointsIn(source), x.map((x, i) => ({ x, y: y[i]! })));
    drawn.forEach((point, i) => {
      equal(Math.abs(point.x - x[i]!) <= 0.0051 && Math.abs(point.y - y[i]!) <= 0.0051, true);
    });
    for (const line of source.split("\n")) equal(line.length <= 100, true);
  }));
});
