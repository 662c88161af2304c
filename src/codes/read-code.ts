/**
 * Reads codes from YAML. Every fault is told at once, each with file, line and what to do, so that a file can be mended
 * in one go; a file with any fault gives no code.
 */
import { type Document, isNode, LineCounter, parseDocument, type YAMLError } from 'yaml'
import { ok, problem, type Result } from '../kernel/result.ts'
import { type Citation, type Code, demandOf } from './code.ts'
import type { CodeFault, Report } from './code-faults.ts'
import { type CitationShape, citation, codeShape, sayIssue } from './code-shape.ts'
import { reportWords } from './code-words.ts'
import { suggest } from './nearest.ts'
import { listIn, type Path, rawClauses } from './raw-code.ts'
import { practiceIds, practiceOf } from './registry.ts'
import { sayParameterIssue } from './say-parameter.ts'

/** A code file: its name (for messages) and its text. */
export type CodeFile = { readonly name: string; readonly text: string }

/**
 * Reads one code, or tells all that is wrong with its file. `kept` is for what was listed before: its words are no longer looked at,
 * so that no law that came after it takes a code away from those who signed it.
 */
export function readCode(file: CodeFile, { kept = false } = {}): Result<Code, readonly CodeFault[]> {
  const lines = new LineCounter()
  const fault = (line: number, what: string, remedy: string) => ({ file: file.name, line, problem: what, remedy })
  if (file.text.includes('\0')) return problem([fault(1, ...NO_TEXT)])
  const unread = kept ? null : unreadable(file.text)
  if (unread) return problem([fault(1, ...unread)])
  const yaml = parseDocument(file.text.replace(/^\uFEFF/, ''), { lineCounter: lines, uniqueKeys: true })
  if (yaml.errors.length > 0)
    return problem(yaml.errors.map(error => fault(lines.linePos(error.pos[0]).line, ...sayYaml(error))))
  // What a tag or an older version makes of words and numbers is not what people read there.
  if (!kept && yaml.directives.yaml.explicit && yaml.directives.yaml.version !== '1.2')
    return problem([fault(1, ...OTHER_VERSION)])
  if (!kept && yaml.warnings.length > 0)
    return problem(yaml.warnings.map(error => fault(lines.linePos(error.pos[0]).line, ...TAG)))
  const faults: CodeFault[] = []
  const report: Report = (path, { problem: what, remedy }) =>
    faults.push(fault(lineAt(yaml, lines, path), what, remedy))
  const raw = valuesOf(yaml)
  if (raw === undefined) return problem([fault(1, ...ALIASES)])
  const code = readShape(raw, report, kept)
  return code !== null && faults.length === 0 ? ok(code) : problem(faults.toSorted((a, b) => a.line - b.line))
}

/** What is wrong, and what to do. */
type Told = readonly [problem: string, remedy: string]

const NO_TEXT: Told = ['The file is not saved as UTF-8 text.', 'Save it again as plain text with the encoding UTF-8.']
const ALIASES: Told = ['Its aliases (&name and *name) stand for too much to be read.', 'Write each clause out.']

const OTHER_VERSION: Told = [
  'The file asks to be read by an older version of YAML ("%YAML"), in which words and numbers mean something else.',
  'Take that line out.',
]
const TAG: Told = ['A tag ("!" with a name) stands here, which no code needs.', 'Take the tag out and leave the words.']

/** The longest file, in signs: ten times the longest code that comes with the Hub. */
const LONGEST = 700_000
/** How deep brackets may stand in one another; a code needs four. */
const DEEPEST = 20

/** Why a file is not even tried: reading it would take long, and it is no code that anybody wrote. */
function unreadable(text: string): Told | null {
  if (text.length > LONGEST)
    return [
      `The file has ${text.length} signs; at most ${LONGEST} can be read.`,
      'Keep one code in a file, and leave out what is no clause.',
    ]
  let depth = 0
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1
    else if ((sign === ']' || sign === '}') && depth > 0) depth -= 1
    if (depth > DEEPEST)
      return ['Brackets stand in one another too deep to be read.', 'Check that each bracket is closed.']
  }
  return null
}

function sayYaml(error: YAMLError): Told {
  if (error.code === 'MULTIPLE_DOCS')
    return [
      'A second document begins here ("---").',
      'Keep one code in a file, and put the other in a file of its own.',
    ]
  return [
    `This is not well-formed YAML: ${firstLine(error.message)}.`,
    'Check brackets, quotation marks and indents on this line and the one before it.',
  ]
}

/** The values of a file; undefined where its aliases would unfold to more than anybody writes. */
function valuesOf(yaml: Document.Parsed): unknown {
  try {
    return (yaml.toJS({ maxAliasCount: 20 }) as unknown) ?? null
  } catch {
    return undefined
  }
}

/** Reads several codes. A code named in two files is a fault of the second. */
export function readCodes(files: readonly CodeFile[]): Result<readonly Code[], readonly CodeFault[]> {
  const codes: Code[] = []
  const faults: CodeFault[] = []
  const home = new Map<string, string>()
  for (const file of files) {
    const read = readCode(file)
    if (!read.ok) {
      faults.push(...read.problem)
      continue
    }
    const first = home.get(read.value.id)
    if (first !== undefined)
      faults.push({
        file: file.name,
        line: 1,
        problem: `The code "${read.value.id}" is in ${first} already.`,
        remedy: 'Give this edition a name of its own in "code:".',
      })
    home.set(read.value.id, first ?? file.name)
    codes.push(read.value)
  }
  return faults.length === 0 ? ok(codes) : problem(faults)
}

function readShape(raw: unknown, report: Report, kept: boolean): Code | null {
  if (raw === null) {
    report([], { problem: 'The file is empty.', remedy: 'Write a code into it, or take the file away.' })
    return null
  }
  const shape = codeShape.safeParse(raw)
  if (!shape.success) {
    for (const issue of shape.error.issues) {
      const path = issue.path as Path
      report(path, sayIssue(issue, path.length === 0 ? raw : valueAt(raw, path)))
    }
  }
  if (!kept) reportWords(raw, report)
  const citations = readCitations(raw, report)
  if (!shape.success) return null
  const { code: id, sections, ...head } = shape.data
  return {
    id,
    ...head,
    sections: sections.map((section, s) => ({
      ...section,
      clauses: section.clauses.map(({ clause, practices: _, ...rest }, c) => ({
        id: clause,
        ...rest,
        citations: citations.get(`${s} ${c}`) ?? [],
      })),
    })),
  }
}

/** What each clause cites, by the places of its section and itself. What cannot be read is told, or has been as a fault of shape. */
function readCitations(raw: unknown, report: Report): ReadonlyMap<string, readonly Citation[]> {
  const found = new Map<string, readonly Citation[]>()
  for (const { path, clause } of rawClauses(raw)) {
    const cited = listIn(clause, 'practices').flatMap((one, p) => {
      const read = citation.safeParse(one)
      return read.success ? readCitation(read.data, [...path, 'practices', p], report) : []
    })
    found.set(`${path[1]} ${path[3]}`, cited)
  }
  return found
}

function readCitation(cited: CitationShape, path: Path, report: Report): Citation[] {
  const [name, given] = typeof cited === 'string' ? [cited, {}] : (Object.entries(cited)[0] ?? ['', {}])
  const practice = practiceOf(name)
  if (practice === null) {
    report(path, {
      problem: `There is no practice "${name}".`,
      remedy: `Cite one of the library.${suggest(name, practiceIds)}`,
    })
    return []
  }
  const parameters = practice.with.safeParse(given)
  if (!parameters.success) {
    for (const issue of parameters.error.issues)
      report([...path, name, ...(issue.path as Path)], sayParameterIssue(practice, issue, given))
    return []
  }
  const set = Object.fromEntries(Object.keys(given).map(key => [key, parameters.data[key]]))
  return [{ practice: name, given: set, parameters: parameters.data, demand: demandOf(name, parameters.data) }]
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>((within, step) => (within as Record<string | number, unknown> | undefined)?.[step], raw)
}

/** The line of the node at a path, or of the nearest one above it that exists. */
function lineAt(yaml: Document.Parsed, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? yaml.contents : yaml.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
}
