import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, isConfirmed } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet, provenBy } from '../../verdict.ts'

const invitations = (change: Parameters<typeof entriesWith>[2]) =>
  entriesWith(exemplaryPartnership, 'invitation', change)

/** How far an invitation went is told by whoever passed it on. */
export const invitationCascade = definePractice({
  id: 'partnership.invitation-cascade',
  stage: 'scope',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'sector',
  title: 'Invitations passed on',
  asks: 'Local infrastructure organisations were asked to pass on invitations to take part, and how far each one went is logged.',
  check(facts) {
    const step = nextStep('invitations-passed')
    const asked = entriesOf(facts, 'invitation')
    if (asked.length === 0)
      return onceFormed(facts, notMet('No infrastructure organisation was asked to pass on an invitation.', step))
    const passed = asked.filter(({ parties }) => parties.some(({ agreed, said }) => agreed === true && says(said)))
    return onceFormed(
      facts,
      eachOf(
        'invitation',
        asked,
        entry => passed.includes(entry),
        {
          noun: ['invitation to pass on', 'invitations to pass on'],
          did: ['was passed on, with how far it went', 'were passed on, with how far they went'],
        },
        step,
        provenBy(passed.length > 0 && passed.every(isConfirmed) ? 'confirmed' : 'stated'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'passed on to sixty groups, as it says itself', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'its word was brought in for it',
      facts: invitations(({ parties }) => ({ parties: parties.map(one => ({ ...one, givenBy: 'body' })) })),
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'one of two has not answered',
      facts: {
        entries: [
          ...exemplaryPartnership.entries,
          ...exemplaryPartnership.entries
            .filter(({ kind }) => kind === 'invitation')
            .map(one => ({ ...one, id: 'invitation-2', parties: [] })),
        ],
      },
      gives: 'partly',
      proof: 'confirmed',
    },
    {
      when: 'passed on, nobody knows how far',
      facts: invitations(({ parties }) => ({ parties: parties.map(one => ({ ...one, said: '' })) })),
      gives: 'notMet',
    },
    { when: 'nobody was asked', facts: invitations(() => null), gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...invitations(() => null) }, gives: 'notDue' },
  ],
})
