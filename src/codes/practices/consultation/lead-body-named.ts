import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Who runs it and who decides. */
export const leadBodyNamed = definePractice({
  id: 'consultation.lead-body-named',
  stage: 'publish',
  evidence: 'computed',
  title: 'Who runs it and who decides',
  asks: 'The body that runs the consultation, any body acting for it and the body that decides are each named in the pack.',
  check({ leadBody, actingBody, decidingBody, opensOn }, _, today) {
    const parts = {
      'the body that runs it': leadBody,
      ...(actingBody === null ? {} : { 'the body acting for it': actingBody }),
      'the body that decides': decidingBody,
    }
    return dueBy(opensOn, today, stated('The pack', parts, nextStep('lead-bodies')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both named', facts: {}, gives: 'met' },
    { when: 'who decides is left out', facts: { decidingBody: null }, gives: 'partly' },
    { when: 'neither named', facts: { leadBody: null, decidingBody: null }, gives: 'notMet' },
    { when: 'neither yet', facts: { leadBody: null, decidingBody: null }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
