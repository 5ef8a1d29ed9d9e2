import { expm1 } from "./exponential";
import { loadPart, storePart } from "./parts";
import { BLOCK, ONE, scratch, SELU_LAMBDA, SELU_LAMBDA_ALPHA, TWO } from "./scratch";

/** The activations, by number. */
export const LINEAR: i32 = 0;
export const SELU: i32 = 1;
export const ELU: i32 = 2;
export const TANH: i32 = 3;
export const SILU: i32 = 4;

/**
 * z <- activation(z + bias) in every row of z [m, n].
 *
 * @param slope where the derivative of silu goes, [m, n], or 0; those of the others follow from z
 */
export function activate(z: usize, bias: usize, slope: usize, m: i32, n: i32, which: i32): void {
  if (which == LINEAR) return addBias(z, bias, m, n);
  if (which == SELU) rows(z, bias, m, n, SELU);
  else if (which == ELU) rows(z, bias, m, n, ELU);
  else if (which == TANH) rows(z, bias, m, n, TANH);
  else siluRows(z, bias, slope, m, n);
  if (n & 3) lastColumns(z, bias, slope, m, n, which);
}

function addBias(z: usize, bias: usize, m: i32, n: i32): void {
  const end = bias + (n << 2), whole = bias + ((n & ~3) << 2);
  for (let i = 0; i < m; i++) {
    let b = bias;
    for (; b < whole; b += 16, z += 16) v128.store(z, f32x4.add(v128.load(z), v128.load(b)));
    for (; b < end; b += 4, z += 4) store<f32>(z, load<f32>(z) + load<f32>(b));
  }
}

// inlined with a constant activation: each gets a loop of its own, without branches
@inline
function rows(z: usize, bias: usize, m: i32, n: i32, which: i32): void {
  const table = scratch, end = bias + ((n & ~3) << 2), part = (n & 3) << 2;
  for (let i = 0; i < m; i++, z += part) {
    for (let b = bias; b < end; b += 16, z += 16) {
      v128.store(z, bend(f32x4.add(v128.load(z), v128.load(b)), table, which));
    }
  }
}

@inline
function bend(z: v128, table: usize, which: i32): v128 {
  if (which == TANH) { // (e^2z - 1) / (e^2z + 1)
    const e = expm1(f32x4.add(z, z), table);
    return f32x4.div(e, f32x4.add(e, v128.load(table, TWO)));
  }
  const above = f32x4.pmax(z, f32x4.splat(0)), below = expm1(f32x4.pmin(z, f32x4.splat(0)), table);
  if (which == ELU) return f32x4.add(above, below);
  return f32x4.add(
    f32x4.mul(above, v128.load(table, SELU_LAMBDA)),
    f32x4.mul(below, v128.load(table, SELU_LAMBDA_ALPHA)),
  );
}

/** y = z s with s = 1 / (1 + e^-z), so y' = s + y (1 - s). */
function siluRows(z: usize, bias: usize, slope: usize, m: i32, n: i32): void {
  const table = scratch, end = bias + ((n & ~3) << 2), part = (n & 3) << 2, wanted = slope != 0;
  for (let i = 0; i < m; i++, z += part, slope += part) {
    for (let b = bias; b < end; b += 16, z += 16, slope += 16) {
      const x = f32x4.add(v128.load(z), v128.load(b)), one = v128.load(table, ONE);
      const s = f32x4.div(one, f32x4.add(expm1(f32x4.neg(x), table), v128.load(table, TWO)));
      const y = f32x4.mul(x, s);
      v128.store(z, y);
      if (wanted) v128.store(slope, f32x4.add(s, f32x4.mul(y, f32x4.sub(one, s))));
    }
  }
}

/** The one to three columns that no vector of four covers, row by row through a padded copy. */
function lastColumns(z: usize, bias: usize, slope: usize, m: i32, n: i32, which: i32): void {
  const part = n & 3, whole = (n & ~3) << 2, block = scratch + BLOCK;
  v128.store(block, loadPart(bias + whole, part));
  for (let i = 0; i < m; i++, z += n << 2) {
    v128.store(block, loadPart(z + whole, part), 16);
    activate(block + 16, block, slope ? block + 32 : 0, 1, 4, which);
    storePart(z + whole, v128.load(block, 16), part);
    if (slope) {
      storePart(slope + whole, v128.load(block, 32), part);
      slope += n << 2;
    }
  }
}
