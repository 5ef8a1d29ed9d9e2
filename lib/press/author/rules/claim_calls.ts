import { parser } from "@lezer/javascript";

const typescript = parser.configure({ dialect: "ts" });
type Tree = ReturnType<typeof typescript.parse>["topNode"];

/** A call of claim() or derivation() as it is written. */
export interface ClaimCall {
  readonly kind: "claim" | "derivation";
  /** The id of a claim and what it covers; what a derivation covers. */
  readonly ids: readonly string[];
  /** What it says, as it is written. */
  readonly says: string;
  /** Names of the checks of a claim; none in a derivation, which has lines. */
  readonly checks: readonly string[];
  /** Whether the first check, which carries the sentence, has a planted mistake. */
  readonly first: "planted" | "bare";
  /** Rows of a derivation, its mistakes among them: whatever has a value to be computed. */
  readonly rows: number;
  /** Lines of the call, from 1. */
  readonly from: number;
  readonly to: number;
}

/** The claims and derivations that a cell makes. */
export function claimCalls(source: string): ClaimCall[] {
  const calls: ClaimCall[] = [];
  const lineAt = (at: number): number => source.slice(0, at).split("\n").length;
  typescript.parse(source).iterate({
    enter: ({ node }) => {
      if (node.name !== "CallExpression") return;
      const kind = /^(claim|derivation)$/.exec(textOf(node.firstChild, source))?.[1];
      const [label, options] = argumentsOf(node);
      if (kind !== "claim" && kind !== "derivation" || options?.name !== "ObjectExpression") return;
      const checks = children(valueOf(options, "checks", source), "Property");
      const covers = idsIn(textOf(valueOf(options, "covers", source), source));
      calls.push({
        kind,
        ids: kind === "claim" ? [...idsIn(textOf(label ?? null, source)), ...covers] : covers,
        says: textOf(valueOf(options, "says", source), source),
        checks: checks.map(({ firstChild }) =>
          textOf(firstChild, source).replace(/^"(.*)"$/, "$1")
        ),
        first: isBare(checks[0]?.lastChild ?? null, source) ? "bare" : "planted",
        rows: textOf(options, source).match(/(?<![\w.])value(?=[:,\s])/g)?.length ?? 0,
        from: lineAt(node.from),
        to: lineAt(node.to),
      });
    },
  });
  return calls;
}

/** Whether a check is written out, without a control. */
function isBare(check: Tree | null, source: string): boolean {
  if (check?.name !== "ObjectExpression" || textOf(check, source).includes("...")) return false;
  return valueOf(check, "control", source) === null;
}

function idsIn(text: string): string[] {
  return text.match(/S\d\.\d{2,3}|B\.\d{2}/g) ?? [];
}

function argumentsOf(call: Tree): Tree[] {
  return children(call.getChild("ArgList")).filter(({ name }) => !/^[(),]$/.test(name));
}

function valueOf(object: Tree, key: string, source: string): Tree | null {
  const property = children(object, "Property").find((property) =>
    textOf(property.firstChild, source) === key
  );
  return property?.lastChild ?? null;
}

function children(node: Tree | null, name?: string): Tree[] {
  const found: Tree[] = [];
  for (let child = node?.firstChild; child; child = child.nextSibling) {
    if (name === undefined || child.name === name) found.push(child);
  }
  return found;
}

function textOf(node: Tree | null, source: string): string {
  return node === null ? "" : source.slice(node.from, node.to);
}
