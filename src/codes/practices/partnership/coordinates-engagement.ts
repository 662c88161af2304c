import { exemplaryConsultations } from '../../../facts/partnership/consultations.ts'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { recordOf, sayCount, sayShare } from '../../each-of.ts'
import { couldBeCombined } from '../../engaging.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { aYearBefore, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, partly, provenBy, restsOn } from '../../verdict.ts'

const joint = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'joint-work', change)

/** They are seen together on a page of the partnership; whether two are combined, or why not, is for the partnership to say. */
export const coordinatesEngagement = definePractice({
  id: 'partnership.coordinates-engagement',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'public',
  title: 'Consultations of partners seen together',
  asks: 'Consultations of its partners are seen together, and combined where they can be.',
  check(facts, _, today) {
    const step = nextStep('joint-work')
    const lately = facts.partnersConsultations.filter(
      ({ closesOn }) => closesOn === null || closesOn > aYearBefore(today),
    )
    if (lately.length < 2)
      return doesNotApply('Its partners have not led two consultations in the last twelve months.', step)
    const rests = restsOn(...lately.map(one => recordOf('consultation', one)))
    const together = `${sayCount(lately.length, 'consultation')} of its partners stand together on one page.`
    const pairs = couldBeCombined(lately)
    if (pairs.length === 0)
      return met(`${together} No two of them ask at the same time about one thing.`, rests, provenBy('shown'))
    const settled = entriesOf(facts, 'joint-work').filter(entry => saysAll(entry, ['what', 'reason']))
    const covered = pairs.filter(pair => settled.some(({ names }) => pair.every(({ id }) => names.includes(id))))
    const said = `${together} ${sayShare(covered.length, pairs.length, {
      noun: ['pair that could be combined', 'pairs that could be combined'],
      did: ['is combined, or kept apart for a reason', 'are combined, or kept apart for a reason'],
    })}.`
    return covered.length === pairs.length
      ? met(said, rests, provenBy('stated'))
      : onceFormed(facts, partly(said, rests, step, provenBy('shown')))
  },
  gives: ['met', 'partly', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'two at the same time, done together', facts: {}, gives: 'met', proof: 'stated' },
    {
      when: 'two at different times',
      facts: {
        partnersConsultations: exemplaryConsultations.map((one, at) =>
          at === 0 ? { ...one, opensOn: day('2026-01-05'), closesOn: day('2026-04-05') } : one,
        ),
      },
      gives: 'met',
      proof: 'shown',
    },
    { when: 'nobody said why they are apart', facts: joint(() => null), gives: 'partly', proof: 'shown' },
    { when: 'still forming', facts: { state: 'forming', ...joint(() => null) }, gives: 'notDue' },
    {
      when: 'one consultation',
      facts: { partnersConsultations: exemplaryConsultations.slice(0, 1) },
      gives: 'doesNotApply',
    },
  ],
})
