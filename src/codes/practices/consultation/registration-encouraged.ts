import { z } from 'zod'
import { addMonths, day } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Silence may mean that nobody asked. */
export const registrationEncouraged = definePractice({
  id: 'consultation.registration-encouraged',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Registration encouraged',
  asks: 'Organisations that have registered no interest were invited to do so within the months set.',
  until: 'opening',
  with: z.object({ months: ruled('registration') }),
  check({ withoutInterest, opensOn }, { months }, today) {
    const all = withoutInterest.reduce((sum, { count }) => sum + count, 0)
    if (all === 0) return doesNotApply('Every organisation of the area has registered what it wants to hear of.')
    const since = addMonths(opensOn !== null && opensOn < today ? opensOn : today, -months)
    const invited = withoutInterest.reduce(
      (sum, { invitedOn, count }) => sum + (invitedOn !== null && invitedOn >= since ? count : 0),
      0,
    )
    const because = `${invited} of ${sayCount(all, 'organisation')} that registered no interest ${invited === 1 ? 'was' : 'were'} invited to within ${sayCount(months, 'month')}.`
    if (invited === all) return met(because)
    return dueBy(opensOn, today, (invited === 0 ? notMet : partly)(because, nextStep('registration')))
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all fourteen invited', facts: {}, gives: 'met' },
    { when: 'everybody has registered', facts: { withoutInterest: [] }, gives: 'doesNotApply' },
    {
      when: 'ten of fourteen',
      facts: {
        withoutInterest: [
          { invitedOn: day('2026-03-01'), count: 10 },
          { invitedOn: null, count: 4 },
        ],
      },
      gives: 'partly',
    },
    { when: 'nobody invited', facts: { withoutInterest: [{ invitedOn: null, count: 14 }] }, gives: 'notMet' },
    {
      when: 'not open yet',
      facts: { withoutInterest: [{ invitedOn: null, count: 14 }] },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
