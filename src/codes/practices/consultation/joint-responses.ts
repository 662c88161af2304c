import { exemplaryJoint } from '../../../facts/consultation/joint.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet, partly, provenBy, restsOn } from '../../verdict.ts'

/** One body is no joint response, and a body counts behind it once it has said itself that it joins. */
export const jointResponses = definePractice({
  id: 'consultation.joint-responses',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'sector',
  title: 'Joint responses with the bodies behind them',
  asks: 'Organisations can prepare and sign one response together, and joint responses and the bodies behind them are counted.',
  check({ jointResponses: given }) {
    if (given.length === 0) return doesNotApply('No board has answered it together.')
    const bodies = given.reduce((sum, { agreed }) => sum + agreed, 0)
    const said = `${sayCount(given.length, 'joint response')}, with ${sayCount(bodies, 'body', 'bodies')} behind ${given.length === 1 ? 'it' : 'them'}.`
    const proof = provenBy(given.every(({ agreed, own }) => agreed === own) ? 'shown' : 'stated')
    const alone = given.filter(({ agreed }) => agreed < 2)
    const open = given.filter(({ unsaid }) => unsaid > 0)
    // Whom to ask whether they stand behind it: the bodies that were invited.
    const step = nextStep('invited')
    const rests = restsOn(...given.map(one => recordOf('partnership', one)))
    const named = (of: typeof given) => sayList(of.map(({ label }) => label))
    if (alone.length === given.length)
      return notMet(`${said} Fewer than two bodies have said that they join: ${named(alone)}.`, rests, step)
    if (alone.length > 0)
      return partly(`${said} Fewer than two bodies have said that they join: ${named(alone)}.`, rests, step, proof)
    if (open.length > 0)
      return partly(
        `${said} Not everybody who was asked has said whether they join: ${named(open)}.`,
        rests,
        step,
        proof,
      )
    return met(said, rests, proof)
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'one board, three partners join', facts: {}, gives: 'met', proof: 'shown' },
    {
      when: 'one of the three was brought in on paper',
      facts: { jointResponses: [{ ...exemplaryJoint, own: 2 }] },
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'a partner has not said whether it joins',
      facts: { jointResponses: [{ ...exemplaryJoint, unsaid: 1 }] },
      gives: 'partly',
      proof: 'shown',
    },
    {
      when: 'two boards, behind one of them stands one body',
      facts: { jointResponses: [exemplaryJoint, { ...exemplaryJoint, id: 'partnership-2', agreed: 1, own: 1 }] },
      gives: 'partly',
      proof: 'shown',
    },
    {
      when: 'one body alone',
      facts: { jointResponses: [{ ...exemplaryJoint, agreed: 1, own: 1 }] },
      gives: 'notMet',
    },
    { when: 'no board answered', facts: { jointResponses: [] }, gives: 'doesNotApply' },
  ],
})
