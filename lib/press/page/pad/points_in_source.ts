import { COORDINATES } from "../../../notebook/records/drawing.ts";

/** A point of the plane. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

const CALL = /(drawnPoints\(`)([^`]*)(`\))/;
const PAIRS_A_LINE = 8;

/** The points in the call of `drawnPoints` in a source; undefined where there is none to replace. */
export function pointsIn(source: string): PadPoint[] | undefined {
  const text = CALL.exec(source)?.[2];
  const pairs = text?.split(/\s+/).filter((pair) => COORDINATES.test(pair));
  return pairs?.map((pair) => {
    const [x, y] = pair.split(",").map(Number);
    return { x: x!, y: y! };
  });
}

/** The source with other points in the call of `drawnPoints`, to a hundredth. */
export function withPoints(source: string, points: readonly PadPoint[]): string {
  const pairs = points.map(({ x, y }) => `${short(x)},${short(y)}`);
  const lines = Array.from(
    { length: Math.ceil(pairs.length / PAIRS_A_LINE) },
    (_, i) => pairs.slice(i * PAIRS_A_LINE, (i + 1) * PAIRS_A_LINE).join(" "),
  );
  return source.replace(
    CALL,
    (_, before, _old, after) => `${before}\n${lines.join("\n")}\n${after}`,
  );
}

function short(coordinate: number): string {
  return String(Number(coordinate.toFixed(2)) + 0); // no -0
}
