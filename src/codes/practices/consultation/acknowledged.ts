import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { sayPart, tooFewToTell } from '../../say-part.ts'
import { dueOn, nextStep, notDue, statedIf } from '../../verdict.ts'

/** Responses acknowledged in time. */
export const acknowledged = definePractice({
  id: 'consultation.acknowledged',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'respondents',
  version: 3,
  changed: {
    2: 'Fewer than five people who can be reached are too few to tell of.',
    3: 'A letter that somebody says was posted is shown by nothing: with one among them it counts as stated.',
  },
  title: 'Responses acknowledged in time',
  asks: 'Every response whose sender can be reached was acknowledged within the days set, with the next steps.',
  with: z.object({ days: ruled('acknowledgement') }),
  check({ responses, closesOn }, { days }, today) {
    const { acknowledged, unacknowledged } = responses
    const step = nextStep('acknowledgements')
    const sent = acknowledged.reduce((sum, { count }) => sum + count, 0)
    const inTime = acknowledged.reduce((sum, { afterDays, count }) => sum + (afterDays <= days ? count : 0), 0)
    const overdue = unacknowledged.reduce(
      (sum, { givenOn, count }) => sum + (addDays(givenOn, days) < today ? count : 0),
      0,
    )
    const first = earliest(unacknowledged.map(({ givenOn }) => addDays(givenOn, days)))
    const owed = sent + unacknowledged.reduce((sum, { count }) => sum + count, 0)
    if (!sayPart(0, owed, '')) return tooFewToTell('senders can be reached', closesOn, today)
    const told = sayPart(inTime, sent + overdue, 'senders who can be reached')
    if (!told) return notDue(`Most responses are still within ${sayCount(days, 'day')}.`, step, dueOn(first))
    const verdict = told.verdict(`${told.says} were acknowledged within ${sayCount(days, 'day')}.`, step, dueOn(first))
    return statedIf(responses.thankedByLetter, verdict)
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all 90 within three days', facts: {}, gives: 'met', proof: 'shown' },
    {
      when: 'all 90 within three days, some of them by letter',
      facts: { responses: { ...exemplaryConsultation.responses, thankedByLetter: true } },
      gives: 'met',
      proof: 'stated',
      gave: { 1: 'met, shown', 2: 'met, shown' },
    },
    {
      when: 'ten of ninety late',
      proof: 'shown',
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
          unacknowledged: [{ givenOn: day('2026-02-01'), count: 5 }],
        },
      },
      gives: 'notDue',
      today: day('2026-02-02'),
    },
    {
      when: 'four can be reached, all acknowledged',
      facts: {
        responses: { ...exemplaryConsultation.responses, reachable: 4, acknowledged: [{ afterDays: 1, count: 4 }] },
      },
      gives: 'doesNotApply',
      gave: { 1: 'met, shown' },
    },
    {
      when: 'nobody can be reached',
      facts: { responses: { ...exemplaryConsultation.responses, reachable: 0, acknowledged: [] } },
      gives: 'doesNotApply',
    },
  ],
})
