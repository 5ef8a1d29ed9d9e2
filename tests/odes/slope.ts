/** The slope of the least-squares line through points. */
export function slopeOf(points: readonly { x: number; y: number }[]): number {
  const mean = (f: (p: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + f(point), 0) / points.length;
  const x = mean((p) => p.x), y = mean((p) => p.y);
  return mean((p) => (p.x - x) * (p.y - y)) / mean((p) => (p.x - x) ** 2);
}
