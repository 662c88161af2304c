/** Findings as tasks: what mends them, said as a thing to do, why, by when, and which clauses ask for it. */
import {
  byUrgency,
  type ConsultationFacts,
  type Facts,
  type Finding,
  type Stage,
  stages,
} from '../../../codes/index.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Places } from '../../../web/places.ts'
import type { Checked } from '../checks/checking.ts'
import { stepOf } from '../checks/finding.view.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import { addressOf } from '../checks/subject.ts'
import { keyOf, type Task, type TaskSubject, withoutDay } from './task.ts'

/** Most clauses named under one task. */
const MOST_CLAUSES = 3

/** What the tasks of one subject are made with. */
export type Making = {
  readonly today: Day
  readonly t: Translate
  readonly places: Places
  /** Whether whoever asks has the right to a page of the subject. */
  readonly may: (path: string) => boolean
  /** Practices of the subject of which a task says already what is to be done. */
  readonly said: ReadonlySet<string>
}

/** A subject that somebody answers for, judged. */
export type Own = {
  readonly kind: JudgedKind
  readonly id: string
  readonly slug: string
  readonly checked: Checked
}

/** The subject of a task, with the page of its checks. */
export function subjectOfTask({ kind, id, slug, checked }: Own): TaskSubject & { readonly kind: JudgedKind } {
  return { kind, id, text: checked.facts.label, href: addressOf({ kind, slug }, 'checks') }
}

/**
 * The tasks that the findings of a subject make for whoever may mend them. Codes that nobody signed guide; they give nobody
 * tasks, and neither does a number that nobody set. What nothing can mend stands on the subject itself.
 */
export function findingTasks(own: Own, { today, t, places, may, said }: Making): Task[] {
  const { kind, slug, checked } = own
  if (checked.forGuidance) return []
  const unsaid = checked.findings.filter(
    ({ practice, guidance, stage }) => !guidance && !said.has(practice) && hasCome(stage, checked.facts),
  )
  const { overdue, due, coming } = byUrgency(unsaid, today, addDays(today, checked.days.soon))
  const subject = subjectOfTask(own)
  return [...overdue, ...due, ...coming].flatMap(finding => {
    const href = stepOf(places, finding, { kind, slug }, may)
    if (href === null) return []
    return [
      {
        key: keyOf(subject, 'mend', href),
        ...wordsOf(finding, t),
        why: withoutDay(finding.because, finding.due),
        due: finding.due,
        suggested: Object.values(finding.asked).some(({ source }) => source.kind === 'suggestion'),
        href,
        subject,
        strength: finding.strength,
        waits: false,
        also: [],
      },
    ]
  })
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

/** The stages of a consultation whose work can be done in each state: nobody reports on what is still open. */
const reached: Readonly<Record<ConsultationFacts['state'], readonly Stage[]>> = {
  planned: ['plan', 'publish'],
  open: ['plan', 'publish', 'open', 'interim'],
  closed: ['plan', 'publish', 'open', 'interim', 'close', 'analyse', 'report'],
  analysing: ['plan', 'publish', 'open', 'interim', 'close', 'analyse', 'report'],
  reported: stages.consultation,
  evaluated: stages.consultation,
  withdrawn: [],
}

/** Whether the time has come to do what belongs to a stage. */
function hasCome(stage: Stage, facts: Facts): boolean {
  return facts.subject !== 'consultation' || reached[facts.state].includes(stage)
}
