/** A partnership that did what it was for, and ended with somebody named for everything that it left. */
import { dateBoxes, type Hand } from './hand.ts'

const BASE = '/partnerships/winter-kitchen'

/** Begins it, gives it one promise and lets its partner end it. */
export async function endWinterKitchen(hand: Hand): Promise<void> {
  const { db } = hand.place.database
  hand.on(-190)
  const marta = await hand.as('marta.kowal')
  await marta.fill('/partnerships/new', {
    name: 'Winter kitchen',
    need: 'When the mill closed, forty families had no warm meal in January.',
    topics: 'food',
    places: 'Little Wend',
  })
  await marta.fill(`${BASE}/scope/similar`, {})
  await marta.fill(`${BASE}/scope/decision`, {
    result: 'go',
    result_reason: 'There is a kitchen, and there are cooks.',
  })
  const partner = await organisation(hand, 'Wendmere Council for Voluntary Service')
  await marta.fill(`${BASE}/partners`, {
    organisation_id: partner,
    reasons: 'Our members cook.',
    ...dateBoxes('from_day', hand.dayAt(-190)),
  })
  const { id } = await db
    .selectFrom('partner')
    .innerJoin('partnership', 'partnership.id', 'partner.partnership_id')
    .select('partner.id')
    .where('partnership.slug', '=', 'winter-kitchen')
    .executeTakeFirstOrThrow()
  await marta.fill(`${BASE}/contributions/new`, {
    partner_id: id,
    kind: 'use',
    what: 'The hall on Sundays in March',
    ...dateBoxes('promised_on', hand.dayAt(-190)),
  })
  hand.on(-70)
  const parting = await hand.as('marta.kowal')
  await parting.fill(`${BASE}/ending`, {
    reason: 'The new mill has opened, and the families cook at home again.',
    outcomes: 'Twelve Sundays, and 1,900 meals.',
    lessons: 'Ask the cooks for the days first, and the hall after that.',
    thanks: 'Everybody who peeled, carried and washed up: thank you.',
    records_kept: 'In the office of the Council for Voluntary Service',
  })
  const listed = (await parting.open(`${BASE}/ending/handover`)).body
  const thing = (kind: string): string => new RegExp(`value="(${kind}:[^"]+)"`).exec(listed)?.[1] ?? ''
  await parting.fill(`${BASE}/ending/handover`, { things: [thing('records')], receiver: `organisation:${partner}` })
  await parting.fill(`${BASE}/ending/handover`, {
    things: [thing('contribution')],
    receiver: `organisation:${await organisation(hand, 'Holt Older People’s Forum')}`,
  })
  await parting.fill(`${BASE}/ending/proposal`, { sure: 'yes' })
  // Whoever puts an end answers for the own organisation like every other partner.
  const waiting = (await parting.open('/asked')).body.split('<h2')[1] ?? ''
  for (const [, page = ''] of waiting.matchAll(/href="(\/asked\/[^"]+)">Winter kitchen/g))
    await parting.fill(page, { agreed: 'yes' })
}

async function organisation(hand: Hand, name: string): Promise<string> {
  const { db } = hand.place.database
  return (await db.selectFrom('organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}
