import { z } from 'zod'
import type { LedConsultation } from '../../../facts/organisation/consultations.ts'
import { day } from '../../../kernel/day.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { openFor } from '../../open-for.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, notMet, pastMending, restsOn } from '../../verdict.ts'

/** The share of the latest year counts; all years are told. */
export const standardPeriodKept = definePractice({
  id: 'organisation.standard-period-kept',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Standard period kept as a rule',
  asks: "The share of the body's written consultations open for the weeks set is shown year by year, and is at or above the rate set.",
  with: z.object({ weeks: ruled('standard-period'), rate: ruled('standard-share') }),
  check({ consultations }, { weeks, rate }, today) {
    if (consultations.length === 0) return doesNotApply('It has led no consultation with dates.')
    const years = [...Map.groupBy(consultations, ({ opensOn }) => opensOn.slice(0, 4))].sort(([a], [b]) =>
      a < b ? 1 : -1,
    )
    const long = (of: LedConsultation) => openFor(of, today).total >= weeks * 7
    const said = years.slice(0, 5).map(([year, own]) => `${year}: ${own.filter(long).length} of ${own.length}`)
    const because = `Open for at least ${sayCount(weeks, 'week')}, by year: ${said.join('; ')}.`
    const latest = years[0]?.[1] ?? []
    if (latest.filter(long).length >= rate * latest.length) return met(because)
    const short = latest.filter(one => !long(one)).map(one => recordOf('consultation', one))
    return pastMending(notMet(because, restsOn(...short.slice(0, 20))), null)
  },
  gives: ['doesNotApply', 'met', 'notMet'],
  examples: [
    { when: 'the only one, thirteen weeks', facts: {}, gives: 'met' },
    { when: 'it leads none', facts: { consultations: [] }, gives: 'doesNotApply' },
    {
      when: 'the only one of this year had eight weeks',
      facts: {
        consultations: [
          {
            id: 'consultation-1',
            label: 'Buses',
            opensOn: day('2026-01-12'),
            closesOn: day('2026-03-09'),
            closesAt: null,
            publishedOn: day('2026-01-11'),
          },
        ],
      },
      gives: 'notMet',
    },
  ],
})
