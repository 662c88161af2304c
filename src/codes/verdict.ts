/**
 * The outcome of one check. A practice makes a verdict with the constructors here:
 * `notMet('Open for 10 weeks; the code asks for 12 weeks.', nextStep('timetable'), restsOn(consultation))`.
 */
import { type Day, longDay } from '../kernel/day.ts'
import { oneStop } from '../kernel/stops.ts'
import type { FormName } from './forms.ts'
import type { NotKnownKind, Proof } from './proof.ts'

/**
 * What can be said of a practice: met; partly met; not met; explained (a departure with a published reason); not due
 * yet; does not apply; not known (no record could show it).
 */
export const verdictNames = ['met', 'partly', 'notMet', 'explained', 'notDue', 'doesNotApply', 'notKnown'] as const
export type VerdictName = (typeof verdictNames)[number]

/** A record that a verdict rests on: enough to link to it. `kind` is the record's name as the pages use it. */
export type RecordRef = {
  readonly kind: string
  readonly id: string
  readonly label: string
  /** The record it belongs to, where its page needs that too: the seat of a term of office. */
  readonly within?: string
}

/** What to do next: the stable name of the form that mends the matter. */
export type NextStep = { readonly form: FormName }

/** One check's outcome. */
export type Verdict = {
  readonly verdict: VerdictName
  /** One plain sentence (or two) that says why, numbers with their denominators. */
  readonly because: string
  /** The records it rests on: those that fall short if any do, otherwise those that show it is kept. */
  readonly records: readonly RecordRef[]
  /** Ids of all records that fall short, linked or not; null where the shortfall is no record's own, or there is none. */
  readonly short: readonly string[] | null
  /** How the Hub knows that it is kept; null where nothing is kept, not even in part. */
  readonly proof: Proof | null
  /** Why nothing can be said; null unless `notKnown`. */
  readonly unknown: NotKnownKind | null
  readonly nextStep: NextStep | null
  /** The day it falls (or fell) due; null where no day is set. */
  readonly due: Day | null
  /** The published reason for a departure; null unless `explained`. */
  readonly explanation: string | null
  /** The departure that explains it, where it is one published by itself. */
  readonly departure: string | null
  /** Set where it fell short and nothing can mend that any more: all that is left is to say why. */
  readonly past: Past | null
  /** What it would be, were it not that the partnership is still being formed; null where it waits for nothing of the kind. */
  readonly waits: Shortfall | null
}

/** What is asked and not kept, or not wholly. */
export type Shortfall = 'notMet' | 'partly'

/** Past mending. `until`: the day on which it is too old to be looked at; null where it stays with its subject. */
export type Past = { readonly until: Day | null }

/** Something added to a verdict: its records, its proof, its next step, its due day. */
export type Mark = Partial<Pick<Verdict, 'records' | 'short' | 'proof' | 'nextStep' | 'due'>>

/**
 * Says how the Hub knows, where that is not the best that the practice declares (or, for what others confirm, where they
 * did). It never counts for more than that best.
 */
export function provenBy(proof: Proof): Mark {
  return { proof }
}

/** The same, where what is kept is only said by the body itself: a letter that nobody saw leave, an opening whose purpose was chosen. */
export function statedIf(onlySaid: boolean, verdict: Verdict): Verdict {
  return onlySaid && isKept(verdict) ? { ...verdict, proof: 'stated' } : verdict
}

/** Says which form mends the matter. */
export function nextStep(form: FormName): Mark {
  return { nextStep: { form } }
}

/** Says which records a verdict rests on. */
export function restsOn(...records: readonly RecordRef[]): Mark {
  return { records }
}

/** Says when it falls due; null where no day is set yet. */
export function dueOn(due: Day | null): Mark {
  return { due }
}

function make(
  verdict: VerdictName,
  because: string,
  marks: readonly Mark[],
  explanation: string | null = null,
): Verdict {
  const nothing = { records: [], short: null, proof: null, unknown: null, nextStep: null, due: null }
  return Object.assign(
    { verdict, because: oneStop(because), ...nothing, explanation, departure: null, past: null, waits: null },
    ...marks,
  )
}

/** The practice is kept. */
export const met = (because: string, ...marks: readonly Mark[]): Verdict => make('met', because, marks)
/** It is kept in part. */
export const partly = (because: string, ...marks: readonly Mark[]): Verdict => make('partly', because, marks)
/** It is due and not kept. */
export const notMet = (because: string, ...marks: readonly Mark[]): Verdict => make('notMet', because, marks)
/** It is not kept, and the reason is published. */
export const explained = (because: string, reason: string, ...marks: readonly Mark[]): Verdict =>
  make('explained', because, marks, reason)
/** Its time has not come. */
export const notDue = (because: string, ...marks: readonly Mark[]): Verdict => make('notDue', because, marks)
/** It is not asked of this subject. */
export const doesNotApply = (because: string, ...marks: readonly Mark[]): Verdict =>
  make('doesNotApply', because, marks)
/** Nothing can be said, for the reason given by its kind; the sentence says what is missing. */
export const notKnown = (kind: NotKnownKind, because: string, ...marks: readonly Mark[]): Verdict => ({
  ...make('notKnown', because, marks),
  unknown: kind,
})

/** Whether a verdict says that something is kept, wholly or in part: only then there is something to prove. */
export function isKept({ verdict }: Pick<Verdict, 'verdict'>): boolean {
  return verdict === 'met' || verdict === 'partly'
}

/**
 * A shortfall that nothing can mend any more: it says so, with the day on which it drops out of view where there is one,
 * and leaves only to explain why. Anything else stays as it is.
 */
export function pastMending(verdict: Verdict, until: Day | null): Verdict {
  if (verdict.verdict !== 'notMet' && verdict.verdict !== 'partly') return verdict
  const drops = until === null ? '' : ` It drops out of view on ${longDay(until)}.`
  return {
    ...verdict,
    because: `${verdict.because} Nothing can mend this any more.${drops}`,
    nextStep: { form: 'departures' },
    due: null,
    past: { until },
  }
}

/** A shortfall in what is counted over past meetings: nobody can change those, but coming ones can raise it. */
export function onlyAhead(verdict: Verdict, until: Day | null): Verdict {
  if (verdict.verdict !== 'notMet' && verdict.verdict !== 'partly') return verdict
  return { ...verdict, because: `${verdict.because} Only coming meetings can raise it.`, due: null, past: { until } }
}

/**
 * A duty with a last day. What is kept is kept; what is not yet kept is not due until that day has passed, and after it
 * is not met (or partly). Where no day is set, it is not due.
 */
export function dueBy(last: Day | null, today: Day, verdict: Verdict): Verdict {
  if (verdict.past !== null) return verdict
  if (verdict.verdict !== 'notMet' && verdict.verdict !== 'partly') return { ...verdict, due: verdict.due ?? last }
  const { because } = verdict
  if (last === null) return { ...verdict, verdict: 'notDue', because: `${because} No date is set for it yet.` }
  if (today <= last) return { ...verdict, verdict: 'notDue', due: last, because: `${because} Due by ${longDay(last)}.` }
  return { ...verdict, due: last }
}

/** A duty that cannot be judged while something is still to come: unless it is kept already, it is not due. */
export function notDueWhile(waiting: boolean, verdict: Verdict, planned: Day | null = null): Verdict {
  if (!waiting || (verdict.verdict !== 'notMet' && verdict.verdict !== 'partly')) return verdict
  return { ...verdict, verdict: 'notDue', due: verdict.due ?? planned }
}
