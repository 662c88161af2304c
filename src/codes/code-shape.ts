/** The shape of a code file, and its faults in plain words. */
import { z } from 'zod'
import { actors, clauseKinds } from './code.ts'
import { suggest } from './nearest.ts'
import { sides } from './proof.ts'
import { subjectKinds } from './subject.ts'

const words = z.string().trim().min(1)

/** How a clause cites a practice: its name, or one name with its parameters. */
export const citation = z.union([
  words,
  z.record(z.string(), z.record(z.string(), z.unknown())).refine(cited => Object.keys(cited).length === 1),
])

export type CitationShape = z.output<typeof citation>

const clause = z.strictObject({
  clause: words,
  gist: words,
  actor: z.enum(actors),
  to: z.enum(sides).optional(),
  kind: z.enum(clauseKinds),
  practices: z.array(citation),
})

const section = z.strictObject({ number: words, title: words, clauses: z.array(clause).min(1) })

/** What a code file must be. */
export const codeShape = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: words,
  area: words,
  subject: z.enum(subjectKinds),
  status: words,
  sections: z.array(section).min(1),
})

/** What a fault is, and what to do about it. */
export type Wrong = { readonly problem: string; readonly remedy: string }

const fields: Readonly<Record<string, readonly string[]>> = {
  file: Object.keys(codeShape.shape),
  section: Object.keys(section.shape),
  clause: Object.keys(clause.shape),
}

/** Says an issue of the shape in plain words. `value` is what stands at the issue's path. */
export function sayIssue(issue: z.core.$ZodIssue, value: unknown): Wrong {
  const name = String(issue.path.findLast(step => typeof step === 'string') ?? 'file')
  const place =
    issue.path.length === 0 ? 'file' : name === 'sections' ? 'section' : name === 'clauses' ? 'clause' : name
  if (issue.code === 'unrecognized_keys') {
    const known = fields[place] ?? []
    const key = issue.keys[0] ?? ''
    return {
      problem: `A ${place} has no field "${key}".`,
      remedy: `Take it out, or write one of ${known.join(', ')}.${suggest(key, known)}`,
    }
  }
  if (value === undefined || value === null || value === '')
    return { problem: `"${name}" is missing.`, remedy: `Write "${name}:" with its value.` }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String)
    return {
      problem: `"${String(value)}" is not a known ${name}.`,
      remedy: `Use one of ${allowed.join(', ')}.${suggest(String(value), allowed)}`,
    }
  }
  if (name === 'practices')
    return {
      problem: 'A practice is cited in a way that cannot be read.',
      remedy: 'Write its name, or {name: {parameter: value}} with one name only.',
    }
  if (name === 'code')
    return { problem: `"${String(value)}" cannot name a code.`, remedy: 'Use small letters, digits and hyphens.' }
  if (issue.code === 'too_small')
    return { problem: `"${name}" is empty.`, remedy: `Put at least one entry under "${name}:".` }
  const asked = issue.code === 'invalid_type' ? issue.expected : 'another kind of value'
  const kind = { string: 'text', array: 'a list', object: 'a group of fields', record: 'a group of fields' }[
    asked as string
  ]
  return {
    problem: `${name === 'file' ? 'The file' : `"${name}"`} is not ${kind ?? asked}.`,
    remedy: `Write ${kind ?? asked} here; put numbers in quotation marks.`,
  }
}
