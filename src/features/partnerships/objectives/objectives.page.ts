/** What a partnership wants to reach, how far it has come, what is done for it, and the milestones on the way: for anyone. */
import { anyone, runsPartnership, sitsOnPartnership } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { answersShown } from '../consent/agreements.matter.ts'
import { boundBy } from '../consent/binding.ts'
import { crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { chartOf } from './chart.ts'
import {
  findObjectives,
  findReadings,
  findSteps,
  type Objective,
  type Reading,
  type Step,
} from './objectives.queries.ts'

export const objectivesPage = definePage({
  path: '/partnerships/:slug/objectives',
  showsRecord: ['objective', 'milestone'],
  workspace: { stage: 'form', label: 'partnerships.task.objectives' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/objectives/objectives.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, today, t }) {
    const ref = subjectOf(subject)
    const objectives = await findObjectives(db, subject.id)
    const readings = Map.groupBy(await findReadings(db, subject.id), ({ objective_id }) => objective_id)
    const steps = await findSteps(db, subject.id)
    const agreements = await answersShown(db, subject, 'objectives', today)
    const own = await boundBy(db, actor, subject, today)
    return {
      title: t('partnerships.objectives.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      objectives: objectives
        .filter(({ dropped_on }) => dropped_on === null)
        .map(one => viewObjective(one, readings.get(one.id) ?? [], steps)),
      dropped: objectives.filter(({ dropped_on }) => dropped_on !== null),
      milestones: steps.filter(({ kind }) => kind === 'milestone'),
      agreements,
      runs: runsPartnership.allows(actor, ref),
      sits: sitsOnPartnership.allows(actor, ref),
      askedOf: agreements.flatMap(each => (own.includes(each.organisationId) ? (each.requestId ?? []) : [])),
    }
  },
})

/** An objective with its values, its chart and its activities. Where the measure began is its first value. */
function viewObjective(objective: Objective, readings: readonly Reading[], steps: readonly Step[]) {
  return {
    ...objective,
    readings: readings.toReversed(),
    latest: readings.at(-1) ?? null,
    chart: chartOf(readings, objective.target_value),
    activities: steps.filter(({ kind, objective_id }) => kind === 'activity' && objective_id === objective.id),
  }
}
