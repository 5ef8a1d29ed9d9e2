/** Whose a file is, as its path says. */
export interface Owner {
  /** Tells students apart; the same for all files of one. */
  readonly key: string;
  /** The student's name, as far as the path has it. */
  readonly student: string;
  /** The part of the path that a learning platform knows the submission by. */
  readonly folder: string;
  /** The file's path below that. */
  readonly name: string;
  /** What the platform says of it: "handed in late". */
  readonly remarks: readonly string[];
}

/** The first number counts: what stands behind it may be the student's own name for a file. */
const MOODLE = /^(.+?)_(\d+)_assignsubmission_(?:file|onlinetext)(?:_(.*))?$/;
const CANVAS = /^([^_]+)_(LATE_)?(\d+)_(\d+)_(.+)$/;
const GRADESCOPE = /^submission_\d+$/;

/** Whether a name is one that a learning platform gives. */
export function isOfPlatform(name: string): boolean {
  return [MOODLE, CANVAS, GRADESCOPE].some((pattern) => pattern.test(name));
}

/**
 * Whose a file is: by the names of Moodle (`Full Name_7_assignsubmission_file/…`), of Canvas
 * (`lastfirst_LATE_7_8_original.ipynb`), or by the folder in which it lies; a file that lies in none
 * is its student's.
 *
 * @example
 * ```ts
 * import { ownerOf } from "./owner.ts";
 * console.log(ownerOf("Ada Lovelace_7_assignsubmission_file/01.ipynb").student); // Ada Lovelace
 * console.log(ownerOf("lovelaceada_LATE_7_8_01-1.ipynb").name); // 01-1.ipynb
 * ```
 */
export function ownerOf(path: string): Owner {
  const [top = "", ...below] = path.split("/");
  return moodleOwner(top, below) ?? canvasOwner(top, below) ?? plainOwner(top, below);
}

function moodleOwner(top: string, below: readonly string[]): Owner | undefined {
  const [whole, student, id, file = ""] = MOODLE.exec(top) ?? [];
  if (whole === undefined) return undefined;
  const isFlat = below.length === 0; // all files of all students in one folder
  return {
    key: `moodle ${id}`,
    student: student!.normalize("NFC"),
    folder: isFlat ? whole.slice(0, whole.length - file.length) : top,
    name: isFlat ? file : below.join("/"),
    remarks: [],
  };
}

function canvasOwner(top: string, below: readonly string[]): Owner | undefined {
  const [, student, late, id, , file] = CANVAS.exec(top) ?? [];
  if (file === undefined || below.length > 0) return undefined;
  return {
    key: `canvas ${id}`,
    student: student!.normalize("NFC"),
    folder: top,
    name: file,
    remarks: late === undefined ? [] : ["handed in late, as Canvas says"],
  };
}

function plainOwner(top: string, below: readonly string[]): Owner {
  const isLoose = below.length === 0;
  const student = (isLoose ? top.replace(/\.[^.]*$/, "") || top : top).normalize("NFC");
  return {
    key: `name ${student}`,
    student,
    folder: top,
    name: isLoose ? top : below.join("/"),
    remarks: [],
  };
}
