import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { sayPart, tooFew } from '../../say-part.ts'
import { doesNotApply, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** Whoever names the paragraph or question has it before them. */
export const documentsReadFirst = definePractice({
  id: 'consultation.documents-read-first',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'statutory',
  version: 2,
  changed: { 2: 'Fewer than five responses of the sector are too few to tell of.' },
  title: 'Documents read before answering',
  asks: 'Sector bodies that responded cite the paragraphs or questions they answer, or confirm that they read the document first; the share is shown.',
  check({ sectorResponses: { given, citing }, closesOn }, _, today) {
    if (given < tooFew) {
      const few = `Fewer than ${tooFew} responses of the sector have come: too few to tell of them.`
      return closesOn !== null && closesOn < today ? doesNotApply(few) : notDue(few, dueOn(closesOn))
    }
    const because = `${sayPart(citing, given, 'responses from the sector')} cite the paragraphs or questions that they answer.`
    // Most is enough: an odd letter that speaks to the whole is welcome too.
    if (citing * 10 >= given * 9) return met(because)
    return (citing === 0 ? notMet : partly)(because, nextStep('question-form'))
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
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
      when: 'the sector has hardly answered yet',
      facts: { sectorResponses: { given: 2, withEvidence: 0, citing: 2 } },
      gives: 'notDue',
      today: day('2026-04-01'),
    },
    {
      when: 'two of the sector answered until the close',
      facts: { sectorResponses: { given: 2, withEvidence: 0, citing: 2 } },
      gives: 'doesNotApply',
    },
  ],
})
