import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Closed items have a reason. */
export const closedWithReason = definePractice({
  id: 'partnership.closed-with-reason',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Closed items have a reason',
  asks: 'Every closed item has a reason and a date on which closure is looked at again.',
  check(facts, _, today) {
    const closed = [...heldMeetings(facts, today), ...comingMeetings(facts, today)].flatMap(
      ({ closedItems }) => closedItems,
    )
    if (closed.length === 0) return doesNotApply('No item of the last twelve months is closed.')
    return eachOf(
      'agenda-item',
      closed,
      ({ reason, lookAgainOn }) => says(reason) && lookAgainOn !== null,
      {
        noun: ['closed item', 'closed items'],
        did: ['has a reason and a day to look again', 'have a reason and a day to look again'],
      },
      nextStep('closed-items'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'names a member of staff', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            closedItems: [
              ...exemplaryMeeting.closedItems,
              { id: 'item-4', label: 'A closed item', reason: 'Prices', lookAgainOn: null },
            ],
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'no reason',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            closedItems: [{ id: 'item-4', label: 'A closed item', reason: null, lookAgainOn: null }],
          },
        ],
      },
      gives: 'notMet',
    },
    { when: 'nothing closed', facts: { meetings: [] }, gives: 'doesNotApply' },
  ],
})
