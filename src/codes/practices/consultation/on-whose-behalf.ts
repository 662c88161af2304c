import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { sayPart, tooFewToTell } from '../../say-part.ts'
import { dueOn, nextStep } from '../../verdict.ts'

/** On whose behalf. */
export const onWhoseBehalf = definePractice({
  id: 'consultation.on-whose-behalf',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'statutory',
  version: 3,
  changed: {
    2: 'Fewer than five responses are too few to tell of.',
    3: 'What was given in confidence is left out: the finding would tell who it was from.',
  },
  title: 'On whose behalf',
  asks: 'Every response says whether it is personal or for a group, and if for a group whether members were asked or it rests on accumulated knowledge.',
  check({ responses, closesOn }, _, today) {
    const { open, withBehalf } = responses
    const told = sayPart(withBehalf, open, 'responses not given in confidence')
    if (!told) return tooFewToTell('responses have come', closesOn, today)
    const because = `${told.says} say whether they are personal or for a group, and on what a group's answer rests.`
    return told.verdict(because, nextStep('keying'), dueOn(closesOn))
  },
  gaveOnce: { 1: ['met', 'partly', 'notMet', 'notDue'] },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all 116 that were not given in confidence', facts: {}, gives: 'met' },
    {
      when: 'only who answered in confidence did not say it',
      facts: { responses: { ...exemplaryConsultation.responses, given: 120, open: 119, withBehalf: 119 } },
      gives: 'met',
      gave: { 1: 'partly, shown', 2: 'partly, shown' },
    },
    {
      when: '110 of 116',
      facts: { responses: { ...exemplaryConsultation.responses, withBehalf: 110 } },
      gives: 'partly',
    },
    { when: 'none', facts: { responses: { ...exemplaryConsultation.responses, withBehalf: 0 } }, gives: 'notMet' },
    {
      when: 'no response yet',
      facts: { responses: { ...exemplaryConsultation.responses, given: 0, open: 0, withBehalf: 0 } },
      gives: 'notDue',
      today: day('2026-04-01'),
    },
    {
      when: 'four until the close, all saying it',
      facts: { responses: { ...exemplaryConsultation.responses, given: 4, open: 4, withBehalf: 4 } },
      gives: 'doesNotApply',
      gave: { 1: 'met, shown' },
    },
  ],
})
