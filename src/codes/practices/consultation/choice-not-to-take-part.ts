import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Who does not want to be asked is not asked. */
export const choiceNotToTakePart = definePractice({
  id: 'consultation.choice-not-to-take-part',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'To whom invitations went is written down by the lead body itself, so it counts as stated.' },
  title: 'Refusals respected',
  asks: 'Nobody who asked not to be consulted was sent an invitation.',
  until: 'opening',
  check({ refusals, invitees }) {
    const asked = invitees.filter(({ refused, sentOn }) => refused && sentOn !== null)
    if (asked.length > 0)
      return notMet(
        `Invited although they had asked not to be: ${sayList(asked.map(({ label }) => label))}.`,
        restsOn(...asked.map(invitee => recordOf('invitee', invitee))),
        nextStep('invited'),
      )
    if (refusals === 0) return doesNotApply('Nobody has asked not to be consulted on this.')
    return met(
      `${sayCount(refusals, 'wish', 'wishes')} not to be consulted ${refusals === 1 ? 'covers' : 'cover'} this, and no invitation went against ${refusals === 1 ? 'it' : 'them'}.`,
    )
  },
  gives: ['doesNotApply', 'met', 'notMet'],
  examples: [
    { when: 'one wish, respected', facts: {}, gives: 'met', gave: { 1: 'met, shown' } },
    { when: 'nobody refused', facts: { refusals: 0 }, gives: 'doesNotApply' },
    {
      when: 'invited all the same',
      facts: { invitees: exemplaryConsultation.invitees.map(invitee => ({ ...invitee, refused: true })) },
      gives: 'notMet',
    },
  ],
})
