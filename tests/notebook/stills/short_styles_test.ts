import { strictEqual } from "node:assert/strict";
import { JSDOM } from "jsdom";
import { shortenStyles } from "../../../lib/notebook/stills/short_styles.ts";

const { document } = new JSDOM("").window;

Deno.test("letters are said once, and what is there by itself not at all", () => {
  const letters = "font-family: system-ui, sans-serif;";
  document.body.innerHTML = `<svg><text style="${letters} font-size: 12px; opacity: 1;">a</text>` +
    `<text style="${letters} fill-opacity: 1; white-space: pre;">b</text><path d="M0,0"></path></svg>`;
  const svg = document.querySelector("svg");
  shortenStyles(svg);
  strictEqual(svg.getAttribute("font-family"), "system-ui, sans-serif");
  const styles = [...svg.children].map((child) => child.getAttribute("style"));
  strictEqual(styles.join(), "font-size: 12px;,,");
});
