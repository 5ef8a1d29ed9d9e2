/** Central differences of eighth order: of h, 2h, 3h and 4h. */
const WEIGHTS = [4 / 5, -1 / 5, 4 / 105, -1 / 280];

/** Column i is the derivative of the map in coordinate i; error about h^8 plus 1e-16 / h. */
export function jacobian(
  map: (x: readonly number[]) => readonly number[],
  x: readonly number[],
  h = 1 / 128,
): number[][] {
  const columns = x.map((value, i) => {
    const sum = new Array<number>(x.length).fill(0);
    WEIGHTS.forEach((weight, k) => {
      const step = (k + 1) * h,
        up = map(x.with(i, value + step)),
        down = map(x.with(i, value - step));
      up.forEach((v, j) => sum[j]! += weight * (v - down[j]!) / h);
    });
    return sum;
  });
  return x.map((_, row) => columns.map((column) => column[row]!));
}

/** log |det| by elimination with the largest pivot. */
export function logDeterminant(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let sum = 0;
  for (let column = 0; column < rows.length; column++) {
    const below = rows.slice(column).map((row) => Math.abs(row[column]!));
    const pivot = column + below.indexOf(Math.max(...below));
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const top = rows[column]!;
    sum += Math.log(Math.abs(top[column]!));
    for (const row of rows.slice(column + 1)) {
      const factor = row[column]! / top[column]!;
      row.forEach((_, j) => row[j]! -= factor * top[j]!);
    }
  }
  return sum;
}
