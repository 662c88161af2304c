import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { namedOnes } from '../../../kernel/says.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { sayFew, sayPart } from '../../say-part.ts'
import { dueBy, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Inviting it is the duty; the share that gave some is shown. */
export const evidenceInResponses = definePractice({
  id: 'consultation.evidence-in-responses',
  stage: 'open',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Evidence invited from the sector',
  asks: 'Sector responses were invited to give evidence and the likely effect on the sector and its users; whether all, some or none did is shown.',
  until: 'opening',
  check({ questions, sectorResponses, opensOn }, _, today) {
    const inviting = namedOnes(questions).filter(({ invitesEvidence }) => invitesEvidence)
    if (inviting.length === 0)
      return dueBy(
        opensOn,
        today,
        notMet('No question invites evidence and the likely effect on those who answer.', nextStep('question-form')),
      )
    const { given, withEvidence } = sectorResponses
    const told = sayPart(withEvidence, given, 'responses from the sector')
    const share = told
      ? `${told.says} give some`
      : `${sayFew('responses of the sector have come')}, too few to tell whether they give some`
    return met(
      `${sayCount(inviting.length, 'question')} ${inviting.length === 1 ? 'invites' : 'invite'} evidence. ${share}.`,
      restsOn(...inviting.map(question => recordOf('question', question))),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'one question invites it', facts: {}, gives: 'met' },
    { when: 'none does', facts: { questions: exemplaryConsultation.questions.slice(0, 1) }, gives: 'notMet' },
    { when: 'form not written yet', facts: { questions: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
