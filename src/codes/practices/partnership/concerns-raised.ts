import { z } from 'zod'
import { exemplaryConcern } from '../../../facts/partnership/concerns.ts'
import { addDays, type Day, day, daysBetween } from '../../../kernel/day.ts'
import { eachOf, earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { sayUnsettled } from '../../say-unsettled.ts'
import { doesNotApply, dueOn, nextStep, notDue } from '../../verdict.ts'

/** Acknowledged and settled each within its days, or still inside them. What came late stays late for a year. */
export const concernsRaised = definePractice({
  id: 'partnership.concerns-raised',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Concerns dealt with',
  version: 3,
  changed: {
    2: 'A concern acknowledged or settled after its days is a shortfall, and no longer kept.',
    3: 'A concern that was closed without being settled is a shortfall for a year, and no longer kept.',
  },
  asks: 'Anyone can raise a concern about conduct or domination; each one is acknowledged and resolved within the days set.',
  with: z.object({
    acknowledgeDays: ruled('concern-acknowledged'),
    days: ruled('concern-settled'),
  }),
  check(facts, { acknowledgeDays, days }, today) {
    if (!facts.public) return notDue('Anyone can raise a concern once the partnership is in the public register.')
    const concerns = facts.concerns.filter(
      ({ kind, answeredOn }) => kind === 'concern' && (answeredOn === null || aYearAfter(answeredOn) > today),
    )
    if (concerns.length === 0)
      return doesNotApply('Anyone can raise a concern; none is on record for the last twelve months.')
    const step = nextStep('concerns')
    const last = (raisedOn: Day, acknowledgedOn: Day | null) =>
      addDays(raisedOn, acknowledgedOn === null ? acknowledgeDays : days)
    const waiting = concerns.filter(({ answeredOn }) => answeredOn === null)
    const next = dueOn(earliest(waiting.map(({ raisedOn, acknowledgedOn }) => last(raisedOn, acknowledgedOn))))
    const ripe = concerns.filter(
      ({ raisedOn, acknowledgedOn, answeredOn }) => answeredOn !== null || last(raisedOn, acknowledgedOn) < today,
    )
    if (ripe.length === 0) return notDue(`${sayCount(waiting.length, 'concern')} still in time.`, step, next)
    const onTime = ({ raisedOn, acknowledgedOn, answeredOn, settled }: (typeof ripe)[number]) =>
      settled &&
      acknowledgedOn !== null &&
      acknowledgedOn <= addDays(raisedOn, acknowledgeDays) &&
      answeredOn !== null &&
      answeredOn <= addDays(raisedOn, days)
    const kept = eachOf(
      'concern',
      ripe,
      onTime,
      {
        noun: ['concern', 'concerns'],
        did: ['was acknowledged and settled in time', 'were acknowledged and settled in time'],
        lost: ({ answeredOn }) => (answeredOn === null ? undefined : aYearAfter(answeredOn)),
      },
      step,
      next,
    )
    const late = ripe.flatMap(({ raisedOn, answeredOn, settled }) =>
      settled && answeredOn !== null && answeredOn > addDays(raisedOn, days)
        ? [daysBetween(raisedOn, answeredOn) - days]
        : [],
    )
    const told =
      late.length === 0
        ? ''
        : ` ${late.length} of ${ripe.length} settled late, by up to ${sayCount(Math.max(...late), 'day')}.`
    return { ...kept, because: kept.because + told + sayUnsettled(ripe) }
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'settled in three weeks', facts: {}, gives: 'met' },
    { when: 'none raised', facts: { concerns: [] }, gives: 'doesNotApply' },
    {
      when: 'settled late',
      facts: { concerns: [{ ...exemplaryConcern, answeredOn: day('2026-06-20') }] },
      gives: 'notMet',
      gave: { 1: 'met, stated' },
    },
    {
      when: 'one of two',
      facts: {
        concerns: [exemplaryConcern, { ...exemplaryConcern, id: 'concern-2', answeredOn: null, settled: false }],
      },
      gives: 'partly',
    },
    {
      when: 'closed in time, and not settled',
      facts: { concerns: [{ ...exemplaryConcern, settled: false }] },
      gives: 'notMet',
      gave: { 1: 'met, stated', 2: 'met, stated' },
    },
    {
      when: 'never acknowledged',
      facts: { concerns: [{ ...exemplaryConcern, acknowledgedOn: null, answeredOn: null, settled: false }] },
      gives: 'notMet',
    },
    {
      when: 'raised yesterday',
      facts: {
        concerns: [
          {
            ...exemplaryConcern,
            raisedOn: day('2026-08-31'),
            acknowledgedOn: null,
            answeredOn: null,
            settled: false,
          },
        ],
      },
      gives: 'notDue',
    },
    { when: 'the question is still open', facts: { public: false, concerns: [] }, gives: 'notDue' },
  ],
})
