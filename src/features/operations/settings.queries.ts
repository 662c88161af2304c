/** The one area of this installation. */
import { changeArea } from '../../db/area.ts'
import type { Handle } from '../../db/open.ts'

const columns = [
  'version',
  'name',
  'compact_name',
  'time_zone',
  'contact_name',
  'contact_address',
  'contact_phone',
  'contact_email',
  'holiday_country',
  'retention_months',
  'languages',
] as const

/** What the settings page changes. */
export type AreaSettings = {
  readonly name: string
  readonly compact_name: string
  readonly time_zone: string
  readonly contact_name: string
  readonly contact_address: string
  readonly contact_phone: string
  readonly contact_email: string
  readonly holiday_country: string
  readonly retention_months: number
  /** Codes of the languages that it offers, English among them or not. */
  readonly languages: readonly string[]
}

/** The settings as they are. */
export async function readAreaSettings(db: Handle): Promise<AreaSettings & { version: number }> {
  return db
    .selectFrom('area')
    .select([...columns])
    .executeTakeFirstOrThrow()
}

/** Changes the settings that still have the version quoted; false where somebody changed them meanwhile. */
export async function changeSettings(tx: Handle, version: number, change: AreaSettings): Promise<boolean> {
  const { id } = await tx.selectFrom('area').select('id').executeTakeFirstOrThrow()
  return changeArea(tx, id, version, { ...change, languages: [...change.languages] })
}
