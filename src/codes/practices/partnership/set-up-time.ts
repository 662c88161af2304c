import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { recordOf } from '../../each-of.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, pastMending, provenBy, restsOn } from '../../verdict.ts'

const times = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'set-up-time', change)

/** That the time was used is shown by a meeting held on its day, or said by those who were there. */
export const setUpTime = definePractice({
  id: 'partnership.set-up-time',
  stage: 'form',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Time to get acquainted',
  asks: 'Dated time for partners to meet, get acquainted and agree a realistic plan was set aside before delivery began, and was used.',
  check(facts, _, today) {
    const step = nextStep('set-up-time')
    const { startsOn } = facts
    const all = entriesOf(facts, 'set-up-time').filter(entry => saysAll(entry, ['what']) && entry.on !== null)
    const before = all.filter(({ on }) => on !== null && (startsOn === null || on < startsOn))
    const begun = startsOn !== null && startsOn <= today
    if (before.length === 0) {
      const none = notMet('No dated time to get to know each other before the work began is on record.', step)
      return all.length > 0 && begun ? pastMending(none, null) : onceFormed(facts, none)
    }
    const rests = restsOn(...before.map(entry => recordOf('set-up-time', entry)))
    const met_ = facts.meetings.some(
      ({ held, on, attendance }) =>
        held && attendance.some(({ present }) => present) && before.some(time => time.on === on),
    )
    if (met_)
      return met(
        'Time to get to know each other was set aside before the work began, and a meeting was held on its day.',
        rests,
        provenBy('shown'),
      )
    if (before.some(({ answers }) => answers.some(({ says }) => says === 'yes')))
      return met(
        'Time to get to know each other was set aside before the work began, and some of those who sit there say that they came.',
        rests,
        provenBy('confirmed'),
      )
    return onceFormed(
      facts,
      partly(
        'Time was set aside before the work began; that it was used nobody has said yet.',
        rests,
        step,
        provenBy('stated'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'a day before it began, as those who came say', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'a meeting was held on that day',
      facts: { meetings: [{ ...exemplaryMeeting, on: day('2025-07-05') }] },
      gives: 'met',
      proof: 'shown',
    },
    { when: 'nobody says that they came', facts: times(() => ({ answers: [] })), gives: 'partly', proof: 'stated' },
    { when: 'only after the work had begun', facts: times(() => ({ on: day('2026-02-01') })), gives: 'notMet' },
    { when: 'none', facts: times(() => null), gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...times(() => null) }, gives: 'notDue' },
  ],
})
