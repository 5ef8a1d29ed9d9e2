import { strictEqual } from "node:assert/strict";
import { JSDOM } from "jsdom";
import { joinMarks } from "../../../lib/notebook/stills/joined_marks.ts";

const { document } = new JSDOM("").window;

/** The course of two marks, at (10, 20) and (1.5, 0), drawn as one. */
function joined(course: string): string {
  const mark = (place: string): string => `<path transform="translate(${place})" d="${course}"/>`;
  document.body.innerHTML = `<svg><g style="stroke-width: 0px; fill: red; fill-opacity: 0.5;">` +
    `${mark("10,20")}${mark("1.5,0")}</g></svg>`;
  joinMarks(document.querySelector("svg"));
  const paths = document.querySelectorAll("path");
  strictEqual(paths.length, 1);
  strictEqual(paths[0].hasAttribute("transform"), false);
  return paths[0].getAttribute("d");
}

Deno.test("marks of straight lines keep their corners, each from the one before", () => {
  const square = "l-2 0l0 -2l2 0z", wedge = "l2 4l-3 0z";
  strictEqual(joined("M1,1H-1V-1H1Z"), `M11 21${square}M2.5 1${square}`);
  strictEqual(joined("M0,-2L2,2H-1Z"), `M10 18${wedge}M1.5 -2${wedge}`);
  strictEqual(joined("M0,-2l2,4H-1Z"), `M10 18${wedge}M1.5 -2${wedge}`);
});

Deno.test("circles are where a round pen is put down", () => {
  strictEqual(joined("M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z"), "M10 20h0M1.5 0h0");
  const style = document.querySelector("g").getAttribute("style");
  strictEqual(
    style,
    "fill: none; stroke: red; stroke-opacity: 0.5; stroke-width: 6px; stroke-linecap: round;",
  );
});
