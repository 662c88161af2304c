/** The workspace of a partnership: what there is to do, stage by stage, and how far it has come. */

import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { definePage } from '../../../web/page.ts'
import { findCases } from '../cases/cases.queries.ts'
import { bookNames } from '../entries/kinds.ts'
import { findRounds } from '../health/rounds.queries.ts'
import { findObjectives } from '../objectives/objectives.queries.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { findReviews } from '../reviews/reviews.queries.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'
import { findGate, findSimilar } from '../start/gate.queries.ts'
import { findStakeholders } from '../start/stakeholders.queries.ts'
import { anyPartnership, crumbs, looksAfterPartnership, slugParams, subjectOf } from '../subject.ts'
import { findAnswers, findTermsVersions } from '../terms/terms.queries.ts'
import { type PlanTask, planStages, type Stock, tasksOf } from './tasks.ts'

/** The colour of a state's tag; the word says it too. */
const colours: Readonly<Record<string, string>> = {
  'to-do': 'govuk-tag--blue',
  begun: 'govuk-tag--light-blue',
  later: 'govuk-tag--grey',
}

/** Pages that whoever only looks can open too; the others are named without a link. */
const readable: readonly string[] = [
  ...bookNames,
  'contributions',
  'terms',
  'objectives',
  'meetings',
  'concerns',
  'outlook',
  'team',
  'health-check',
  'reviews',
  'learning',
]

export const planPage = definePage({
  path: '/partnerships/:slug/plan',
  access: looksAfterPartnership,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/plan/plan.njk',
  params: slugParams,
  subject: anyPartnership,
  async show({ db, subject, actor, today, t }) {
    const tasks = tasksOf(await takeStock(db, subject, today))
    const counted = tasks.filter(({ state }) => state !== 'open' && state !== 'later')
    return {
      title: t('partnerships.plan.title', { name: subject.name }),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      runs: runsPartnership.allows(actor, subjectOf(subject)),
      readable,
      tasksDone: counted.filter(({ state }) => state === 'done').length,
      tasksCounted: counted.length,
      next: tasks.find(isOpen) ?? null,
      stages: planStages
        .map(name => ({
          name,
          tasks: tasks
            .filter(({ stage }) => stage === name)
            .map(task => ({ ...task, colour: colours[task.state] ?? null })),
        }))
        .filter(({ tasks: own }) => own.length > 0),
    }
  },
})

const isOpen = ({ state }: PlanTask): boolean => state === 'to-do' || state === 'begun'

/** The next task of a partnership's workspace; null where nothing is open. */
export async function nextTaskOf(db: Handle, partnership: Partnership, today: Day): Promise<PlanTask | null> {
  return tasksOf(await takeStock(db, partnership, today)).find(isOpen) ?? null
}

/** What the start gate still lacks before it is decided. */
export async function lackingAtTheGate(db: Handle, partnership: Partnership, today: Day): Promise<PlanTask[]> {
  const tasks = tasksOf(await takeStock(db, partnership, today))
  return tasks.filter(task => task.stage === 'scope' && task.name !== 'decision' && isOpen(task))
}

/** Counts what belongs to a partnership, for its task list and its frame. */
export async function takeStock(db: Handle, partnership: Partnership, today: Day): Promise<Stock> {
  const { id } = partnership
  const gate = await findGate(db, id)
  const partners = (await findPartners(db, id)).filter(each => isPartnerOn(each, today))
  const seats = await seatsOn(db, id, today)
  const stakeholders = await findStakeholders(db, id)
  const terms = (await findTermsVersions(db, id)).find(({ status }) => status !== 'draft')
  const answers = terms ? await findAnswers(db, id, terms.id, today) : []
  const small = partnership.size === 'small'
  return {
    state: partnership.state,
    small,
    gate: [gate.need, gate.existing_work, gate.constraints, gate.why_together, ...(small ? [] : [gate.added_value])],
    searched: gate.duplicates_checked_on !== null,
    similarOpen: (await findSimilar(db, id)).filter(({ answer }) => answer === null).length,
    decided: gate.result !== null,
    stakeholders: stakeholders.length,
    stakeholdersOpen: stakeholders.filter(({ answer }) => answer === 'listed').length,
    partners: partners.length,
    partnersWithWords: partners.filter(each => each.reasons !== '' && each.offers !== '').length,
    seats: seats.length,
    vacant: seats.filter(({ holder }) => holder === null).length,
    withoutSubstitute: small
      ? 0
      : seats.filter(({ holder, substitute }) => holder !== null && substitute === null).length,
    rules: [partnership.purpose, partnership.ends_on ?? partnership.end_condition],
    termsAsked: terms !== undefined,
    termsWaiting: answers.filter(({ answer }) => answer === null || answer === 'not-agreed').length,
    objectives: (await findObjectives(db, id)).filter(({ dropped_on }) => dropped_on === null).length,
    meetings: await count(db, 'meeting', id),
    rounds: (await findRounds(db, id)).length,
    reviews: (await findReviews(db, id)).filter(({ closed_on }) => closed_on !== null).length,
    requestsWaiting: await countWaiting(db, id),
    concernsWaiting: (await findCases(db, id)).filter(({ answered_on }) => answered_on === null).length,
    ended: partnership.state === 'ended',
  }
}

async function count(db: Handle, table: 'meeting', partnershipId: string): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

async function countWaiting(db: Handle, partnershipId: string): Promise<number> {
  const row = await db
    .selectFrom('join_request')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('partnership_id', '=', partnershipId)
    .where('answered_on', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
