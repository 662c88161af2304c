import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { sayShare } from '../../each-of.ts'
import { sayHolders } from '../../holders-say.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

const change = (kind: string, to: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, kind, to)

/**
 * What somebody needs is told to nobody: of holders it is only said whether all of them find that it fits. How audiences are served the
 * partnership says itself.
 */
export const formats = definePractice({
  id: 'partnership.formats',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'seats',
  title: 'Formats that fit',
  asks: 'Format and language needs of holders and audiences are on record, and papers and results reached each of them in a format that fits.',
  check(facts) {
    const [reaching] = entriesOf(facts, 'reaching').filter(entry => saysAll(entry, ['formats']))
    const audiences = entriesOf(facts, 'audience')
    const served = audiences.filter(entry => saysAll(entry, ['what', 'needs', 'met']))
    const holders = reaching ? sayHolders(facts, reaching, 'that papers reach them in a format that fits') : null
    const said = [
      holders?.text ?? 'What is done for the formats that holders need is not on record.',
      audiences.length === 0
        ? 'No audience is on record.'
        : `${sayShare(served.length, audiences.length, {
            noun: ['audience', 'audiences'],
            did: ['has its needs on record and how they are met', 'have their needs on record and how they are met'],
          })}.`,
    ].join(' ')
    const all = audiences.length > 0 && served.length === audiences.length
    if (all && holders?.say === 'all') return met(said)
    const step = nextStep(holders?.say === 'all' ? 'audiences' : 'reaching')
    return onceFormed(facts, holders === null && served.length === 0 ? notMet(said, step) : partly(said, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'holders say that it fits, and an audience has large print', facts: {}, gives: 'met' },
    { when: 'no audience', facts: change('audience', () => null), gives: 'partly' },
    {
      when: 'no holder has answered',
      facts: change('reaching', () => ({ answers: [] })),
      gives: 'partly',
    },
    {
      when: 'neither',
      facts: { entries: exemplaryPartnership.entries.filter(({ kind }) => kind !== 'reaching' && kind !== 'audience') },
      gives: 'notMet',
    },
    {
      when: 'still forming',
      facts: {
        state: 'forming',
        entries: exemplaryPartnership.entries.filter(({ kind }) => kind !== 'reaching' && kind !== 'audience'),
      },
      gives: 'notDue',
    },
  ],
})
