import { Ajv, type ErrorObject } from "ajv";

/**
 * The part of the notebook format that the course relies on, as a JSON schema.
 *
 * @see nbformat 4.5, `nbformat.v4.5.schema.json` (Project Jupyter, BSD licence), reduced to what
 * is read here; ids are asked to be slugs by a rule of its own, which has a better message.
 */
const text = { type: ["string", "array"], items: { type: "string" } };
const object = { type: "object" };
const count = { type: ["integer", "null"], minimum: 0 };

const output = {
  type: "object",
  required: ["output_type"],
  discriminator: { propertyName: "output_type" },
  oneOf: [
    {
      required: ["name", "text"],
      properties: {
        output_type: { const: "stream" },
        name: { enum: ["stdout", "stderr"] },
        text,
      },
    },
    {
      required: ["data", "metadata"],
      properties: { output_type: { const: "display_data" }, data: object, metadata: object },
    },
    {
      required: ["data", "metadata", "execution_count"],
      properties: {
        output_type: { const: "execute_result" },
        data: object,
        metadata: object,
        execution_count: count,
      },
    },
    {
      required: ["ename", "evalue", "traceback"],
      properties: {
        output_type: { const: "error" },
        ename: { type: "string" },
        evalue: { type: "string" },
        traceback: { type: "array", items: { type: "string" } },
      },
    },
  ],
};

const cellParts = {
  metadata: {
    type: "object",
    properties: { tags: { type: "array", items: { type: "string" } } },
  },
  source: text,
};

const cell = {
  type: "object",
  required: ["cell_type", "metadata", "source"],
  discriminator: { propertyName: "cell_type" },
  oneOf: [
    { properties: { cell_type: { enum: ["markdown", "raw"] }, ...cellParts } },
    {
      required: ["outputs", "execution_count"],
      properties: {
        cell_type: { const: "code" },
        ...cellParts,
        outputs: { type: "array", items: output },
        execution_count: count,
      },
    },
  ],
};

const notebook = {
  type: "object",
  required: ["cells", "metadata"],
  properties: { metadata: object, cells: { type: "array", items: cell } },
};

const valid = new Ajv({ discriminator: true, allowUnionTypes: true, strictRequired: false })
  .compile(notebook);

/** What is wrong with the shape of a notebook, in words, or nothing. */
export function shapeProblem(value: unknown): string | undefined {
  if (valid(value)) return undefined;
  const error = valid.errors![0]!;
  return `${place(error)}${describe(error)}`;
}

function place({ instancePath }: ErrorObject): string {
  const path = instancePath.slice(1).replaceAll(/\/(\d+)/g, "[$1]").replaceAll("/", ".");
  return path === "" ? "" : `${path} `;
}

function describe({ keyword, message, params }: ErrorObject): string {
  if (keyword === "discriminator") return `has an unknown ${params.tag} "${params.tagValue}"`;
  if (keyword === "enum") return `${message}: ${params.allowedValues.join(", ")}`;
  return message ?? keyword;
}
