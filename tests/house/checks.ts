import ts from "typescript";
import { circlesOf, type Import, roomOf, type Tree } from "./tree.ts";

/** Imports from one room into another that the table does not allow; each names file and import. */
export function forbiddenArrows(
  imports: readonly Import[],
  arrows: Readonly<Record<string, readonly string[]>>,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to } of imports) {
    const [room, other] = [roomOf(from), roomOf(to)];
    if (room === other || room === "" || arrows[room]?.includes(other)) continue;
    const arrow = `${room} → ${other}`;
    found.set(arrow, [...found.get(arrow) ?? [], `${from} imports ${to}`]);
  }
  return found;
}

/** Pairs of rooms that import each other; each names two imports that do it. */
export function mutualRooms(imports: readonly Import[]): Map<string, string[]> {
  const first = new Map<string, string>();
  for (const { from, to } of imports) {
    const [room, other] = [roomOf(from), roomOf(to)];
    const arrow = `${room} → ${other}`;
    if (room === "" || other === "" || room === other || first.has(arrow)) continue;
    first.set(arrow, `${from} imports ${to}`);
  }
  const found = new Map<string, string[]>();
  for (const [arrow, how] of first) {
    const [room, other] = arrow.split(" → ") as [string, string];
    const back = first.get(`${other} → ${room}`);
    if (room < other && back !== undefined) found.set(`${room} ↔ ${other}`, [how, back]);
  }
  return found;
}

/** Circles of files; each names the imports that make it. */
export function fileCircles(imports: readonly Import[]): Map<string, string[]> {
  return new Map(
    circlesOf(imports).map((circle) => {
      const inside = imports.filter(({ from, to }) => circle.includes(from) && circle.includes(to));
      return [circle.join(", "), inside.map(({ from, to }) => `${from} imports ${to}`)];
    }),
  );
}

/** Files that ask Deno or import a module of Node, each with the first line that does. */
export function denoCallers(tree: Tree): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, text] of tree) {
    if (roomOf(path) === "press" || path.endsWith("_deno.ts")) continue;
    const names = new Set(tokensOf(text));
    const modules = ts.preProcessFile(text, true, true).importedFiles
      .map(({ fileName }) => fileName).filter((name) => name.startsWith("node:"));
    const used = [...names.has("Deno") ? ["Deno"] : [], ...modules];
    if (used.length > 0) found.set(path, used.map((name) => `${path} uses ${name}`));
  }
  return found;
}

/** The names of a file; what stands in comments and in strings is none. */
function tokensOf(text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest));
  return names;
}

/** Modules that export whatever another file does: their readers do not see what they offer. */
export function starExports(tree: Tree, modules: readonly string[]): string[] {
  return modules.filter((module) => /^export \* from/m.test(tree.get(module) ?? ""))
    .map((module) => `${module}: export by name`);
}

/** Files with more lines than that. */
export function longFiles(tree: Tree, longest: number): string[] {
  return [...tree].map(([path, text]) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** Rooms with docstrings that name a source in words, each with the places. */
export function sourcesInWords(tree: Tree): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, text] of tree) {
    for (const [i, line] of text.split("\n").entries()) {
      if (!/^\s*\/?\*.*\bSource: /.test(line)) continue;
      const room = roomOf(path);
      found.set(room, [...found.get(room) ?? [], `${path}:${i + 1}: write @see`]);
    }
  }
  return found;
}

/** Examples in docstrings that cannot be parsed: Deno passes over them without a word. */
export function brokenExamples(tree: Tree): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, text] of tree) {
    const examples = text.matchAll(/^ *\* ```ts\n([\s\S]*?)^ *\* ```/gm);
    const slips = [...examples].flatMap(([, block]) =>
      slipsOfSyntax(block!.replace(/^ *\* ?/gm, "")).map((slip) => `${path}: ${slip}`)
    );
    if (slips.length > 0) found.set(path, slips);
  }
  return found;
}

function slipsOfSyntax(source: string): string[] {
  const target = ts.ScriptTarget.ESNext;
  const { diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { target },
  });
  return diagnostics.map(({ messageText, start = 0 }) => {
    const line = source.slice(0, start).split("\n").length;
    return `${ts.flattenDiagnosticMessageText(messageText, " ")} ${source.split("\n")[line - 1]}`;
  });
}
