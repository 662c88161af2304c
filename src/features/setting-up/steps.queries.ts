/** What a new area still needs before anybody can use it, worked out from its records; shown to the secretariat until it is set up. */
import { sql } from 'kysely'
import type { Handle } from '../../db/open.ts'

/** Steps of setting up, in the order in which they build on one another, each with the page where it is done. */
const steps = {
  area: '/settings',
  code: '/compact/codes',
  organisations: '/organisations/import',
  signature: '/compact/signatures/new',
  people: '/people/new',
  partnership: '/partnerships/new',
  consultation: '/consultations/new',
  compact: '/documents/import/area',
} as const
type Step = keyof typeof steps

/** How far setting up is. `next` is the first step that is not done; null once every one is. */
export type SettingUp = {
  readonly done: number
  readonly steps: readonly { readonly name: Step; readonly href: string; readonly done: boolean }[]
  readonly next: { readonly name: Step; readonly href: string } | null
}

/** How far setting up is by the records that are there. */
export async function findSettingUp(db: Handle): Promise<SettingUp> {
  const { rows } = await sql<Record<Step, boolean>>`
    select exists (select from area where contact_email <> '' or contact_phone <> '' or contact_address <> '') as area,
      exists (select from document where subject_kind = 'area') as compact,
      (select count(*) > 1 from (select from organisation limit 2) as two) as organisations,
      (select count(*) > 1 from (select from person where erased_at is null limit 2) as two) as people,
      exists (select from code where status = 'in-force') as code,
      exists (select from signature) as signature,
      exists (select from partnership) as partnership,
      exists (select from consultation) as consultation`.execute(db)
  const found = rows[0]!
  const names = Object.keys(steps) as Step[]
  const list = names.map(name => ({ name, href: steps[name], done: found[name] }))
  return { done: list.filter(step => step.done).length, steps: list, next: list.find(step => !step.done) ?? null }
}

/** Whether the area has, or ever had, somebody who keeps it. */
export async function hasSecretariat(db: Handle): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .select('id')
    .where('role', '=', 'secretariat')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
