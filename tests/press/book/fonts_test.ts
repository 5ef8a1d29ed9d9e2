import assert from "node:assert/strict";
import {
  formulaStyle,
  otherRange,
  PART_CHARACTERS,
  unicodeRange,
} from "../../../lib/press/book/pages/fonts.ts";

const { css, fonts } = await formulaStyle();

Deno.test("unicodeRange() lists characters once, in runs", () => {
  assert.equal(unicodeRange("cabz∫b"), "U+61-63,U+7a,U+222b");
});

Deno.test("otherRange() lists all the rest", () => {
  assert.equal(otherRange("abcz"), "U+0-60,U+64-79,U+7b-10ffff");
  assert.equal(otherRange("\0"), "U+1-10ffff");
});

Deno.test("a small font and its full face share the characters out", () => {
  for (const name of Object.keys(PART_CHARACTERS)) {
    const full = css.indexOf(`url(fonts/${name}.woff2)`);
    const [, small] = css.slice(full).split("@font-face{");
    assert.ok(full > 0, name);
    assert.match(small!, /url\((?:data:font\/woff2;base64,|fonts\/[\w-]+-part\.woff2)/, name);
    assert.ok(
      css.slice(full).startsWith(
        `url(fonts/${name}.woff2) format("woff2");unicode-range:${
          otherRange(PART_CHARACTERS[name]!)
        }`,
      ),
    );
    assert.ok(small!.includes(`unicode-range:${unicodeRange(PART_CHARACTERS[name]!)}`), name);
  }
});

Deno.test("a small font is a font, and much smaller than the full one", () => {
  for (const name of ["KaTeX_Main-Regular", "KaTeX_Math-Italic"]) {
    const part = fonts.get(`fonts/${name}-part.woff2`)!, full = fonts.get(`fonts/${name}.woff2`)!;
    assert.equal(new TextDecoder().decode(part.slice(0, 4)), "wOF2", name);
    assert.ok(part.length < 0.7 * full.length, name);
  }
});

Deno.test("no other format is asked for", () => {
  assert.doesNotMatch(css, /\.ttf|\.woff\)/);
});
