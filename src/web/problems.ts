/** Pages that say what went wrong, and what to do about it. */
import type { Actor } from '../access/access.ts'
import type { Day } from '../kernel/day.ts'
import type { Area } from './hub.ts'
import type { KioskView } from './kiosk.ts'
import { render, t } from './render.ts'

const problems = {
  'not-found': 404,
  forbidden: 403,
  'cross-site': 403,
  'too-large': 413,
  'too-many': 429,
  unreadable: 400,
  'not-a-form': 415,
  broken: 500,
  away: 503,
} as const
export type Problem = keyof typeof problems

/** The status of each, for whoever tells it otherwise than by a page. */
export function statusOf(problem: Problem): number {
  return problems[problem]
}

/** Seconds after which it may go better, where waiting helps. */
const waits: Partial<Readonly<Record<Problem, number>>> = { 'too-many': 600, away: 30 }

/** An error that a page may throw to end with one of these pages; `because` is the key of a text that says more. */
export class PageProblem extends Error {
  readonly problem: Problem
  readonly because: string | undefined
  constructor(problem: Problem, because?: string) {
    super(problem)
    this.problem = problem
    this.because = because
  }
}

export type ProblemFrame = {
  readonly area: Area
  readonly actor: Actor
  readonly path: string
  readonly today: Day
  readonly kiosk?: KioskView | null
  readonly who?: string
}

/** The status and the page of a problem; `because` is the key of a text that says more than the usual one. */
export function problemPage(
  problem: Problem,
  frame: ProblemFrame,
  because?: string,
): { readonly status: number; readonly html: string; readonly retryAfter: number | undefined } {
  const body = t(because ?? `web.error-pages.${problem}-body`, { who: frame.who ?? '' })
  const help = problem === 'forbidden' ? t('web.error-pages.forbidden-help') : null
  const html = render('error.njk', { ...frame, title: t(`web.error-pages.${problem}-title`) }, { body, help })
  return { status: problems[problem], html, retryAfter: waits[problem] }
}
