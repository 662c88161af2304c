import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Paragraphs can be cited. */
export const paragraphsNumbered = definePractice({
  id: 'consultation.paragraphs-numbered',
  stage: 'publish',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Paragraphs can be cited',
  asks: 'Every paragraph of the document has a number and an address a response can cite.',
  until: 'closing',
  check({ documents, opensOn }, _, today) {
    const step = nextStep('pack-documents')
    if (documents.length === 0) return dueBy(opensOn, today, notMet('The pack has no document yet.', step))
    const total = documents.reduce((sum, { paragraphs }) => sum + paragraphs, 0)
    if (total === 0) return doesNotApply('The pack has no paragraph yet.')
    const cited = documents.reduce((sum, { addressed }) => sum + addressed, 0)
    const wrong = documents.filter(({ paragraphs, addressed }) => addressed < paragraphs)
    const because = `${cited} of ${sayCount(total, 'paragraph')} ${cited === 1 ? 'has' : 'have'} a number or an address that a response can cite.`
    if (wrong.length === 0)
      return met(because, restsOn(...documents.map(document => recordOf('document', document))), dueOn(opensOn))
    const records = restsOn(...wrong.map(document => recordOf('document', document)))
    return dueBy(opensOn, today, (cited === 0 ? notMet : partly)(because, records, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all 42 paragraphs', facts: {}, gives: 'met' },
    {
      when: '40 of 42',
      facts: { documents: exemplaryConsultation.documents.map(document => ({ ...document, addressed: 40 })) },
      gives: 'partly',
    },
    {
      when: 'an empty document',
      facts: { documents: exemplaryConsultation.documents.map(one => ({ ...one, paragraphs: 0, addressed: 0 })) },
      gives: 'doesNotApply',
    },
    { when: 'no document', facts: { documents: [] }, gives: 'notMet' },
    { when: 'no document yet', facts: { documents: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
