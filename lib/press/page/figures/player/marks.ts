/** Corners x, y, x, y, … of a mark of radius 1 around its place, as Plotly draws it; y is down. */
const CORNERS: Readonly<Record<string, readonly number[]>> = {
  square: [1, 1, -1, 1, -1, -1, 1, -1],
  diamond: [1.3, 0, 0, 1.3, -1.3, 0, 0, -1.3],
  "triangle-up": [-1.155, 0.5, 1.155, 0.5, 0, -1],
  cross: quarters([1.2, 0.4, 0.4, 0.4, 0.4, 1.2]),
  x: quarters([0.566, 0, 1.131, 0.566, 0.566, 1.131]),
  // deno-fmt-ignore
  star: [
    0.315, -0.433, 1.331, -0.433, 0.508, 0.165, 0.823, 1.133, 0, 0.535,
    -0.823, 1.133, -0.508, 0.165, -1.331, -0.433, -0.315, -0.433, 0, -1.4,
  ],
  arrow: [0, 0, -0.618, 1.902, 0.618, 1.902],
};

/** A mark that looks the same after a quarter of a turn, from its first quarter. */
function quarters(corners: readonly number[]): number[] {
  return [0, 1, 2, 3].flatMap((turns) => {
    let quarter = [...corners];
    for (let i = 0; i < turns; i++) {
      quarter = quarter.map((_, k) => k % 2 === 0 ? -quarter[k + 1]! : quarter[k - 1]!);
    }
    return quarter;
  });
}

/**
 * Adds a mark to the path of a pen.
 *
 * @param symbol name of a shape; one that is not known is a circle
 * @param radius half of the size of the marker, in pixels
 * @param angle  degrees, clockwise
 */
export function addMark(
  pen: CanvasPath,
  symbol: string,
  { x, y, radius, angle }: {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly angle: number;
  },
): void {
  const corners = CORNERS[symbol];
  if (!corners) return pen.arc(x, y, radius, 0, 2 * Math.PI);
  const turn = angle * Math.PI / 180, c = radius * Math.cos(turn), s = radius * Math.sin(turn);
  for (let k = 0; k < corners.length; k += 2) {
    const u = corners[k]!, v = corners[k + 1]!;
    pen[k === 0 ? "moveTo" : "lineTo"](x + c * u - s * v, y + s * u + c * v);
  }
}
