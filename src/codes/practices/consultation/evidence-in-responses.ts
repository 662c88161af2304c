import { day } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { exemplaryConsultation, exemplaryResponses } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet } from '../../verdict.ts'

/** Evidence invited from the sector. */
export const evidenceInResponses = definePractice({
  id: 'consultation.evidence-in-responses',
  stage: 'open',
  evidence: 'computed',
  title: 'Evidence invited from the sector',
  asks: 'Sector responses were invited to give evidence and the likely effect on the sector and its users; the share that did is shown.',
  check({ questions, responses, opensOn }, _, today) {
    const invited = questions.some(({ purpose }) => purpose === 'evidence')
    if (!invited)
      return dueBy(
        opensOn,
        today,
        notMet('No question invites evidence or the likely effect on the sector.', nextStep('question-form')),
      )
    const { fromOrganisations: total, withEvidence: share } = responses
    if (total === 0) return met('Evidence is invited; no organisation has answered yet.')
    return met(
      `Evidence is invited; ${share} of ${sayCount(total, 'response')} from organisations ${share === 1 ? 'gives' : 'give'} it.`,
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'seven of twelve gave it', facts: {}, gives: 'met' },
    {
      when: 'no organisation yet',
      facts: { responses: { ...exemplaryResponses.responses, fromOrganisations: 0, withEvidence: 0 } },
      gives: 'met',
    },
    { when: 'not invited', facts: { questions: exemplaryConsultation.questions.slice(0, 1) }, gives: 'notMet' },
    { when: 'form not written yet', facts: { questions: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
