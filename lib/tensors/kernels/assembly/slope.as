import { ELU, SELU, SILU, TANH } from "./activate";
import { loadPart, storePart } from "./parts";
import { ONE, scratch, SELU_LAMBDA, SELU_LAMBDA_ALPHA } from "./scratch";

/**
 * dz <- dy activation'(z), entry by entry; dz and dy may be the same place.
 *
 * @param y what the slope follows from: activation(z), and for silu the slope itself
 */
export function applySlope(dy: usize, y: usize, dz: usize, count: i32, which: i32): void {
  if (which == SELU) entries(dy, y, dz, count, SELU);
  else if (which == ELU) entries(dy, y, dz, count, ELU);
  else if (which == TANH) entries(dy, y, dz, count, TANH);
  else entries(dy, y, dz, count, SILU);
}

@inline
function entries(dy: usize, y: usize, dz: usize, count: i32, which: i32): void {
  const table = scratch, whole = dy + ((count & ~3) << 2), part = count & 3;
  for (; dy < whole; dy += 16, y += 16, dz += 16) {
    v128.store(dz, f32x4.mul(v128.load(dy), slope(v128.load(y), table, which)));
  }
  if (part) {
    const factor = slope(loadPart(y, part), table, which);
    storePart(dz, f32x4.mul(loadPart(dy, part), factor), part);
  }
}

@inline
function slope(y: v128, table: usize, which: i32): v128 {
  const zero = f32x4.splat(0), one = v128.load(table, ONE);
  if (which == SELU) {
    const below = f32x4.add(y, v128.load(table, SELU_LAMBDA_ALPHA));
    return v128.bitselect(v128.load(table, SELU_LAMBDA), below, f32x4.gt(y, zero));
  }
  if (which == ELU) return v128.bitselect(one, f32x4.add(y, one), f32x4.gt(y, zero));
  if (which == TANH) return f32x4.sub(one, f32x4.mul(y, y));
  return y;
}
