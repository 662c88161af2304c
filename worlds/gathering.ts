/** Answers that come in together: forms filled in on a Saturday in the park, typed into a spreadsheet by those who were there. */
import { dateBoxes, type Hand } from './hand.ts'
import { findForm } from './visitor.ts'

const AGREE = 'Do you agree that up to eight places should be looked after by local groups?'
const OFTEN = 'How often do you use a green space in Holt?'
const MORE = 'What would make you use them more?'

/** Taken in by the clerk. */
const inThePark = [
  [AGREE, OFTEN, MORE, 'May be published'],
  ['Agree', 'Every week', 'A place to sit down out of the wind.', 'yes'],
  ['Disagree', 'Every month', 'Toilets. We go home early because there are none.', 'yes'],
  ['Strongly agree', 'Every day', '', 'no'],
]

/** Waits: one row has a word that is no answer, and one says nothing. */
const atTheGate = [
  [AGREE, OFTEN, MORE],
  ['Agree', 'Most days', 'Lights on the path by the river.'],
  ['Agree', 'Every week', 'More benches.'],
  ['', '', ''],
  ['', '', '   '],
]

/** Brings both in. */
export async function bringInFromFiles(hand: Hand, slug: string): Promise<void> {
  hand.on(-9)
  const taken = await bring(hand, slug, 'tom.ashby', 'saturday-in-the-park.csv', inThePark, -10)
  await (await hand.as('tom.ashby')).fill(taken, { act: 'take' })
  hand.on(-2)
  await bring(hand, slug, 'priya.natt', 'cards-from-the-gate.csv', atTheGate, -3)
}

/** Brings a file in and says what its columns hold; gives its address. */
async function bring(
  hand: Hand,
  slug: string,
  by: string,
  name: string,
  rows: readonly (readonly string[])[],
  came: number,
): Promise<string> {
  const bytes = Buffer.from(rows.map(row => row.map(cell => `"${cell}"`).join(',')).join('\n'))
  const who = await hand.as(by)
  const { url } = await who.fill(
    `/consultations/${slug}/imports`,
    {},
    { files: { file: { name, type: 'text/csv', bytes } } },
  )
  const page = await who.open(url)
  const known = findForm(page.body)?.values ?? {}
  const { url: at } = await who.fill(url, { ...known, channel: 'paper', ...dateBoxes('received', hand.dayAt(came)) })
  return at.split('?')[0] ?? at
}

/** Keeps a letter that came after the close with what came late. */
export async function keepLateLetter(
  hand: Hand,
  slug: string,
  { by, day, says, why }: { readonly by: string; readonly day: number; readonly says: string; readonly why: string },
): Promise<void> {
  hand.on(day + 1)
  await (await hand.as(by)).fill(`/consultations/${slug}/keying`, {
    channel: 'letter',
    ...dateBoxes('received', hand.dayAt(day)),
    late_reason: why,
    free_text: says,
    action: 'give',
  })
}

/** A letter that was written after the close is kept, and the lead decides not to take it in. */
export async function decideLate(hand: Hand, slug: string, day: number): Promise<void> {
  await keepLateLetter(hand, slug, {
    by: 'tom.ashby',
    day,
    says: 'We heard of it only now. Write to the parish magazine next time.',
    why: 'It was written six days after the close',
  })
  const box = await hand.place.database.db
    .selectFrom('late_response')
    .innerJoin('consultation', 'consultation.id', 'late_response.consultation_id')
    .select('late_response.id')
    .where('consultation.slug', '=', slug)
    .execute()
  await (await hand.as('priya.natt')).fill(`/consultations/${slug}/late`, {
    which: box.map(({ id }) => id),
    decision: 'out',
    reason: 'It was written after the close. We wrote back with the day of the next consultation on this.',
  })
}
