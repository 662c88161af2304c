import { eachOf } from '../../each-of.ts'
import { exemplaryMeeting } from '../../facts/example-partnership-run.ts'
import { comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** Keeps to its purpose. */
export const adheresToPurpose = definePractice({
  id: 'partnership.adheres-to-purpose',
  stage: 'run',
  evidence: 'computed',
  title: 'Keeps to its purpose',
  asks: 'Agenda items are tied to objectives; time on other matters is shown.',
  check(facts, _, today) {
    const items = [...heldMeetings(facts, today), ...comingMeetings(facts, today)].flatMap(meeting => meeting.items)
    if (items.length === 0) return notDue('No agenda item is on record for the last twelve months.', nextStep('agenda'))
    return eachOf(
      'agenda-item',
      items,
      ({ tied }) => tied,
      { noun: ['agenda item', 'agenda items'], did: ['is tied to an objective', 'are tied to an objective'] },
      nextStep('agenda'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'every item tied', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            items: [...exemplaryMeeting.items, { id: 'item-9', label: 'Christmas party', tied: false }],
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'none tied',
      facts: { meetings: [{ ...exemplaryMeeting, items: [{ id: 'item-9', label: 'Christmas party', tied: false }] }] },
      gives: 'notMet',
    },
    { when: 'no items', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
