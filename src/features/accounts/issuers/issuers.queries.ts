/** Organisations' own sign-ins as they are kept, who is who to them, and who is on the way. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Provider, ProviderProblem } from './provider.ts'
import type { IssuerRules, TurnedAway } from './who-comes.ts'

/** An issuer as it is kept, without its secret. */
export type Issuer = IssuerRules & {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly address: string
  readonly clientId: string
  readonly hasSecret: boolean
  readonly organisationId: string | null
  /** What the organisation it stands for is called. */
  readonly organisation: string | null
  readonly state: 'on' | 'off'
  /** True where people with an address of its domains get no mailed link. */
  readonly onlyWay: boolean
  readonly lastCameAt: Date | null
  readonly lastProblem: string
  readonly lastProblemAt: Date | null
}

function issuers(db: Handle) {
  return db
    .selectFrom('sign_in_issuer as i')
    .leftJoin('organisation as o', 'o.id', 'i.organisation_id')
    .selectAll('i')
    .select('o.name as organisation')
}

type Row = Awaited<ReturnType<ReturnType<typeof issuers>['executeTakeFirstOrThrow']>>

function toIssuer(row: Row): Issuer {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    address: row.address,
    clientId: row.client_id,
    hasSecret: row.sealed_secret.length > 0,
    mailDomains: row.mail_domains,
    claimName: row.claim_name,
    claimValue: row.claim_value,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    state: row.state,
    makesPeople: row.makes_people,
    onlyWay: row.only_way,
    lastCameAt: row.last_came_at,
    lastProblem: row.last_problem,
    lastProblemAt: row.last_problem_at,
  }
}

/** Every issuer, by name. */
export async function listIssuers(db: Handle): Promise<Issuer[]> {
  return (await issuers(db).orderBy('i.name').orderBy('i.id').execute()).map(toIssuer)
}

/** An issuer by its id; null where there is none. */
export async function findIssuer(db: Handle, id: string): Promise<Issuer | null> {
  const row = await issuers(db).where('i.id', '=', id).executeTakeFirst()
  return row ? toIssuer(row) : null
}

const placeOf = (id: string): string => `sign_in_issuer:${id}`

/** What is needed to talk to an issuer, its secret opened. */
export async function providerOf(db: Handle, seal: Seal, id: string): Promise<Provider> {
  const row = await db
    .selectFrom('sign_in_issuer')
    .select(['address', 'client_id', 'sealed_secret'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const secret = row.sealed_secret.length > 0 ? seal.open(row.sealed_secret, placeOf(id)) : ''
  return { address: row.address, clientId: row.client_id, secret }
}

/** What is kept of an issuer, its secret aside. */
export type KeptIssuer = {
  readonly name: string
  readonly address: string
  readonly client_id: string
  readonly mail_domains: string[]
  readonly claim_name: string
  readonly claim_value: string
  readonly organisation_id: string | null
  readonly state: 'on' | 'off'
  readonly makes_people: boolean
  readonly only_way: boolean
}

/** Keeps a new issuer; gives its id. */
export async function addIssuer(tx: Tx, seal: Seal, kept: KeptIssuer, secret: string): Promise<string> {
  const id = newId()
  const sealed_secret = secret === '' ? Buffer.alloc(0) : seal.close(secret, placeOf(id))
  await tx
    .insertInto('sign_in_issuer')
    .values({ id, ...kept, sealed_secret })
    .execute()
  return id
}

/** Changes an issuer of the version quoted; false where somebody changed it meanwhile. A secret of null stays as it was. */
export async function changeIssuer(
  tx: Tx,
  seal: Seal,
  { id, version }: { readonly id: string; readonly version: number },
  kept: KeptIssuer,
  secret: string | null,
): Promise<boolean> {
  const sealed =
    secret === null ? {} : { sealed_secret: secret === '' ? Buffer.alloc(0) : seal.close(secret, placeOf(id)) }
  return changeVersioned(tx, 'sign_in_issuer', id, version, { ...kept, ...sealed })
}

/** Writes down what went wrong on the way, for the secretariat. Another kind of fault, or a later one, replaces it. */
export async function noteProblem(
  db: Handle,
  issuerId: string,
  problem: ProviderProblem | TurnedAway | 'not-fresh',
  now: Date,
): Promise<void> {
  await db
    .updateTable('sign_in_issuer')
    .set({ last_problem: problem, last_problem_at: now })
    .where('id', '=', issuerId)
    .execute()
}

/** The issuer by which alone somebody with an address may come; null where a mailed link may go. */
export async function onlyIssuerFor(db: Handle, email: string): Promise<Issuer | null> {
  const domain = email.toLowerCase().split('@').at(-1) ?? ''
  const row = await issuers(db)
    .where('i.state', '=', 'on')
    .where('i.only_way', '=', true)
    .where(eb => eb(eb.val(domain), '=', eb.fn.any('i.mail_domains')))
    .orderBy('i.name')
    .executeTakeFirst()
  return row ? toIssuer(row) : null
}
