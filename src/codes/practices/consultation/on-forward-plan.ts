import { z } from 'zod'
import { addDays, day, weeksBetween } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { ruled } from '../../numbers/asked.ts'
import { sayAsked } from '../../numbers/say-asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** In the public calendar, with dates and a lead contact, before it opens. */
export const onForwardPlan = definePractice({
  id: 'consultation.on-forward-plan',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'In the public calendar beforehand',
  asks: 'Listed in the public calendar with dates (actual or expected) and a lead contact before it opens, by the weeks set.',
  until: 'opening',
  with: z.object({ weeks: ruled('forward-notice') }),
  check({ listedOn, opensOn, contact }, { weeks }, today, _, asked) {
    if (opensOn === null) return notDue('No opening day is set yet.', nextStep('timetable'))
    const last = addDays(opensOn, -7 * weeks)
    const step = nextStep('calendar-entry')
    if (listedOn === null)
      return dueBy(last, today, notMet(`Not in the public calendar; ${sayAsked(asked.weeks)} before opening.`, step))
    const notice = weeksBetween(listedOn, opensOn)
    if (listedOn > last)
      return notMet(`Listed ${notice.text} before opening; ${sayAsked(asked.weeks)}.`, step, dueOn(last))
    if (!given(contact.name))
      return partly(
        `Listed ${notice.text} before opening, but without a lead contact.`,
        nextStep('contact'),
        dueOn(last),
      )
    return met(`Listed in the public calendar ${notice.text} before opening.`, dueOn(last))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'listed seven weeks before', facts: {}, gives: 'met' },
    {
      when: 'listed without a contact',
      facts: { contact: { name: null, address: null, phone: null, email: null } },
      gives: 'partly',
    },
    { when: 'listed a week before', facts: { listedOn: day('2026-01-05') }, gives: 'notMet' },
    { when: 'never listed', facts: { listedOn: null }, gives: 'notMet' },
    { when: 'no dates yet', facts: { opensOn: null }, gives: 'notDue' },
    {
      when: 'still time to list it',
      facts: { listedOn: null, state: 'planned' },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
