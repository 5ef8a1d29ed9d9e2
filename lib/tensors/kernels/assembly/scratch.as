/**
 * The memory the kernels call their own: a table of constants and room for one packed panel.
 *
 * The host lends the memory, so the module has no data of its own. Constants are read from a table
 * because a vector constant in the code costs V8 several instructions at every use, a load one.
 */

/** Places in the table, in bytes: each holds one number four times. */
export const ONE: usize = 0;
export const TWO: usize = 16;
export const LOG2_E: usize = 32;
export const ROUNDER: usize = 48;
export const LOWEST: usize = 64;
export const HIGHEST: usize = 80;
export const COEFFICIENTS: usize = 96;
export const SELU_LAMBDA: usize = 192;
export const SELU_LAMBDA_ALPHA: usize = 208;

/** Where a block of four rows and eight columns has room. */
export const BLOCK: usize = 224;

/** Rows of a panel; its eight columns lie side by side. */
export const DEPTH: i32 = 256;
/** Where the panel begins. */
export const PANEL: usize = 352;
/** Bytes to lend to {@link prepare}. */
export const SCRATCH_BYTES: i32 = 352 + 4 * 8 * DEPTH;

/** Address of the table. */
export let scratch: usize = 0;

/** Takes memory of SCRATCH_BYTES bytes and writes the table. */
export function prepare(address: usize): void {
  scratch = address;
  put(ONE, 1);
  put(TWO, 2);
  put(LOG2_E, 1.4426950408889634);
  put(ROUNDER, 12583039); // 1.5 * 2^23 rounds to whole numbers, 127 is the bias of exponents
  put(LOWEST, -26); // 2^-26 is lost beside 1
  put(HIGHEST, 126); // 2^126 is finite, its reciprocal is not yet rounded
  // minimax fit of (2^f - 1) / f on [-1/2, 1/2], relative error 1.1e-8
  put(COEFFICIENTS, 0.693147187926693);
  put(COEFFICIENTS + 16, 0.24022649794962264);
  put(COEFFICIENTS + 32, 0.0555035743364266);
  put(COEFFICIENTS + 48, 0.009618237494907015);
  put(COEFFICIENTS + 64, 0.0013390735477607873);
  put(COEFFICIENTS + 80, 0.00015403512367553545);
  put(SELU_LAMBDA, 1.0507009873554805); // Klambauer et al. 2017, equation 14
  put(SELU_LAMBDA_ALPHA, 1.7580993408473766);
}

function put(place: usize, value: f32): void {
  v128.store(scratch + place, f32x4.splat(value));
}
