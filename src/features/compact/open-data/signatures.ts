/** Who has signed which code, as data: with how it is known, and what came of it. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { findKnown } from '../signing/standing.queries.ts'

const signature = z.object({
  id: z.uuid().describe('Lasting id of the signature.'),
  organisation: z.string().describe('The slug of the organisation that signed.'),
  code: z.string().describe('The edition that it signed.'),
  from: isoDay('The first day on which it binds.'),
  to: isoDay('The last day on which it binds.').nullable(),
  fingerprint: z.string().describe('The fingerprint of the text that was signed.').nullable(),
  known: z
    .enum(['confirmed', 'stated', 'denied', 'not-asked'])
    .describe(
      'How it is known: the organisation said so itself, somebody wrote it down for it, it says that it did not sign, or it was never asked.',
    ),
  withdrawnOn: isoDay('The day on which it was withdrawn.').nullable(),
  withdrawnBecause: z.string().describe('Why it was withdrawn; empty where it was not.'),
  url: pageField,
})

type Signature = z.input<typeof signature>
type Row = Pick<Signature, 'id' | 'organisation' | 'code' | 'from' | 'to' | 'fingerprint'>

async function findSignatures(
  { db, at }: OpenRequest,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<Signature[]> {
  const { rows } = await sql<Row>`
    select s.id, o.slug as organisation, c.edition as code, s.from_day as from, s.to_day as to, s.fingerprint
    from signature s join organisation o on o.id = s.organisation_id join code c on c.id = s.code_id
    where ${where} order by s.id limit ${limit}`.execute(db)
  const known = await findKnown(db)
  return rows.map(row => {
    const of = known.get(row.id)
    return {
      ...row,
      known: of?.agreed === false ? 'denied' : (of?.proof ?? 'not-asked'),
      withdrawnOn: of?.withdrawnOn ?? null,
      withdrawnBecause: of?.withdrawnWhy ?? '',
      url: at(`/compact/signatures/${row.id}`),
    }
  })
}

export const signaturesResource = defineResource({
  name: 'signatures',
  record: 'Signature',
  publishes: 'nothing',
  about: 'Who has signed which edition of which code, from when to when it binds, and how that is known.',
  item: signature,
  filters: {
    organisation: z.string().max(200).describe('Only those of the organisation with this slug.'),
    code: z.string().max(200).describe('Only those under this edition.'),
  },
  list(request, { organisation, code }, stretch) {
    const by = organisation === undefined ? sql`true` : sql`o.slug = ${organisation}`
    const under = code === undefined ? sql`true` : sql`c.edition = ${code}`
    return findSignatures(request, sql`${by} and ${under} and ${afterIn('s.id', stretch)}`, stretch.limit)
  },
  one: async (request, key) => (await findSignatures(request, sql`s.id::text = ${key}`, 1))[0] ?? null,
})
