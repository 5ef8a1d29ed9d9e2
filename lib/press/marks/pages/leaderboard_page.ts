import { type Markup, markup } from "../../show/markup.ts";
import type { Mark } from "../mark.ts";
import { type Board, boardsOf } from "../standings.ts";
import type { LonePage } from "./shell.ts";

const MOST = 100; // places of one column
const DIGITS = 5; // that are printed of a value; places are told by all of them

/**
 * The leaderboard without names: all find themselves by the digest on their feedback page.
 *
 * @returns undefined when nothing was measured
 */
export function leaderboardPage(title: string, marks: readonly Mark[]): LonePage | undefined {
  const boards = boardsOf(marks).filter(({ places }) => places.length > 0);
  if (boards.length === 0) return undefined;
  return {
    title: `${title} · leaderboard`,
    main: markup`<p class="eyebrow">Leaderboard</p>
<h1>${title}</h1>
<p>You are the one whose notebook has the digest that stands at the end of your feedback page.</p>
${boards.map(boardTable)}`,
  };
}

function boardTable({ name, order, places }: Board): Markup {
  const rows = places.slice(0, MOST).map(({ place, value, mark }) =>
    markup`<tr><td class="place">${place}</td><td><code>${
      mark.result.digest.slice(0, 16)
    }</code></td>
<td class="number">${Number(value.toPrecision(DIGITS))}</td></tr>\n`
  );
  return markup`<h2>${name}</h2>
<p class="remark">${
    order === "small is good" ? "Small values are good." : "Large values are good."
  }</p>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col" class="place">Place</th><th scope="col">Notebook</th>
<th scope="col" class="number">Value</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}
