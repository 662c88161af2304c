/** A partnership of the world: from a question in the evening to a decision with a minority view. */
import { beginEveningBuses } from './evening-buses.ts'
import { dateBoxes, type Hand } from './hand.ts'
import { decideTogether } from './meeting.ts'
import { lookAround, lookBack, readMeasure, setObjectives } from './partnership-course.ts'

const BASE = '/partnerships/getting-there'

const seats = [
  {
    name: 'Health trust',
    organisation: 'Fenside Health Trust',
    role: 'chair',
    email: 'hassan.idris',
    person: 'Hassan Idris',
  },
  {
    name: 'Voluntary sector',
    organisation: 'Wendmere Council for Voluntary Service',
    role: 'member',
    email: 'marta.kowal',
    person: 'Marta Kowal',
  },
  {
    name: 'Older people',
    organisation: 'Holt Older People’s Forum',
    role: 'member',
    email: 'joan.reed',
    person: 'Joan Reed',
  },
  {
    name: 'Disabled people',
    organisation: 'Access for All',
    role: 'member',
    email: 'ola.brandt',
    person: 'Ola Brandt',
  },
] as const

/** Builds it. */
export async function runGettingThere(hand: Hand): Promise<void> {
  await beginEveningBuses(hand)
  await begin(hand)
  await setUp(hand)
  await agreeTerms(hand)
  await decideTogether(hand, BASE)
  await readMeasure(hand, BASE)
  await lookAround(hand, BASE)
  await lookBack(hand, BASE)
  await checkHealth(hand)
  await askAround(hand)
}

async function begin(hand: Hand): Promise<void> {
  hand.on(-160)
  const hassan = await hand.as('hassan.idris')
  await hassan.fill('/partnerships/new', {
    name: 'Getting there',
    need: 'One in nine appointments at the clinic is missed because people cannot get there. Nobody has both the cars and the drivers.',
    topics: 'transport, health, older people',
    places: 'Holt',
  })
  await hassan.fill(`${BASE}/scope`, {
    existing_work: 'A lunch club minibus, and a hospital car scheme that closed in 2023.',
    under_way: 'The county looks at bus times in the evening.',
    constraints: 'No money beyond two years; insurance for volunteer drivers.',
    why_together: 'The trust knows the appointments, the groups have the drivers, the council has the minibus.',
    added_value: 'Fewer missed appointments and less loneliness.',
    added_value_measure: 'Missed appointments each month; lifts given.',
    purpose: 'Everybody in Holt reaches the clinic, and comes home again, whatever their age, purse or legs.',
    kind: 'task',
    size: 'full',
    end_condition: 'When buses run to the clinic in the evening, or after two years.',
  })
  await hassan.fill(`${BASE}/scope/similar`, {})
  const similar = await hand.place.database.db.selectFrom('similar_partnership').select('id').executeTakeFirstOrThrow()
  await hassan.fill(`${BASE}/scope/similar/${similar.id}`, {
    answer: 'linked',
    reason: 'It asks the county for buses. We give lifts until they run.',
  })
  await hassan.fill(`${BASE}/scope/decision`, {
    result: 'go',
    result_reason: 'Nobody else does it, and each of us holds a part.',
  })
  for (const [name, category, answer] of [
    ['People who miss appointments', 'affected', 'consulted'],
    ['County bus team', 'statutory', 'kept-informed'],
    ['Holt Taxis', 'provider', 'invited'],
  ] as const) {
    await hassan.fill(`${BASE}/stakeholders`, {
      name,
      category,
      answer,
      ...(category === 'affected' ? { affected: 'yes' } : {}),
    })
  }
}

async function setUp(hand: Hand): Promise<void> {
  hand.on(-150)
  const hassan = await hand.as('hassan.idris')
  const { db } = hand.place.database
  for (const { organisation } of seats) {
    const { id } = await db
      .selectFrom('organisation')
      .select('id')
      .where('name', '=', organisation)
      .executeTakeFirstOrThrow()
    await hassan.fill(`${BASE}/partners`, {
      organisation_id: id,
      reasons: 'The people we serve miss appointments.',
      offers: 'Time, and what we know.',
      asked: 'yes',
      support_needs: 'Meetings by day, near a bus stop.',
      support_answer: 'We meet at eleven in the Corn Hall.',
    })
  }
  for (const { name, organisation, role, email, person } of seats) {
    const partner = await db
      .selectFrom('partner')
      .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
      .select('partner.id')
      .where('organisation.name', '=', organisation)
      .executeTakeFirstOrThrow()
    await hassan.fill(`${BASE}/seats`, { name, partner_id: partner.id, role })
    const seat = await db.selectFrom('seat').select('id').where('name', '=', name).executeTakeFirstOrThrow()
    await hassan.fill(`${BASE}/seats/${seat.id}/holder`, {
      email: `${email}@demo.invalid`,
      name: person,
      mandate: role === 'chair' ? 'representing' : 'representative-of',
      authority: 'May agree anything that costs their organisation less than £1,000.',
      selection: 'Chosen at the yearly meeting.',
      selection_public: 'yes',
      ...dateBoxes('induction_done_on', hand.dayAt(-150)),
      buddy_offered: 'yes',
    })
  }
  await hassan.fill(`${BASE}/team`, {
    email: 'ruth.pell@demo.invalid',
    name: 'Ruth Pell',
    role: 'administrator',
    act: '',
  })
  await setObjectives(hand, BASE)
  hand.on(-148)
  for (const name of ['marta.kowal', 'joan.reed']) await answerOwn(hand, name)
}

/** A contact answers what waits for the word of the organisation. */
async function answerOwn(hand: Hand, name: string): Promise<void> {
  const contact = await hand.as(name)
  const list = (await contact.open('/asked')).body.split('<h2')[1] ?? ''
  for (const [, page = ''] of list.matchAll(/href="(\/asked\/[^"]+)"/g))
    await contact.fill(page, {
      agreed: 'yes',
      ...(list.includes(`${page}">Taking part`) ? { limits: 'Our volunteers have jobs.' } : {}),
    })
}

async function agreeTerms(hand: Hand): Promise<void> {
  hand.on(-140)
  const hassan = await hand.as('hassan.idris')
  await hassan.fill(`${BASE}/settings`, {
    state: 'running',
    ...dateBoxes('started_on', hand.dayAt(-140)),
    evaluation_plan: 'Missed appointments are counted by the trust each month already; we look at them twice a year.',
    resources: 'Ruth Pell for one day a week, paid by the trust; the minibus on three days.',
    participation_budget: '1200',
  })
  await hassan.fill(`${BASE}/terms/writing`, {})
  const { db } = hand.place.database
  const partners = await db
    .selectFrom('partner')
    .innerJoin('partnership', 'partnership.id', 'partner.partnership_id')
    .innerJoin('seat', 'seat.partner_id', 'partner.id')
    .select(['partner.organisation_id', 'seat.name'])
    .where('partnership.slug', '=', 'getting-there')
    .execute()
  for (const { name, email } of seats) {
    const partner = partners.find(one => one.name === name)!
    const request = await db
      .selectFrom('party_request')
      .select('id')
      .where('matter', '=', 'partnership.terms')
      .where('organisation_id', '=', partner.organisation_id)
      .executeTakeFirstOrThrow()
    if (name === 'Disabled people')
      await hassan.fill(
        `/asked/${request.id}/paper`,
        {
          agreed: 'yes',
          ...dateBoxes('given_on', hand.dayAt(-141)),
          name: 'Ola Brandt',
          role: 'chair',
        },
        {
          files: {
            scan: {
              name: 'letter.txt',
              type: 'text/plain',
              bytes: Buffer.from('Access for All agrees. Ola Brandt, chair.'),
            },
          },
        },
      )
    else
      await (await hand.as(email)).fill(`/asked/${request.id}`, {
        agreed: 'yes',
        ...(name === 'Older people' ? { comment: 'Please never meet after dark in winter.' } : {}),
      })
  }
}

async function checkHealth(hand: Hand): Promise<void> {
  hand.on(-30)
  await (await hand.as('hassan.idris')).fill(`${BASE}/health-check/opening`, {
    kind: 'health-check',
    ...dateBoxes('closes_on', hand.dayAt(-16)),
  })
  const { db } = hand.place.database
  const round = await db.selectFrom('survey_round').select('id').executeTakeFirstOrThrow()
  for (const [at, { email }] of seats.entries()) {
    hand.on(-28 + at)
    const marks = ['attend', 'valued', 'progress', 'partners', 'reporting', 'resourced', 'change', 'links']
    await (await hand.as(email)).fill(
      `${BASE}/health-check/${round.id}/answer`,
      Object.fromEntries(marks.map((name, n) => [name, String(5 - ((at + n) % 3))])),
    )
  }
  hand.on(-15)
  await (await hand.as('hassan.idris')).fill(`${BASE}/health-check/${round.id}/closing`, {
    summary: 'We feel heard, and we are slow to report back. Ruth sends a draft report with the minutes from now on.',
  })
}

/** What others ask of it, and what it asks of others. */
async function askAround(hand: Hand): Promise<void> {
  const { db } = hand.place.database
  hand.on(-12)
  const somebody = await hand.as(null)
  await somebody.fill(`${BASE}/joining`, {
    who: 'Holt Taxis',
    reasons: 'We drive at night already.',
    contact: '01632 960 777',
  })
  await somebody.fill(`${BASE}/concern`, {
    kind: 'concern',
    about: 'My mother rang twice and nobody answered.',
    contact: '01632 960 778',
  })
  const hassan = await hand.as('hassan.idris')
  const { id } = await db
    .selectFrom('organisation')
    .select('id')
    .where('infrastructure', '=', true)
    .executeTakeFirstOrThrow()
  await hassan.fill(`${BASE}/advice`, { organisation_id: id, ...dateBoxes('asked_on', hand.dayAt(-12)) })
  await hassan.fill(`${BASE}/communities`, {
    name: 'People in the fen villages',
    gap_action: 'Ruth visits two village halls before the next meeting.',
  })
  const seat = await db.selectFrom('seat').select('id').where('name', '=', 'Health trust').executeTakeFirstOrThrow()
  await hassan.fill(`${BASE}/decisions/new`, {
    text: 'The minibus is insured for two more drivers.',
    basis: 'Two drivers have come forward.',
    why_written: 'The insurance runs out before we meet.',
    ...dateBoxes('closes_on', hand.dayAt(6)),
    owner_seat_id: seat.id,
    binds: 'Fenside Health Trust',
  })
  const written = await db.selectFrom('written_procedure').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  await hassan.fill(
    `/written-procedures/${written.id}/papers`,
    { title: 'What the insurer asks', pages: '1' },
    {
      files: {
        file: { name: 'insurer.txt', type: 'text/plain', bytes: Buffer.from('Two drivers, 96 pounds a year.') },
      },
    },
  )
  const short = /<option value="(partnership\.[^"]+)"/.exec((await hassan.open(`${BASE}/departures/new`)).body)?.[1]
  if (!short) throw new Error('Nothing falls short, so there is nothing to explain')
  await hassan.fill(`${BASE}/departures/new?practice=${short}`, {
    practice: short,
    circumstances: 'Four volunteers drive one minibus, and the winter is our busiest time.',
    reason: 'We are a few people with one minibus. We do this in the spring, when we know whether we go on.',
    instead: 'Whoever asks is told by telephone what was decided.',
    risk: 'Somebody who does not ask hears of it late.',
    told: 'Everybody at the last meeting, and the health trust by letter.',
    ...dateBoxes('ends_on', hand.dayAt(120)),
  })
}
