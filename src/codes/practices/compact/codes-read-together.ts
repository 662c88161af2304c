import { z } from 'zod'
import { type CodeInForce, unpublishedCode } from '../../../facts/compact/codes.ts'
import { exemplary } from '../../../facts/examples.ts'
import { fold } from '../../../kernel/fold.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** What codes of good practice are about, and the words in a code's title that tell it where the Hub has no such subject. */
const topics = {
  consultation: { said: 'consultation', words: ['consult'] },
  partnership: { said: 'partnership', words: ['partnership'] },
  funding: { said: 'funding and buying services', words: ['fund', 'procure', 'commission'] },
  volunteering: { said: 'volunteering', words: ['volunteer'] },
  equality: { said: 'equality and diversity', words: ['equal', 'divers'] },
  'community-groups': { said: 'community groups', words: ['community group', 'small group'] },
  'ethnic-minorities': { said: 'black and minority ethnic groups', words: ['ethnic', 'bme', 'bame'] },
} as const
type Topic = keyof typeof topics

/** Whether a code deals with a topic: by its subject, or else by its title. */
function dealsWith({ about, label }: CodeInForce, topic: Topic): boolean {
  return about === topic || topics[topic].words.some(word => ` ${fold(label)}`.includes(` ${word}`))
}

/**
 * The page of every code in force links to the Compact and to all other codes in force. A clause that names a sister code
 * says by `topics` what that one deals with: it is kept only once such a code is in force here too.
 */
export const codesReadTogether = definePractice({
  id: 'compact.codes-read-together',
  stage: 'adopt',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  version: 3,
  changed: {
    2: 'A code that is alone has no sister code to be read with.',
    3: 'A clause that names a sister code is kept only where a code on that topic is in force.',
  },
  title: 'Codes linked to one another',
  asks: 'Every code links to the Compact and to its sister codes; those that the code names are in force here.',
  with: z.object({ topics: z.array(z.enum(Object.keys(topics) as [Topic, ...Topic[]])).default([]) }),
  check({ codes, label }, { topics: named }) {
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    const rests = restsOn(...codes.map(code => recordOf('code', code)))
    const missing = named.filter(topic => !codes.some(code => dealsWith(code, topic)))
    if (missing.length > 0) {
      const because = `No code on ${sayList(missing.map(topic => topics[topic].said))} is in force here.`
      const verdict = missing.length === named.length ? notMet : partly
      return verdict(because, nextStep('code-versions'), rests)
    }
    if (codes.length === 1)
      return notMet(
        'Only one code is in force: the sister codes that it is to be read with are not here.',
        nextStep('code-versions'),
        rests,
      )
    return met(
      `${sayCount(codes.length, 'code')} in force; the page of each links to ${label} and to the other codes.`,
      rests,
    )
  },
  gaveOnce: { 1: ['met', 'notMet'], 2: ['met', 'notMet'] },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    {
      when: 'two codes, each linked to the other',
      facts: { codes: [...exemplary.compact.codes, unpublishedCode] },
      gives: 'met',
    },
    {
      when: 'the sister code that is named is in force',
      facts: { codes: [...exemplary.compact.codes, { ...unpublishedCode, label: 'Code on volunteers' }] },
      gives: 'met',
      with: { topics: ['volunteering', 'partnership'] },
    },
    {
      when: 'one of the two sister codes that are named',
      facts: { codes: [...exemplary.compact.codes, unpublishedCode] },
      gives: 'partly',
      gave: { 1: 'met, shown', 2: 'met, shown' },
      with: { topics: ['consultation', 'funding'] },
    },
    {
      when: 'a sister code that does not exist',
      facts: { codes: [...exemplary.compact.codes, unpublishedCode] },
      gives: 'notMet',
      gave: { 1: 'met, shown', 2: 'met, shown' },
      with: { topics: ['volunteering'] },
    },
    { when: 'one code without a sister', facts: {}, gives: 'notMet', gave: { 1: 'met, shown' } },
    { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
  ],
})
