import { INK, LETTERS } from "../../figures/layout.ts";
import type { Figure, Layout } from "../../figures/mod.ts";
import type { NamedRange } from "../records/inputs.ts";
import { digitsOf, printNumber } from "../records/print.ts";

const HEIGHT = 76; // pixels for the value, the rail and its numbers
const SECOND = 1000; // milliseconds
const RAIL = 44; // pixels of the rail and its numbers
const ABOVE = 8; // pixels between the numbers of the rail and what stands below

/**
 * The layout of a figure with a slider above the drawing, where no legend or axis grows into it and
 * a finger on it covers nothing; a film has its buttons at the right of the slider's value.
 *
 * Step i of the slider shows the frame named `String(i)`.
 *
 * @param figure drawn where the input starts
 * @param input  the slider's name, values and start
 */
export function withSlider({ layout }: Figure, input: NamedRange): Layout {
  const { name, label = name, values, start, play } = input;
  const margin = layout.margin as { readonly t: number };
  const panels = layout.yaxis2 === undefined ? 0 : 24; // headings stand above the first row
  const small = { size: LETTERS.small };
  return {
    ...layout,
    height: layout.height as number + HEIGHT,
    margin: { ...margin, t: margin.t + HEIGHT },
    ...(play === undefined
      ? {}
      : { updatemenus: [buttons(SECOND * play / (values.length - 1), ABOVE + panels)] }),
    sliders: [{
      active: values.indexOf(start),
      ...{ x: 0, xanchor: "left", y: 1, yanchor: "bottom" },
      pad: { t: 0, r: 0, b: ABOVE + panels, l: 0 },
      currentvalue: { prefix: `${label} = `, font: { size: LETTERS.text } },
      font: small,
      bgcolor: INK.grid,
      bordercolor: INK.axis,
      tickcolor: INK.axis,
      steps: values.map((value, i) => ({
        label: printNumber(value, digitsOf(values)),
        method: "animate",
        args: [[String(i)], {
          mode: "immediate",
          frame: { duration: 0, redraw: true },
          transition: { duration: 0 },
        }],
      })),
    }],
  };
}

/**
 * Play and Pause, for readers whose front end has no player of its own.
 *
 * @param duration of a frame in milliseconds
 * @param below    pixels that the slider keeps free
 */
function buttons(duration: number, below: number): Layout {
  // Only a whole redraw keeps a heat map; without one it goes blank.
  const still = { mode: "immediate", transition: { duration: 0 } };
  const frame = { duration: Math.round(duration), redraw: true };
  return {
    type: "buttons",
    direction: "left",
    showactive: false,
    ...{ x: 1, xanchor: "right", y: 1, yanchor: "bottom" },
    pad: { t: 0, r: 0, b: below + RAIL, l: 0 },
    bgcolor: INK.paper,
    bordercolor: INK.axis,
    font: { size: LETTERS.small },
    buttons: [
      { label: "Play", method: "animate", args: [null, { ...still, fromcurrent: true, frame }] },
      {
        label: "Pause",
        method: "animate",
        args: [[null], { ...still, frame: { ...frame, duration: 0 } }],
      },
    ],
  };
}

/**
 * A layout as it was before {@link withSlider}; one without a slider stays as it is.
 *
 * @param layout of a film, as the notebook saved it
 */
export function withoutSlider(layout: { readonly [key: string]: unknown }): object {
  const { sliders, updatemenus: _, ...rest } = layout;
  if (sliders === undefined) return layout;
  const { height, margin } = layout as {
    readonly height: number;
    readonly margin: { readonly t: number };
  };
  return { ...rest, height: height - HEIGHT, margin: { ...margin, t: margin.t - HEIGHT } };
}
