/** `compact-hub check SUBJECT [--json]`: checks a consultation, partnership or organisation against the codes it is held to. */
import { parseArgs } from 'node:util'
import type { Run } from '../cli.ts'
import { byStage, byUrgency, countVerdicts, type Finding, verdictNames } from '../codes/index.ts'
import { type Checked, checkedKinds, checkSubjects, findSubject } from '../features/compact/index.ts'
import { openInstallation } from '../installation.ts'
import { addDays, type Day, dayAt, longDay } from '../kernel/day.ts'
import { readSettings } from '../settings.ts'

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
      'Say what to check: compact-hub check SLUG [--json], with the last part of the address of a consultation, partnership or organisation',
    )
    return 2
  }
  const { database } = await openInstallation(readSettings(process.env))
  try {
    const { db } = database
    const found = await Promise.all(checkedKinds.map(kind => findSubject(db, kind, slug)))
    const subject = found.find(each => each !== null)
    const area = await db.selectFrom('area').select('time_zone').executeTakeFirst()
    if (!subject || !area) {
      console.error(`There is no consultation, partnership or organisation "${slug}" here.`)
      return 2
    }
    const today = dayAt(new Date(), area.time_zone)
    const checked = (await checkSubjects(db, subject.kind, [subject.id], today)).get(subject.id)
    if (!checked) throw new Error(`The facts of "${slug}" could not be found`)
    const { overdue } = byUrgency(checked.findings, today, addDays(today, 14))
    if (values.json) console.log(JSON.stringify(asData(slug, checked, overdue.length, today), null, 2))
    else console.log(inWords(subject.title, checked, overdue))
    return overdue.length > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}

function asData(slug: string, { codes, forGuidance, findings }: Checked, overdue: number, today: Day) {
  return {
    subject: slug,
    day: today,
    codes: codes.map(({ id }) => id),
    forGuidance,
    overdue,
    counts: countVerdicts(findings),
    findings: findings.map(({ practice, parameters, stage, verdict, because, due, nextStep, clauses }) => ({
      practice,
      parameters,
      stage,
      verdict,
      because,
      due,
      nextStep: nextStep?.form ?? null,
      clauses: clauses.map(({ code, clause }) => `${code} ${clause}`),
    })),
  }
}

function inWords(title: string, { codes, forGuidance, findings }: Checked, overdue: readonly Finding[]): string {
  const counts = countVerdicts(findings)
  const lines = [
    title,
    codes.length === 0
      ? 'No code is in force, so there is nothing to check.'
      : `${forGuidance ? 'For guidance only, since nobody answerable has signed a code about it' : 'Checked against'}: ${codes.map(code => code.title).join('; ')}`,
    verdictNames
      .filter(name => counts[name] > 0)
      .map(name => `${counts[name]} ${MARK[name].trim().toLowerCase()}`)
      .join(', '),
  ]
  for (const { stage, findings: own } of byStage(findings)) {
    lines.push('', stage.toUpperCase())
    for (const finding of own) {
      const due = finding.due ? ` (${overdue.includes(finding) ? 'was due' : 'due'} ${longDay(finding.due)})` : ''
      lines.push(`  ${MARK[finding.verdict]}  ${finding.title}: ${finding.because}${due}`)
    }
  }
  lines.push('', overdue.length === 0 ? 'Nothing is overdue.' : `${overdue.length} overdue.`)
  return lines.join('\n')
}
