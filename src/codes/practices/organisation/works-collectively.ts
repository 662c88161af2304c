import { isSector } from '../../../facts/shared.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet } from '../../verdict.ts'

/** A small group is heard through the body that gathers many. */
export const worksCollectively = definePractice({
  id: 'organisation.works-collectively',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'confirmed',
  owedTo: 'signatories',
  title: 'Belongs to an infrastructure organisation',
  asks: 'It belongs to, or is reached by, a local infrastructure organisation that gathers common and minority interests.',
  check({ sector, infrastructure, belongsTo }) {
    if (!isSector(sector)) return doesNotApply('Asked of the voluntary, community and faith sector.')
    if (infrastructure) return met('It is itself an infrastructure organisation that gathers the interests of others.')
    if (belongsTo === null)
      return notMet(
        'It has not said which infrastructure organisation it belongs to.',
        nextStep('organisation-practice'),
      )
    return met(`It belongs to, or is reached by, ${belongsTo}.`)
  },
  gives: ['doesNotApply', 'met', 'notMet'],
  examples: [
    { when: 'a public body', facts: {}, gives: 'doesNotApply' },
    { when: 'it belongs to one', facts: { sector: 'voluntary', belongsTo: 'Wendle Voluntary Action' }, gives: 'met' },
    { when: 'it is one', facts: { sector: 'voluntary', infrastructure: true }, gives: 'met' },
    { when: 'to none', facts: { sector: 'community' }, gives: 'notMet' },
  ],
})
