/** Findings as tasks: what mends them, said as a thing to do, why, by when, and which clauses ask for it. */
import { byUrgency, type Finding } from '../../../codes/index.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { DAYS_AHEAD } from '../checks/check.view.ts'
import type { Checked, CheckedKind } from '../checks/checking.ts'
import { addressIn } from '../checks/declared.ts'
import { stepOf } from '../checks/finding.view.ts'
import type { Owed } from './owed.queries.ts'
import { saidByTasks } from './running.queries.ts'
import type { Task, Urgency } from './task.ts'

/** Most clauses named under one task. */
const MOST_CLAUSES = 3

/** What the tasks of one subject are made with. */
export type Making = {
  readonly today: Day
  readonly t: Translate
  readonly declared: ReadonlySet<string>
  readonly owed: readonly Owed[]
}

/** A subject that somebody answers for, judged. */
export type Own = {
  readonly kind: CheckedKind | 'compact'
  readonly slug: string
  readonly checked: Checked
}

/** The tasks that the findings of a subject make. Codes that nobody signed guide; they give nobody tasks. */
export function findingTasks({ kind, slug, checked }: Own, making: Making): Task[] {
  const { facts, findings, forGuidance } = checked
  if (forGuidance) return []
  const { owed, today } = making
  const said = owed.filter(one => one.subjectKind === kind && one.slug === slug).map(one => one.kind)
  const unsaid = findings.filter(
    ({ practice, past }) => past !== null || !saidByTasks[practice]?.some(one => said.includes(one)),
  )
  const base = kind === 'compact' ? '/compact' : `/${kind}s/${slug}`
  const subject = { text: facts.label, href: kind === 'compact' ? base : `${base}/checks` }
  const task = (finding: Finding, urgency: Urgency, href: string | null): Task => ({
    ...wordsOf(finding, making.t),
    why: whyOf(finding),
    due: finding.due,
    href,
    subject,
    urgency,
  })
  const { overdue, due, coming } = byUrgency(unsaid, today, addDays(today, DAYS_AHEAD))
  const step = (finding: Finding) => stepOf(making.declared, finding, { kind, slug })
  const explain = (finding: Finding) => {
    const page = addressIn(making.declared, { path: `/${kind}s/:slug/departures/new`, params: { slug } })
    return page && `${page}?practice=${encodeURIComponent(finding.practice)}`
  }
  const begins = facts.subject === 'partnership' && facts.state === 'scoping'
  return [
    ...overdue.map(finding => task(finding, 'overdue', step(finding))),
    ...due.map(finding => task(finding, 'due', step(finding))),
    ...[...coming, ...unsaid.filter(finding => begins && isAhead(finding))].map(finding =>
      task(finding, 'coming', step(finding)),
    ),
    ...unsaid.filter(({ past }) => past !== null).map(finding => task(finding, 'past', explain(finding))),
  ]
}

/** Without a day, and not due yet: what comes next in a subject that has only begun. */
function isAhead({ verdict, due, nextStep, past }: Finding): boolean {
  return verdict === 'notDue' && due === null && nextStep !== null && past === null
}

/** The step as a thing to do, what it is asked for, and by which clauses. */
function wordsOf({ nextStep, title, clauses }: Finding, t: Translate): Pick<Task, 'title' | 'about' | 'asked'> {
  const first = clauses.slice(0, MOST_CLAUSES)
  const byCode = [...Map.groupBy(first, ({ codeTitle }) => codeTitle)]
  const named = byCode.map(([code, own]) => `${code} ${own.map(({ clause }) => clause).join(', ')}`)
  return {
    title: nextStep ? t(`compact.steps.${nextStep.form}`) : title,
    about: nextStep ? title : null,
    asked: t('compact.tasks.asked', { clauses: named.join('; '), more: clauses.length - first.length }),
  }
}

/** Why, without the day that the task names anyway. */
function whyOf({ because, due }: Finding): string {
  return due === null ? because : because.replace(` Due by ${longDay(due)}.`, '')
}
