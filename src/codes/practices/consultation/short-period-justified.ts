import { z } from 'zod'
import { day, longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { ruled } from '../../numbers/asked.ts'
import { openFor } from '../../open-for.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** The standard is twelve weeks; where less is given, the reason stands beside the dates from opening day. */
export const shortPeriodJustified = definePractice({
  id: 'consultation.short-period-justified',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'Counts the days on which one could answer, both ends where they are whole.' },
  title: 'Reason for a short period public',
  asks: 'If shorter than standard: the reason is published beside the dates.',
  until: 'closing',
  with: z.object({ weeks: ruled('standard-period') }),
  check(facts, { weeks }, today) {
    const { opensOn, closesOn, shortPeriod } = facts
    if (opensOn === null || closesOn === null)
      return notDue('Opening and closing days are not both set yet.', nextStep('timetable'))
    const open = openFor({ ...facts, opensOn, closesOn }, today)
    if (open.weeks >= weeks) return doesNotApply(`Open for ${open.text}, so no reason is needed.`)
    const step = nextStep('timetable')
    if (shortPeriod === null || !says(shortPeriod.reason))
      return dueBy(opensOn, today, notMet(`Open for only ${open.text}, and no reason is given.`, step))
    if (shortPeriod.publishedOn === null || shortPeriod.publishedOn > today)
      return dueBy(
        opensOn,
        today,
        partly(`Open for only ${open.text}; the reason is written down but not public.`, step),
      )
    return met(
      `Open for only ${open.text}; the reason is public since ${longDay(shortPeriod.publishedOn)}.`,
      dueOn(opensOn),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'thirteen weeks', facts: {}, gives: 'doesNotApply' },
    {
      when: 'both days whole, twelve weeks to the day',
      facts: { opensOn: day('2026-12-07'), closesOn: day('2027-02-28'), publishedOn: day('2026-12-01') },
      gives: 'doesNotApply',
      gave: { 1: 'notDue' },
      today: day('2026-12-01'),
    },
    {
      when: 'reason public',
      facts: {
        closesOn: day('2026-03-23'),
        shortPeriod: { ground: 'statute', reason: 'The law sets the last day.', publishedOn: day('2026-01-12') },
      },
      gives: 'met',
    },
    {
      when: 'reason not public',
      facts: {
        closesOn: day('2026-03-23'),
        shortPeriod: { ground: null, reason: 'Pressure of time.', publishedOn: null },
      },
      gives: 'partly',
    },
    { when: 'no reason', facts: { closesOn: day('2026-03-23') }, gives: 'notMet' },
    {
      when: 'no reason yet, still planning',
      facts: { closesOn: day('2026-03-23') },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
