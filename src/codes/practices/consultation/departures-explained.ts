import { day } from '../../../kernel/day.ts'
import { sayCount, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Rests on the other findings: each one that falls short needs a published reason. Asked once the consultation is open. */
export const departuresExplained = definePractice({
  id: 'consultation.departures-explained',
  stage: 'publish',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Departures from the code explained',
  asks: 'Every departure from the code that the checks find is listed in the pack with its reason.',
  last: true,
  check({ opensOn }, _, today, others) {
    const short = others.filter(({ verdict }) => verdict === 'notMet' || verdict === 'partly')
    const told = others.filter(({ verdict }) => verdict === 'explained').length
    const names = sayList([...new Set(short.map(({ title }) => title))])
    if (short.length === 0 && told === 0) return doesNotApply('The checks find no departure from the code.')
    if (short.length === 0)
      return met(`All ${sayCount(told, 'departure')} that the checks find ${told === 1 ? 'is' : 'are'} explained.`)
    const because = `${told} of ${sayCount(told + short.length, 'departure')} that the checks find ${told === 1 ? 'is' : 'are'} explained. Still to do: ${names}.`
    return dueBy(opensOn, today, (told === 0 ? notMet : partly)(because, nextStep('departures')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'no departure', facts: {}, gives: 'doesNotApply' },
    {
      when: 'the one departure explained',
      facts: {},
      gives: 'met',
      others: [{ practice: 'consultation.formats', title: 'Formats', verdict: 'explained' }],
    },
    {
      when: 'one of two explained',
      facts: {},
      gives: 'partly',
      others: [
        { practice: 'consultation.formats', title: 'Formats', verdict: 'explained' },
        { practice: 'consultation.languages', title: 'Languages', verdict: 'notMet' },
      ],
    },
    {
      when: 'none explained',
      facts: {},
      gives: 'notMet',
      others: [{ practice: 'consultation.languages', title: 'Languages', verdict: 'partly' }],
    },
    {
      when: 'not open yet',
      facts: {},
      gives: 'notDue',
      today: day('2025-12-01'),
      others: [{ practice: 'consultation.languages', title: 'Languages', verdict: 'notMet' }],
    },
  ],
})
