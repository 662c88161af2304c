/**
 * The text of an edition that binds: its clauses with gist, actor, kind and the practices that each cites with the numbers it
 * carries. It is written in one form whatever the file looked like, so that it can be kept, compared and fingerprinted.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { actors, type Citation, type Code, clauseKinds, demandOf } from '../code.ts'
import type { Parameters, Practice } from '../practice.ts'
import { sides } from '../proof.ts'
import { practiceOf } from '../registry.ts'
import { subjectKinds } from '../subject.ts'

const citation = z.object({ practice: z.string(), parameters: z.record(z.string(), z.unknown()) })
const clause = z.object({
  clause: z.string(),
  gist: z.string(),
  actor: z.enum(actors),
  to: z.enum(sides).optional(),
  kind: z.enum(clauseKinds),
  practices: z.array(citation),
})
const section = z.object({ number: z.string(), title: z.string(), clauses: z.array(clause) })
const binding = z.object({
  form: z.literal('code of practice, form 1'),
  title: z.string(),
  area: z.string(),
  subject: z.enum(subjectKinds),
  sections: z.array(section),
})

/**
 * The binding text of a code: JSON whose names stand in a fixed order, with the numbers that its clauses carry themselves and
 * no others. Equal for files that differ in layout, comments, quotation marks, the order of parameters or the status line.
 */
export function bindingText({ title, area, subject, sections }: Code): string {
  const told: z.output<typeof binding> = {
    form: 'code of practice, form 1',
    title: plain(title),
    area: plain(area),
    subject,
    sections: sections.map(({ number, title: heading, clauses }) => ({
      number,
      title: plain(heading),
      clauses: clauses.map(({ id, gist, actor, to, kind, citations }) => ({
        clause: id,
        gist: plain(gist),
        actor,
        // Whom it is owed to is told where the code says so: a text that says nothing of it reads as it always did.
        ...(to === undefined ? {} : { to }),
        kind,
        practices: citations.map(({ practice, given }) => ({ practice, parameters: sorted(given) })),
      })),
    })),
  }
  return JSON.stringify(told, null, 1)
}

/** The fingerprint of a binding text: its SHA-256 in UTF-8, as 64 hex digits. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The first twelve digits of a fingerprint in three groups, for people to compare: "3fa9 07c1 be52". */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * A code from the binding text that was kept of it. `id` is the short name of the edition. A number that the library no longer
 * knows is left to the practice, so that a text once adopted can always be read. Throws where the text is not one.
 */
export function readBinding(id: string, text: string): Code {
  const { title, area, subject, sections } = binding.parse(JSON.parse(text))
  return {
    id,
    title,
    area,
    subject,
    status: '',
    sections: sections.map(({ clauses, ...head }) => ({
      ...head,
      clauses: clauses.map(({ clause: number, practices, ...rest }) => ({
        id: number,
        ...rest,
        citations: practices.map(({ practice, parameters }) => citationOf(practice, parameters)),
      })),
    })),
  }
}

/** A practice as a clause cites it with the numbers that it carries; every other parameter is what the practice suggests. */
export function citationOf(name: string, given: Parameters): Citation {
  const practice = practiceOf(name)
  const parameters = practice ? effective(practice, given) : given
  return { practice: name, given, parameters, demand: demandOf(name, parameters) }
}

/** What a clause carries with the practice's own value for all else; what the practice does not take (any more) is left out. */
function effective({ with: schema }: Practice, given: Parameters): Parameters {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const wrong = new Set(
    read.error.issues.flatMap(issue => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])])),
  )
  return schema.parse(Object.fromEntries(Object.entries(given).filter(([parameter]) => !wrong.has(parameter))))
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function sorted(given: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1)))
}
