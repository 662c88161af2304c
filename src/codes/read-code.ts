/**
 * Reads codes from YAML. Every fault is told at once, each with file, line and what to do, so that a file can be mended
 * in one go; a file with any fault gives no code.
 */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { ok, problem, type Result } from '../kernel/result.ts'
import { type Citation, type Code, demandOf } from './code.ts'
import { type CitationShape, citation, codeShape, sayIssue, type Wrong } from './code-shape.ts'
import { suggest } from './nearest.ts'
import { practiceIds, practiceOf } from './registry.ts'
import { sayParameterIssue } from './say-parameter.ts'

/** A code file: its name (for messages) and its text. */
export type CodeFile = { readonly name: string; readonly text: string }

/** What is wrong in a code file. `line` counts from 1. */
export type CodeFault = Wrong & { readonly file: string; readonly line: number }

/** "codes/leeds.yaml, line 12: there is no practice … Did you mean …?" */
export function sayFault({ file, line, problem: what, remedy }: CodeFault): string {
  return `${file}, line ${line}: ${what} ${remedy}`
}

type Path = readonly (string | number)[]
type Report = (path: Path, wrong: Wrong) => void

/** Reads one code, or tells all that is wrong with its file. */
export function readCode(file: CodeFile): Result<Code, readonly CodeFault[]> {
  const lines = new LineCounter()
  const yaml = parseDocument(file.text.replace(/^\uFEFF/, ''), { lineCounter: lines, uniqueKeys: true })
  const faults: CodeFault[] = yaml.errors.map(error => ({
    file: file.name,
    line: lines.linePos(error.pos[0]).line,
    problem: `This is not well-formed YAML: ${firstLine(error.message)}.`,
    remedy: 'Check brackets, quotation marks and indents on this line and the one before it.',
  }))
  if (faults.length > 0) return problem(faults)
  const report: Report = (path, wrong) => faults.push({ file: file.name, line: lineAt(yaml, lines, path), ...wrong })
  const code = readShape(yaml, report)
  return code !== null && faults.length === 0 ? ok(code) : problem(faults.toSorted((a, b) => a.line - b.line))
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

function readShape(yaml: Document.Parsed, report: Report): Code | null {
  const raw: unknown = yaml.toJS()
  if (raw === null || raw === undefined) {
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
  refuseDoubles(raw, report)
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

/** The clauses of a file as they stand there, whatever else may be wrong with it. */
function* rawClauses(raw: unknown): Generator<{ readonly path: Path; readonly clause: Record<string, unknown> }> {
  for (const [s, section] of listIn(raw, 'sections').entries()) {
    for (const [c, clause] of listIn(section, 'clauses').entries()) {
      if (isGroup(clause)) yield { path: ['sections', s, 'clauses', c], clause }
    }
  }
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isGroup(value) ? value[name] : undefined
  return Array.isArray(list) ? list : []
}

function refuseDoubles(raw: unknown, report: Report): void {
  const seen = new Set<unknown>()
  for (const { path, clause } of rawClauses(raw)) {
    const number = clause['clause']
    if (number !== undefined && seen.has(number))
      report([...path, 'clause'], {
        problem: `Clause ${String(number)} stands in this code twice.`,
        remedy: 'Number one of them differently; a second point under one number is written with ".s2".',
      })
    seen.add(number)
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
