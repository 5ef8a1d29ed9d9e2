import { isHidden, type Listed } from "./entry.ts";
import { isOfPlatform } from "./owner.ts";

/** Something that was handed in, and where it lies among all that was. */
export interface Placed {
  readonly listed: Listed;
  readonly path: string;
}

/** Paths without the one folder around all of them that some platforms and people add. */
export function withoutWrapper(all: readonly Listed[]): Placed[] {
  const whole = all.map((listed) => ({ listed, path: listed.path }));
  const tops = new Set(all.map(({ path }) => path.split("/")[0]!).filter((top) => !isHidden(top)));
  const [top] = tops;
  if (tops.size !== 1 || isOfPlatform(top!)) return whole;
  const inside = whole.map(({ listed, path }) => ({
    listed,
    path: path.startsWith(`${top}/`) ? path.slice(top!.length + 1) : path,
  })).filter(({ path }) => path !== "");
  return inside.some(({ path }) => isOfPlatform(path.split("/")[0]!)) ? inside : whole;
}
