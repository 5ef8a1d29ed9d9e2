import { type Estimate, estimateMean, monteCarlo, within } from "flowbook/judge";
import {
  checkerboard,
  circles,
  eightGaussians,
  evenMoons,
  moons,
  pinwheel,
  type Placement,
  type Sampler,
  sCurve,
  swissRoll,
  twoSpirals,
} from "flowbook/measures";
import { close } from "../tensors/close.ts";
import { refuses } from "../tensors/refuses.ts";
import { pointsOf } from "./points.ts";

Deno.test("an unknown variant is answered with the known ones", () => {
  const unknown = "torch" as "ffjord";
  const answers: [() => unknown, string][] = [
    [
      () => moons(unknown),
      'moons, one of "sf2m", "ffjord", "flow_matching", "flow_matching-likelihood", "dsb"',
    ],
    [
      () => evenMoons(unknown),
      'moons, one of "sf2m", "ffjord", "flow_matching", "flow_matching-likelihood", "dsb"',
    ],
    [
      () => eightGaussians(unknown),
      'eightGaussians, one of "sf2m", "torchcfm", "torchcfm-as-documented", "ffjord", "dsb"',
    ],
    [() => checkerboard(unknown), 'checkerboard, one of "flow_matching", "ffjord", "dsb"'],
    [() => circles(unknown), 'circles, one of "ffjord", "sf2m", "dsb"'],
    [() => swissRoll(unknown), 'swissRoll, one of "ffjord"'],
    [() => sCurve(unknown as "sf2m"), 'sCurve, one of "sf2m", "dsb"'],
    [() => twoSpirals(unknown), 'twoSpirals, one of "ffjord", "torchdyn"'],
    [() => pinwheel(unknown), 'pinwheel, one of "ffjord", "dsb"'],
  ];
  for (const [call, known] of answers) {
    refuses(call, new RangeError(`Expected a variant of ${known}; got "torch"`));
  }
  refuses(
    () => pinwheel("toString" as "dsb"),
    new RangeError('Expected a variant of pinwheel, one of "ffjord", "dsb"; got "toString"'),
  );
});

const own: Placement = { noise: 0.1, scale: 1, shift: [0, 0] };

Deno.test("noise, scale and shift of one's own are checked", () => {
  for (const law of [moons, evenMoons, sCurve, circles, swissRoll]) {
    refuses(
      () => law({ ...own, noise: -0.1 }),
      new RangeError("Expected noise >= 0; got -0.1"),
    );
    refuses(() => law({ ...own, scale: 0 }), new RangeError("Expected scale > 0; got 0"));
    refuses(
      () => law({ ...own, scale: NaN }),
      new RangeError("Expected scale to be finite; got NaN"),
    );
    refuses(
      () => law({ ...own, shift: [1] as unknown as [number, number] }),
      new TypeError("Expected shift of length 2; got 1"),
    );
    refuses(
      () => law({ ...own, shift: [0, Infinity] }),
      new RangeError("Expected shift[1] to be finite; got Infinity"),
    );
  }
});

/** E|x|^power of the draws. */
function size(law: Sampler, label: string, power: number): Estimate {
  return estimateMean(pointsOf(law, label).map(({ x, y }) => Math.hypot(x, y) ** power));
}

Deno.test("the second and fourth moments are those of the packages' parameters", () => {
  // a ring of radius r under noise of deviation s: r^2 + 2 s^2 and r^4 + 8 r^2 s^2 + 8 s^4
  const ring = (r: number, s: number): [number, number] => [
    r ** 2 + 2 * s ** 2,
    r ** 4 + 8 * r ** 2 * s ** 2 + 8 * s ** 4,
  ];
  const rings = [
    { name: "sf2m", radius: 5, sd: 1 },
    { name: "torchcfm", radius: 5, sd: 0.5623413 },
    { name: "torchcfm-as-documented", radius: 5, sd: 0.3162278 },
    { name: "ffjord", radius: 2.828854, sd: 0.353607 },
    { name: "dsb", radius: 12, sd: 1.5 },
  ] as const;
  for (const { name, radius, sd } of rings) {
    const [second, fourth] = ring(radius, sd), law = eightGaussians(name);
    close(size(law, name, 2), second, monteCarlo(), name);
    close(size(law, name, 4), fourth, monteCarlo(), name);
  }
  for (const [name, radius, sd] of [["ffjord", 3, 0.24], ["sf2m", 3.5, 0.175]] as const) {
    const outer = ring(radius, sd), inner = ring(radius / 2, sd), law = circles(name);
    close(size(law, name, 2), (outer[0] + inner[0]) / 2, monteCarlo(), name);
    close(size(law, name, 4), (outer[1] + inner[1]) / 2, monteCarlo(), name);
  }
  // E|point|^2 = 2 (1 + 2 / (3 pi)) on the letter S
  const letter = 2 * (1 + 2 / (3 * Math.PI));
  close(size(sCurve("sf2m"), "s", 2), 1.5 ** 2 * (letter + 2 * 0.05 ** 2), monteCarlo());
});

Deno.test("the noise of the packages is seen beside the curve", () => {
  const spread = (misses: readonly number[]): number =>
    Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);
  /** Distance from a circle of radius 1, to first order normal with the deviation of the noise. */
  const off = (x: number, y: number): number => Math.hypot(x, y) - 1;
  const moon = pointsOf(moons("flow_matching-likelihood"), "moon").map(({ x, y }) =>
    Math.abs(off(x, y)) < Math.abs(off(x - 1, y - 0.5)) ? off(x, y) : off(x - 1, y - 0.5)
  );
  const example = pointsOf(moons("flow_matching"), "moon").map(({ x, y }) =>
    Math.abs(off(x, y)) < Math.abs(off(x - 1, y - 0.5)) ? off(x, y) : off(x - 1, y - 0.5)
  );
  const roll = pointsOf(swissRoll(), "roll").map(({ x, y }) => {
    const turns = (5 * Math.hypot(x, y) - Math.atan2(y, x)) / (2 * Math.PI);
    return 2 * Math.PI * (turns - Math.round(turns)); // to the nearest winding along the radius
  });
  const s = pointsOf(sCurve("sf2m"), "s").map(({ x, y }) => off(x / 1.5, Math.abs(y) / 1.5 - 1));
  // the nearer of two curves and the ends of a curve change the deviation by a tenth at most
  const known = [[moon, 0.1], [example, 0.15], [roll, 1], [s, 0.05]] as const;
  for (const [misses, noise] of known) {
    close(spread(misses) / noise, 1, within(0.1, "ends and neighbours"));
  }
});
