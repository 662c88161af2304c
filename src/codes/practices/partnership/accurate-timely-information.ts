import { z } from 'zod'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { entriesOf, entriesWith } from '../../partnership-entries.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, provenBy } from '../../verdict.ts'

const news = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'news', change)

/** A correction stands beside what it corrects; that something is right is said by whoever holds the seat that owns it. */
export const accurateTimelyInformation = definePractice({
  id: 'partnership.accurate-timely-information',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Information right and in time',
  asks: 'Each item of information sent out has an owner who confirmed that it is right, went out within the days set of what it reports, and any correction is shown.',
  with: z.object({ days: ruled('accurate-information') }),
  check(facts, { days }, today) {
    const step = nextStep('news-sent')
    const sent = ofLastYear(entriesOf(facts, 'news'), ({ on, writtenOn }) => on ?? writtenOn, today)
    if (sent.length === 0)
      return doesNotApply('Nothing that was sent out in the last twelve months is on record.', step)
    const inTime = ({ on, by }: (typeof sent)[number]) => on !== null && by !== null && on <= addDays(by, days)
    return eachOf(
      'news',
      sent,
      entry => inTime(entry) && entry.answers.some(({ seatId, says }) => seatId === entry.seatId && says === 'yes'),
      {
        noun: ['item of information', 'items of information'],
        did: [
          `went out within ${days} days of what it reports, and its owner says that it is right`,
          `went out within ${days} days of what they report, and their owners say that they are right`,
        ],
        lost: entry => (inTime(entry) ? undefined : aYearAfter(entry.on ?? entry.writtenOn)),
      },
      step,
      provenBy('stated'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'three days later, and its owner says that it is right', facts: {}, gives: 'met' },
    {
      when: 'one of two went out late',
      facts: {
        entries: [
          ...exemplaryPartnership.entries,
          ...exemplaryPartnership.entries
            .filter(({ kind }) => kind === 'news')
            .map(one => ({ ...one, id: 'news-2', by: day('2026-01-10') })),
        ],
      },
      gives: 'partly',
    },
    { when: 'its owner has not said so', facts: news(() => ({ answers: [] })), gives: 'notMet' },
    { when: 'nothing was sent out', facts: news(() => null), gives: 'doesNotApply' },
  ],
})
