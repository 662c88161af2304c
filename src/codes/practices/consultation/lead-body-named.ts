import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { oncePublic } from '../../once-public.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Who runs it and who decides. */
export const leadBodyNamed = definePractice({
  id: 'consultation.lead-body-named',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Who runs it and who decides',
  asks: 'The body that runs the consultation, any body acting for it and the body that decides are each named in the pack.',
  until: 'closing',
  check(facts, _, today) {
    const { leadBody, actingBody, decidingBody } = facts
    const parts = {
      'the body that runs it': given(leadBody),
      ...(actingBody === null ? {} : { 'the body acting for it': given(actingBody) }),
      'the body that decides': given(decidingBody),
    }
    return dueBy(facts.opensOn, today, oncePublic(facts, stated('The pack', parts, nextStep('lead-bodies')), today))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'not public', facts: { publishedOn: null }, gives: 'partly' },
    { when: 'both named', facts: {}, gives: 'met' },
    { when: 'who decides is left out', facts: { decidingBody: null }, gives: 'partly' },
    { when: 'neither named', facts: { leadBody: null, decidingBody: null }, gives: 'notMet' },
    { when: 'neither yet', facts: { leadBody: null, decidingBody: null }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
