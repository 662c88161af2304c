/** Who is there: the area, its secretariat, organisations and people. The first of each is set up as an operator would. */
import { newId } from '../src/db/ids.ts'
import { grantRole } from '../src/features/accounts/index.ts'
import { keepAll } from './documents.ts'
import type { Hand, Someone } from './hand.ts'
import { askedOfKey, softKey } from './passkey.ts'

const organisations = [
  {
    name: 'Holt District Council',
    sector: 'statutory',
    kind: 'District council',
    serves: 'The 61,000 people of Holt district',
  },
  { name: 'Wendmere Town Council', sector: 'statutory', kind: 'Town council', serves: 'The town of Wendmere' },
  {
    name: 'Fenside Health Trust',
    sector: 'statutory',
    kind: 'Health trust',
    serves: 'Community health across the area',
  },
  {
    name: 'Wendmere Council for Voluntary Service',
    sector: 'voluntary',
    kind: 'Charity',
    infrastructure: true,
    serves: 'Voluntary and community groups in Wendmere and Holt',
  },
  { name: 'Holt Older People’s Forum', sector: 'community', kind: 'Association', serves: 'People over 60' },
  {
    name: 'Mill Lane Neighbours',
    sector: 'community',
    kind: 'Residents’ group',
    serves: 'Mill Lane and the station quarter',
  },
  { name: 'Faiths Together', sector: 'faith', kind: 'Charity', serves: 'Eleven congregations' },
  { name: 'Access for All', sector: 'voluntary', kind: 'Charity', serves: 'Disabled people and carers' },
] as const

const people = [
  { name: 'Priya Natt', address: 'priya.natt' },
  { name: 'Tom Ashby', address: 'tom.ashby' },
  { name: 'Grace Oduya', address: 'grace.oduya' },
  { name: 'Leonard Fisk', address: 'leonard.fisk' },
  { name: 'Marta Kowal', address: 'marta.kowal' },
  { name: 'Hassan Idris', address: 'hassan.idris' },
  { name: 'Ruth Pell', address: 'ruth.pell' },
  { name: 'Joan Reed', address: 'joan.reed' },
  { name: 'Ola Brandt', address: 'ola.brandt' },
] as const

/** The area and its secretariat, as `invite --secretariat` makes them. */
export async function beginArea(hand: Hand): Promise<void> {
  const began = hand.dayAt(-450)
  await hand.place.database.db.transaction().execute(async tx => {
    const area = newId()
    await tx
      .insertInto('area')
      .values({
        id: area,
        name: 'Wendmere and Holt',
        compact_name: 'Wendmere and Holt Compact',
        contact_name: 'Compact Secretariat',
        contact_address: 'The Old Library, 4 Market Row, Wendmere',
        contact_phone: '01632 960 110',
        contact_email: 'secretariat@demo.invalid',
        set_up_on: began,
      })
      .execute()
    const person = newId()
    await tx.insertInto('person').values({ id: person, name: 'Sam Okafor', email: 'sam.okafor@demo.invalid' }).execute()
    await grantRole(tx, {
      personId: person,
      role: 'secretariat',
      subject: { kind: 'area', id: area },
      from: began,
      grantedBy: null,
    })
  })
}

/** The council's own sign-in, as the secretariat has prepared it: not switched on yet. */
async function prepareSignIn(sam: Someone): Promise<void> {
  await sam.fill('/settings/issuers/new', {
    name: 'Holt District Council',
    address: 'https://sign-in.holt.invalid/realms/staff',
    client_id: 'compact-hub',
    mail_domains: 'holt.invalid',
    state: 'off',
  })
}

/** Grace has added a passkey, which only the device that nobody has could use. */
async function addPasskey(hand: Hand): Promise<void> {
  const grace = await hand.as('grace.oduya')
  const path = '/account/passkeys/new'
  const options = askedOfKey((await grace.open(path)).body)
  await grace.fill(path, { name: 'My phone', credential: softKey(hand.hub.origin).add(options) })
}

/** The directory and the people, entered by the secretariat. */
export async function fillDirectory(hand: Hand): Promise<void> {
  hand.on(-445)
  const sam = await hand.as('sam.okafor')
  for (const one of organisations) {
    const { name, sector, kind, serves } = one
    await sam.fill('/organisations/new', {
      name,
      sector,
      kind,
      serves,
      ...('infrastructure' in one ? { infrastructure: 'yes' } : {}),
    })
  }
  for (const { name, address } of people) await sam.fill('/people/new', { name, email: `${address}@demo.invalid` })
  await giveRole(hand, 'priya.natt', 'contact', 'Holt District Council')
  await giveRole(hand, 'marta.kowal', 'contact', 'Wendmere Council for Voluntary Service')
  await giveRole(hand, 'hassan.idris', 'contact', 'Fenside Health Trust')
  await giveRole(hand, 'joan.reed', 'contact', 'Holt Older People’s Forum')
  await keepAll(sam, 'area', 'compact.md')
  await prepareSignIn(sam)
  await addPasskey(hand)
}

/** A list of members that was brought in and waits to be looked over. */
export async function layListAside(hand: Hand): Promise<void> {
  const sam = await hand.as('sam.okafor')
  const list = [
    'Name,Sector,Charity number,Email',
    'Holt Food Share,Voluntary,1012345,hello@foodshare.example',
    'Older People’s Forum,Community,,',
    'Faiths Together,Faith,,',
    'Wendmere Scouts,Community,12,scouts@wendmere.example',
  ].join('\n')
  const file = { name: 'members.csv', type: 'text/csv', bytes: Buffer.from(list) }
  await sam.fill('/organisations/import', { sector: 'voluntary' }, { files: { file } })
}

/** A long list that waits beside it: the whole directory of a neighbour, with the page of each group in a column that nobody needs. */
export async function layLongListAside(hand: Hand): Promise<void> {
  const page =
    'We meet on the second Thursday of the month, and everybody is welcome. Tea is at half past ten. '.repeat(45)
  const rows = ['Allotments', 'Carers', 'Choir', 'Cricket', 'Drama', 'Food Bank', 'Luncheon Club', 'Repair Café']
    .flatMap(kind => ['Brinmoor', 'Coldwater', 'Overfen', 'Saltley', 'Tidewell'].map(place => `${place} ${kind}`))
    .map((name, at) => `${name},Community,${at === 7 ? '12' : ''},${page}`)
  const list = ['Name,Sector,Charity number,Words of its page', ...rows, `Faiths Together,Faith,,${page}`]
  const bytes = Buffer.from([...list, `Holt Older People’s Forums,Community,,${page}`].join('\n'))
  const file = { name: 'directory-of-tidewell.csv', type: 'text/csv', bytes }
  await (await hand.as('sam.okafor')).fill('/organisations/import', { sector: 'voluntary' }, { files: { file } })
  await hand.runJobs('work-on-organisation-lists')
}

/** Gives a role for an organisation to a person, through the page of people. */
async function giveRole(hand: Hand, address: string, role: string, organisation: string): Promise<void> {
  const { db } = hand.place.database
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', `${address}@demo.invalid`)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', organisation)
    .executeTakeFirstOrThrow()
  await (await hand.as('sam.okafor')).fill(`/people/${person.id}`, { role: `${role}:organisation:${id}` })
}
