import { z } from 'zod'
import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue, onlyAhead } from '../../verdict.ts'

/** A seat is there when its holder or authorised substitute is; an observer does not count. By the same people: the holder came more often than the substitute. */
export const attendance = definePractice({
  id: 'partnership.attendance',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  ownDays: ['meetings'],
  version: 2,
  changed: { 2: 'Who was there is written down by the partnership itself, so it counts as stated.' },
  title: 'Attendance by seat',
  asks: 'Attendance by seat meets the rate set, by the same people.',
  with: z.object({ rate: ruled('attendance') }),
  check(facts, { rate }, today) {
    const meetings = heldMeetings(facts, today)
    const calls = meetings.flatMap(({ attendance }) => attendance)
    if (calls.length === 0) return notDue('No attendance is on record for the last twelve months.', nextStep('meeting'))
    const seats = [...new Map(calls.map(({ id, label }) => [id, { id, label }])).values()]
    const there = (id: string) => calls.filter(call => call.id === id && call.present && call.as !== 'observer')
    const came = calls.filter(({ present, as }) => present && as !== 'observer').length
    const because = `Seats were there at ${came} of ${sayCount(calls.length, 'call', 'calls')} in ${sayCount(meetings.length, 'meeting')}; the code asks each seat for ${Math.round(rate * 100)} in 100. `
    const kept = eachOf(
      'seat',
      seats,
      ({ id }) =>
        there(id).length >= rate * calls.filter(call => call.id === id).length &&
        there(id).filter(({ as }) => as === 'holder').length * 2 >= there(id).length,
      { noun: ['seat', 'seats'], did: ['kept that rate with the same person', 'kept that rate with the same people'] },
      nextStep('meeting'),
    )
    const latest =
      meetings
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? today
    return onlyAhead({ ...kept, because: because + kept.because }, aYearAfter(latest))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both seats were there', facts: {}, gives: 'met', gave: { 1: 'met, shown' } },
    {
      when: 'one seat absent',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            attendance: [
              { id: 'seat-1', label: 'Seat of Wendle Vale Council', as: 'holder', present: true },
              { id: 'seat-2', label: 'Seat of Wendle Voluntary Action', as: 'holder', present: false },
            ],
          },
        ],
      },
      gives: 'partly',
      gave: { 1: 'partly, shown' },
    },
    {
      when: 'only an observer came',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            attendance: [{ id: 'seat-1', label: 'Seat of Wendle Vale Council', as: 'observer', present: true }],
          },
        ],
      },
      gives: 'notMet',
    },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
