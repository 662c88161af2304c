import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** Whoever names the paragraph or question has it before them. */
export const documentsReadFirst = definePractice({
  id: 'consultation.documents-read-first',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'statutory',
  title: 'Documents read before answering',
  asks: 'Sector bodies that responded cite the paragraphs or questions they answer, or confirm that they read the document first; the share is shown.',
  check({ sectorResponses: { given, citing }, closesOn }) {
    if (given === 0) return notDue('No response of the sector has come yet.', dueOn(closesOn))
    const because = `${citing} of ${sayCount(given, 'response')} from the sector ${citing === 1 ? 'cites' : 'cite'} the paragraphs or questions that ${citing === 1 ? 'it answers' : 'they answer'}.`
    // Most is enough: an odd letter that speaks to the whole is welcome too.
    if (citing * 10 >= given * 9) return met(because)
    return (citing === 0 ? notMet : partly)(because, nextStep('question-form'))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: '19 of 20 cite what they answer', facts: {}, gives: 'met' },
    {
      when: 'half of them',
      facts: { sectorResponses: { ...exemplaryConsultation.sectorResponses, citing: 10 } },
      gives: 'partly',
    },
    {
      when: 'none',
      facts: { sectorResponses: { ...exemplaryConsultation.sectorResponses, citing: 0 } },
      gives: 'notMet',
    },
    {
      when: 'the sector has not answered yet',
      facts: { sectorResponses: { given: 0, withEvidence: 0, citing: 0 } },
      gives: 'notDue',
    },
  ],
})
