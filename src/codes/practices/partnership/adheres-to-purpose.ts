import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notDue, notMet, partly, restsOn } from '../../verdict.ts'

const other = { id: 'item-9', label: 'Christmas party', tied: false, minutes: 10 }

/** Other matters may be dealt with, as long as the time they take is shown beside the time for the objectives. */
export const adheresToPurpose = definePractice({
  id: 'partnership.adheres-to-purpose',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  ownDays: ['meetings'],
  version: 2,
  changed: { 2: 'Which item is tied to which objective is written by the partnership itself, so it counts as stated.' },
  title: 'Keeps to its purpose',
  asks: 'Agenda items are tied to objectives; time on other matters is shown.',
  check(facts, _, today) {
    const items = [...comingMeetings(facts, today), ...heldMeetings(facts, today)].flatMap(meeting => meeting.items)
    if (items.length === 0) return notDue('No agenda item is on record for the last twelve months.', nextStep('agenda'))
    const tied = items.filter(item => item.tied)
    const untimed = items.filter(item => !item.tied && item.minutes === null)
    const minutes = (of: typeof items) => of.reduce((sum, item) => sum + (item.minutes ?? 0), 0)
    const because = `${tied.length} of ${sayCount(items.length, 'agenda item')} ${tied.length === 1 ? 'is' : 'are'} tied to an objective, with ${minutes(tied)} of ${sayCount(minutes(items), 'minute')}.`
    const records = restsOn(...untimed.slice(0, 20).map(item => recordOf('agenda-item', item)))
    if (tied.length === 0)
      return notMet(
        because,
        restsOn(...items.slice(0, 20).map(item => recordOf('agenda-item', item))),
        nextStep('agenda-item'),
      )
    if (untimed.length === 0) return met(because)
    return partly(
      `${because} No minutes are set for ${untimed.length} of ${items.length - tied.length} on other matters.`,
      records,
      nextStep('agenda-item'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'every item tied', facts: {}, gives: 'met', gave: { 1: 'met, shown' } },
    {
      when: 'ten minutes of fifty on another matter',
      facts: { meetings: [{ ...exemplaryMeeting, items: [...exemplaryMeeting.items, other] }] },
      gives: 'met',
      gave: { 1: 'met, shown' },
    },
    {
      when: 'another matter without its time',
      facts: { meetings: [{ ...exemplaryMeeting, items: [...exemplaryMeeting.items, { ...other, minutes: null }] }] },
      gives: 'partly',
      gave: { 1: 'partly, shown' },
    },
    { when: 'none tied', facts: { meetings: [{ ...exemplaryMeeting, items: [other] }] }, gives: 'notMet' },
    { when: 'no items', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
