/**
 * Files chosen for a form that comes back. A browser empties the box for a file whenever a page is shown again, so what was chosen
 * is kept here, sealed, and the form carries a token for it (`kept-<field>`): it is named on the page, and can be left out
 * (`drop-<field>`) or replaced. Forgotten when the form is taken, or after its time.
 */
import { newId } from '../db/ids.ts'
import type { AnyField, FormSpec, RawForm, UploadedFile } from './fields.ts'
import type { Hub } from './hub.ts'
import { hashToken, newToken } from './session.ts'
import type { Limit } from './tries.ts'

/** Days for which a file is kept with its form; as long as the words of one. */
export const heldDays = 7
const MEGABYTE = 1024 * 1024
/** Most bytes kept at once for a person, for an address nobody is known behind, and for all of those: what comes after is told. */
const MOST = { person: 200 * MEGABYTE, address: 60 * MEGABYTE, addresses: 300 * MEGABYTE } as const
const fromOneSender: Limit = { name: 'kept files', most: 60, minutes: 10 }

/** Who sent a form: where they are on the network, and who is signed in there, or was; null where that is not known. */
export type Sender = { readonly ip: string; readonly personId: string | null }

/** The name under which a form carries the token of a kept file. */
export const keptName = (field: string): string => `kept-${field}`
/** The name of the box that leaves a kept file out. */
export const dropName = (field: string): string => `drop-${field}`

/** The fields of a form that ask for a file, each with whether it may be several. */
export function fileFieldsOf(spec: FormSpec | undefined): ReadonlyMap<string, boolean> {
  const fields = Object.entries<AnyField>(spec ?? {})
  return new Map(
    fields.flatMap(([name, { control, several }]) => (control === 'file' ? [[name, several ?? false]] : [])),
  )
}

const nothing = Buffer.alloc(0)

/** The form with the files that were kept for it: one chosen anew takes the place of the kept one. */
export async function withKeptFiles(
  hub: Hub,
  page: string,
  spec: FormSpec | undefined,
  raw: RawForm,
): Promise<RawForm> {
  const files: Record<string, UploadedFile> = { ...raw.files }
  for (const field of fileFieldsOf(spec).keys()) {
    const token = raw.values[keptName(field)]?.[0] ?? ''
    const chosen = files[field]
    if (token === '' || (chosen && chosen.name !== '') || raw.values[dropName(field)]?.includes('yes')) continue
    files[field] = (await openHeldFile(hub, page, field, token)) ?? {
      name: '',
      declaredType: '',
      bytes: nothing,
      fault: 'gone',
    }
  }
  return { values: raw.values, files }
}

function isToKeep(file: UploadedFile): boolean {
  return !file.kept && !file.fault && file.bytes.length > 0
}

/** The form with its files not kept, which is said of each. */
export function leaveFiles(raw: RawForm): RawForm {
  const files = Object.entries(raw.files).map(([field, file]): [string, UploadedFile] => [
    field,
    isToKeep(file) ? { ...file, fault: 'not-kept' } : file,
  ])
  return { values: raw.values, files: Object.fromEntries(files) }
}

/** Keeps the files of a form that comes back; one that cannot be kept says so. */
export async function keepFiles(hub: Hub, page: string, raw: RawForm, sender: Sender): Promise<RawForm> {
  const files: Record<string, UploadedFile> = {}
  for (const [field, file] of Object.entries(raw.files)) {
    if (!isToKeep(file)) files[field] = file
    else {
      const token = await holdFile(hub, page, field, file, sender)
      files[field] =
        token === null ? { ...file, fault: 'not-kept' } : { ...file, kept: { token, size: file.bytes.length } }
    }
  }
  const carried = Object.entries(files).flatMap(([field, { kept }]) => (kept ? [[keptName(field), [kept.token]]] : []))
  return { values: { ...raw.values, ...Object.fromEntries(carried) }, files }
}

/** Forgets the kept files of a form that was taken. */
export async function forgetFiles(hub: Hub, raw: RawForm): Promise<void> {
  const tokens = Object.entries(raw.values).filter(([name]) => name.startsWith(keptName('')))
  if (tokens.length === 0) return
  const marks = tokens.flatMap(([, values]) => values).map(hashToken)
  await hub.db.deleteFrom('held_file').where('token_hash', 'in', marks).execute()
}

/** The files that a kept form names, without their bytes: enough to name them on the page. */
export async function namedFiles(
  hub: Hub,
  page: string,
  spec: FormSpec | undefined,
  values: RawForm['values'],
): Promise<RawForm['files']> {
  const files: Record<string, UploadedFile> = {}
  for (const field of fileFieldsOf(spec).keys()) {
    const token = values[keptName(field)]?.[0]
    const file = token ? await openHeldFile(hub, page, field, token, 'name') : null
    if (file) files[field] = file
  }
  return files
}

/** What is sealed beside its pieces. `bytes`: the whole of one that was kept before files were kept in pieces. */
type Sealed = {
  readonly name: string
  readonly type: string
  readonly bytes?: string
  readonly parts?: NonNullable<UploadedFile['parts']>
}

/** Bytes that are sealed at once: few enough that nobody waits for them. */
const PIECE = 256 * 1024

/** Whether there is room for so many bytes more of a sender. People and addresses never take room from one another. */
async function isRoomFor({ db }: Hub, personId: string | null, mark: Buffer, bytes: number): Promise<boolean> {
  const sizes = db.selectFrom('held_file').select(eb => eb.fn.sum<string>('size').as('size'))
  if (personId !== null) {
    const own = await sizes.where('person_id', '=', personId).executeTakeFirst()
    return Number(own?.size ?? 0) + bytes <= MOST.person
  }
  const strangers = sizes.where('person_id', 'is', null)
  const own = await strangers.where('sender_mark', '=', mark).executeTakeFirst()
  const all = await strangers.executeTakeFirst()
  return Number(own?.size ?? 0) + bytes <= MOST.address && Number(all?.size ?? 0) + bytes <= MOST.addresses
}

async function holdFile(
  hub: Hub,
  page: string,
  field: string,
  file: UploadedFile,
  { ip, personId }: Sender,
): Promise<string | null> {
  if (!(await hub.tries.take(fromOneSender, personId ?? ip))) return null
  const mark = hub.seal.mark(ip, 'sender of kept files')
  if (!(await isRoomFor(hub, personId, mark, file.bytes.length))) return null
  const [id, token] = [newId(), newToken()]
  const sealed: Sealed = { name: file.name, type: file.declaredType, ...(file.parts ? { parts: file.parts } : {}) }
  await hub.db.transaction().execute(async tx => {
    await tx
      .insertInto('held_file')
      .values({
        id,
        token_hash: hashToken(token),
        page,
        field,
        size: file.bytes.length,
        person_id: personId,
        sender_mark: personId === null ? mark : null,
        sealed: hub.seal.close(JSON.stringify(sealed), `held_file:${id}`),
        expires_at: new Date(hub.now().getTime() + heldDays * 24 * 60 * 60 * 1000),
      })
      .execute()
    for (let at = 0; at * PIECE < file.bytes.length; at++) {
      const piece = newId()
      const bytes = file.bytes.subarray(at * PIECE, (at + 1) * PIECE)
      await tx
        .insertInto('held_file_piece')
        .values({
          ...{ id: piece, held_file_id: id, position: at },
          sealed: hub.seal.close(bytes.toString('base64'), `held_file_piece:${piece}`),
        })
        .execute()
    }
  })
  return token
}

/** The bytes of a kept file, opened piece by piece. */
async function openPieces({ db, seal }: Hub, id: string, size: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(size)
  for (let at = 0; at * PIECE < size; at++) {
    const piece = await db
      .selectFrom('held_file_piece')
      .select(['id', 'sealed'])
      .where('held_file_id', '=', id)
      .where('position', '=', at)
      .executeTakeFirstOrThrow()
    Buffer.from(seal.open(piece.sealed, `held_file_piece:${piece.id}`), 'base64').copy(whole, at * PIECE)
  }
  return whole
}

async function openHeldFile(
  hub: Hub,
  page: string,
  field: string,
  token: string,
  part: 'whole' | 'name' = 'whole',
): Promise<UploadedFile | null> {
  const row = await hub.db
    .selectFrom('held_file')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('page', '=', page)
    .where('field', '=', field)
    .where('expires_at', '>', hub.now())
    .executeTakeFirst()
  if (!row) return null
  const { name, type, bytes, parts } = JSON.parse(hub.seal.open(row.sealed, `held_file:${row.id}`)) as Sealed
  const kept = { token, size: row.size }
  const found = { name, declaredType: type, kept, ...(parts ? { parts } : {}) }
  if (part === 'name') return { ...found, bytes: nothing }
  return {
    ...found,
    bytes: bytes === undefined ? await openPieces(hub, row.id, row.size) : Buffer.from(bytes, 'base64'),
  }
}
