/** Editions of codes that the area has adopted, and the codes themselves as they were adopted. */
import { sql } from 'kysely'
import {
  type AdoptedRules,
  type Code,
  type Demands,
  demandsOf,
  readBinding,
  readCode,
  sayFault,
  wasInForce,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { shippedCodes } from './shipped-codes.ts'

/** Whether an edition binds: a draft does not yet; a superseded one is not signed any more, and binds whoever has not agreed to a later one. */
export type EditionStatus = 'draft' | 'in-force' | 'superseded'

/** An edition in the area's own list. */
export type Edition = {
  readonly id: string
  readonly version: number
  readonly edition: string
  readonly title: string
  readonly subjectKind: string
  readonly status: EditionStatus
  /** The same in the words of its page: a draft that was dropped was never in force. */
  readonly stands: EditionStatus | 'dropped'
  readonly inForceFrom: Day | null
  readonly supersededOn: Day | null
  readonly why: string
  /** Why it ended, where no later edition took its place. */
  readonly endedWhy: string
  readonly replacesId: string | null
  /** The fingerprint of what binds in it; null for one from before fingerprints whose text is not at hand. */
  readonly fingerprint: string | null
  /** How many errata were made to it. */
  readonly errata: number
}

/** What tells which text an edition has. */
export type EditionText = Pick<Edition, 'id' | 'version' | 'edition' | 'fingerprint' | 'errata'>

/** All editions that the area has listed: those in force first. */
export async function findEditions(db: Handle): Promise<Edition[]> {
  const rows = await editions(db).orderBy('status', 'desc').orderBy('title').execute()
  return rows.map(standing).sort((a, b) => order[a.status] - order[b.status])
}

const order: Readonly<Record<EditionStatus, number>> = { 'in-force': 0, draft: 1, superseded: 2 }

/** The edition of that short name, or null where the area has not listed it. */
export async function findEdition(db: Handle, edition: string): Promise<Edition | null> {
  const row = await editions(db).where('edition', '=', edition).executeTakeFirst()
  return row ? standing(row) : null
}

function standing(row: Omit<Edition, 'stands'>): Edition {
  return { ...row, stands: row.status === 'superseded' && !wasInForce(row) ? 'dropped' : row.status }
}

function editions(db: Handle) {
  return db
    .selectFrom('code')
    .select([
      'id',
      'version',
      'edition',
      'title',
      'subject_kind as subjectKind',
      'status',
      'in_force_from as inForceFrom',
      'superseded_on as supersededOn',
      'why',
      'ended_why as endedWhy',
      'replaces_code_id as replacesId',
      'fingerprint',
      sql<number>`(select count(*)::int from code_erratum where code_id = code.id)`.as('errata'),
    ])
}

/** Codes read from what was adopted: each text once. */
const read = new Map<string, Code>()

/** The codes in force, in the order of their titles. */
export async function codesInForce(db: Handle): Promise<readonly Code[]> {
  const rows = await editions(db).where('status', '=', 'in-force').orderBy('title').execute()
  const codes = await Promise.all(rows.map(row => codeOf(db, row)))
  return codes.filter(code => code !== null)
}

/** The code of an edition as it was adopted, its errata made; null where it cannot be read. */
export async function codeOf(db: Handle, edition: EditionText): Promise<Code | null> {
  const key = `${edition.id} ${edition.fingerprint ?? `version ${edition.version}`} ${edition.errata}`
  const known = read.get(key)
  if (known) return known
  const adopted = await adoptedText(db, edition)
  if (!adopted) return null
  const code = edition.errata === 0 ? adopted : withErrata(adopted, await wordsMended(db, edition.id))
  if (edition.fingerprint !== null) read.set(key, code)
  return code
}

/** The code of an edition word for word as it was adopted, without its errata; null where it cannot be read. */
export async function adoptedText(db: Handle, { id, edition }: Pick<Edition, 'id' | 'edition'>): Promise<Code | null> {
  const { source, binding } = await db
    .selectFrom('code')
    .select(['source', 'binding'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (binding !== null) return readBinding(edition, binding)
  if (source === null) return (await shippedCodes()).codes.get(edition)?.code ?? null
  const code = readCode({ name: edition, text: source }, { kept: true })
  if (code.ok) return code.value
  console.error(code.problem.map(sayFault).join('\n'))
  return null
}

/** The words of each clause with an erratum, as the latest one has them. */
async function wordsMended(db: Handle, id: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('code_erratum')
    .select(['clause', 'becomes'])
    .where('code_id', '=', id)
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ clause, becomes }) => [clause, becomes]))
}

function withErrata(code: Code, mended: ReadonlyMap<string, string>): Code {
  const sections = code.sections.map(section => ({
    ...section,
    clauses: section.clauses.map(clause => ({ ...clause, gist: mended.get(clause.id) ?? clause.gist })),
  }))
  return { ...code, sections }
}

const gathered = new Map<string, { readonly codes: readonly Code[]; readonly demands: Demands }>()

/** What codes ask for together, with the area's rules; gathered once for each set of codes and rules. */
export function demandsFor(codes: readonly Code[], rules: AdoptedRules): Demands {
  const key = `${codes.map(code => code.id).join(' ')} ${JSON.stringify(rules)}`
  const known = gathered.get(key)
  if (known?.codes.every((code, at) => code === codes[at])) return known.demands
  const demands = demandsOf(codes, rules)
  gathered.set(key, { codes, demands })
  return demands
}
