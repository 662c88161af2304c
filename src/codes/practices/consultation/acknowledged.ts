import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { sayPart } from '../../say-part.ts'
import { doesNotApply, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** Responses acknowledged in time. */
export const acknowledged = definePractice({
  id: 'consultation.acknowledged',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Responses acknowledged in time',
  asks: 'Every response whose sender can be reached was acknowledged within the days set, with the next steps.',
  with: z.object({ days: ruled('acknowledgement') }),
  check({ responses }, { days }, today) {
    const { acknowledged, unacknowledged } = responses
    const step = nextStep('acknowledgements')
    const sent = acknowledged.reduce((sum, { count }) => sum + count, 0)
    const inTime = acknowledged.reduce((sum, { afterDays, count }) => sum + (afterDays <= days ? count : 0), 0)
    const overdue = unacknowledged.reduce(
      (sum, { givenOn, count }) => sum + (addDays(givenOn, days) < today ? count : 0),
      0,
    )
    const first = earliest(unacknowledged.map(({ givenOn }) => addDays(givenOn, days)))
    if (sent + overdue === 0)
      return unacknowledged.length === 0
        ? doesNotApply('No response has come from anyone who can be reached.')
        : notDue(`The first responses are still within ${sayCount(days, 'day')}.`, step, dueOn(first))
    const because = `${sayPart(inTime, sent + overdue, 'senders who can be reached')} were acknowledged within ${sayCount(days, 'day')}.`
    if (inTime === 0) return notMet(because, step, dueOn(first))
    if (inTime < sent + overdue) return partly(because, step, dueOn(first))
    return met(because)
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all 90 within three days', facts: {}, gives: 'met' },
    {
      when: 'ten of ninety late',
      facts: {
        responses: {
          ...exemplaryConsultation.responses,
          acknowledged: [
            { afterDays: 1, count: 80 },
            { afterDays: 9, count: 10 },
          ],
        },
      },
      gives: 'partly',
    },
    {
      when: 'nobody acknowledged',
      facts: {
        responses: {
          ...exemplaryConsultation.responses,
          acknowledged: [],
          unacknowledged: [{ givenOn: day('2026-02-01'), count: 90 }],
        },
      },
      gives: 'notMet',
    },
    {
      when: 'came yesterday',
      facts: {
        responses: {
          ...exemplaryConsultation.responses,
          acknowledged: [],
          unacknowledged: [{ givenOn: day('2026-02-01'), count: 3 }],
        },
      },
      gives: 'notDue',
      today: day('2026-02-02'),
    },
    {
      when: 'nobody can be reached',
      facts: { responses: { ...exemplaryConsultation.responses, reachable: 0, acknowledged: [] } },
      gives: 'doesNotApply',
    },
  ],
})
