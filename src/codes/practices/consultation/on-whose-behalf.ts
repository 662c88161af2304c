import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { definePractice } from '../../practice.ts'
import { sayPart } from '../../say-part.ts'
import { dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** On whose behalf. */
export const onWhoseBehalf = definePractice({
  id: 'consultation.on-whose-behalf',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'statutory',
  title: 'On whose behalf',
  asks: 'Every response says whether it is personal or for a group, and if for a group whether members were asked or it rests on accumulated knowledge.',
  check({ responses, closesOn }) {
    const { given, withBehalf } = responses
    if (given === 0) return notDue('No response has come yet.', dueOn(closesOn))
    const because = `${sayPart(withBehalf, given, 'responses')} say whether they are personal or for a group, and on what a group's answer rests.`
    if (withBehalf === given) return met(because)
    return (withBehalf === 0 ? notMet : partly)(because, nextStep('keying'), dueOn(closesOn))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all 120', facts: {}, gives: 'met' },
    {
      when: '110 of 120',
      facts: { responses: { ...exemplaryConsultation.responses, withBehalf: 110 } },
      gives: 'partly',
    },
    { when: 'none', facts: { responses: { ...exemplaryConsultation.responses, withBehalf: 0 } }, gives: 'notMet' },
    {
      when: 'no response yet',
      facts: { responses: { ...exemplaryConsultation.responses, given: 0, withBehalf: 0 } },
      gives: 'notDue',
    },
  ],
})
