/**
 * Takes the rows of a file in, each as a response of its own: whole or not at all. Each row is claimed once for its file, so that work
 * that is begun again, or done by two servers, gives no row twice.
 */
import { type SqlBool, sql } from 'kysely'
import { type Actor, nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { addDays, type Day, startOfDay } from '../../../kernel/day.ts'
import { claimOnce, sealPlace } from '../../../web/once.ts'
import type { Row, Whole } from '../../../web/table/book/table.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import type { Said } from '../form/reading.ts'
import { keyingStanding } from '../form/responding.queries.ts'
import { giveResponse } from '../giving/give.queries.ts'
import { keepLate } from '../late/late.queries.ts'
import { codeOf, markOf, referenceOf } from '../sealing/receipt-code.ts'
import { sealContact } from '../sealing/seal.ts'
import { keepSealedFile } from '../sealing/sealed-file.ts'
import { eraseFile, openPart, type ResponseImport, type RowOutcome } from './imports.queries.ts'
import { commentedBy, markOfSaid, nextPart, readEach, type Work } from './look-over.ts'
import type { Channel } from './own-cells.ts'
import type { ReadRow } from './read-row.ts'
import { countRows, outcomesOf, settleRows } from './rows.queries.ts'
import type { Told } from './told.ts'

/** What taking in needs besides: the moment, the zone of the area, and who brought the file. */
export type Taking = Work & { readonly now: Date; readonly timeZone: string; readonly by: Actor }

type Settled = {
  readonly row: number
  readonly outcome: RowOutcome
  readonly reference?: string
  readonly told?: readonly Told[]
}

/** Takes in the next part that was not; false where there is none. */
export async function takePart(tx: Tx, taking: Taking): Promise<boolean> {
  const { seal, file } = taking
  const part = await nextPart(tx, file.id, 'taken')
  if (!part) return false
  const rows = openPart(seal, part)
  const outcomes = await outcomesOf(
    tx,
    file.id,
    rows.map(({ row }) => row),
  )
  const settled: Settled[] = []
  // Once the outcome is reported nobody would read them.
  const closed = keyingStanding(taking.of, taking.today) !== 'ready'
  const paragraphs = await commentedBy(tx, taking.of, rows)
  for await (const { row, read } of readEach({ ...taking, paragraphs }, rows)) {
    const outcome = outcomes.get(row.row)
    if (!outcome || outcome === 'wrong') continue
    settled.push(
      !closed && isWanted(outcome, file) ? await takeRow(tx, taking, row, read) : { row: row.row, outcome: 'left' },
    )
  }
  await settleRows(tx, seal, file.id, settled)
  await tx.updateTable('response_import_part').set({ taken: true }).where('id', '=', part.id).execute()
  return true
}

/** Rows that say the same as another are taken only where that was said. */
function isWanted(outcome: RowOutcome, { doubles }: ResponseImport): boolean {
  return outcome === 'new' || ((outcome === 'double' || outcome === 'there') && doubles === 'each')
}

async function takeRow(tx: Tx, taking: Taking, { row, whole }: Row, read: ReadRow): Promise<Settled> {
  const { seal, file, of, now, today, timeZone, by } = taking
  const { said, received, late, channel } = read
  // Since it was looked over the consultation may have changed: what is wrong now was not then.
  if (!said || !received || !channel) return { row, outcome: 'wrong', told: read.faults }
  const token = tokenOf(seal, file, row)
  if (late) return keepRow(tx, taking, { row, whole, token, said, received, channel })
  const reference = referenceOf(seal, token)
  const code = codeOf(seal, token, 'response')
  const id = newId()
  const given = await giveResponse(
    tx,
    {
      id,
      said,
      reference,
      codeMark: markOf(seal, code, 'response'),
      channel,
      receivedAt: new Date(startOfDay(received, timeZone).getTime() + 12 * 3_600_000),
      contact: said.contact ? sealContact(seal, said.contact) : null,
      mail: null,
      acknowledgedAt: null,
      // A day in which a batch that was brought in by mistake can be taken back before anybody is written to.
      acknowledgeAfter: said.contact?.email ? nextDay(today) : null,
      by,
      imported: { id: file.id, mark: markOfSaid(seal, of.id, said) },
    },
    { consultationId: of.id, version: of.version, now, today, timeZone, keyed: true },
    { token, page: PAGE, digest: file.digest, sealedPlace: sealPlace(seal, token, reference) },
  )
  if (given && whole) await keepWhole(tx, taking, id, whole)
  if (given || (await wasTaken(tx, token))) return { row, outcome: 'taken', reference }
  throw new ChangedMeanwhile()
}

/** Keeps what a response was read from, sealed as a scan of paper is. */
async function keepWhole(tx: Tx, taking: Taking, responseId: string, whole: Whole): Promise<void> {
  const scan_file_id = await sealWhole(tx, taking, whole)
  await tx.updateTable('response').set({ scan_file_id }).where('id', '=', responseId).execute()
}

function sealWhole(tx: Tx, { seal, of, by }: Taking, { name, content }: Whole): Promise<string> {
  return keepSealedFile(tx, seal, of.id, { name, bytes: Buffer.from(content, 'base64') }, by.person?.id ?? null)
}

type LateRow = {
  readonly row: number
  readonly whole: Whole | undefined
  readonly token: string
  readonly said: Said
  readonly received: Day
  readonly channel: Channel
}

/** A row that came late goes into the late box, once, with the reason that was given for all of them. */
async function keepRow(tx: Tx, taking: Taking, late: LateRow): Promise<Settled> {
  const { seal, file, of, by } = taking
  const { row, whole, token, said, received, channel } = late
  const claim = await claimOnce(tx, seal, token, PAGE, file.digest)
  if (claim.kind === 'first') {
    const why = file.lateReason
    const brought = { consultationId: of.id, by: by.person?.id ?? null, importId: file.id }
    const scanFileId = whole ? await sealWhole(tx, taking, whole) : null
    await keepLate(tx, seal, { ...brought, channel, cameOn: received, why, said, scanFileId })
  }
  return { row, outcome: 'kept' }
}

/** Claims of rows stand under the page by which files are brought in. */
const PAGE = '/consultations/:slug/imports'

/** The consultation was changed while its rows were taken in: the part is begun again with what it is now. */
export class ChangedMeanwhile extends Error {}

function nextDay(today: Day): Date {
  return new Date(`${addDays(today, 1)}T05:00:00Z`)
}

/** The token of a row: the same file, the same row, the same turn have the same. */
function tokenOf(seal: Work['seal'], { digest, turn, consultationId }: ResponseImport, row: number): string {
  const mark = seal
    .mark(`${consultationId} ${digest.toString('hex')} ${turn} ${row}`, 'row of a file of responses')
    .toString('hex')
  return [mark.slice(0, 8), mark.slice(8, 12), mark.slice(12, 16), mark.slice(16, 20), mark.slice(20, 32)].join('-')
}

async function wasTaken(tx: Tx, token: string): Promise<boolean> {
  const claim = await tx.selectFrom('submission').select('token').where('token', '=', token).executeTakeFirst()
  return claim !== undefined
}

/** Says that every row has had its turn, erases the file and writes down what became of it; false while another works on it. */
export async function endTakingIn(tx: Tx, { file, of, today, now }: Taking): Promise<boolean> {
  const { late: _late, noted: _noted, ...counts } = await countRows(tx, file.id)
  const ended = await tx
    .updateTable('response_import')
    .set({
      state: 'taken',
      counts: JSON.stringify({ ...counts, late: file.counts.late ?? 0, noted: file.counts.noted ?? 0 }),
      version: file.version + 1,
      taken_at: now,
      kept_until: addDays(today, listKeptDays),
    })
    .where('id', '=', file.id)
    .where('state', '=', 'taking')
    .where(
      sql<SqlBool>`not exists (select from response_import_part p where p.import_id = ${file.id}::uuid and not p.taken)`,
    )
    .executeTakeFirst()
  if (Number(ended.numUpdatedRows) !== 1) return false
  await eraseFile(tx, file.id, false)
  await writeAudit(tx, {
    actor: nobody,
    as: 'system',
    action: 'response.import-ended',
    subject: { kind: 'consultation', id: of.id },
    record: { kind: 'response_import', id: file.id },
    after: { ...counts },
  })
  return true
}
