import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notDue, notKnown, notMet } from '../../verdict.ts'

/**
 * Warned that words may identify. The warning beside each box is the Hub's own, and what it finds is left out from the moment it is found: what
 * is judged is whether people looked. How many words there are is told to nobody.
 */
export const identifyingTextWarned = definePractice({
  id: 'consultation.identifying-text-warned',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Warned that words may identify',
  asks: 'Beside each text box respondents are warned that their own words may identify them; where an anonymous response does so, it is masked before anyone else sees it.',
  check({ identifyingWords: { any, waiting, lookedThrough }, registerPublishedOn }) {
    const step = nextStep('identifying-words')
    if (!lookedThrough) return notKnown('notLookedAt', 'Some responses have not been looked through yet.')
    if (!any) return doesNotApply('No response that may be published holds words that seem to show who somebody is.')
    if (!waiting)
      return met(
        'Respondents were warned beside each box. Somebody looked at all words in responses that seem to show who somebody is, and said what is left out.',
      )
    const left = 'they are left out until then.'
    return registerPublishedOn === null
      ? notDue(`Words in responses that seem to show who somebody is wait for somebody to look at them; ${left}`, step)
      : notMet(
          `What respondents said is public, and words in it that seem to show who somebody is wait for somebody to look; ${left}`,
          step,
        )
  },
  gives: ['met', 'notMet', 'notDue', 'notKnown', 'doesNotApply'],
  examples: [
    { when: 'somebody looked at all of them', facts: {}, gives: 'met' },
    {
      when: 'nothing was found',
      facts: { identifyingWords: { any: false, waiting: false, lookedThrough: true } },
      gives: 'doesNotApply',
    },
    {
      when: 'some wait, and nothing is public yet',
      facts: { identifyingWords: { any: true, waiting: true, lookedThrough: true }, registerPublishedOn: null },
      gives: 'notDue',
    },
    {
      when: 'some wait, and the register is public',
      facts: { identifyingWords: { any: true, waiting: true, lookedThrough: true } },
      gives: 'notMet',
    },
    {
      when: 'responses came just now',
      facts: { identifyingWords: { any: false, waiting: false, lookedThrough: false } },
      gives: 'notKnown',
    },
  ],
})
