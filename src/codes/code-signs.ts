/** Signs and sizes of a code file: what cannot be seen or told apart cannot be signed, and what nobody could read is no code. */
import type { Report } from './code-faults.ts'
import { type Path, rawClauses, rawSections } from './raw-code.ts'

/** What turns the reading round, joins or parts words unseen, or is no sign of a text at all. Joiners that scripts need stay. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\t\n\r])\p{Cc}/u

/** The longest gist of a clause, and any other text of a code. */
const LONGEST = { gist: 2_000, other: 300 }
/** The most clauses of a code. */
const MOST_CLAUSES = 2_000

/** Reports each text with a sign that nobody sees, and each that is longer than people read. */
export function reportSigns(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'string') reportText(value, path, report)
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value))
    reportSigns(inner, [...path, Array.isArray(value) ? Number(name) : name], report)
}

function reportText(text: string, path: Path, report: Report): void {
  const name = path.at(-1)
  // Numbers of clauses and sections have a message of their own.
  if (name !== 'clause' && name !== 'number' && UNSEEN.test(text))
    report(path, {
      problem: `"${text.trim().slice(0, 60)}" has a sign in it that cannot be seen.`,
      remedy: 'Type the words anew: what is signed must be what is read.',
    })
  const most = name === 'gist' ? LONGEST.gist : LONGEST.other
  if (text.length > most)
    report(path, {
      problem: `This text has ${text.length} signs; at most ${most} can stand here.`,
      remedy: 'Write it shorter, or part it into several clauses.',
    })
}

/** Reports numbers that a reader cannot tell apart, and a code longer than anybody writes. */
export function reportNumbers(raw: unknown, report: Report): void {
  const clauses = [...rawClauses(raw)]
  if (clauses.length > MOST_CLAUSES)
    report([], {
      problem: `This code has ${clauses.length} clauses; at most ${MOST_CLAUSES} can be read.`,
      remedy: 'Part it into several codes.',
    })
  const told = new Map<string, string>()
  for (const { path, clause } of clauses) reportAlike(clause['clause'], [...path, 'clause'], 'Clause', told, report)
  const sections = new Map<string, string>()
  for (const { path, section } of rawSections(raw))
    reportAlike(section['number'], [...path, 'number'], 'Section', sections, report)
}

/** "2a" and "2A", "2.1" and "2.1.", and digits of another script are one number to whoever looks for it. */
function reportAlike(number: unknown, path: Path, what: string, seen: Map<string, string>, report: Report): void {
  if (typeof number !== 'string') return
  const key = number.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(/\.+$/, '')
  const first = seen.get(key)
  if (first === undefined) seen.set(key, number.trim())
  else
    report(path, {
      problem:
        first === number.trim()
          ? `${what} ${first} stands in this code twice.`
          : `${what} ${number.trim()} cannot be told from ${first}, which stands above it.`,
      remedy:
        what === 'Clause'
          ? 'Number one of them differently; a second point under one number is written with ".s2".'
          : 'Number one of them differently.',
    })
}
