import { requireSentence } from "./claim.ts";
import { verdictOf } from "./verdict.ts";
import { ID, register, requireIds } from "./claim_ids.ts";
import { loudHtml, loudText } from "./claim_view.ts";
import { derivationBundle, type JudgedDerivation } from "./derivation_view.ts";
import { deliver } from "../display.ts";
import type { Within } from "./judge_sides.ts";
import { isPlanted } from "./planted.ts";
import {
  type Group,
  type JudgedGroup,
  judgeGroup,
  plantLine,
  requireGroup,
} from "./proof_lines.ts";
import { type ClaimRecord, REPEAT_TYPE } from "../records/claim_record.ts";
import { streamFor } from "../seed.ts";

/** What every derivation says. */
export interface DerivationWords {
  /** Ids of the statements that the lines prove; each owns at least one line. */
  readonly covers: readonly string[];
  /** What is proved, in one short sentence. */
  readonly says: string;
  /** How far a line may be from the first one of its group. */
  readonly within: Within;
}

/** A proof: one group of lines, or several. */
export type Derivation = DerivationWords & (Group | { readonly groups: readonly Group[] });

const LABEL = new RegExp(`^${ID}(…${ID})?$`);

/**
 * Shows a proof as one table: a row a line, equal values down the column, the mistake at the end.
 *
 * Every line of a group is compared with the first line of that group, on a stream of its own:
 * `streamFor(label).split(title of the group).split("line 1")` and so on. A line belongs
 * to the statement named by its `id`, or by the nearest `id` above it. The planted mistake stands
 * for a wrong step: it has to miss the first line by ten tolerances (twice what is allowed, for
 * Monte Carlo).
 *
 * @param label such as "S3.44…S3.50"
 * @param proof the statements it covers, its sentence, its tolerance, its lines
 * @throws {TypeError} when an id has another form, is not covered or owns no line, or when
 *   sentence, tolerance, lines or mistake are missing
 *
 * @example
 * ```ts
 * import { EXACT64 } from "flowbook/judge";
 * import { derivation } from "flowbook/notebook";
 * const a = 0.3, b = 1.1;
 * await derivation("S0.02", {
 *   covers: ["S0.02"],
 *   says: "the square of a sum has a mixed term",
 *   within: EXACT64,
 *   lines: [
 *     { tex: "(a + b)^2", value: () => (a + b) ** 2, id: "S0.02" },
 *     { tex: "a^2 + 2ab + b^2", value: () => a * a + 2 * a * b + b * b },
 *   ],
 *   mistake: { tex: "a^2 + b^2", what: "mixed term forgotten", value: () => a * a + b * b },
 * });
 * ```
 */
export async function derivation(label: string, proof: Derivation): Promise<void> {
  for (const id of proof.covers) register(id, proof.says);
  const judged = await judgeDerivation(label, proof);
  await deliver({ kind: "new", data: derivationBundle(label, proof.says, judged) });
  const failing = judged.records.filter(({ verdict }) => verdict === "fails");
  if (failing.length === 0) return;
  const text = failing.map(loudText).join("\n");
  await deliver({
    kind: "new",
    data: { "text/html": loudHtml(failing), "text/plain": text, [REPEAT_TYPE]: label },
  });
}

/**
 * Checks a derivation as {@link derivation} does and shows nothing.
 *
 * @throws {TypeError} as `derivation` does
 */
export async function judgeDerivation(
  label: string,
  proof: Derivation,
): Promise<JudgedDerivation> {
  const { covers, says, within } = proof;
  if (!LABEL.test(label)) {
    throw new TypeError(`Expected a label such as "S3.44…S3.50"; got ${JSON.stringify(label)}`);
  }
  requireIds(covers);
  requireSentence(says);
  if (typeof within?.name !== "string") {
    throw new TypeError(`Expected a tolerance for ${label}; got ${typeof within}`);
  }
  const groups = "groups" in proof ? proof.groups : [proof];
  groups.forEach((group) => requireGroup(group, covers));
  if (!groups.some(({ mistake }) => mistake)) {
    throw new TypeError(`Expected a planted mistake in ${label}; got none`);
  }
  const judged: JudgedGroup[] = [];
  for (const [index, group] of groups.entries()) {
    const name = group.title ?? (groups.length === 1 ? "" : `group ${index + 1}`);
    judged.push(await judgeGroup(name, group, within, streamFor(label).split(name), covers));
  }
  const shown = isPlanted(covers) ? judged.map(plantLine) : judged;
  const records = covers.map((id): ClaimRecord => {
    const checks = shown.flatMap(({ lines, planted = [] }) => [...lines, ...planted])
      .flatMap(({ owner, check }) => owner === id && check ? [check] : []);
    if (checks.length === 0) {
      throw new TypeError(`Expected a line that proves each covered id; got none for ${id}`);
    }
    const planted = checks.some(({ honest }) => honest !== undefined);
    const verdict = verdictOf(checks);
    return { id, covers: [], says, verdict, checks, ...(planted ? { planted } : {}) };
  });
  return { groups: shown, records };
}
