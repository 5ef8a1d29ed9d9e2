import { lines } from "flowbook/figures";
import { drawStill } from "#still";
import type { Operations } from "./bits.ts";

const TIMES = Array.from({ length: 41 }, (_, i) => i / 40);

/** The still picture of a figure, as it stands in a saved notebook. */
export const pictureOperations: Operations = {
  "notebook/drawStill": () =>
    drawStill(lines({
      series: [
        { name: "alpha", x: TIMES, y: TIMES.map((t) => Math.sin(Math.PI * t / 2)) },
        { name: "sigma", x: TIMES, y: TIMES.map((t) => Math.cos(Math.PI * t / 2)) },
      ],
      x: "time t",
      y: "coefficient",
      caption: "A path on the circle.",
      description: "Two quarter waves: alpha rises from 0 to 1 while sigma falls from 1 to 0.",
    })),
};
