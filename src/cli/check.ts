/**
 * `compact-hub check SUBJECT [--json]`: checks a consultation, partnership or organisation, or the Compact itself, against
 * the codes it is held to.
 */
import { parseArgs } from 'node:util'
import {
  byStage,
  byUrgency,
  countOutcomes,
  countVerdicts,
  type Finding,
  shortFingerprint,
  verdictNames,
} from '../codes/index.ts'
import type { Handle } from '../db/open.ts'
import {
  type Checked,
  checkCompact,
  checkedKinds,
  checkSubject,
  findSubject,
  stepOf,
} from '../features/compact/index.ts'
import { routes } from '../features/registry.ts'
import { openInstallation } from '../installation.ts'
import { addDays, type Day, dayAt, longDay } from '../kernel/day.ts'
import { readSettings } from '../settings.ts'
import { placesOf } from '../web/places-of.ts'
import type { Run } from './usage.ts'

/** Words for verdicts, of one width so that the sentences stand under each other. */
const MARK: Readonly<Record<Finding['verdict'], string>> = {
  met: 'met       ',
  partly: 'partly met',
  notMet: 'NOT MET   ',
  explained: 'explained ',
  notDue: 'not due   ',
  doesNotApply: 'not asked ',
  notKnown: 'not known ',
}

/** Gives 1 where something is overdue. */
export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const [slug] = positionals
  if (!slug) {
    console.error(
      'Say what to check: compact-hub check SLUG [--json], with the last part of the address of a consultation, partnership or organisation, or compact for the Compact itself',
    )
    return 2
  }
  const { database } = await openInstallation(readSettings(process.env))
  try {
    const { db } = database
    const area = await db.selectFrom('area').select('time_zone').executeTakeFirst()
    const today = dayAt(new Date(), area?.time_zone ?? 'UTC')
    const subject = area ? await findAndCheck(db, slug, today) : null
    if (!subject) {
      console.error(`There is no consultation, partnership or organisation "${slug}" here, nor is it the word compact.`)
      return 2
    }
    const { checked, kind, title } = subject
    const { overdue } = byUrgency(checked.findings, today, addDays(today, checked.days.soon))
    const places = placesOf(routes, noHub)
    const steps = (finding: Finding) => stepOf(places, finding, { kind, slug })
    if (values.json) console.log(JSON.stringify(asData(slug, checked, overdue.length, today, steps), null, 2))
    else console.log(inWords(title, checked, overdue))
    return overdue.length > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}

type CheckedSubject = { readonly kind: string; readonly title: string; readonly checked: Checked }

/** Whatever has that slug, judged; the word compact names the Compact itself where nothing else has it. */
async function findAndCheck(db: Handle, slug: string, today: Day): Promise<CheckedSubject | null> {
  const found = await Promise.all(checkedKinds.map(kind => findSubject(db, kind, slug)))
  const subject = found.find(each => each !== null)
  if (subject) {
    const checked = await checkSubject(db, subject, today)
    if (!checked) throw new Error(`The facts of "${slug}" could not be found`)
    return { kind: subject.kind, title: subject.title, checked }
  }
  if (slug !== 'compact') return null
  const checked = await checkCompact(db, today)
  return { kind: 'compact', title: checked.facts.label, checked }
}

function asData(
  slug: string,
  { codes, fingerprints, forGuidance, findings }: Checked,
  overdue: number,
  today: Day,
  steps: (finding: Finding) => string | null,
) {
  return {
    subject: slug,
    day: today,
    codes: codes.map(({ id }, at) => ({ edition: id, fingerprint: fingerprints[at] ?? null })),
    forGuidance,
    overdue,
    counts: countVerdicts(findings),
    kept: countOutcomes(findings),
    findings: findings.map(finding => {
      const { practice, parameters, stage, verdict, proof, unknown, strength, because, due, past, clauses } = finding
      return {
        practice,
        parameters,
        stage,
        verdict,
        proof,
        unknown,
        strength,
        because,
        due,
        past,
        nextStep: steps(finding),
        clauses: clauses.map(({ code, clause }) => `${code} ${clause}`),
      }
    }),
  }
}

function inWords(title: string, checked: Checked, overdue: readonly Finding[]): string {
  const { codes, fingerprints, forGuidance, findings } = checked
  const counts = countVerdicts(findings)
  const lines = [
    title,
    codes.length === 0
      ? 'No code is in force, so there is nothing to check.'
      : `${forGuidance ? 'For guidance only, since nobody answerable has signed a code about it' : 'Checked against'}: ${codes.map((code, at) => named(code, fingerprints[at] ?? null)).join('; ')}`,
    verdictNames
      .filter(name => counts[name] > 0)
      .map(name => `${counts[name]} ${MARK[name].trim().toLowerCase()}`)
      .join(', '),
  ]
  const { shown, confirmed, stated } = countOutcomes(findings)
  lines.push(`Kept: ${shown} shown, ${confirmed} confirmed, ${stated} stated by the body itself.`)
  for (const { stage, findings: own } of byStage(findings)) {
    lines.push('', stage.toUpperCase())
    for (const finding of own) {
      const due = finding.due ? ` (${overdue.includes(finding) ? 'was due' : 'due'} ${longDay(finding.due)})` : ''
      const proof = finding.proof ? ` [${finding.proof}]` : ''
      lines.push(
        `  ${MARK[finding.verdict]}  ${finding.strength.padEnd(6)}  ${finding.title}: ${finding.because}${proof}${due}`,
      )
    }
  }
  lines.push('', overdue.length === 0 ? 'Nothing is overdue.' : `${overdue.length} overdue.`)
  return lines.join('\n')
}

/** A code with its edition and fingerprint: "Our code (our-code-2, fingerprint e240 7dd4 2537)". */
function named({ id, title }: Checked['codes'][0], fingerprint: string | null): string {
  return `${title} (${id}${fingerprint === null ? '' : `, fingerprint ${shortFingerprint(fingerprint)}`})`
}

/** The command shows addresses to whoever runs it, and never asks who may open them. */
function noHub(): never {
  throw new Error('No Hub runs here')
}
