import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { aYearAfter, ofLastYear, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueOn, nextStep, notDue, notMet, provenBy } from '../../verdict.ts'

const trainings = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'training', change)
const lacking = entriesWith(
  trainings(() => null),
  'skill',
  ({ answers }) => ({ answers: answers.map(one => ({ ...one, says: 'no' as const })) }),
)

/** Every seat is told of it when it is written down; that somebody came, and what it was worth, only they can say. */
export const training = definePractice({
  id: 'partnership.training',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed'],
  owedTo: 'partners',
  title: 'Training offered and taken up',
  asks: 'Training arising from issues, reviews or gaps is offered to all partners, and taken up.',
  check(facts, _, today) {
    const step = nextStep('training')
    const offered = entriesOf(facts, 'training').filter(entry => saysAll(entry, ['what', 'how']))
    const been = ofLastYear(offered, ({ on, writtenOn }) => on ?? writtenOn, today)
    if (been.length > 0)
      return eachOf(
        'training',
        been,
        ({ answers }) => answers.some(({ says, worth }) => says === 'yes' && worth !== ''),
        {
          noun: ['training of the last twelve months', 'trainings of the last twelve months'],
          did: ['was taken up, as those who came say themselves', 'were taken up, as those who came say themselves'],
          lost: ({ on, answers }) => (on !== null && answers.length > 0 ? aYearAfter(on) : undefined),
        },
        step,
        provenBy('confirmed'),
      )
    const [coming] = offered.filter(({ on }) => on !== null && on > today)
    if (coming) return notDue('Training is offered, and its day is still to come.', step, dueOn(coming.on))
    const gaps = entriesOf(facts, 'skill').some(({ answers }) => answers.some(({ says }) => says === 'no'))
    if (gaps)
      return onceFormed(facts, notMet('Some skills that seats ask for are lacking, and no training is offered.', step))
    return doesNotApply(
      'No gap is on record that training could fill, and none was offered in the last twelve months.',
      step,
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'offered to all, and one came', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'nobody says yet that they came to one of two',
      facts: {
        entries: [
          ...exemplaryPartnership.entries,
          ...exemplaryPartnership.entries
            .filter(({ kind }) => kind === 'training')
            .map(one => ({ ...one, id: 'training-2', answers: [] })),
        ],
      },
      gives: 'partly',
      proof: 'confirmed',
    },
    { when: 'nobody came', facts: trainings(() => ({ answers: [] })), gives: 'notMet' },
    { when: 'gaps, and no training', facts: lacking, gives: 'notMet' },
    { when: 'still to come', facts: trainings(() => ({ on: day('2026-12-01'), answers: [] })), gives: 'notDue' },
    { when: 'no gap, and no training', facts: trainings(() => null), gives: 'doesNotApply' },
  ],
})
