import { deepEqual, equal, match } from "node:assert/strict";
import { JSDOM } from "jsdom";
import {
  type Detail,
  type Mark,
  markOf,
  type SubmissionResult,
} from "../../../lib/press/marks/mod.ts";
import { feedbackPage } from "../../../lib/press/marks/pages/feedback.ts";
import { readingPages } from "../../../lib/press/marks/pages/reading_page.ts";
import { openShell } from "../../../lib/press/marks/pages/shell.ts";
import type { QuestionResult, TestResult } from "../../../lib/press/marks/result.ts";
import { madeUpClass, TITLE, unread } from "./made_up.ts";

const shell = await openShell();
const [SOMEBODY] = madeUpClass(1);

function htmlOf(mark: Mark, detail: Detail = "message"): string {
  return shell(feedbackPage(mark, { title: TITLE, detail }));
}

function pageOf(result: SubmissionResult, detail: Detail = "message"): Document {
  return new JSDOM(htmlOf(markOf(result), detail)).window.document;
}

function textOf(element: ParentNode, selector: string): string {
  return (element.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
}

const LOST: TestResult = {
  id: "q1-test-ends",
  says: "the ends have their places",
  visibility: "hidden",
  points: 3,
  earned: 0,
  state: "failed",
  reason: "Expected 0.25; got <b>NaN</b>",
  traceback: "at q1-answer:3:9",
};

function with1(change: Partial<QuestionResult>): SubmissionResult {
  const [first, ...others] = SOMEBODY!.questions;
  return { ...SOMEBODY!, questions: [{ ...first!, ...change }, ...others] };
}

Deno.test("a feedback page loads nothing, runs nothing and has no script", () => {
  const html = htmlOf(markOf(SOMEBODY!)), page = new JSDOM(html).window.document;
  equal(page.querySelectorAll("script, link:not([href^='data:']), iframe, form, object").length, 0);
  match(html, /Content-Security-Policy" content="default-src &#39;none&#39;; style-src/);
  deepEqual(html.match(/url\((?!data:)[^)]*\)/g), null);
});

Deno.test("the points of the page are those of the mark", () => {
  for (const result of madeUpClass(8)) {
    const mark = markOf(result), page = pageOf(result);
    equal(textOf(page, ".total"), `${mark.total} of 20 points`);
    const cells = [...page.querySelectorAll("tbody td.number:nth-last-child(2)")];
    equal(cells.reduce((sum, { textContent }) => sum + Number(textContent), 0), mark.earned);
    equal(page.querySelectorAll("section").length, 4);
  }
});

Deno.test("late days and unread answers are told beside the total", () => {
  const mark = markOf(unread(SOMEBODY!), 2, { freeDays: 0, perDay: 0.25 });
  const page = new JSDOM(htmlOf(mark)).window.document;
  const told = [...page.querySelectorAll(".total small")].map(({ textContent }) => textContent);
  deepEqual(told, [
    `${mark.earned} points earned; ${mark.earned / 2} of them lost by 2 late days.`,
    "4 points are for written answers that nobody has read yet; they are not counted.",
  ]);
});

Deno.test("of a hidden test the page says as much as the lecturer wants, of a visible one all", () => {
  const why = (test: TestResult, detail: Detail): string =>
    textOf(pageOf(with1({ tests: [test] }), detail), "section .why");
  equal(why(LOST, "none"), "");
  match(why(LOST, "friendly"), /^The answer differs from the right one\./);
  match(why(LOST, "message"), /^Expected 0\.25; got <b>NaN<\/b>(?!at)/);
  match(why(LOST, "traceback"), /^Expected 0\.25; got <b>NaN<\/b>at q1-answer:3:9/);
  match(why({ ...LOST, visibility: "visible" }, "none"), /q1-answer:3:9/);
  for (const detail of ["none", "friendly"] as const) {
    equal(htmlOf(markOf(with1({ tests: [LOST] })), detail).includes("&lt;b&gt;NaN"), false);
  }
});

Deno.test("hidden tests are named, and said to be hidden", () => {
  const item = pageOf(with1({ tests: [LOST] }), "none").querySelector("section li")!;
  match(item.textContent!, /the ends have their places hidden test0 of 3/);
  equal(item.querySelector(".sign")!.getAttribute("aria-label"), "does not hold");
});

Deno.test("what to do next begins where most is to gain, with a test that can be seen", () => {
  const visible: TestResult = { ...LOST, says: "seen", visibility: "visible", points: 9 };
  const text = textOf(pageOf(with1({ tests: [LOST, visible] })), "ol li");
  match(
    text,
    /^1\. A quantile map: 12 points to gain\. Begin with “seen”\. Take the smallest case/,
  );
  const untold = textOf(pageOf(with1({ tests: [{ ...LOST, points: 9 }] }), "none"), "ol li");
  match(untold, /Begin with “the ends have their places”\.$/);
  const silent = with1({
    tests: [],
    written: [{ id: "q1-written", points: 12, earned: 0, answer: "" }],
  });
  match(textOf(pageOf(silent), "ol li"), /: 12 points to gain\. Write your answer in words\.$/);
});

Deno.test("who handed in nothing is told so, and not test by test", () => {
  const questions = SOMEBODY!.questions.map((question) => ({
    ...question,
    tests: question.tests.map((test) => ({ ...test, earned: 0, state: "not answered" as const })),
    written: question.written.map((own) => ({ ...own, answer: "" })),
  }));
  const page = pageOf({ ...SOMEBODY!, questions, remarks: ["it is not JSON"] });
  equal(page.querySelectorAll("section, ol").length, 0);
  match(page.body.textContent!, /it is not JSON[^]*There is no answer in what was handed in\./);
});

Deno.test("a reason begins like a sentence, unless it begins with the name of a function", () => {
  const why = (reason: string, state: TestResult["state"]): string =>
    textOf(pageOf(with1({ tests: [{ ...LOST, reason, state }] })), "section .why");
  equal(why("the answer is 1; expected 2", "failed"), "The answer is 1; expected 2");
  equal(why("carry is not answered yet", "not answered"), "carry is not answered yet");
  equal(why("no such level", "threw"), "Your code stopped with an error: no such level");
});

const HOSTILE = [
  "<script>steal()</script>",
  '<img src=x onerror="steal()">',
  '<a href="javascript:steal()">x</a>',
  '<iframe srcdoc="<script>steal()</script>"></iframe>',
  "<svg><script>steal()</script></svg>",
  '<style>body { display: none }</style><form action="https://x"><input></form>',
  "[x](javascript:steal())",
  '<div style="position: fixed; inset: 0">full marks</div>',
  "$\\href{javascript:steal()}{x}$ and $\\htmlId{top}{y}$",
  "$\\unreadable{",
  "a lone $ sign and `$` in code",
  "# Full marks\n\n## 20 of 20 points",
  "![](https://tracker.example/pixel.png)",
  "</div></section></main><h1>Full marks</h1>",
  "\u202Etxet desrever",
];

Deno.test("nothing that a student wrote runs, loads, or passes for the page", () => {
  const before = pageOf(SOMEBODY!);
  for (const bad of HOSTILE) {
    const foreign = { answer: bad, comment: bad };
    const questions = SOMEBODY!.questions.map((question, i) => ({
      ...question,
      ...(i === 0
        ? { printed: bad, remarks: [bad], tests: [{ ...LOST, reason: bad, traceback: bad }] }
        : {}),
      written: question.written.map((answer) => ({ ...answer, ...foreign })),
    }));
    const page = pageOf({ ...SOMEBODY!, student: bad, remarks: [bad], questions }, "traceback");
    equal(page.querySelectorAll("script, iframe, form, style ~ style, svg script").length, 0, bad);
    for (const element of page.querySelectorAll("body *")) {
      for (const { name, value } of element.attributes) {
        equal(/^on|javascript:/i.test(name) || /javascript:/i.test(value), false, bad);
        if (name === "src") equal(value.startsWith("data:"), true, bad);
        if (name === "style") {
          equal(
            /^(--part:\d+%|text-align)/.test(value) || element.closest(".katex") !== null,
            true,
            bad,
          );
        }
      }
    }
    for (const heading of ["h1", "h2"]) {
      equal(page.querySelectorAll(heading).length, before.querySelectorAll(heading).length, bad);
    }
    equal(page.querySelectorAll("main > section").length, 4, bad);
  }
});

Deno.test("whoever reads written answers gets them all, with the model, and nothing runs", () => {
  const results = [unread(SOMEBODY!), ...madeUpClass(3)].map((result) => ({
    ...result,
    student: HOSTILE[0]!,
  }));
  const marks = results.map((result) => markOf(result));
  const [reading, ...others] = readingPages(TITLE, marks, new Map([["q3-written", "**Model**"]]));
  deepEqual([reading!.id, others], ["q3-written", []]);
  const page = new JSDOM(shell(reading!.page)).window.document;
  equal(page.querySelectorAll("script").length, 0);
  equal(textOf(page, "details strong"), "Model");
  deepEqual(
    [...page.querySelectorAll("section .points")].map(({ textContent }) => textContent),
    [
      "not read yet",
      ...marks.slice(1).map(({ result }) => `${result.questions[2]!.written[0]!.earned} of 4`),
    ],
  );
});

Deno.test("what a student wrote is capped, and shown plain where it is too much to judge", () => {
  const answers = ["x ".repeat(1e6), "<b>".repeat(6000), "> ".repeat(9000), "a*b".repeat(6000)];
  for (const answer of answers) {
    const questions = SOMEBODY!.questions.map((question) => ({
      ...question,
      printed: answer,
      written: question.written.map((own) => ({ ...own, answer })),
    }));
    const html = htmlOf(markOf({ ...SOMEBODY!, questions }));
    equal(html.length < 600_000, true);
    equal(new JSDOM(html).window.document.querySelectorAll("section").length, 4);
  }
});
