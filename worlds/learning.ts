/** What the team of the draft code learns from its consultation: half way, and when it is over. */
import { dateBoxes, type Hand } from './hand.ts'

/** Notes the review half way, on the day given in days before the world is shown. */
export async function reviewHalfWay(hand: Hand, slug: string, on: number): Promise<void> {
  hand.on(on)
  await (await hand.as('priya.natt')).fill(`/consultations/${slug}/interim-review/new`, {
    ...dateBoxes('held_on', hand.dayAt(on)),
    findings:
      'Two answers of the forty we expected. Groups with a committee have put it on their agenda for next month. Nobody outside a network has answered yet.',
    change_decided:
      'Visits to two more villages, with the form on paper and in large print. The time to answer stays as it is: every committee meets once more before the last day.',
  })
}

/** Writes the evaluation and publishes it. */
export async function evaluate(hand: Hand, slug: string): Promise<void> {
  const priya = await hand.as('priya.natt')
  const at = `/consultations/${slug}/evaluation/words`
  await priya.fill(at, {
    objectives:
      'Met. We know which promises people doubt: the shortest time to answer, and money for passing things on.',
    audience:
      'Partly met. Six of forty expected answers came, and only one from outside any network, after the visits.',
    methods: 'Paper and letters brought people we would not have heard online. The large print was asked for and used.',
  })
  await priya.fill(at, {
    publicity:
      'The Council for Voluntary Service reached the groups it knows. The villages heard of it only by the visits.',
    timescales: 'Twelve weeks and a day were enough for committees that meet every month, and short for the others.',
    information: 'The page of summary was read; few opened the whole draft. Some sentences are too long.',
    costs: 'The visits cost little and brought most. Half of the printed forms were not used.',
    direct_cost: '870',
    indirect_cost: '4200',
    outcomes:
      'Two paragraphs changed, and one point went on to those who can act on it. Everybody who can be reached was told.',
    lessons:
      'Plan visits to villages from the first week on.\nAsk committees for the day of their meeting before the dates are fixed.\nPrint half as many forms, and more in large print.',
    act: 'publish',
  })
}
