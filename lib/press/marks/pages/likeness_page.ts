import { countOf } from "../../show/count.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { type AnswerTexts, answerTexts, partOf } from "../likeness/answers.ts";
import type { Place } from "../likeness/fingerprints.ts";
import { alikePairs, type Pair, sameGroups } from "../likeness/pairs.ts";
import type { SubmissionResult } from "../result.ts";
import type { LonePage } from "./shell.ts";
import { nameOf } from "./words.ts";

const MOST = { pairs: 40, shown: 12, names: 30, letters: 6000 };
const LEAST_SAME = 60; // tokens; below, the same answer is no wonder
const FEW = 10; // submissions among which nothing can be called usual

/**
 * Which submissions are alike after all names were made the same: for a person to look at.
 *
 * @param released what the sheet gave, by id of the question or of the written answer
 */
export function likenessPage(
  title: string,
  results: readonly SubmissionResult[],
  released: ReadonlyMap<string, string>,
): LonePage {
  const texts = answerTexts(results), parts = texts.map((own) => partOf(own, released));
  const pairs = alikePairs(parts), groups = sameGroups(parts, LEAST_SAME);
  return {
    title: `${title} · likenesses`,
    main: markup`<p class="eyebrow">Likenesses</p>
<h1>${title}</h1>
<p>${countOf(results.length, "submission")}, ${countOf(pairs.length, "pair")} worth a look.</p>
${explanation(results.length)}${groupList(groups, results)}${pairTable(pairs, results)}${
      pairs.slice(0, MOST.shown).map((pair, i) => pairSection(pair, i, texts, results))
    }`,
  };
}

function explanation(submissions: number): Markup {
  const few = submissions >= FEW
    ? NOTHING
    : markup`<p>With ${
      countOf(submissions, "submission")
    } nothing can be called usual yet: expect pairs that mean nothing.</p>\n`;
  return markup`<div class="box note"><p><strong>Note.</strong> A likeness is a reason to talk, and proves nothing.
Two people who worked side by side, who read the same page, or who found the only short way look the same here as one who copied;
and whoever rewrites a copy with care is not found.</p>
<p>Compared are fragments of 12 or more tokens of code, without comments, with all names, numbers and texts made the same,
and fragments of 6 or more words. What the sheet gave does not count, nor does what a tenth of the class has.
A pair is named when one of its answers shares nearly a third or more of its fragments.</p>
${few}</div>
`;
}

function groupList(groups: readonly number[][], results: readonly SubmissionResult[]): Markup {
  if (groups.length === 0) return NOTHING;
  const items = groups.slice(0, MOST.pairs).map((group) => {
    const names = group.slice(0, MOST.names).map((who, i) =>
      markup`${i === 0 ? "" : ", "}${nameOf(results[who]!.student)}`
    );
    const more = group.length - MOST.names;
    return markup`<li>${names}${more > 0 ? ` and ${more} more` : ""}</li>\n`;
  });
  return markup`<h2>The same answers but for names</h2>\n<ul>${items}</ul>\n`;
}

function pairTable(pairs: readonly Pair[], results: readonly SubmissionResult[]): Markup {
  if (pairs.length === 0) return NOTHING;
  const rows = pairs.slice(0, MOST.pairs).map((pair, i) => {
    const names = markup`${nameOf(results[pair.first]!.student)} and ${
      nameOf(results[pair.second]!.student)
    }`;
    const shown = i < MOST.shown ? markup`<a href="#pair-${i + 1}">${names}</a>` : names;
    return markup`<tr><th scope="row">${shown}</th><td class="number">${pair.shared}</td>
<td class="number">${Math.round(100 * pair.share)} %</td>
<td>${pair.parts.map(({ id }) => id).join(", ")}</td></tr>\n`;
  });
  const left = pairs.length - MOST.pairs;
  return markup`<h2>Pairs that share unusual fragments</h2>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">Who</th><th scope="col" class="number">Fragments</th>
<th scope="col" class="number">Of an answer</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
${
    left > 0
      ? markup`<p class="remark">${countOf(left, "further pair")} with fewer fragments.</p>\n`
      : NOTHING
  }`;
}

function pairSection(
  pair: Pair,
  index: number,
  texts: readonly AnswerTexts[],
  results: readonly SubmissionResult[],
): Markup {
  const [first, second] = [results[pair.first]!, results[pair.second]!];
  const parts = pair.parts.map((part) => {
    const own = texts.find(({ id }) => id === part.id)!.texts;
    return markup`<h3>${part.id}</h3>
<div class="side-by-side">
<div><h4>${nameOf(first.student)}</h4>${marked(own[pair.first]!, part.first)}</div>
<div><h4>${nameOf(second.student)}</h4>${marked(own[pair.second]!, part.second)}</div>
</div>
`;
  });
  return markup`<section>
<h2 id="pair-${index + 1}">${nameOf(first.student)} and ${nameOf(second.student)}</h2>
${parts}</section>
`;
}

/** A text as it was written, with some places marked. */
function marked(text: string, places: readonly Place[]): Markup {
  const pieces: Markup[] = [];
  let at = 0;
  for (const { from, to } of places.filter(({ to }) => to <= MOST.letters)) {
    pieces.push(markup`${text.slice(at, from)}<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  const rest = text.slice(at, MOST.letters), cut = text.length > MOST.letters ? " …" : "";
  return markup`<pre class="foreign" tabindex="0">${pieces}${rest}${cut}</pre>`;
}
