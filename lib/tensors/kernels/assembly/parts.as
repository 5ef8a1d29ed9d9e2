/** One to three floats at an address, as a vector whose other lanes are 0. */
@inline
export function loadPart(from: usize, count: i32): v128 {
  let part = v128.load32_zero(from);
  if (count > 1) part = v128.load32_lane(from, part, 1, 4);
  if (count > 2) part = v128.load32_lane(from, part, 2, 8);
  return part;
}

/** Writes the first one to three lanes; what follows them belongs to somebody else. */
@inline
export function storePart(to: usize, part: v128, count: i32): void {
  v128.store32_lane(to, part, 0);
  if (count > 1) v128.store32_lane(to, part, 1, 4);
  if (count > 2) v128.store32_lane(to, part, 2, 8);
}
