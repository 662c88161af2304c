/**
 * The key of an installation's seal. A value sealed with it stands in the database, so that a lost, foreign or damaged key
 * is noticed at once; a new key is made only where nothing was ever sealed.
 */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { newId } from './ids.ts'
import { type Seal, sealOf } from './seal.ts'

/** Where the key is kept under a data directory. */
export function sealKeyFile(dataDir: string): string {
  return path.join(dataDir, 'keys', 'seal.key')
}

/** Where a seal key is looked for. */
export type KeyPlace = {
  readonly pool: pg.Pool
  readonly dataDir: string
  /** COMPACT_HUB_SEAL_KEY, where the key is not kept in a file. */
  readonly fromEnvironment?: string | null | undefined
}

/**
 * How the key and the database fit together. `fits`: what was sealed here opens. `unproved`: there is a key, and nothing was
 * sealed yet. `none`: there is neither. The others are wrong, each in words with what to do.
 */
export type KeyState =
  | {
      readonly kind: 'fits' | 'unproved'
      readonly seal: Seal
      readonly from: string
      /** Whether a change of the key was broken off: the values are opened by two keys. */
      readonly unfinished?: boolean
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'lost' | 'foreign' | 'garbled'; readonly says: string; readonly todo: string }

/** Thrown where the seal cannot be opened; the message says what is so and what to do. */
export class SealKeyProblem extends Error {
  override readonly name = 'SealKeyProblem'
}

const FROM_ENVIRONMENT = 'COMPACT_HUB_SEAL_KEY'
/** The value that is sealed so that a wrong key is noticed. */
export const CHECK = { text: 'compact-hub', place: 'seal_check' } as const
const PUT_BACK =
  'Put back the key you kept beside your backups. With another one what respondents told in confidence cannot be read.'

/** Looks at the key and the database without changing either. */
export async function judgeSealKey({ pool, dataDir, fromEnvironment }: KeyPlace): Promise<KeyState> {
  const file = sealKeyFile(dataDir)
  const from = fromEnvironment ? FROM_ENVIRONMENT : file
  // The database first: a key is in its file before anything is sealed with it, so that a first use beside this one, seen
  // half done, is not taken for a lost key.
  const sealed = await findSealed(pool)
  const written = fromEnvironment || (await readKeyFile(file))
  if (written === null) {
    if (!sealed) return { kind: 'none' }
    return {
      kind: 'lost',
      says: `The seal key is not at ${file}, and this installation holds what was sealed.`,
      todo: PUT_BACK,
    }
  }
  const lines = written.split(/[\s,]+/)
  if (!lines.every(line => /^[0-9a-f]{64}$/i.test(line))) {
    const says =
      written === '' ? `The seal key in ${from} is empty.` : `The seal key in ${from} is not 64 hexadecimal digits.`
    const todo = sealed ? PUT_BACK : `Nothing was sealed yet: take ${from} away, and the next start makes a new key.`
    return { kind: 'garbled', says, todo }
  }
  const keys = lines.map(line => Buffer.from(line, 'hex'))
  const seal = sealOf(...keys)
  if (!sealed) return { kind: 'unproved', seal, from }
  if (opens(seal, sealed)) return { kind: 'fits', seal, from, unfinished: !opens(sealOf(keys[0]!), sealed) }
  return { kind: 'foreign', says: `The seal key in ${from} is not the one of this installation.`, todo: PUT_BACK }
}

/**
 * The seal of an installation whose tables are up to date. Makes a key, readable by its owner only, where nothing was ever
 * sealed and none is given; writes the check value down. Throws SealKeyProblem where the key is lost, foreign or damaged.
 */
export async function openSeal(place: KeyPlace): Promise<Seal> {
  let state = await judgeSealKey(place)
  if (state.kind === 'none') {
    await makeKeyFile(sealKeyFile(place.dataDir))
    state = await judgeSealKey(place)
  }
  if (state.kind === 'unproved' || state.kind === 'fits') {
    await writeCheck(place.pool, state.seal)
    // Another process may have written its own check meanwhile: the one that stands decides.
    state = await judgeSealKey(place)
  }
  if (state.kind === 'fits') return state.seal
  throw new SealKeyProblem('says' in state ? `${state.says}\n${state.todo}` : 'No seal key could be made.')
}

async function writeCheck(pool: pg.Pool, seal: Seal): Promise<void> {
  await pool.query('insert into seal_check (id, sealed) values ($1, $2) on conflict do nothing', [
    newId(),
    seal.close(CHECK.text, CHECK.place),
  ])
}

type Sealed = { readonly sealed: Buffer; readonly place: string }

/**
 * Something that was sealed here: the check value, or, in a database from before there was one, a contact or a mail. Null
 * where nothing was, or where there are no tables yet.
 */
async function findSealed(pool: pg.Pool): Promise<Sealed | null> {
  const sources = [
    ['seal_check', `select sealed, '${CHECK.place}' as place from seal_check`],
    [
      'respondent_contact',
      "select sealed, 'respondent_contact:' || id as place from respondent_contact where erased_at is null limit 1",
    ],
    [
      'outgoing_mail',
      "select sealed, 'outgoing_mail:' || id as place from outgoing_mail where sealed is not null limit 1",
    ],
  ] as const
  for (const [table, query] of sources) {
    const { rows: known } = await pool.query<{ known: boolean }>('select to_regclass($1) is not null as known', [table])
    if (!known[0]?.known) continue
    const { rows } = await pool.query<Sealed>(query)
    if (rows[0]) return rows[0]
  }
  return null
}

function opens(seal: Seal, { sealed, place }: Sealed): boolean {
  try {
    seal.open(sealed, place)
    return true
  } catch {
    return false
  }
}

async function readKeyFile(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The keys in a file, the newest first; none where there is no file. */
export async function readKeys(file: string): Promise<readonly Buffer[]> {
  const written = await readKeyFile(file)
  return written === null || written === '' ? [] : written.split(/\s+/).map(line => Buffer.from(line, 'hex'))
}

/** Puts keys into a file in place of those before, whole or not at all, readable by its owner only. */
export async function writeKeys(file: string, keys: readonly Buffer[]): Promise<void> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const written = await open(draft, 'wx', 0o600)
  try {
    await written.writeFile(keys.map(key => key.toString('hex')).join('\n'))
    await written.sync()
  } finally {
    await written.close()
  }
  await rename(draft, file)
  await settle(path.dirname(file))
}

/** Writes a new key aside and links it into place whole, so that a crash leaves no empty key; one that is there stays. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    const written = await open(draft, 'wx', 0o600)
    try {
      await written.writeFile(randomBytes(32).toString('hex'))
      await written.sync()
    } finally {
      await written.close()
    }
    await link(draft, file)
    await settle(path.dirname(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** The folder's own entry must be on disk before anything is sealed; Windows has no way to ask for it. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
