import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { addMonths, day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep, provenBy } from '../../verdict.ts'

/** Whoever answered for others tells them what came of it. Judged a month after the report. */
export const sectorFeedsBack = definePractice({
  id: 'consultation.sector-feeds-back',
  stage: 'report',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed'],
  owedTo: 'statutory',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Sector bodies pass results on',
  asks: 'Sector bodies that responded for others confirm that they passed the results on.',
  with: z.object({ months: ruled('results-passed-on') }),
  check({ answeredForOthers, report }, { months }, today) {
    if (answeredForOthers.length === 0) return doesNotApply('No sector body has said that it answered for others.')
    const told = eachOf(
      'organisation',
      answeredForOthers,
      ({ passedOn }) => passedOn !== null,
      {
        noun: ['sector body that answered for others', 'sector bodies that answered for others'],
        did: ['passed the results on', 'passed the results on'],
      },
      nextStep('organisations-part'),
      // Each says it of itself, by the sign-in of somebody who speaks for it.
      provenBy('confirmed'),
    )
    return dueBy(report?.publishedOn ? addMonths(report.publishedOn, months) : null, today, told)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'passed on a week after the report', facts: {}, gives: 'met' },
    { when: 'nobody answered for others', facts: { answeredForOthers: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        answeredForOthers: [
          ...exemplaryConsultation.answeredForOthers,
          { id: 'organisation-4', label: 'Youth forum', passedOn: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'not passed on',
      facts: { answeredForOthers: exemplaryConsultation.answeredForOthers.map(one => ({ ...one, passedOn: null })) },
      gives: 'notMet',
    },
    {
      when: 'the report has just come out',
      facts: { answeredForOthers: exemplaryConsultation.answeredForOthers.map(one => ({ ...one, passedOn: null })) },
      gives: 'notDue',
      today: day('2026-05-25'),
    },
  ],
})
