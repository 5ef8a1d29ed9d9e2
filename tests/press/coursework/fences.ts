/** A fence of a guide. */
export interface Fence {
  /** The heading above it. */
  readonly section: string;
  readonly language: string;
  readonly text: string;
}

/** The fences of a Markdown text, in order. */
export function fencesIn(markdown: string): Fence[] {
  let section = "";
  return [...markdown.matchAll(/^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap((found) => {
    const [, heading, language, text] = found;
    if (heading !== undefined) section = heading;
    return language === undefined ? [] : [{ section, language, text: text! }];
  });
}

/** The programs in a YAML text: what stands below `run: |` or `- |`, without its indentation. */
export function scriptsIn(yaml: string): string[] {
  return [...yaml.matchAll(/^( *)(?:run:|-) \|\n((?:\1 +.*\n)+)/gm)].map(([, , block]) => {
    const indent = /^ */.exec(block!)![0].length;
    return block!.split("\n").map((line) => line.slice(indent)).join("\n");
  });
}
