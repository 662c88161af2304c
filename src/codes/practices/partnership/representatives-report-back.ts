import { z } from 'zod'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { eachOf, earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** Representatives report back. */
export const representativesReportBack = definePractice({
  id: 'partnership.representatives-report-back',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  ownDays: ['reportBacks'],
  title: 'Representatives report back',
  asks: 'After each meeting, holders sent a report to those they represent within the days set.',
  with: z.object({ days: ruled('report-back') }),
  check({ reportBacks }, { days }, today) {
    const step = nextStep('report-backs')
    const recent = ofLastYear(reportBacks, ({ metOn }) => metOn, today)
    const next = earliest(recent.map(({ metOn, sentOn }) => (sentOn === null ? addDays(metOn, days) : null)))
    const ripe = recent.filter(({ metOn, sentOn }) => sentOn !== null || addDays(metOn, days) < today)
    if (ripe.length === 0)
      return notDue(
        recent.length === 0
          ? 'No report back is owed for the last twelve months.'
          : `${sayCount(recent.length, 'report')} back still in time.`,
        step,
        dueOn(next),
      )
    return eachOf(
      'report-back',
      ripe,
      ({ metOn, sentOn }) => sentOn !== null && sentOn <= addDays(metOn, days),
      {
        noun: ['report back', 'reports back'],
        did: [`was sent within ${days} days of the meeting`, `were sent within ${days} days of the meeting`],
        lost: ({ sentOn, metOn }) => (sentOn === null ? undefined : aYearAfter(metOn)),
      },
      step,
      dueOn(next),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'sent after six days', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        reportBacks: [
          ...exemplaryPartnership.reportBacks,
          {
            id: 'report-2',
            within: 'seat-2',
            label: 'Seat of Vale Drivers, 14 July 2026',
            metOn: day('2026-07-14'),
            sentOn: null,
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'never sent',
      facts: {
        reportBacks: [
          {
            id: 'report-2',
            within: 'seat-2',
            label: 'Seat of Vale Drivers, 14 July 2026',
            metOn: day('2026-07-14'),
            sentOn: null,
          },
        ],
      },
      gives: 'notMet',
    },
    {
      when: 'met yesterday',
      facts: {
        reportBacks: [
          {
            id: 'report-2',
            within: 'seat-2',
            label: 'Seat of Vale Drivers, 14 July 2026',
            metOn: day('2026-07-14'),
            sentOn: null,
          },
        ],
      },
      gives: 'notDue',
      today: day('2026-07-15'),
    },
    { when: 'none owed', facts: { reportBacks: [] }, gives: 'notDue' },
  ],
})
