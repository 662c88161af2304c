import { exemplaryObjective } from '../../../facts/partnership/objectives.ts'
import { eachObjective } from '../../each-objective.ts'
import { definePractice } from '../../practice.ts'

/** The seat that owns an activity stands for its partner; an activity says whether one partner does it alone. */
export const deliveryPlan = definePractice({
  id: 'partnership.delivery-plan',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Delivery plan',
  asks: 'Each objective has activities with owner, partner and date; what each partner does alone is stated.',
  check: facts =>
    eachObjective(
      facts,
      ({ activities }) => activities.length > 0 && activities.every(({ owner }) => owner !== null),
      ['has activities with owner and date', 'have activities with owner and date'],
      'steps',
    ),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'every objective', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: { objectives: [exemplaryObjective, { ...exemplaryObjective, id: 'objective-2', activities: [] }] },
      gives: 'partly',
    },
    {
      when: 'nobody owns an activity',
      facts: {
        objectives: [
          { ...exemplaryObjective, activities: exemplaryObjective.activities.map(one => ({ ...one, owner: null })) },
        ],
      },
      gives: 'notMet',
    },
    { when: 'no objective', facts: { objectives: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', objectives: [] }, gives: 'notDue' },
  ],
})
