import { throws } from "node:assert/strict";
import { readText } from "../../../lib/press/author/myst/mod.ts";

const PROSE = '+++ {"id": "title"}\n\n# Odds\n\n';
const CODE = "```{code-cell} typescript\n:id: one\n\n1;\n```\n\n";

const PROBLEMS: [string, string, string][] = [
  [
    "a fence that nothing closes",
    PROSE + "```{code-cell} typescript\n:id: one\n\n1;\n",
    'line 5: the fence of cell "one" is not closed before the end of the text. ' +
    "End it with a line ```",
  ],
  [
    "a fence that ends in the next cell",
    CODE.replace("\n```\n", "\n") + CODE.replace("one", "two"),
    'line 1: the fence of cell "one" is not closed before the cell in line 6. ' +
    "End it with a line ```",
  ],
  [
    "a fence that is closed too early",
    CODE.replace("1;", "1;\n```\n2;"),
    'line 6: this text is in no cell. Put +++ {"id": "some-name"} above it; if it is code, ' +
    "the fence above was closed too early",
  ],
  [
    "text before the first cell",
    "# Odds\n\n" + CODE,
    'line 1: this text is in no cell. Put +++ {"id": "some-name"} above it; if it is code, ' +
    "the fence above was closed too early",
  ],
  [
    "two cells of one id",
    PROSE + CODE + CODE,
    'line 11: Expected different ids; got "one" again, which begins in line 5. ' +
    "Give the new cell a name of its own",
  ],
  [
    "an id that is no slug",
    CODE.replace("one", "One cell"),
    'line 1: Expected an id that is a slug such as "two-bumps"; got "One cell"',
  ],
  [
    "a cell without an id",
    CODE.replace(":id: one\n", ""),
    "line 1: Expected each cell to have an id; got none",
  ],
  [
    "prose without an id",
    CODE + '+++ {"tags": []}\n\nText.\n',
    "line 7: Expected each cell to have an id; got none",
  ],
  [
    "notes that are no JSON",
    PROSE + "+++ more\n",
    'line 5: Expected +++ {"id": "some-name"}, which begins a cell of prose; got +++ more. ' +
    "To write +++ as text, put a backslash before it",
  ],
  [
    "notes that are a list",
    "+++ []\n",
    "line 1: Expected notes of a cell; got []",
  ],
  [
    "a note that nobody knows",
    CODE.replace(":id: one\n", ":id: one\n:labels: [a]\n"),
    'line 1: Expected id, tags, newlines or type of a cell; got "labels"',
  ],
  [
    "a note that stands twice",
    CODE.replace(":id: one\n", ":id: one\n:id: two\n"),
    "line 3: Expected :id: once; got it twice",
  ],
  [
    "tags that are no list",
    CODE.replace(":id: one\n", ":id: one\n:tags: fold\n"),
    "line 3: Expected a list such as :tags: [fold, slow]; got fold",
  ],
  [
    "a program in another language",
    CODE.replace("typescript", "python"),
    'line 1: Expected {code-cell} typescript; got "python"',
  ],
];

for (const [what, text, message] of PROBLEMS) {
  Deno.test(`a text with ${what} is refused with its line`, () => {
    throws(() => readText(text), { name: "TextProblem", message });
  });
}
