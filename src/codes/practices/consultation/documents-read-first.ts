import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { sayPart, tooFewToTell } from '../../say-part.ts'
import { nextStep } from '../../verdict.ts'

/** Whoever names the paragraph or question has it before them. */
export const documentsReadFirst = definePractice({
  id: 'consultation.documents-read-first',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'statutory',
  version: 3,
  changed: {
    2: 'Fewer than five responses of the sector are too few to tell of.',
    3: 'Kept where all of them cite it, in part where some do: nine in ten told a number that is not public.',
  },
  title: 'Documents read before answering',
  asks: 'Sector bodies that responded cite the paragraphs or questions they answer, or confirm that they read the document first; whether all, some or none did is shown.',
  check({ sectorResponses: { given, citing }, closesOn }, _, today) {
    const told = sayPart(citing, given, 'responses from the sector')
    if (!told) return tooFewToTell('responses of the sector have come', closesOn, today)
    return told.verdict(`${told.says} cite the paragraphs or questions that they answer.`, nextStep('question-form'))
  },
  gaveOnce: { 1: ['met', 'partly', 'notMet', 'notDue'] },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all twenty cite what they answer', facts: {}, gives: 'met' },
    {
      when: 'nineteen of twenty',
      facts: { sectorResponses: { ...exemplaryConsultation.sectorResponses, citing: 19 } },
      gives: 'partly',
      gave: { 1: 'met, shown', 2: 'met, shown' },
    },
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
      gave: { 1: 'met, shown' },
      today: day('2026-04-01'),
    },
    {
      when: 'nobody of the sector answered until the close',
      facts: { sectorResponses: { given: 0, withEvidence: 0, citing: 0 } },
      gives: 'doesNotApply',
      gave: { 1: 'notDue' },
    },
    {
      when: 'two of the sector answered until the close',
      facts: { sectorResponses: { given: 2, withEvidence: 0, citing: 2 } },
      gives: 'doesNotApply',
      gave: { 1: 'met, shown' },
    },
  ],
})
