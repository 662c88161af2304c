import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { isSector } from '../../../facts/shared.ts'
import { given } from '../../../kernel/says.ts'
import { entriesOf, entriesWith, saysAll, wordOf } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet, partly, provenBy } from '../../verdict.ts'

const role = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'elected-role', change)

/** Holders of both kinds are asked: whoever was elected, and whoever speaks for the sector. */
export const councillorRoleDistinct = definePractice({
  id: 'partnership.councillor-role-distinct',
  stage: 'form',
  evidence: 'recorded',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'seats',
  title: 'Role of elected members distinct',
  asks: 'The terms say how the role of elected members differs from that of sector representatives, and holders of both kinds have confirmed it.',
  check(facts) {
    const step = nextStep('elected-roles')
    const [entry] = entriesOf(facts, 'elected-role')
    if (!entry)
      return onceFormed(facts, notMet('How elected members differ from sector representatives is not on record.', step))
    if (entry.choice === 'none') return doesNotApply('It is on record that no elected member sits there.', step)
    if (!saysAll(entry, ['what']) || !given(wordOf(entry, 'where')))
      return onceFormed(facts, notMet('What is written about elected members names no paragraph of the terms.', step))
    if (facts.terms === null || !facts.terms.inForce)
      return onceFormed(facts, notMet('It is written down, but no terms that say so are in force.', nextStep('terms')))
    const asked = facts.seats.filter(
      ({ id, sector, holder }) => holder !== null && (entry.names.includes(id) || isSector(sector)),
    )
    const yes = asked.filter(({ id }) => entry.answers.some(({ seatId, says }) => seatId === id && says === 'yes'))
    const said = `Paragraph ${wordOf(entry, 'where')} of the terms says how the role of elected members differs.`
    if (asked.length > 0 && yes.length === asked.length)
      return met(`${said} All holders of both kinds confirm it.`, provenBy('confirmed'))
    const some = yes.length > 0
    return onceFormed(
      facts,
      partly(
        `${said} ${some ? 'Some holders, but not all of both kinds, confirm it.' : 'No holder has confirmed it yet.'}`,
        step,
        provenBy(some ? 'confirmed' : 'stated'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'in the terms, and both kinds confirm it', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'only the councillor confirms it',
      facts: role(({ answers }) => ({ answers: answers.slice(0, 1) })),
      gives: 'partly',
      proof: 'confirmed',
    },
    { when: 'nobody has answered', facts: role(() => ({ answers: [] })), gives: 'partly', proof: 'stated' },
    { when: 'no terms', facts: { terms: null }, gives: 'notMet' },
    {
      when: 'no paragraph of the terms',
      facts: role(({ words }) => ({ words: { ...words, where: '' } })),
      gives: 'notMet',
    },
    { when: 'not written down', facts: role(() => null), gives: 'notMet' },
    { when: 'no elected member sits there', facts: role(() => ({ choice: 'none' })), gives: 'doesNotApply' },
    { when: 'still forming', facts: { state: 'forming', ...role(() => null) }, gives: 'notDue' },
  ],
})
