/**
 * How much a file may ask of this computer, and how reading is stopped when it asks for more. A real code of practice
 * is under one megabyte and 3,000 paragraphs; the limits leave room for a thick report with pictures.
 */

const megabyte = 1024 * 1024

/** Limits on one file. Sizes in bytes unless the name says otherwise. */
export const limits = {
  /** The file as it is sent. */
  fileBytes: 20 * megabyte,
  /** One part of a packed file (a .docx is a zip), once unpacked. */
  partBytes: 48 * megabyte,
  /** All parts that are read, once unpacked. */
  unpackedBytes: 96 * megabyte,
  /** How many times its packed size a part may grow, once it is over a megabyte: Word's own XML stays under 60. */
  growth: 250,
  /** Entries in a packed file. */
  entries: 10_000,
  /** Elements in one XML part. */
  elements: 1_500_000,
  /** Elements inside one another in one XML part. */
  depth: 200,
  /** Paragraphs in one document. */
  paragraphs: 30_000,
  /** Pages of one PDF. */
  pages: 1_500,
  /** Time that one reading may take, in milliseconds. */
  time: 8_000,
  /** Memory that one reading may take, in megabytes. */
  memory: 512,
} as const

/** Why a file was not read. */
export const readProblemCodes = [
  'empty',
  'too-large',
  'too-long',
  'bomb',
  'damaged',
  'encrypted',
  'no-text',
  'old-format',
  'not-a-document',
  'too-slow',
] as const
export type ReadProblemCode = (typeof readProblemCodes)[number]

/** Why a file was not read, and in `message` (one to three plain sentences) what to do about it. */
export type ReadProblem = { readonly code: ReadProblemCode; readonly message: string }

/** Carries a problem from deep inside a reader up to whoever asked for the reading. */
export class ReadingStopped extends Error {
  readonly problem: ReadProblem
  constructor(problem: ReadProblem) {
    super(problem.message)
    this.name = 'ReadingStopped'
    this.problem = problem
  }
}

/** Ends the reading at once with a problem. */
export function stopReading(code: ReadProblemCode, message: string): never {
  throw new ReadingStopped({ code, message })
}

/** Ends the reading when a document has more paragraphs than anyone could be asked to answer. */
export function refuseTooLong(paragraphs: number): void {
  if (paragraphs > limits.paragraphs)
    stopReading(
      'too-long',
      `This file has more than ${limits.paragraphs.toLocaleString('en-GB')} paragraphs, which is more than can be read as one document. Split it into several files and add them one by one.`,
    )
}
