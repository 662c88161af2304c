import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueOn, nextStep, notDue } from '../../verdict.ts'

/** A decision taken before the answers were read was not informed by them. */
export const heardBeforeDecision = definePractice({
  id: 'consultation.heard-before-decision',
  stage: 'report',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'Where nobody responded by the close, it does not apply to what was decided after it.' },
  title: 'Heard before deciding',
  asks: 'Each decision the consultation feeds is dated after the close, and after every point had its action and reason.',
  check({ decisions, points, responses, lastActionOn, closesOn, decisionOn }) {
    if (decisions.length === 0) return notDue('No decision that followed is on record yet.', dueOn(decisionOn))
    const allAfter = decisions.every(({ decidedOn }) => closesOn !== null && decidedOn > closesOn)
    if (responses.given === 0 && allAfter)
      return doesNotApply('No response came, so there was nobody to hear before deciding.')
    const answered = points.withoutAction === 0 && points.unreadResponses === 0
    return eachOf(
      'consultation-decision',
      decisions,
      ({ decidedOn }) =>
        answered && closesOn !== null && decidedOn > closesOn && (lastActionOn === null || decidedOn >= lastActionOn),
      {
        noun: ['decision', 'decisions'],
        did: [
          'was taken after the close, when every point had its action and reason',
          'were taken after the close, when every point had its action and reason',
        ],
      },
      nextStep('consultation-decisions'),
    )
  },
  gaveOnce: { 1: ['met', 'partly', 'notMet', 'notDue'] },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'decided four weeks after the last action', facts: {}, gives: 'met' },
    {
      when: 'one of two decided before the close',
      facts: {
        decisions: [
          ...exemplaryConsultation.decisions,
          { id: 'decision-2', label: 'No night bus', reasons: 'Cost', decidedOn: day('2026-04-01') },
        ],
      },
      gives: 'partly',
    },
    { when: 'decided before the points were answered', facts: { lastActionOn: day('2026-06-20') }, gives: 'notMet' },
    {
      when: 'nobody responded',
      facts: { responses: { ...exemplaryConsultation.responses, given: 0 } },
      gives: 'doesNotApply',
      gave: { 1: 'met, stated' },
    },
    {
      when: 'decided before the close, when nobody had responded yet',
      facts: {
        responses: { ...exemplaryConsultation.responses, given: 0 },
        decisions: exemplaryConsultation.decisions.map(one => ({ ...one, decidedOn: day('2026-04-01') })),
      },
      gives: 'notMet',
    },
    { when: 'nothing decided yet', facts: { decisions: [] }, gives: 'notDue' },
  ],
})
