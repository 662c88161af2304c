import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { addDays, day, longDay } from '../../../kernel/day.ts'
import { namedOnes, says } from '../../../kernel/says.ts'
import { sayList } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { sayAsked } from '../../numbers/say-asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** A plan signed off on opening day was not a plan. */
export const planReadyBeforeOpen = definePractice({
  id: 'consultation.plan-ready-before-open',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 3,
  changed: {
    2: 'A sign-off dated before the plan was begun, or ahead, does not count; it says who set the days.',
    3: 'A sign-off of dates alone is no sign-off of a plan.',
  },
  title: 'Plan signed off in good time',
  asks: 'The plan (aims, target groups, methods, resources, dates) was complete and signed off before opening day, by the days set.',
  until: 'opening',
  with: z.object({ days: ruled('plan-ready') }),
  check({ plan, targetGroups, opensOn, closesOn }, { days }, today, _, asked) {
    const step = nextStep('sign-off')
    if (opensOn === null) return notDue('No opening day is set yet.', nextStep('timetable'))
    const last = addDays(opensOn, -days)
    const parts = {
      aims: says(plan.aims),
      'target groups': namedOnes(targetGroups).length > 0,
      methods: namedOnes(targetGroups).some(({ methods }) => methods.length > 0),
      resources: says(plan.resources),
      dates: closesOn !== null,
    }
    const lacks = Object.entries(parts).flatMap(([name, there]) => (there ? [] : [name]))
    const off = plan.signedOffOn
    const missing = lacks.length === 0 ? '' : ` Missing in it: ${sayList(lacks, 5)}.`
    if (off === null) return dueBy(last, today, notMet(`The plan is not signed off.${missing}`, step))
    if (off > today || (plan.begunOn !== null && off < plan.begunOn))
      return dueBy(last, today, notMet(`The day of the sign-off cannot be right: ${longDay(off)}.${missing}`, step))
    const because = `The plan was signed off on ${longDay(off)}; ${sayAsked(asked.days)} before opening.${missing}`
    if (off <= last && lacks.length === 0) return met(because, dueOn(last))
    // Dates alone are no plan: what was signed off must be there at least in part.
    const planned = Object.entries(parts).some(([name, there]) => name !== 'dates' && there)
    return (planned ? partly : notMet)(because, step, dueOn(last))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'signed off four weeks before', facts: {}, gives: 'met' },
    {
      when: 'signed off a week before',
      facts: { plan: { ...exemplaryConsultation.plan, signedOffOn: day('2026-01-05') } },
      gives: 'partly',
    },
    {
      when: 'signed off without resources',
      facts: { plan: { ...exemplaryConsultation.plan, resources: null } },
      gives: 'partly',
    },
    {
      when: 'never signed off',
      facts: { plan: { ...exemplaryConsultation.plan, signedOffOn: null } },
      gives: 'notMet',
    },
    {
      when: 'signed off before the plan was begun',
      facts: { plan: { ...exemplaryConsultation.plan, signedOffOn: day('2025-10-01') } },
      gives: 'notMet',
      gave: { 1: 'met, stated' },
    },
    {
      when: 'signed off with its dates alone',
      facts: { plan: { ...exemplaryConsultation.plan, aims: null, resources: null }, targetGroups: [] },
      gives: 'notMet',
      gave: { 1: 'partly, stated', 2: 'partly, stated' },
    },
    {
      when: 'still time',
      facts: { plan: { ...exemplaryConsultation.plan, signedOffOn: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
    { when: 'no dates yet', facts: { opensOn: null }, gives: 'notDue' },
  ],
})
