/** Editions of codes that the area has adopted, and the codes themselves as they were adopted. */
import { type Code, type Demands, demandsOf, readCode, sayFault } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { shippedCodes } from './shipped-codes.ts'

/** Whether an edition binds: a draft does not yet, a superseded one does no more. */
export type EditionStatus = 'draft' | 'in-force' | 'superseded'

/** An edition in the area's own list. */
export type Edition = {
  readonly id: string
  readonly version: number
  readonly edition: string
  readonly title: string
  readonly subjectKind: string
  readonly status: EditionStatus
  readonly inForceFrom: Day | null
  readonly supersededOn: Day | null
  readonly why: string
  readonly replacesId: string | null
}

/** All editions that the area has listed: those in force first. */
export async function findEditions(db: Handle): Promise<Edition[]> {
  const rows = await editions(db).orderBy('status', 'desc').orderBy('title').execute()
  return rows.sort((a, b) => order[a.status] - order[b.status])
}

const order: Readonly<Record<EditionStatus, number>> = { 'in-force': 0, draft: 1, superseded: 2 }

/** The edition of that short name, or null where the area has not listed it. */
export async function findEdition(db: Handle, edition: string): Promise<Edition | null> {
  return (await editions(db).where('edition', '=', edition).executeTakeFirst()) ?? null
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
      'replaces_code_id as replacesId',
    ])
}

/** Codes read from what was adopted, by the row and its version: an edition is read once. */
const read = new Map<string, Code>()

/** The codes in force, in the order of their titles. */
export async function codesInForce(db: Handle): Promise<readonly Code[]> {
  const rows = await db
    .selectFrom('code')
    .select(['id', 'version', 'edition'])
    .where('status', '=', 'in-force')
    .orderBy('title')
    .execute()
  const codes = await Promise.all(rows.map(row => codeOf(db, row)))
  return codes.filter(code => code !== null)
}

/** The code of an edition: as it was adopted, or else as its file has it. Null where neither can be read. */
export async function codeOf(
  db: Handle,
  { id, version, edition }: Pick<Edition, 'id' | 'version' | 'edition'>,
): Promise<Code | null> {
  const key = `${id} ${version}`
  const known = read.get(key)
  if (known) return known
  const { source } = await db.selectFrom('code').select('source').where('id', '=', id).executeTakeFirstOrThrow()
  if (source === null) return (await shippedCodes()).codes.get(edition)?.code ?? null
  const code = readCode({ name: edition, text: source })
  if (!code.ok) {
    console.error(code.problem.map(sayFault).join('\n'))
    return null
  }
  read.set(key, code.value)
  return code.value
}

const gathered = new Map<string, { readonly codes: readonly Code[]; readonly demands: Demands }>()

/** What codes ask for together; gathered once for each set of codes. */
export function demandsFor(codes: readonly Code[]): Demands {
  const key = codes.map(code => code.id).join(' ')
  const known = gathered.get(key)
  if (known?.codes.every((code, at) => code === codes[at])) return known.demands
  const demands = demandsOf(codes)
  gathered.set(key, { codes, demands })
  return demands
}
