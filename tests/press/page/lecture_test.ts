import assert from "node:assert/strict";
import { screensOf, screenWith } from "../../../lib/press/page/lecture/screens.ts";
import { stepOf } from "../../../lib/press/page/lecture/steps.ts";
import { inDocument } from "./dom.ts";

const CHAPTER = `<main><p>Chapter 3</p>
<section id="title"><h1>Odds</h1></section>
<section id="tools"></section>
<section id="first"><h2>One</h2><h3>a part</h3></section>
<section id="claim"></section>
<section id="second"><p>Before it.</p><h2>Two</h2></section></main>`;

Deno.test("each section of a chapter is a screen, and so is what comes before them", async () => {
  await inDocument(CHAPTER, ({ document }) => {
    const screens = screensOf(document.querySelector("main"));
    assert.deepEqual(
      screens.map(({ heading, parts }) => [heading.textContent, ...parts.map(({ id }) => id)]),
      [["Odds", "", "title", "tools"], ["One", "first", "claim"], ["Two", "second"]],
    );
    assert.equal(screenWith(screens, document.querySelector("h3")), 1);
    assert.equal(screenWith(screens, document.body), undefined);
  });
});

Deno.test("keys move a lecture, and stay with what has the focus or scrolls", async () => {
  const inside = `<button></button><input><div class="handle"><i></i></div>`;
  await inDocument(inside, ({ document }) => {
    const at = (selector: string, key: string, more = {}): KeyboardEvent =>
      ({ key, target: document.querySelector(selector), ...more }) as KeyboardEvent;
    const all = "all is in sight";
    assert.equal(stepOf(at("body", "ArrowRight"), "middle"), "next");
    assert.equal(stepOf(at("button", "ArrowLeft"), all), "previous");
    assert.equal(stepOf(at("input", "ArrowRight"), all), undefined, "a slider moves");
    assert.equal(stepOf(at("i", "ArrowRight"), all), undefined, "a point moves");
    assert.equal(stepOf(at("body", "ArrowRight", { altKey: true }), all), undefined, "history");
    assert.equal(stepOf(at("input", "Escape"), all), "end");
    assert.equal(stepOf(at("body", "PageDown"), "top"), undefined, "there is more to see");
    assert.equal(stepOf(at("body", "PageDown"), "bottom"), "next");
    assert.equal(stepOf(at("body", "PageUp"), "bottom"), undefined);
    assert.equal(stepOf(at("body", "PageUp"), "top"), "previous");
    assert.equal(stepOf(at("body", "End"), all), "last");
    assert.equal(stepOf(at("body", "Tab"), all), undefined);
  });
});
